import Planning

/// Sets a report as one page of HTML that fetches nothing.
///
/// Landmarks, one heading a section, a link past the contents, captions and scopes on every table,
/// and a title, a description and a table for every drawing.
struct HTMLRenderer {
    private let document: ReportDocument
    private let words: Wording
    private var html = ""

    /// The page of a report.
    static func page(_ document: ReportDocument) -> String {
        var renderer = HTMLRenderer(document)
        renderer.writePage()
        return renderer.html
    }

    /// A page that leads to the report in each of several languages.
    static func choice(of languages: [Language], _ title: LocalizedText) -> String {
        let links = languages.map { language in
            let words = Wording(language)
            let (code, name) = (language.rawValue, words("Bahasa Indonesia", "English"))
            return "<p lang=\"\(code)\"><a href=\"\(code)/index.html\" hreflang=\"\(code)\">"
                + "\(SVGEscaping.words(words(title)))</a> (\(name))</p>"
        }
        let main = Wording(languages[0])
        let heading = SVGEscaping.words(main(title))
        return """
            <!DOCTYPE html>
            <html lang="\(languages[0].rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(heading)</title>
            <style>
            \(StyleSheet.css(heading: main(title)))
            </style>
            </head>
            <body>
            <main class="page">
            <h1>\(heading)</h1>
            \(links.joined(separator: "\n"))
            </main>
            </body>
            </html>

            """
    }

    private init(_ document: ReportDocument) {
        self.document = document
        words = Wording(document.language)
    }

    private func escaped(_ text: String) -> String { SVGEscaping.words(text) }

    /// A text in which words that are longer than any name may be broken.
    private func breakable(_ text: String) -> String {
        guard text.utf8.count > 40 else { return escaped(text) }
        var parts: [String] = []
        var part = ""
        var run = 0
        for character in SVGEscaping.shown(text) {
            run = character == " " ? 0 : run + 1
            part.append(character)
            if run > 0, run.isMultiple(of: 24) {
                parts.append(SVGEscaping.text(part))
                part = ""
            }
        }
        parts.append(SVGEscaping.text(part))
        return parts.joined(separator: "<wbr>")
    }

    private mutating func line(_ text: String) { html += text + "\n" }

    // MARK: Page

    private mutating func writePage() {
        let title = escaped("\(document.title): \(document.subtitle)")
        line("<!DOCTYPE html>")
        let style = document.isOnePage ? " class=\"onepage\"" : ""
        line("<html lang=\"\(document.language.rawValue)\"\(style)>")
        line("<head>")
        line("<meta charset=\"utf-8\">")
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        line("<title>\(title)</title>")
        line("<meta name=\"generator\" content=\"Penyangga \(SoftwareVersions.product)\">")
        if let made = document.made {
            line("<meta name=\"dcterms.created\" content=\"\(made.iso8601)\">")
        }
        line("<style>\n\(StyleSheet.css(heading: document.title))\n</style>")
        line("</head>\n<body>")
        let skip = words("Lewati ke isi laporan", "Skip to the report")
        line("<a class=\"skip\" href=\"#report\">\(skip)</a>")
        line("<div class=\"page\">")
        writeCover()
        writeAlerts()
        if !document.isOnePage { writeContents() }
        line("<main id=\"report\">")
        for section in document.sections { write(section) }
        line("</main>")
        writeFooter()
        line("</div>\n</body>\n</html>")
    }

    private mutating func writeCover() {
        line("<header class=\"cover\">")
        line("<p class=\"kicker\">\(words("Laporan", "Report"))</p>")
        line("<h1>\(escaped(document.title))</h1>")
        line("<p class=\"subtitle\">\(escaped(document.subtitle))</p>")
        line("<dl class=\"facts\">")
        for fact in document.facts {
            line("<dt>\(escaped(fact.name))</dt><dd>\(escaped(fact.value))</dd>")
        }
        line("</dl>\n</header>")
    }

    private mutating func writeAlerts() {
        guard !document.alerts.isEmpty else { return }
        line("<section class=\"alerts\" aria-labelledby=\"alerts\">")
        line("<h2 id=\"alerts\">\(words.alerts)</h2>\n<ul>")
        for alert in document.alerts { line("<li>\(escaped(alert))</li>") }
        line("</ul>\n</section>")
    }

