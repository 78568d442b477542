import Foundation
import Planning
import Reporting
import Testing

@Suite("The page of a report")
struct HTMLPageTests {
    private static func page(_ language: Language) throws -> String {
        try SampleReports.text("index.html", language)
    }

    private func matches(_ pattern: String, in text: String) throws -> [String] {
        let expression = try NSRegularExpression(
            pattern: pattern,
            options: [.dotMatchesLineSeparators]
        )
        let whole = NSRange(text.startIndex..., in: text)
        return expression.matches(in: text, range: whole).compactMap { match in
            Range(match.range, in: text).map { String(text[$0]) }
        }
    }

    @Test("It fetches nothing and runs nothing", arguments: Language.allCases)
    func selfContained(language: Language) throws {
        let page = try Self.page(language)
        for fetch in ["<script", "src=", "@import", "<link", "<iframe", "<img", "<object"] {
            #expect(!page.contains(fetch))
        }
        // Hatching refers to patterns of the same drawing.
        #expect(!page.replacingOccurrences(of: "url(#", with: "").contains("url("))
        let rest = page.replacingOccurrences(of: "href=\"http", with: "")
            .replacingOccurrences(of: "xmlns=\"http", with: "")
        #expect(!rest.contains("http://"))
        #expect(!rest.contains("https://"))
    }

    @Test("It states its language, and headings go down one level at a time")
    func headings() throws {
        for language in Language.allCases {
            let page = try Self.page(language)
            #expect(page.contains("<html lang=\"\(language.rawValue)\">"))
            let levels = try matches("<h[1-6]", in: page).compactMap { $0.last?.wholeNumberValue }
            #expect(levels.count { $0 == 1 } == 1)
            #expect(levels.first == 1)
            for (a, b) in zip(levels, levels.dropFirst()) { #expect(b <= a + 1) }
        }
    }

    @Test("It has landmarks, a skip link, and a heading behind every entry of the contents")
    func landmarks() throws {
        let page = try Self.page(.id)
        for landmark in ["<header", "<nav", "<main", "<footer", "href=\"#report\""] {
            #expect(page.contains(landmark))
        }
        let links = try matches("href=\"#[a-z]+\"", in: page).map { $0.dropFirst(7).dropLast() }
        #expect(links.count == 13)
        for link in links { #expect(page.contains("id=\"\(link)\"")) }
    }

    @Test("Identifiers are unique")
    func identifiers() throws {
        let identifiers = try matches(" id=\"[^\"]*\"", in: try Self.page(.en))
        #expect(Set(identifiers).count == identifiers.count)
    }

    @Test("Every table has a caption, and every heading of it a scope")
    func tables() throws {
        let tables = try matches("<table>.*?</table>", in: try Self.page(.id))
        #expect(tables.count > 20)
        for table in tables {
            #expect(table.contains("<caption"))
            #expect(table.contains("scope=\"col\""))
            let cells = try matches("<th[ >][^>]*>?", in: table)
            #expect(cells.allSatisfy { $0.contains("scope=") })
        }
    }

    @Test("Every table and figure names its source")
    func sources() throws {
        let page = try Self.page(.id)
        let boxes = page.components(separatedBy: "<div class=\"tablebox").dropFirst()
        #expect(boxes.allSatisfy { $0.contains("<p class=\"below\">Sumber: ") })
        let drawings = try matches("<svg.*?</svg>", in: page)
        #expect(drawings.allSatisfy { $0.contains("Sumber: ") })
    }

    @Test("Every drawing has a title, a description and a table")
    func drawings() throws {
        let page = try Self.page(.en)
        let figures = try matches("<figure.*?</details>", in: page)
        #expect(figures.count == 8)
        for figure in figures {
            #expect(figure.contains("<title"))
            #expect(figure.contains("<desc"))
            #expect(figure.contains("<table>"))
        }
    }

    @Test("Names with markup characters stay text")
    func escaping() throws {
        let moment = try requireValue(SampleReports.moment)
        let report = Report(of: try SampleReports.squares(.point), language: .id, at: moment)
        #expect(report.files[0].text.contains("<h1>Dua belas kotak &amp; &lt;lainnya&gt;</h1>"))
        #expect(!report.files[0].text.contains("Desa <"))
    }
}
