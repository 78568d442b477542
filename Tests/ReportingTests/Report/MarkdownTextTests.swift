import Planning
import Reporting
import Testing

@Suite("The Markdown of a report")
struct MarkdownTextTests {
    /// The number of cells of a row of a table, escaped bars apart.
    private func width(_ row: Substring) -> Int {
        var count = -1
        var isEscaped = false
        for character in row {
            if character == "|", !isEscaped { count += 1 }
            isEscaped = character == "\\" && !isEscaped
        }
        return count
    }

    @Test("Every table has a rule below its header and rows of one width")
    func tables() throws {
        let moment = try requireValue(SampleReports.moment)
        let squares = Report(of: try SampleReports.squares(.share), language: .en, at: moment)
        let texts =
            try Language.allCases.map { try SampleReports.text("report.md", $0) }
            + [squares.files[1].text]
        for text in texts {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            var header: Int?
            var tables = 0
            for (index, line) in lines.enumerated() {
                guard line.hasPrefix("|") else {
                    header = nil
                    continue
                }
                if header == nil {
                    header = width(line)
                    tables += 1
                    #expect(lines[index - 1].isEmpty)
                    #expect(lines[index + 1].hasPrefix("| ---"))
                }
                #expect(width(line) == header)
            }
            #expect(tables > 10)
        }
    }

    @Test("Numbers have the marks of the language")
    func numbers() throws {
        #expect(try SampleReports.text("report.md", .id).contains("126.984,5"))
        #expect(try SampleReports.text("report.md", .en).contains("126,984.5"))
    }

    @Test("A drawing is a file beside the text")
    func drawings() throws {
        let report = try SampleReports.report(.id)
        let text = report.files[1].text
        for file in report.files where file.name.hasSuffix(".svg") {
            #expect(text.contains("](\(file.name))"))
            #expect(ParsedSVG(file.text).isWellFormed)
        }
    }
}