    private mutating func writeContents() {
        line("<nav class=\"contents\" aria-labelledby=\"contents\">")
        line("<h2 id=\"contents\">\(words.contents)</h2>\n<ol>")
        for section in document.sections {
            line("<li><a href=\"#\(section.id)\">\(escaped(section.title))</a></li>")
        }
        line("</ol>\n</nav>")
    }

    private mutating func writeFooter() {
        let text = words(
            "Dibuat dengan Penyangga. Zona bukan batas hukum; batas desa indikatif.",
            "Made with Penyangga. Zones are not legal limits; village boundaries are indicative."
        )
        line("<footer>\n<p>\(text)</p>\n</footer>")
    }

    // MARK: Sections

    private mutating func write(_ section: ReportSection) {
        line("<section aria-labelledby=\"\(section.id)\">")
        line("<h2 id=\"\(section.id)\">\(escaped(section.title))</h2>")
        for block in section.blocks { write(block) }
        line("</section>")
    }

    private mutating func write(_ block: ReportBlock) {
        switch block {
        case .heading(let text): line("<h3>\(escaped(text))</h3>")
        case .paragraph(let text): line("<p>\(prose(text))</p>")
        case .note(let text):
            line("<p class=\"note\"><strong>\(words.note).</strong> \(prose(text))</p>")
        case .list(let items):
            line(
                "<ul>\n" + items.map { "<li>\(prose($0))</li>" }.joined(separator: "\n") + "\n</ul>"
            )
        case .terms(let terms):
            line("<dl class=\"terms\">")
            for term in terms {
                line("<dt>\(escaped(term.term))</dt><dd>\(prose(term.meaning))</dd>")
            }
            line("</dl>")
        case .keyFigures(let figures): write(figures)
        case .table(let table): write(table)
        case .figure(let figure): write(figure)
        }
    }

    /// Running text with numbers kept on one line with the unit that follows.
    private func prose(_ text: String) -> String {
        var result = ""
        var previous: Character = " "
        var rest = escaped(text)[...]
        let units = ["km", "m", "ha", "kali", "times", "poin", "%", "desa", "WITA"]
        while let next = rest.first {
            rest = rest.dropFirst()
            let isBound = next == " " && (previous.isNumber || previous == "%")
            let word = isBound ? String(rest.prefix { $0.isLetter || $0 == "%" }) : ""
            result += isBound && units.contains(word) ? "\u{A0}" : String(next)
            previous = next
        }
        return result
    }

    private mutating func write(_ figures: [KeyFigure]) {
        line("<ul class=\"key\">")
        for figure in figures {
            let style = figure.light.map { " class=\"\($0.light.rawValue)\"" } ?? ""
            line(
                "<li\(style)><span class=\"label\">\(escaped(figure.label))</span> "
                    + "<span class=\"value\">\(escaped(figure.value))</span> "
                    + "<span class=\"detail\">\(prose(figure.detail))</span>"
                    + (figure.light.map(light) ?? "")
                    + (figure.change.map(change) ?? "") + "</li>"
            )
        }
        line("</ul>")
    }

    /// A light whose shape and words tell what its color does.
    private func light(_ light: KeyLight) -> String {
        let mark =
            switch light.light {
            case .green: "●"
            case .yellow: "◆"
            case .red: "■"
            }
        return " <span class=\"light\"><span aria-hidden=\"true\">\(mark)</span> "
            + "\(prose(light.text))</span>"
    }

    /// A change with a mark that tells good from bad news without color too.
    private func change(_ change: KeyChange) -> String {
        let mark =
            switch change.judgment {
            case .better: "✔"
            case .worse: "▲"
            case .level: "●"
            }
        return " <span class=\"change \(change.judgment.rawValue)\">"
            + "<span aria-hidden=\"true\">\(mark)</span> \(escaped(change.text))</span>"
    }

    // MARK: Tables

