/// A table for readers: text in cells, numbers already written in the language.
struct ReportTable: Sendable {
    /// One cell.
    struct Cell: Sendable, ExpressibleByStringLiteral {
        /// The words or the number.
        var text: String
        /// Where the text leads; `nil` if nowhere.
        var link: String?

        /// A cell of plain text.
        init(_ text: String, link: String? = nil) {
            self.text = text
            self.link = link
        }

        /// A cell of plain text.
        init(stringLiteral text: String) { self.init(text) }
    }

    /// One line across the table.
    enum Row: Sendable {
        /// Cells, as many as the header.
        case cells([Cell])
        /// Cells that sum the others up, as many as the header.
        case total([Cell])
        /// The title of the rows that follow.
        case group(String)

        /// A row of plain text.
        static func texts(_ texts: [String]) -> Row { .cells(texts.map { Cell($0) }) }
    }

    /// What the table shows.
    var caption: String
    /// The names of the columns.
    var header: [String]
    /// The rows.
    var rows: [Row]
    /// How many columns from the left hold text; the others hold numbers.
    var textColumnCount: Int
    /// Columns that hold text although they stand among numbers.
    var laterTextColumns: Set<Int>
    /// Where the data come from, without the word "source".
    var source: String
    /// What a reader must know to judge the table.
    var note: String
    /// The same in full for machines: the name of a file beside the report.
    var file: String?
    /// The number of the table, from 1.
    var number = 0

    /// Makes a table; the first column heads each row.
    init(
        caption: String,
        header: [String],
        rows: [Row],
        textColumnCount: Int = 1,
        laterTextColumns: Set<Int> = [],
        source: String,
        note: String = "",
        file: String? = nil
    ) {
        for row in rows {
            switch row {
            case .cells(let cells), .total(let cells):
                precondition(
                    cells.count == header.count,
                    "\(caption): \(cells.count) cells under \(header.count) headings"
                )
            case .group: break
            }
        }
        self.caption = caption
        self.header = header
        self.rows = rows
        self.textColumnCount = textColumnCount
        self.laterTextColumns = laterTextColumns
        self.source = source
        self.note = note
        self.file = file
    }

    /// Whether every word of a text column is so short that it need not be broken.
    func isShort(_ column: Int) -> Bool {
        rows.allSatisfy { row in
            switch row {
            case .cells(let cells), .total(let cells): cells[column].text.count <= 17
            case .group: true
            }
        }
    }

    /// Whether a column holds numbers and is set flush right.
    func isNumeric(_ column: Int) -> Bool {
        column >= textColumnCount && !laterTextColumns.contains(column)
    }
}
