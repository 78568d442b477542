import CXLSXWriter
import Glibc

/// Writes tables as a workbook (ISO/IEC 29500) by libxlsxwriter: a sheet for each, and one that
/// says what they rest on.
///
/// Texts are texts, whatever they look like, so that codes keep their zeros and dots and no text
/// is taken for a formula. Geometries are left out.
public enum XLSXWriter {
    /// A sheet of lines, such as what the others rest on.
    public struct Lines: Sendable {
        /// The name of the sheet.
        public var title: String
        /// A subject and what is said of it, in order; the subject may be empty.
        public var lines: [(subject: String, text: String)]

        /// Names the lines of the sheet.
        public init(title: String, lines: [(subject: String, text: String)]) {
            self.title = title
            self.lines = lines
        }
    }

    /// Writes a workbook.
    ///
    /// - Parameters:
    ///   - layers: The tables; their names become those of the sheets.
    ///   - summary: What they say; the first sheet, if there is one.
    ///   - sources: What they rest on; the last sheet.
    ///   - path: The file.
    ///   - overwrite: Whether a file already there may be replaced.
    /// - Throws: ``LayerError`` of kind `unwritable` for a table or text that no sheet can hold, or
    ///   a file that cannot be written; the target is then as it was before.
    public static func write(
        _ layers: [Layer],
        summary: Lines? = nil,
        sources: Lines,
        to path: String,
        overwrite: Bool = false
    ) throws(LayerError) {
        try FileSink.requireFree(path, overwrite: overwrite)
        let draft = Drafts.add(beside: path)
        defer {
            unlink(draft)
            Drafts.remove(draft)
        }
        let workbook = try XLSXWorkbook(draft, for: path)
        if let summary { try workbook.add(summary) }
        for layer in layers { try workbook.add(layer) }
        try workbook.add(sources)
        try workbook.finish()
        try FileSink.move(draft, to: path)
    }
}

/// A workbook that is being written.
private final class XLSXWorkbook {
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private let header: UnsafeMutablePointer<lxw_format>
    private var formats: [Int: UnsafeMutablePointer<lxw_format>] = [:]
    private let path: String
    private var isFinished = false
    private var names: Set<String> = []

    /// How many characters a cell, and how many rows a sheet, can hold.
    private static let limits = (characters: 32_767, rows: 1_048_576, columns: 16_384)

    init(_ draft: String, for path: String) throws(LayerError) {
        guard let workbook = workbook_new(draft), let header = workbook_add_format(workbook) else {
            throw FileSink.failure(path)
        }
        self.workbook = workbook
        self.header = header
        self.path = path
        format_set_bold(header)
        format_set_bg_color(header, 0xE6EDF2)
        format_set_bottom(header, UInt8(LXW_BORDER_THIN.rawValue))
        var properties = lxw_doc_properties()
        properties.created = time_t(WritingMoment.secondsSince1970)
        workbook_set_properties(workbook, &properties)
    }

    deinit { if !isFinished { workbook_close(workbook) } }

    /// Adds a table: a header that stays in view, cells of their kind, columns as wide as they need.
    func add(_ layer: Layer) throws(LayerError) {
        guard layer.features.count < Self.limits.rows, layer.columns.count <= Self.limits.columns
        else {
            throw failure(
                "the table '\(layer.name)' has \(layer.features.count) rows; a sheet holds "
                    + "\(Self.limits.rows - 1)",
                "write .csv or .gpkg"
            )
        }
        let sheet = try sheet(named: layer.name)
        var widths = layer.columns.map { $0.name.count }
        for (column, description) in layer.columns.enumerated() {
            let text = description.name
            try check(
                worksheet_write_string(sheet, 0, lxw_col_t(column), text, header),
                layer.name,
                1
            )
        }
        for (row, feature) in layer.features.enumerated() {
            for (column, cell) in feature.values.enumerated() {
                let width = try write(cell, sheet, layer, row: row + 1, column)
                widths[column] = max(widths[column], width)
            }
        }
        for (column, width) in widths.enumerated() {
            let shown = Double(min(width, 60)) + 2
            worksheet_set_column(sheet, lxw_col_t(column), lxw_col_t(column), shown, nil)
        }
        worksheet_freeze_panes(sheet, 1, 0)
        guard !layer.columns.isEmpty else { return }
        let (row, column) = (layer.features.count, layer.columns.count - 1)
        worksheet_autofilter(sheet, 0, 0, lxw_row_t(row), lxw_col_t(column))
    }

