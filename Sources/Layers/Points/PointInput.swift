/// Points of any number in a file, whichever of the formats that are read piece by piece it has.
public enum PointInput: ~Copyable {
    /// Separated text.
    case table(PointTable)
    /// GeoJSON, or a text sequence of it.
    case features(FeatureStream)

    /// Opens a file, or standard input for the path `-`, and tells its format from how it begins.
    ///
    /// - Throws: ``LayerError`` that names the file and what is wrong with it.
    public static func open(_ path: String) throws(LayerError) -> PointInput {
        let source = try FileSource(path)
        let name = InputFile.name(of: path)
        var bytes: [UInt8] = []
        var isAtEnd = false
        while !isAtEnd {
            isAtEnd = try source.append(max(4_096, bytes.count), to: &bytes)
            guard let isGeoJSON = FeatureStream.begins(bytes) else { continue }
            return isGeoJSON
                ? .features(try FeatureStream(source, bytes, isAtEnd: isAtEnd, name))
                : .table(try PointTable(source, bytes, isAtEnd: isAtEnd, name))
        }
        return .table(try PointTable(source, bytes, isAtEnd: true, name))
    }
}
