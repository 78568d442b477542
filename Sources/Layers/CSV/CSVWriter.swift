/// Writes tables as RFC 4180 with the decimal point, commas, and lines that end in LF.
public enum CSVWriter {
    /// The header and one line a row.
    ///
    /// - Parameter hasGeometry: Whether geometries are written as well-known text in a last column
    ///   `wkt`; otherwise they are left out.
    public static func table(_ layer: Layer, hasGeometry: Bool = false) -> String {
        var text = layer.columns.map { quoted($0.name) }.joined(separator: ",")
        text += hasGeometry ? ",wkt\n" : "\n"
        for feature in layer.features {
            for (index, (column, cell)) in zip(layer.columns, feature.values).enumerated() {
                if index > 0 { text += "," }
                text += field(cell, decimals: column.decimals)
            }
            if hasGeometry {
                text += "," + (feature.geometry.map { quoted(WKTWriter.text($0)) } ?? "")
            }
            text += "\n"
        }
        return text
    }

    /// The types of the columns as GDAL and QGIS read them from a file beside the table (`.csvt`),
    /// so that codes stay texts.
    public static func types(_ layer: Layer, hasGeometry: Bool = false) -> String {
        let types = layer.columns.indices.map { column in
            switch layer.kind(ofColumn: column) {
            case .integer:
                layer.features.allSatisfy {
                    $0.values[column].number.map { abs($0) < 0x1p31 } ?? true
                }
                    ? "\"Integer\"" : "\"Integer64\""
            case .number: "\"Real\""
            case .boolean: "\"Integer(Boolean)\""
            case .text: "\"String\""
            }
        }
        return (types + (hasGeometry ? ["\"WKT\""] : [])).joined(separator: ",") + "\n"
    }

    /// A value as a field.
    ///
    /// - Parameter decimals: How many decimals a number has; the shortest text that reads back the
    ///   same by default.
    static func field(_ cell: Cell, decimals: Int? = nil) -> String {
        switch cell {
        case .null: ""
        case .text(let text): quoted(text)
        case .integer(let value): String(value)
        case .boolean(let value): value ? "true" : "false"
        case .number(let value):
            decimals.map { DecimalText.fixed(value, decimals: $0) }
                ?? DecimalText.shortest(value)
        }
    }

    /// A text as a field.
    static func quoted(_ text: String) -> String {
        String(decoding: field(text, separator: UInt8(ascii: ",")), as: UTF8.self)
    }

    /// A text as a field: in quotation marks if it holds a separator, a mark or a line end.
    static func field(_ text: String, separator: UInt8) -> [UInt8] {
        let mark = UInt8(ascii: "\"")
        guard text.utf8.contains(where: { [separator, mark, 0x0A, 0x0D].contains($0) }) else {
            return Array(text.utf8)
        }
        return [mark] + text.utf8.flatMap { $0 == mark ? [mark, mark] : [$0] } + [mark]
    }
}
