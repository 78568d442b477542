import Foundation
import GeometryModel
import Planning
import Testing

@Suite struct DevelopmentStatusTests {
    /// The project that comes along, with an IDM of 2023 that is made up for three villages.
    private static func status() throws -> DevelopmentStatus {
        let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let classes = """
            class,lower_exclusive,upper_inclusive,label_id,label_en
            low,,0.5,rendah,low
            high,0.5,,tinggi,high
            """
        let villages = """
            code,name,kind,district,regency,longitude,latitude,before,after
            64.01.01.2001,Naik,desa,A,Paser,116,-1,0.4,0.6
            64.01.01.2002,Turun,desa,A,Paser,116.1,-1,0.7,0.5
            64.01.01.2003,Tetap,desa,A,Paser,116.2,-1,0.8,0.9
            64.01.01.2004,Baru,desa,A,Paser,116.3,-1,,0.9
            64.01.01.1005,Kota,kelurahan,A,Paser,116.4,-1,,
            """
        let indicators = ["before", "after"].map { name in
            """
            [[indicators]]
            name = "\(name)"
            column = "\(name)"
            unit = "index"
            direction = "more_is_better"
            kind = "intensive"
            vintage = 2024
            source = "made up"
            series = "idm"
            classes = "classes.csv"
            only_desa = true
            label = { id = "\(name)", en = "\(name)" }
            """
        }
        let project = """
            services = []
            title = { id = "Uji", en = "Test" }
            [villages]
            path = "villages.csv"
            scheme = "kemendagri"
            [core]
            name = "core"
            path = "core.geojson"
            [[zones]]
            name = "near"
            rings = ["25km"]
            [tables]
            \(indicators.joined(separator: "\n"))
            """
        let core = #"{"type":"Point","coordinates":[116,-1]}"#
        for (name, text) in [
            ("classes.csv", classes), ("villages.csv", villages), ("ikn.toml", project),
            ("core.geojson", core),
        ] {
            try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        }
        let loaded = try Project(path: folder.appending(path: "ikn.toml").path)
        let query = ZoneQuery(core: try loaded.core(), zones: try loaded.zoneSet(nil))
        return try DevelopmentStatus(
            loaded,
            try loaded.indicator("after"),
            since: try loaded.indicator("before"),
            among: try query.answer(for: try loaded.villages())
        )
    }

    @Test func `who rose, who fell and who stayed is told of each village`() throws {
        let status = try Self.status()
        #expect(status.rows.map(\.move) == [nil, .rose, .fell, .stayed, nil])
        #expect(status.rows.first?.membership.village.kind == .kelurahan)
    }

    @Test func `a kelurahan stays visible and is no defect`() throws {
        let status = try Self.status()
        #expect(status.rows.count == 5)
        #expect(status.tally.skipped.count == 1)
        #expect(status.tally.defects.isEmpty)
        let counts = status.counts(zones: ["core", "0-25 km", "outside"])
        #expect(counts.reduce(0) { $0 + $1.count } == 5)
        #expect(counts.filter { $0.class == nil }.reduce(0) { $0 + $1.count } == 1)
    }
}