    private mutating func write(_ table: ReportTable) {
        let id = "table-\(table.number)"
        // A table that fits half a page is not broken.
        let isBrief = table.rows.count <= 13
        line("<div class=\"tablebox\(isBrief ? " brief" : "")\">")
        line("<div class=\"scroll\" role=\"region\" aria-labelledby=\"\(id)\" tabindex=\"0\">")
        line("<table>")
        line(
            "<caption id=\"\(id)\"><span class=\"cap\"><span class=\"label-no\">"
                + "\(words.table) \(table.number).</span> \(escaped(table.caption))</span></caption>"
        )
        writeHead(table.header) { table.isNumeric($0) }
        writeRows(table)
        line("</table>\n</div>")
        var below = ["\(words.source): \(escaped(table.source))"]
        if !table.note.isEmpty { below.append("\(words.note): \(escaped(table.note))") }
        if let file = table.file {
            below.append(
                "\(words("Data lengkap", "Full data")): <a href=\"\(escaped(file))\">"
                    + "\(escaped(file))</a>"
            )
        }
        line("<p class=\"below\">\(below.joined(separator: "<br>"))</p>\n</div>")
    }

    private mutating func writeHead(_ header: [String], isNumeric: (Int) -> Bool) {
        let cells = header.enumerated().map { column, name in
            "<th scope=\"col\"\(isNumeric(column) ? " class=\"n\"" : "")>\(escaped(name))</th>"
        }
        line("<thead><tr>\(cells.joined())</tr></thead>")
    }

    private mutating func writeRows(_ table: ReportTable) {
        line("<tbody>")
        for (index, row) in table.rows.enumerated() {
            switch row {
            case .cells(let cells): line("<tr>\(text(of: cells, table))</tr>")
            case .total(let cells): line("<tr class=\"total\">\(text(of: cells, table))</tr>")
            case .group(let title):
                if index > 0 { line("</tbody>\n<tbody>") }
                line(
                    "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"\(table.header.count)\">"
                        + "\(escaped(title))</th></tr>"
                )
            }
        }
        line("</tbody>")
    }

    private func text(of cells: [ReportTable.Cell], _ table: ReportTable) -> String {
        cells.enumerated().map { column, cell in
            // A cell without content is left out where the page becomes a PDF.
            var content = cell.text.isEmpty ? "&nbsp;" : breakable(cell.text)
            if let link = cell.link { content = "<a href=\"\(escaped(link))\">\(content)</a>" }
            if column == 0 {
                return "<th scope=\"row\"\(style(column, table))>\(content)</th>"
            }
            return "<td\(style(column, table))>\(content)</td>"
        }.joined()
    }

    /// Numbers stand flush right; a column of short words is not broken.
    private func style(_ column: Int, _ table: ReportTable) -> String {
        if table.isNumeric(column) { return " class=\"n\"" }
        return table.isShort(column) ? " class=\"short\"" : ""
    }

    // MARK: Figures

    private mutating func write(_ item: ReportFigure) {
        let table = item.figure.table
        let name = "\(words.figure) \(item.number)"
        let (caption, numbers) = ("caption-\(item.id)", "numbers-\(item.id)")
        line("<figure id=\"figure-\(item.id)\" aria-labelledby=\"\(caption)\">")
        line("<figcaption id=\"\(caption)\">\(name)</figcaption>")
        line("<div class=\"scroll\" role=\"region\" aria-label=\"\(name)\" tabindex=\"0\">")
        html += item.figure.svg(idPrefix: item.id)
        // Outside of the figure, so that a page may end between the two.
        line("</div>\n</figure>")
        line(
            "<details\(item.repeatsTable ? " class=\"repeats\"" : "")><summary>\(name): \(words("angkanya dalam tabel", "its numbers"))</summary>"
        )
        line(
            "<div class=\"scroll\" role=\"region\" aria-labelledby=\"\(numbers)\" tabindex=\"0\">"
                + "<table>"
        )
        let title = words("Angka \(name.lowercased())", "Numbers of \(name.lowercased())")
        line("<caption id=\"\(numbers)\">\(title)</caption>")
        writeHead(table.header) { table.isNumeric[$0] }
        line("<tbody>")
        for row in table.rows {
            let cells = row.enumerated().map { column, text in
                if column == 0 { return "<th scope=\"row\">\(breakable(text))</th>" }
                let style = table.isNumeric[column] ? " class=\"n\"" : ""
                return "<td\(style)>\(breakable(text))</td>"
            }
            line("<tr>\(cells.joined())</tr>")
        }
        line("</tbody>\n</table></div></details>")
    }
}
