import Foundation
import Layers
import Planning
import Reporting
import Testing

@Suite("A report")
struct ReportTests {
    @Test("It has a page, a text, layers, tables, drawings and a record of the run")
    func files() throws {
        let names = try SampleReports.report(.id).files.map(\.name)
        #expect(names.first == "index.html")
        for name in [
            "report.md", "villages.geojson", "zones.geojson", "run.json", "tables/zones.csv",
            "tables/summary.csv", "tables/distances.csv", "tables/access.csv",
            "tables/inequality.csv", "tables/priorities.csv", "figures/map-zones.svg",
        ] { #expect(names.contains(name)) }
        #expect(Set(names).count == names.count)
    }

    @Test("Equal inputs give equal bytes", arguments: Language.allCases)
    func determinism(language: Language) throws {
        let first = try SampleReports.report(language)
        #expect(try SampleReports.make(language).files == first.files)
    }

    @Test("Two runs differ in their moment only")
    func moment() throws {
        let later = ReportMoment(secondsSince1970: 1_795_500_000 + 86_400 + 3_660)
        let other = try SampleReports.make(.id, at: later)
        let first = try SampleReports.report(.id)
        for (a, b) in zip(first.files, other.files) where a != b {
            #expect(["index.html", "report.md", "run.json"].contains(a.name))
            let pairs = zip(a.text.split(separator: "\n"), b.text.split(separator: "\n"))
            #expect(pairs.count { $0 != $1 } == 1)
        }
    }

    @Test("No number or word of the machine gets out", arguments: Language.allCases)
    func noLeaks(language: Language) throws {
        for file in try SampleReports.report(language).files {
            for leak in ["Optional(", "nil)", "defined("] { #expect(!file.text.contains(leak)) }
            let words = file.text.split { !$0.isLetter && $0 != "-" }
            #expect(!words.contains { ["nan", "inf", "-inf", "NaN"].contains($0) })
        }
    }

    @Test("Five numbers sum it up in the format of the language")
    func summary() throws {
        let indonesian = try SampleReports.report(.id).summaryLines
        let english = try SampleReports.report(.en).summaryLines
        #expect(indonesian.count == 5)
        #expect(english.count == 5)
        #expect(indonesian[0].contains("513 dari 1.038"))
        #expect(english[0].contains("513 of 1,038"))
        #expect(indonesian[1].contains("0,840"))
        #expect(english[1].contains("0.840"))
    }

    @Test("Every rule can be reported on", arguments: InclusionRule.allCases)
    func rules(rule: InclusionRule) throws {
        let moment = try requireValue(SampleReports.moment)
        let report = Report(of: try SampleReports.squares(rule), language: .en, at: moment)
        #expect(report.files[0].text.contains("rule \(rule.rawValue)"))
    }

    @Test("An indicator without any value is reported as such")
    func emptyIndicator() throws {
        let moment = try requireValue(SampleReports.moment)
        let snapshot = try SampleReports.squares(.point, indicator: "empty")
        let report = Report(of: snapshot, language: .id, at: moment)
        #expect(report.files[0].text.contains("tidak ada nilai"))
        #expect(!report.files[0].text.contains(">nan"))
    }

    @Test("It says that two sources of people disagree by a factor two")
    func populations() throws {
        let text = try SampleReports.text("report.md", .en)
        #expect(text.contains("Penajam Paser Utara differs by a factor of 2.0"))
        #expect(text.contains("400,031"))
        #expect(text.contains("202,067"))
    }

    @Test("It says what zones are, and that a kelurahan has no IDM")
    func honesty() throws {
        let text = try SampleReports.text("report.md")
        for words in [
            "cincin jarak", "batas desa indikatif", "sel Thiessen", "UU 21/2023", "batas bawah",
            "197 kelurahan tidak memiliki IDM", "acuan perkotaan", "jarak lurus",
        ] { #expect(text.contains(words)) }
    }
}
