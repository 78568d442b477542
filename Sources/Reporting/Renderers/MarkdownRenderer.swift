/// Sets a report as Markdown with tables (GitHub Flavored Markdown, CommonMark 0.31 beside).
struct MarkdownRenderer {
    private let document: ReportDocument
    private let words: Wording
    private var text = ""

    /// The text of a report; drawings are files in the folder `figures`.
    static func text(_ document: ReportDocument) -> String {
        var renderer = MarkdownRenderer(document)
        renderer.writeAll()
        return renderer.text
    }

    private init(_ document: ReportDocument) {
        self.document = document
        words = Wording(document.language)
    }

    /// The text with everything escaped that Markdown would take for a mark.
    ///
    /// By code points: a mark with an accent, or a line end of two, is one character of Swift.
    private func escaped(_ raw: String) -> String {
        var text = ""
        for scalar in SVGEscaping.shown(raw).unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#", "&", "~", "@",
                "$", "^":
                text.unicodeScalars.append("\\")
                text.unicodeScalars.append(scalar)
            case "\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": text += " "
            default: text.unicodeScalars.append(scalar)
            }
        }
        // A bare address would become a link, and a word between colons a picture.
        return text.replacing("www.", with: "www\\.")
            .replacing(#/:(?=[A-Za-z\/+_-])/#) { _ in "\\:" }
    }

    private mutating func paragraph(_ content: String) { text += content + "\n\n" }

    private mutating func writeAll() {
        paragraph("# \(escaped(document.title))")
        paragraph(escaped(document.subtitle))
        paragraph(
            document.facts.map { "- \(escaped($0.name)): \(escaped($0.value))" }
                .joined(separator: "\n")
        )
        if !document.alerts.isEmpty {
            paragraph("> **\(words.alerts)**")
            paragraph(document.alerts.map { "> - \(escaped($0))" }.joined(separator: "\n"))
        }
        for section in document.sections {
            paragraph("## \(escaped(section.title))")
            for block in section.blocks { write(block) }
        }
        text.removeLast()
    }

    private mutating func write(_ block: ReportBlock) {
        switch block {
        case .heading(let title): paragraph("### \(escaped(title))")
        case .paragraph(let content): paragraph(escaped(content))
        case .note(let content): paragraph("> **\(words.note).** \(escaped(content))")
        case .list(let items): paragraph(items.map { "- \(escaped($0))" }.joined(separator: "\n"))
        case .terms(let terms):
            paragraph(
                terms.map { "- **\(escaped($0.term)).** \(escaped($0.meaning))" }
                    .joined(separator: "\n")
            )
        case .keyFigures(let figures):
            let lines = figures.enumerated().map { number, figure in
                "\(number + 1). \(escaped(figure.label)): **\(escaped(figure.value))** "
                    + "(\(escaped(figure.detail)))"
                    + figure.remarks.map { "; \(escaped($0))" }.joined()
            }
            paragraph(lines.joined(separator: "\n"))
        case .table(let table): write(table)
        case .figure(let figure): write(figure)
        }
    }

    private mutating func write(_ table: ReportTable) {
        paragraph("**\(words.table) \(table.number). \(escaped(table.caption))**")
        let rows = table.rows.map { row in
            switch row {
            case .cells(let cells): cells.map(content)
            case .total(let cells): cells.map { $0.text.isEmpty ? "" : "**\(content($0))**" }
            case .group(let title):
                ["**\(escaped(title))**"]
                    + [String](repeating: "", count: table.header.count - 1)
            }
        }
        write(table.header, rows) { table.isNumeric($0) }
        var below = ["\(words.source): \(escaped(table.source))"]
        if !table.note.isEmpty { below.append("\(words.note): \(escaped(table.note))") }
        if let file = table.file {
            below.append("\(words("Data lengkap", "Full data")): [\(escaped(file))](\(file))")
        }
        paragraph(below.joined(separator: "  \n"))
    }

    private func content(_ cell: ReportTable.Cell) -> String {
        cell.link.map { "[\(escaped(cell.text))](<\($0)>)" } ?? escaped(cell.text)
    }

    private mutating func write(
        _ header: [String],
        _ rows: [[String]],
        isNumeric: (Int) -> Bool
    ) {
        let rule = header.indices.map { column in
            let width = Self.width(([header] + rows).map { $0[column] })
            return String(repeating: "-", count: width) + (isNumeric(column) ? ":" : "")
        }
        let lines = [header.map(escaped), rule] + rows
        paragraph(
            lines.map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
        )
    }

    /// How wide a column is to be beside others: pandoc takes it from the length of the rule.
    private static func width(_ cells: [String]) -> Int {
        let longest = cells.map(\.count).max() ?? 0
        let word = cells.flatMap { $0.split(separator: " ") }.map(\.count).max() ?? 0
        // A narrow column needs room for its longest word beside wide ones.
        return max(8, min(longest, 30), min(word, 24) + 4)
    }

    private mutating func write(_ item: ReportFigure) {
        let caption = item.figure.caption
        let name = "\(words.figure) \(item.number). \(escaped(caption.title))"
        paragraph("![\(escaped(caption.description))](figures/\(item.id).svg)")
        paragraph("**\(name)**")
        let table = item.figure.table
        write(table.header, table.rows.map { $0.map(escaped) }) { table.isNumeric[$0] }
        var below: [String] = []
        if !caption.source.isEmpty { below.append("\(words.source): \(escaped(caption.source))") }
        if !caption.note.isEmpty { below.append("\(words.note): \(escaped(caption.note))") }
        if !below.isEmpty { paragraph(below.joined(separator: "  \n")) }
    }
}
