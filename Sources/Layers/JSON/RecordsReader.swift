/// Reads tables that are JSON arrays of objects, one a row, as interfaces of agencies give them.
///
/// Columns come in the order in which members first appear. Texts stay texts, so that codes keep
/// their zeros; arrays and objects become their JSON text.
enum RecordsReader {
    /// How many columns a table may have; more are values that stand where names should.
    private static let widthLimit = 4_096

    /// Whether a text begins as an array of objects.
    static func begins(_ bytes: [UInt8]) -> Bool {
        let marks = bytes.lazy.filter { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
        return marks.prefix(2).elementsEqual("[{".utf8)
    }

    /// Reads a table; rows get a point if their members name a longitude and a latitude.
    ///
    /// - Throws: ``LayerError`` that names row and line of the first mistake.
    static func read(_ bytes: [UInt8], path: String) throws(LayerError) -> Layer {
        var scanner = JSONScanner(bytes, path: path)
        var rows = RowCollector()
        try scanner.readArray { scanner throws(LayerError) in
            scanner.feature = rows.features.count + 1
            _ = scanner.peek()
            let line = scanner.lineSoFar()
            guard case .object(let members) = try scanner.readValue() else {
                throw scanner.failure("every element should be an object, with one value a column")
            }
            rows.append(members, line: line)
            guard rows.width <= widthLimit else {
                throw scanner.failure(
                    "the rows have more than \(widthLimit) different members",
                    .value
                )
            }
        }
        scanner.feature = nil
        try scanner.expectEnd()
        var layer = rows.layer(path: path)
        layer.locate()
        return layer
    }
}
