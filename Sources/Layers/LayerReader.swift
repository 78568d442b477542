/// Reads a layer of any native format.
public enum LayerReader {
    /// Reads a file; the format follows from its name, or for standard input from its first byte
    /// that is not blank.
    ///
    /// - Parameter path: A file, or `-` for standard input.
    /// - Throws: ``LayerError`` that names file, place and remedy.
    public static func read(_ path: String) throws(LayerError) -> Layer {
        let bytes = try InputFile.read(path)
        let name = InputFile.name(of: path)
        switch format(of: path, bytes) {
        case .geoJSON: return try GeoJSONReader.read(bytes, path: name)
        case .csv: return try CSVReader.read(bytes, path: name)
        case nil:
            throw LayerError(
                .unknownFormat,
                path: name,
                message: "the format is not known by its name",
                remedy: "convert it to GeoJSON (.geojson) or CSV (.csv) first"
            )
        }
    }

    private enum Format {
        case geoJSON
        case csv
    }

    private static func format(of path: String, _ bytes: [UInt8]) -> Format? {
        switch path.split(separator: ".").last.map({ $0.lowercased() }) {
        case "geojson", "json", "geojsons", "geojsonl", "geojsonseq", "ndjson": return .geoJSON
        case "csv", "tsv", "txt": return .csv
        default:
            guard path == "-" else { return nil }
            let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
            let first = text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
            return first == UInt8(ascii: "{") || first == 0x1E ? .geoJSON : .csv
        }
    }
}
