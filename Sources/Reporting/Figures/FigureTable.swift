/// The values of a figure as text in rows and columns.
public struct FigureTable: Hashable, Sendable {
    /// The names of the columns.
    public var header: [String]
    /// The cells, one list a row, each as long as the header.
    public var rows: [[String]]
    /// For each column, whether it holds numbers and is set flush right.
    public var isNumeric: [Bool]

    /// Makes a table whose first columns hold text and whose others hold numbers.
    ///
    /// - Parameters:
    ///   - header: The names of the columns.
    ///   - rows: The cells, one list a row, each as long as the header.
    ///   - textColumnCount: How many columns from the left hold text.
    public init(header: [String], rows: [[String]], textColumnCount: Int = 1) {
        for row in rows {
            precondition(
                row.count == header.count,
                "a row has \(row.count) cells under \(header.count) headings"
            )
        }
        self.header = header
        self.rows = rows
        isNumeric = header.indices.map { $0 >= textColumnCount }
    }
}
