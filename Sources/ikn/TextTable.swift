import Layers
import Reporting

/// Rows as aligned text for a terminal.
enum TextTable {
    static func text(_ layer: Layer, language: Language) -> String {
        let style = NumberStyle(language)
        let rows = layer.features.map { feature in
            zip(layer.columns, feature.values).map { text($1, $0, style) }
        }
        let header = layer.columns.map(\.name)
        let isNumeric = layer.columns.indices.map { column in
            layer.features.allSatisfy { $0.values[column].isNumberOrNull }
        }
        let widths = header.indices.map { column in
            ([header] + rows).map { $0[column].count }.max() ?? 0
        }
        func line(_ fields: [String]) -> String {
            let padded = fields.indices.map { column in
                let blanks = String(repeating: " ", count: widths[column] - fields[column].count)
                return isNumeric[column] ? blanks + fields[column] : fields[column] + blanks
            }
            var text = padded.joined(separator: "  ")
            while text.last == " " { text.removeLast() }
            return text + "\n"
        }
        let rule = line(widths.map { String(repeating: "─", count: $0) })
        return line(header) + rule + rows.map(line).joined()
    }

    private static func text(_ cell: Cell, _ column: Column, _ style: NumberStyle) -> String {
        switch cell {
        case .null: NumberStyle.missing
        case .text(let text): text
        // A year is a name and no quantity.
        case .integer(let value): column.name == "year" ? String(value) : style.integer(value)
        case .number(let value):
            style.decimal(value, places: column.decimals ?? (value == value.rounded() ? 0 : 4))
        case .boolean(let value):
            switch style.language {
            case .id: value ? "ya" : "tidak"
            case .en: value ? "yes" : "no"
            }
        }
    }
}

extension Cell {
    fileprivate var isNumberOrNull: Bool {
        switch self {
        case .null, .integer, .number: true
        case .text, .boolean: false
        }
    }
}