    /// Adds a sheet of lines.
    func add(_ page: XLSXWriter.Lines) throws(LayerError) {
        let sheet = try sheet(named: page.title)
        for (row, line) in page.lines.enumerated() {
            for (column, text) in [line.subject, line.text].enumerated() where !text.isEmpty {
                let format = column == 0 ? header : nil
                let code = worksheet_write_string(
                    sheet,
                    lxw_row_t(row),
                    lxw_col_t(column),
                    text,
                    format
                )
                try check(code, page.title, row + 1)
            }
        }
        worksheet_set_column(sheet, 0, 0, 20, nil)
        worksheet_set_column(sheet, 1, 1, 100, nil)
    }

    /// Writes the file.
    func finish() throws(LayerError) {
        isFinished = true
        let code = workbook_close(workbook)
        guard code == LXW_NO_ERROR else {
            let reason = lxw_strerror(code).map { String(cString: $0) } ?? "no reason"
            throw failure(
                "cannot be written: \(reason)",
                "choose a folder that is there, that you may write to and that has room"
            )
        }
    }

    /// Writes a cell; returns how many characters it shows.
    private func write(
        _ cell: Cell,
        _ sheet: UnsafeMutablePointer<lxw_worksheet>,
        _ layer: Layer,
        row: Int,
        _ column: Int
    ) throws(LayerError) -> Int {
        let place = (lxw_row_t(row), lxw_col_t(column))
        let code: lxw_error
        let width: Int
        switch layer.printed(cell, column: column) {
        case .null: return 0
        case .text(let text):
            code = worksheet_write_string(sheet, place.0, place.1, text, nil)
            width = text.count
        case .integer(let value) where abs(value) > 1 << 53:
            // A sheet would round it.
            code = worksheet_write_string(sheet, place.0, place.1, String(value), nil)
            width = 20
        case .integer(let value):
            // A year is a name and no quantity.
            let description = layer.columns[column]
            let isName = description.isName || description.name == "year"
            let shown = isName ? nil : format(0)
            code = worksheet_write_number(sheet, place.0, place.1, Double(value), shown)
            width = String(value).count + String(abs(value)).count / 4
        case .number(let value) where value.isFinite:
            let decimals = layer.columns[column].decimals
            code = worksheet_write_number(
                sheet,
                place.0,
                place.1,
                value,
                decimals.flatMap { format($0) }
            )
            width = decimals.map { DecimalText.fixed(value, decimals: $0).count + 2 } ?? 10
        case .number(let value):
            code = worksheet_write_string(sheet, place.0, place.1, "\(value)", nil)
            width = 8
        case .boolean(let value):
            code = worksheet_write_boolean(sheet, place.0, place.1, value ? 1 : 0, nil)
            width = 5
        }
        try check(code, layer.name, row + 1)
        return width
    }

    /// The format of numbers with a count of decimals.
    private func format(_ decimals: Int) -> UnsafeMutablePointer<lxw_format>? {
        if let format = formats[decimals] { return format }
        guard let format = workbook_add_format(workbook) else { return nil }
        let zeros = String(repeating: "0", count: decimals)
        format_set_num_format(format, decimals == 0 ? "#,##0" : "#,##0.\(zeros)")
        formats[decimals] = format
        return format
    }

    /// A new sheet under the nearest name that a sheet may have.
    private func sheet(
        named name: String
    ) throws(LayerError) -> UnsafeMutablePointer<lxw_worksheet> {
        let allowed = name.map { "[]:*?/\\'".contains($0) ? "_" : $0 }
        let base = String(allowed.prefix(28))
        var title = base.isEmpty ? "table" : base
        var number = 2
        while !names.insert(title.lowercased()).inserted {
            title = "\(base)_\(number)"
            number += 1
        }
        guard let sheet = workbook_add_worksheet(workbook, title) else {
            throw failure("the sheet '\(name)' cannot be made", "give the table another name")
        }
        return sheet
    }

    private func check(_ code: lxw_error, _ sheet: String, _ row: Int) throws(LayerError) {
        guard code != LXW_NO_ERROR else { return }
        let reason =
            code == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED
            ? "a text is longer than \(Self.limits.characters) characters"
            : lxw_strerror(code).map { String(cString: $0) } ?? "no reason"
        throw failure("row \(row) of the sheet '\(sheet)': \(reason)", "write .csv or .gpkg")
    }

    private func failure(_ message: String, _ remedy: String) -> LayerError {
        LayerError(.unwritable, path: path, message: message, remedy: remedy)
    }
}
