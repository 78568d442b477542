/// Reads tables of comma-separated values (RFC 4180) and their usual relatives.
///
/// The separator is the one of comma, semicolon, tab and bar that the header holds most often. A
/// byte order mark is dropped. Every value is text, so that codes keep their zeros and dots, but for
/// columns of numbers with decimal commas or thousands marks, which are noted; empty fields are null.
/// Quoted fields may hold separators, quotation marks and line breaks.
public enum CSVReader {
    /// Reads a table with a header.
    ///
    /// Rows get a geometry if the header names a column of well-known text `wkt`, or else a point if
    /// it names a longitude and a latitude and both fields are numbers.
    /// - Parameters:
    ///   - bytes: The text, in UTF-8.
    ///   - path: How messages name the file.
    ///   - readsMarks: Whether numbers with decimal commas or thousands marks are read as numbers,
    ///     and do not stay the texts they are.
    /// - Throws: ``LayerError`` that names the line of the first mistake.
    /// - Complexity: O(*n*) in the number of bytes.
    public static func read(
        _ bytes: [UInt8],
        path: String,
        readsMarks: Bool = true
    ) throws(LayerError) -> Layer {
        var scanner = CSVScanner(bytes, path: path)
        guard let header = try scanner.readRecord() else {
            throw scanner.failure("the table has no header")
        }
        let names = header.map { ($0 ?? "").trimmingBlanks() }
        try check(names, scanner)
        var features: [Feature] = []
        var line = scanner.line
        while let record = try scanner.readRecord() {
            defer { line = scanner.line }
            if record.count == 1, record[0] == nil { continue }
            guard record.count == names.count else {
                throw LayerError(
                    .syntax,
                    path: path,
                    place: Place(feature: features.count + 1, line: line),
                    message: "the row has \(record.count) fields, the header \(names.count)",
                    remedy: "put fields that hold the separator in quotation marks"
                )
            }
            let place = Place(feature: features.count + 1, line: line)
            features.append(Feature(values: record.map { Cell($0) }, place: place))
        }
        var layer = Layer(
            name: String(path.split(separator: "/").last?.split(separator: ".").first ?? "table"),
            source: path,
            columns: names.map { Column($0) },
            features: features
        )
        layer.separator = Character(Unicode.Scalar(scanner.separator))
        if readsMarks { layer.readMarkedNumbers() }
        if try !layer.readGeometryTexts() { layer.locate() }
        return layer
    }

    private static func check(_ names: [String], _ scanner: CSVScanner) throws(LayerError) {
        var seen: Set<String> = []
        for (index, name) in names.enumerated() {
            if name.isEmpty, names.count > 1 {
                throw scanner.failure("column \(index + 1) of the header has no name")
            }
            if !seen.insert(name).inserted {
                throw scanner.failure("the header names the column '\(name)' twice")
            }
        }
    }
}

extension String {
    /// The text without blanks at either end.
    func trimmingBlanks() -> String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
