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
            // The page says it once to its reader, and once to programs that make files of it.
            #expect(pairs.count { $0 != $1 } == (a.name == "index.html" ? 2 : 1))
        }
    }

    @Test("The moment is in each page and in the record once", arguments: Language.allCases)
    func oneMoment(language: Language) throws {
        let moment = try requireValue(SampleReports.moment)
        let report = try SampleReports.report(language)
        for (name, text) in [
            ("index.html", moment.text(in: language)), ("report.md", moment.text(in: language)),
            ("run.json", moment.iso8601),
        ] {
            let file = try #require(report.files.first { $0.name == name })
            #expect(file.text.components(separatedBy: text).count == 2, "\(name)")
        }
    }

    @Test("Files for machines are the same in every language")
    func languages() throws {
        func files(_ language: Language) throws -> [ReportFile] {
            try SampleReports.report(language).files.filter {
                $0.name.hasPrefix("tables/") || $0.name.hasSuffix(".geojson")
            }
        }
        let (indonesian, english) = (try files(.id), try files(.en))
        #expect(indonesian.count == 13)
        #expect(indonesian.map(\.name) == english.map(\.name))
        for (a, b) in zip(indonesian, english) { #expect(a.text == b.text, "\(a.name)") }
    }

    @Test("The table of priorities gives each lack a code")
    func lacks() throws {
        let text = try SampleReports.text("tables/priorities.csv")
        let lines = text.split(separator: "\n").map { $0.split(separator: ",") }
        #expect(lines[0].last == "lacking")
        let lemper = try #require(lines.first { $0.contains("Lemper") })
        let codes = try #require(lemper.last).split(separator: ";")
        #expect(lemper[lemper.count - 2] == "\(codes.count)")
        #expect(codes.contains("class:tertinggal"))
        #expect(codes.contains("gap:grid_electricity:without"))
        let distance = try #require(codes.first { $0.hasPrefix("puskesmas_3km_urban:") })
        #expect(try #require(Int(distance.dropFirst(20))) > 3000)
    }

    @Test("Years have no thousands marks", arguments: Language.allCases)
    func years(language: Language) throws {
        let text = try SampleReports.text("report.md", language)
        let cells = text.split(separator: "\n").filter { $0.hasPrefix("| ") }.flatMap { row in
            row.split(separator: "|").map { $0.drop { $0 == " " } }
        }
        let product = try #require(try SampleReports.snapshot.get().regionalProduct)
        let style = NumberStyle(language)
        for year in Set(product.rows.map(\.year)) {
            #expect(!cells.contains { $0.hasPrefix(style.integer(year) + " ") })
        }
        let last = try #require(product.rows.map(\.year).max())
        #expect(cells.contains { $0.hasPrefix("\(last) ") })
    }

    @Test(
        "A rule has an Indonesian name beside its code",
        arguments: [
            (InclusionRule.point, "titik wakil (point)"), (.nearest, "bagian terdekat (nearest)"),
            (.majority, "bagian terbesar (majority)"), (.share, "pembagian lahan (share)"),
            (.intersects, "bersinggungan (intersects)"), (.within, "seluruhnya di dalam (within)"),
        ]
    )
    func ruleNames(rule: InclusionRule, name: String) throws {
        let moment = try requireValue(SampleReports.moment)
        let text = Report(of: try SampleReports.squares(rule), language: .id, at: moment)
            .files[1].text
        #expect(text.contains("Aturan \(name): "))
        #expect(text.contains("aturan \(name)"))
        #expect(!text.contains("aturan \(rule.rawValue)"))
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
