extension JSON {
    /// Reads one JSON text.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8, with or without a byte order mark.
    ///   - path: How messages name the file.
    /// - Throws: ``LayerError`` with the line of the first mistake.
    public init(parsing bytes: [UInt8], path: String) throws(LayerError) {
        var scanner = JSONScanner(bytes, path: path)
        self = try scanner.readValue()
        try scanner.expectEnd()
    }
}
