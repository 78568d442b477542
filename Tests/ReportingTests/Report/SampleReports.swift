import Foundation
import GeometryModel
import Planning
import Reporting

/// Reports on the data that come with the package, and on a dozen villages drawn as squares.
enum SampleReports {
    /// The moment of every sample.
    static let moment = ReportMoment(secondsSince1970: 1_795_500_000)

    /// The folder of the package's data.
    static var geodata: URL {
        URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("geodata")
    }

    /// The snapshot of the package's data, taken once.
    static let snapshot = Result {
        let project = try Project(path: geodata.appendingPathComponent("ikn.toml").path)
        return try Snapshot(
            of: project,
            register: try project.villages(),
            query: ZoneQuery(core: try project.core(), zones: try project.zoneSet(nil)),
            indicators: [try project.indicator("idm_2024")]
        )
    }

    private static let reports: [Language: Result<Report, any Error>] = Dictionary(
        uniqueKeysWithValues: Language.allCases.map { language in
            (language, Result { try make(language) })
        }
    )

    /// Writes the report on the package's data.
    static func make(_ language: Language, at moment: ReportMoment? = moment) throws -> Report {
        Report(of: try snapshot.get(), language: language, at: try requireValue(moment))
    }

    /// The report on the package's data, written once.
    static func report(_ language: Language) throws -> Report {
        try requireValue(reports[language]).get()
    }

    /// A file of the report on the package's data.
    static func text(_ name: String, _ language: Language = .id) throws -> String {
        try requireValue(report(language).files.first { $0.name == name }).text
    }

    /// The snapshot of twelve squares, of which a third are kelurahan, by a rule.
    static func squares(_ rule: InclusionRule, indicator: String = "score") throws -> Snapshot {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("penyangga-report-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in [
            ("villages.geojson", squareVillages), ("core.csv", core), ("ikn.toml", toml),
        ] {
            try text.write(
                to: folder.appendingPathComponent(name),
                atomically: true,
                encoding: .utf8
            )
        }
        let project = try Project(path: folder.appendingPathComponent("ikn.toml").path)
        return try Snapshot(
            of: project,
            register: try project.villages(),
            query: ZoneQuery(core: try project.core(), zones: try project.zoneSet(nil), rule: rule),
            indicators: [try project.indicator(indicator)]
        )
    }

    private static let toml = """
        title = { id = "Dua belas kotak & <lainnya>", en = "Twelve squares & <others>" }
        [villages]
        path = "villages.geojson"
        scheme = "kemendagri"
        [core]
        name = "Inti"
        path = "core.csv"
        [[zones]]
        name = "rings"
        rings = ["5km", "12.5km"]
        [[indicators]]
        name = "score"
        column = "score"
        unit = "index"
        direction = "more_is_better"
        kind = "intensive"
        vintage = 2024
        source = "nobody"
        label = { id = "Skor", en = "Score" }
        [[indicators]]
        name = "empty"
        column = "empty"
        unit = "index"
        direction = "more_is_better"
        kind = "intensive"
        vintage = 2024
        source = "nobody"
        label = { id = "Kosong", en = "Empty" }
        [[services]]
        name = "none"
        path = "villages.geojson"
        family = "none"
        label = { id = "Kotak", en = "Squares" }
        [tables]
        """

    private static let core = """
        sequence,longitude,latitude
        0,116.02,-1.02
        1,116.08,-1.02
        2,116.08,-0.98
        3,116.02,-0.98

        """

    private static var squareVillages: String {
        let features = (0..<12).map { index in
            let west = 116 + Double(index % 4) * 0.1
            let south = -1.1 + Double(index / 4) * 0.1
            let kind = index % 3 == 0 ? 1 : 2
            let ring = [
                (west, south), (west + 0.1, south), (west + 0.1, south + 0.1), (west, south + 0.1),
                (west, south),
            ]
            .map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
            let score = kind == 1 ? "null" : "\(0.5 + Double(index) / 100)"
            return """
                {"type":"Feature","properties":{"code":"64.01.01.\(kind)0\(index < 10 ? "0" : "")\
                \(index)","name":"Desa <\(index)> | \\"A\\"","district":"Satu","regency":"Paser",\
                "score":\(score),"empty":null},"geometry":{"type":"Polygon","coordinates":[[\(ring)]]}}
                """
        }
        return "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
    }
}

/// A value that must be there, for code outside of tests.
struct MissingValue: Error {}

/// Unwraps a value or throws.
func requireValue<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw MissingValue() }
    return value
}
