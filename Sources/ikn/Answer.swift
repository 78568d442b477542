import Layers
import Planning
import Reporting

/// The answer of a command: rows, the terms of the question, and the account of what was read.
struct Answer {
    var layer: Layer
    var terms: [(key: String, value: String)] = []
    var tally: Tally
    /// What a reader must know, in both languages.
    var notes: [LocalizedText] = []
    /// Members of the JSON document in place of rows, for answers that are no table.
    var body: [JSON.Member]?

    /// Members of a JSON document that hold terms and account.
    var members: [JSON.Member] {
        [
            JSON.Member("query", .object(terms.map { JSON.Member($0.key, .string($0.value)) })),
            JSON.Member("read", .integer(tally.read)),
            JSON.Member("used", .integer(tally.used)),
            JSON.Member("skipped", .array(tally.skipped.map(Self.json))),
            JSON.Member("skipped_unlisted", .integer(tally.unlistedCount)),
            JSON.Member("notes", .array(notes.map { .string($0.en) })),
        ]
    }

    var json: JSON {
        let rows = JSON.Member(
            "rows",
            .array(
                layer.features.map { feature in
                    .object(
                        zip(layer.columns, feature.values).map { column, cell in
                            JSON.Member(column.name, Self.json(cell, column))
                        }
                    )
                }
            )
        )
        return .object(body.map { $0 + members } ?? members + [rows])
    }

    /// The answer in a format that is written here.
    func text(as format: OutputFormat, _ language: Language) -> String {
        switch format {
        case .table: TextTable.text(layer, language: language)
        case .csv: CSVWriter.table(layer)
        case .json: json.prettyText
        case .geojson: GeoJSONWriter.text(layer, as: .collection(members))
        case .geojsonseq: GeoJSONWriter.text(layer, as: .sequence)
        case .ndjson: GeoJSONWriter.text(layer, as: .lines)
        }
    }

    /// Numbers are as exact as every other format prints them.
    private static func json(_ cell: Cell, _ column: Column) -> JSON {
        guard case .number(let value) = cell, let decimals = column.decimals else {
            return JSON(cell)
        }
        return JSON(Double(DecimalText.fixed(value, decimals: decimals)))
    }

    private static func json(_ skip: Skip) -> JSON {
        [
            "code": .string(skip.code), "subject": .string(skip.subject),
            "reason": .string(skip.reason), "place": .string(skip.place),
        ]
    }

    /// The lines that go with every answer: its terms, its account and its notes.
    func preamble(_ language: Language) -> [String] {
        let style = NumberStyle(language)
        let read = style.integer(tally.read)
        let used = style.integer(tally.used)
        let skipped = style.integer(tally.skippedCount)
        var lines = terms.map { "\($0.key): \($0.value)" }
        switch language {
        case .id: lines.append("dibaca \(read) = dipakai \(used) + dilewati \(skipped)")
        case .en: lines.append("read \(read) = used \(used) + skipped \(skipped)")
        }
        let reasons = Dictionary(grouping: tally.skipped) { $0.reason }
        for (reason, skips) in reasons.sorted(by: { $0.key < $1.key }) {
            let names = skips.prefix(3).map(\.subject).joined(separator: ", ")
            lines.append(
                "  \(style.integer(skips.count)): \(reason) (\(names)\(skips.count > 3 ? ", …" : ""))"
            )
        }
        return lines + notes.map { language == .id ? $0.id : $0.en }
    }
}
