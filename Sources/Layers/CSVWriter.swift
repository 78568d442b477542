/// Writes tables as RFC 4180 with the decimal point, commas, and lines that end in LF.
public enum CSVWriter {
    /// The header and one line a row; geometries are left out.
    public static func table(_ layer: Layer) -> String {
        var text = layer.columns.map { quoted($0.name) }.joined(separator: ",") + "\n"
        for feature in layer.features {
            for (index, (column, cell)) in zip(layer.columns, feature.values).enumerated() {
                if index > 0 { text += "," }
                text += field(cell, column)
            }
            text += "\n"
        }
        return text
    }

    private static func field(_ cell: Cell, _ column: Column) -> String {
        switch cell {
        case .null: ""
        case .text(let text): quoted(text)
        case .integer(let value): String(value)
        case .boolean(let value): value ? "true" : "false"
        case .number(let value):
            column.decimals.map { DecimalText.fixed(value, decimals: $0) }
                ?? DecimalText.shortest(value)
        }
    }

    private static func quoted(_ text: String) -> String {
        let needsQuotes = text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
        guard needsQuotes else { return text }
        let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
        return "\"" + parts.joined(separator: "\"\"") + "\""
    }
}
