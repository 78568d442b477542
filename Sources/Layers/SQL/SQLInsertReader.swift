/// Reads the rows that a dump of a database inserts: `INSERT INTO t (a, b) VALUES (…), (…);`.
///
/// Statements that only prepare tables are passed over; what would change or compute rows is refused,
/// since nothing here runs it.
public enum SQLInsertReader {
    /// Reads all rows, a layer for each table in the order of the text.
    ///
    /// - Parameters:
    ///   - bytes: The text, in UTF-8.
    ///   - path: How messages name the file.
    /// - Throws: ``LayerError`` that names the line of the first mistake.
    /// - Complexity: O(*n*) in the number of bytes.
    public static func read(_ bytes: [UInt8], path: String) throws(LayerError) -> [Layer] {
        var reader = Reader(scanner: SQLScanner(bytes, path: path), path: path)
        while try reader.readStatement() {}
        return reader.layers
    }

    /// Statements that leave no row behind but those that are inserted.
    private static let preparations: Set<String> = [
        "DROP", "CREATE", "LOCK", "UNLOCK", "SET", "USE", "BEGIN", "START", "COMMIT",
    ]

    private struct Reader {
        var scanner: SQLScanner
        let path: String
        var layers: [Layer] = []

        /// Reads a statement; returns whether there was one.
        mutating func readStatement() throws(LayerError) -> Bool {
            switch try scanner.next() {
            case .end: return false
            case .mark(UInt8(ascii: ";")): return true
            case .word(let word) where word.uppercased() == "INSERT": try readInsert()
            case .word(let word) where preparations.contains(word.uppercased()):
                try skipStatement()
            case .word(let word):
                throw scanner.failure("the statement '\(word)' is not read here, only INSERT is")
            default: throw scanner.failure("no statement begins here")
            }
            return true
        }

        private mutating func skipStatement() throws(LayerError) {
            while true {
                switch try scanner.next() {
                case .end: throw scanner.failure("the last statement is not closed with ';'")
                case .mark(UInt8(ascii: ";")): return
                default: continue
                }
            }
        }

        private mutating func readInsert() throws(LayerError) {
            try expect("INTO")
            let table = try name("the name of a table")
            try expect("(", "a list of columns")
            var columns: [String] = []
            repeat { columns.append(try name("the name of a column")) } while try continues()
            let layer = try index(of: table, columns)
            try expect("VALUES")
            repeat { try readRow(into: layer) } while try continues(to: ";")
        }

        private mutating func readRow(into layer: Int) throws(LayerError) {
            try expect("(", "a row")
            let line = scanner.tokenLine
            var values: [Cell] = []
            repeat { values.append(try value()) } while try continues()
            let place = Place(feature: layers[layer].features.count + 1, line: line)
            let columns = layers[layer].columns
            guard values.count == columns.count else {
                throw LayerError(
                    .syntax,
                    path: path,
                    place: place,
                    message: "the row has \(values.count) values for \(columns.count) columns",
                    remedy: "correct the file there, or fetch it again"
                )
            }
            layers[layer].features.append(Feature(values: values, place: place))
        }

        private mutating func value() throws(LayerError) -> Cell {
            switch try scanner.next() {
            case .text(let text): return .text(text)
            case .number(let text): return Int(text).map(Cell.integer) ?? Cell(Double(text))
            case .word(let word) where word.uppercased() == "NULL": return .null
            case .word(let word):
                throw scanner.failure("'\(word)' is no text, number or NULL")
            default: throw scanner.failure("a value is missing")
            }
        }

        /// The layer of a table, which must have the same columns each time.
        private mutating func index(
            of table: String,
            _ columns: [String]
        ) throws(LayerError) -> Int {
            guard let index = layers.firstIndex(where: { $0.name == table }) else {
                guard Set(columns).count == columns.count else {
                    throw scanner.failure("the table '\(table)' names a column twice")
                }
                layers.append(Layer(name: table, source: path, columns: columns.map { Column($0) }))
                return layers.count - 1
            }
            guard layers[index].columns.map(\.name) == columns else {
                throw scanner.failure("the table '\(table)' has other columns than before")
            }
            return index
        }

        private mutating func name(_ what: String) throws(LayerError) -> String {
            guard case .word(let name) = try scanner.next() else {
                throw scanner.failure("\(what) is missing")
            }
            return name
        }

        private mutating func expect(_ word: String) throws(LayerError) {
            guard case .word(let found) = try scanner.next(), found.uppercased() == word else {
                throw scanner.failure("'\(word)' is missing")
            }
        }

        private mutating func expect(
            _ mark: Unicode.Scalar,
            _ what: String
        ) throws(LayerError) {
            guard try scanner.next() == .mark(UInt8(ascii: mark)) else {
                throw scanner.failure("\(what) is missing, which begins with '\(mark)'")
            }
        }

        /// Whether a list goes on: a comma follows and not what closes it.
        private mutating func continues(
            to closing: Unicode.Scalar = ")"
        ) throws(LayerError) -> Bool {
            switch try scanner.next() {
            case .mark(UInt8(ascii: ",")): return true
            case .mark(UInt8(ascii: closing)): return false
            case .end: throw scanner.failure("the text ends within a statement")
            default: throw scanner.failure("a ',' or '\(closing)' is missing")
            }
        }
    }
}
