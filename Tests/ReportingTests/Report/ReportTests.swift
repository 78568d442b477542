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

    @Test(
        "A city of kelurahan has a sentence in place of empty tables",
        arguments: Language.allCases
    )
    func kelurahan(language: Language) throws {
        let whole = try SampleReports.snapshot.get()
        let snapshot = try Snapshot(
            of: whole.project,
            register: whole.register,
            query: whole.zones.query,
            indicators: [whole.indicator],
            region: "64.74"
        )
        let moment = try #require(SampleReports.moment)
        let report = Report(of: snapshot, language: language, at: moment)
        let text = try #require(report.files.first { $0.name == "report.md" }).text
        let start =
            language == .id ? "Semua 15 satuan di Kota Bontang" : "All 15 units in Kota Bontang"
        // In the summary, in the section on the indicator and in that on inequality.
        #expect(text.components(separatedBy: start).count == 4)
        for name in ["map-classes", "lorenz", "means"] { #expect(!text.contains("\(name).svg")) }
        // Districts stay: what lies far from services is told for kelurahan as well.
        #expect(text.contains("| Bontang Utara | 6 | 0 | – |"))
    }

    @Test("The cover names who publishes it, if anybody is said to")
    func publisher() throws {
        let moment = try #require(SampleReports.moment)
        let publisher = LocalizedText(id: "Bappeda & mitra", en: "Planning agency")
        let report = Report(
            of: try SampleReports.snapshot.get(),
            language: .id,
            at: moment,
            form: .init(publisher: publisher)
        )
        #expect(report.files[0].text.contains("Bappeda &amp; mitra"))
        // The table of sources has a column of that name, too.
        func count(_ text: String) -> Int { text.components(separatedBy: "Penerbit").count }
        #expect(count(report.files[0].text) == count(try SampleReports.text("index.html")) + 1)
    }

    @Test("Regencies stand beside one another, the lowest mean first")
    func recap() throws {
        let text = try SampleReports.text("report.md")
        let heading = try #require(text.firstRange(of: "### Menurut kabupaten/kota"))
        let lines = text[heading.upperBound...].split(separator: "\n").prefix(14)
        let rows = lines.filter { $0.hasPrefix("| ") }.dropFirst(2)
            .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
        // Counted in the table of villages itself.
        let file = SampleReports.geodata.appendingPathComponent("villages.csv").path
        let table = try LayerReader.read(file)
        let code = try #require(table.firstIndex(of: ["code"]))
        let value = try #require(table.firstIndex(of: ["idm_2024"]))
        func figures(_ prefix: String) -> (count: Int, mean: Double?) {
            let found = table.features.filter { $0.values[code].text?.hasPrefix(prefix) == true }
            let values = found.compactMap { $0.values[value].number }
            let mean = values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
            return (found.count, mean)
        }
        let mahakam = figures("64.11")
        let mean = NumberStyle(.id).decimal(mahakam.mean, places: 3)
        #expect(rows.first.map { Array($0.prefix(2)) } == ["Mahakam Ulu", "\(mahakam.count)"])
        #expect(rows.first?[3] == mean)
        #expect(rows.count == 11)
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

    @Test("A region stands beside the ones it is part of")
    func surroundings() throws {
        let whole = try SampleReports.snapshot.get()
        let district = "64.09.04"
        let snapshot = try Snapshot(
            of: whole.project,
            register: whole.register,
            query: whole.zones.query,
            indicators: whole.indicators,
            region: district
        )
        let moment = try requireValue(SampleReports.moment)
        let page = Report(of: snapshot, language: .id, at: moment)
        let text = try requireValue(page.files.first { $0.name == "report.md" }).text
        let rows = text.split(separator: "\n").map { line in
            line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        let header = try requireValue(rows.firstIndex { $0.first == "Ukuran" })
        #expect(
            rows[header] == [
                "Ukuran", "Kecamatan Sepaku, Penajam Paser Utara", "Penajam Paser Utara",
                "Semua desa dan kelurahan",
            ]
        )
        func mean(_ code: String) -> String {
            let values = whole.register.villages.filter { $0.code.isInRegion(code) }
                .compactMap { $0.values["idm_2024"] }
            let mean = values.reduce(0, +) / Double(values.count)
            return String(format: "%.3f", mean).replacing(".", with: ",")
        }
        #expect(rows[header + 2] == ["Desa dan kelurahan", "15", "54", "1.038"])
        #expect(
            rows[header + 3] == ["Rata-rata IDM", mean(district), mean("64.09"), mean("64")]
        )
        #expect(try !SampleReports.text("report.md").contains("wilayah di atasnya"))
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
        let lack = "Tidak satu pun dari"
        #expect(report.files[0].text.contains(lack))
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
