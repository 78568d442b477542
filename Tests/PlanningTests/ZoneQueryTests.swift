import GeometryModel
import Layers
import Planning
import Testing

@Suite struct ZoneQueryTests {
    /// A core of one degree by one at the equator and villages around it, on the equator and the
    /// 116th meridian, where geodesics are known.
    private static func smallQuestion(
        _ villages: String,
        rule: InclusionRule,
        zones: ZoneSet
    ) throws -> ZoneQuery.Answer {
        let core = Core(
            name: "square",
            geometry: square(116, 0, 117, 1),
            source: "test"
        )
        return try SampleProject.withFile("villages.geojson", villages) { path in
            let register = try VillageRegister(try Project.read(path, crs: nil))
            return try ZoneQuery(core: core, zones: zones, rule: rule).answer(for: register)
        }
    }

    private static func square(
        _ west: Double,
        _ south: Double,
        _ east: Double,
        _ north: Double
    ) -> Geometry {
        .polygon(
            Polygon(exterior: [
                Coordinate(x: west, y: south), Coordinate(x: east, y: south),
                Coordinate(x: east, y: north), Coordinate(x: west, y: north),
                Coordinate(x: west, y: south),
            ])
        )
    }

    private static func collection(_ squares: [(String, Double, Double, Double, Double)]) -> String
    {
        let features = squares.map { code, west, south, east, north in
            """
            {"type":"Feature","properties":{"code":"\(code)"},"geometry":{"type":"Polygon",\
            "coordinates":[[[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],\
            [\(west),\(north)],[\(west),\(south)]]]}}
            """
        }
        return """
            {"type":"FeatureCollection","features":[\(features.joined(separator: ","))]}
            """
    }

    @Test func `every distance agrees with an independent geodesic library to a millimeter`() throws
    {
        let project = try SampleProject.load()
        let query = ZoneQuery(core: try project.core(), zones: try project.zoneSet(nil))
        let answer = try query.answer(for: try project.villages())
        let expected = try SampleProject.fixture("village_distances.csv")
        #expect(answer.memberships.count == 1_038)
        #expect(expected.count == 1_038)
        var distances: [String: Double] = [:]
        for membership in answer.memberships {
            distances[membership.village.code.text] = membership.distance
        }
        for row in expected {
            let code = try #require(row["code"])
            let reference = try #require(row["distance_m"].flatMap(Double.init))
            let distance = try #require(distances[code])
            #expect(abs(distance - reference) < 1e-3, "\(code)")
            if reference == 0 { #expect(distance == 0, "\(code)") }
        }
    }

    @Test func `zones follow from distances with inclusive upper limits`() throws {
        let project = try SampleProject.load()
        let register = try project.villages()
        let query = ZoneQuery(core: try project.core(), zones: try project.zoneSet("10km,25km"))
        for membership in try query.answer(for: register).memberships {
            let expected =
                switch membership.distance {
                case 0: "core"
                case ...10_000: "0-10 km"
                case ...25_000: "10-25 km"
                default: "outside"
                }
            #expect(membership.zone == expected)
        }
        // A limit put exactly at a village's own distance holds the village.
        let far = try #require(
            try query.answer(for: register).memberships.first { $0.distance > 30_000 }
        )
        let exact = try ZoneSet(name: "exact", .rings([.meters(far.distance)]))
        let again = try ZoneQuery(core: query.core, zones: exact).answer(for: register)
        #expect(again.memberships.first { $0.village.code == far.village.code }?.zone != "outside")
    }

    @Test func `shares of a village cut in half by the edge of the core are halves`() throws {
        let villages = Self.collection([("64.01.01.2001", 115.9, 0.4, 116.1, 0.6)])
        let zones = try ZoneSet(name: "r", .rings([.kilometers(100)]))
        let answer = try Self.smallQuestion(villages, rule: .share, zones: zones)
        #expect(answer.memberships.map(\.zone) == ["core", "0-100 km"])
        for membership in answer.memberships {
            #expect(abs((membership.share ?? 0) - 0.5) < 1e-12)
        }
    }

    @Test(
        "each rule gives a village across the edge of the core its own answer",
        arguments: [
            (InclusionRule.point, ["0-100 km"]), (.nearest, ["core"]), (.majority, ["0-100 km"]),
            (.share, ["core", "0-100 km"]), (.intersects, ["core", "0-100 km"]), (.within, [nil]),
        ] as [(InclusionRule, [String?])]
    )
    func rules(rule: InclusionRule, expected: [String?]) throws {
        // Three quarters of the village lie west of the core.
        let villages = Self.collection([("64.01.01.2001", 115.7, 0.4, 116.1, 0.6)])
        let zones = try ZoneSet(name: "r", .rings([.kilometers(100)]))
        let answer = try Self.smallQuestion(villages, rule: rule, zones: zones)
        #expect(answer.memberships.map(\.zone) == expected)
    }

    @Test func `a contact below a thousandth of the land is a sliver and no hit`() throws {
        // 0.0001 of 0.2 degrees is a share of 0.0005.
        let villages = Self.collection([("64.01.01.2001", 115.8, 0.4, 116.0001, 0.6)])
        let zones = try ZoneSet(name: "r", .rings([.kilometers(100)]))
        let answer = try Self.smallQuestion(villages, rule: .share, zones: zones)
        #expect(answer.memberships.map(\.zone) == ["0-100 km"])
        #expect(answer.memberships[0].share == 1)
        #expect(answer.slivers.map(\.zone) == ["core"])
        let sliver = try #require(answer.slivers.first)
        #expect(abs(sliver.share - 0.0001 / 0.2001) < 1e-6)
    }

    @Test func `the nearest part of the land decides under the rule nearest`() throws {
        // From 115.9 east to the core at 116 along the equator: 0.1° are 11,131.949 m.
        let villages = Self.collection([("64.01.01.2001", 115.5, 0, 115.9, 0.2)])
        let zones = try ZoneSet(name: "r", .rings([.kilometers(11), .kilometers(12)]))
        let answer = try Self.smallQuestion(villages, rule: .nearest, zones: zones)
        // Higher latitudes bring meridians nearer: at 0.2° the gap is cos(0.2°) of that.
        let distance = try #require(answer.memberships.first?.distance)
        #expect(abs(distance - 11_131.949 * 0.999_993_9) < 0.1)
        #expect(answer.memberships[0].zone == "11-12 km")
    }

    @Test func `rules that weigh land are refused for points with the remedy`() throws {
        let project = try SampleProject.load()
        let register = try project.villages()
        for rule in InclusionRule.allCases where rule.needsLand {
            let query = ZoneQuery(
                core: try project.core(),
                zones: try project.zoneSet(nil),
                rule: rule
            )
            let error = try #require(throws: PlanningError.self) {
                try query.answer(for: register)
            }
            #expect(error.kind == .usage)
            #expect(error.remedy.contains("--villages"))
        }
    }

    @Test func `areas take precedence in their order`() throws {
        let zones = try ZoneSet(
            name: "a",
            .areas([
                ZoneSet.NamedArea(name: "first", geometry: Self.square(110, -1, 116.05, 2)),
                ZoneSet.NamedArea(name: "second", geometry: Self.square(115, -1, 118, 2)),
            ])
        )
        let villages = Self.collection([
            ("64.01.01.2001", 116.0, 0.4, 116.08, 0.5), ("64.01.01.2002", 116.2, 0.4, 116.3, 0.5),
            ("64.01.01.2003", 120.0, 0.4, 120.1, 0.5),
        ])
        let answer = try Self.smallQuestion(villages, rule: .point, zones: zones)
        #expect(answer.memberships.map(\.zone) == ["first", "second", "outside"])
    }

    @Test func `administrative zones follow codes, with the core first`() throws {
        let project = try SampleProject.load()
        let query = ZoneQuery(
            core: try project.core(),
            zones: try project.zoneSet("samarinda_2022_09")
        )
        for membership in try query.answer(for: try project.villages()).memberships {
            let listed = ["64.01", "64.02", "64.09", "64.71", "64.72"]
                .contains(membership.village.code.regency)
            let expected = membership.distance == 0 ? "core" : listed ? "buffer" : "outside"
            #expect(membership.zone == expected)
        }
    }

    @Test(
        "land and people of all zones add up to those of the villages, under every rule",
        arguments: InclusionRule.allCases
    )
    func totals(rule: InclusionRule) throws {
        let villages = Self.collection([
            ("64.01.01.2001", 115.7, 0.4, 116.1, 0.6), ("64.01.01.2002", 116.2, 0.4, 116.3, 0.5),
            ("64.01.01.2003", 119.0, 0.4, 119.1, 0.5),
        ])
        let zones = try ZoneSet(name: "r", .rings([.kilometers(20), .kilometers(100)]))
        var answer = try Self.smallQuestion(villages, rule: rule, zones: zones)
        for index in answer.memberships.indices {
            answer.memberships[index].village.values["people"] = 1_000
        }
        let summary = ZoneSummary(answer, population: "people")
        let area = summary.rows.reduce(0) { $0 + ($1.area?.squareMeters ?? .nan) }
        var land = 0.0
        for village in Set(answer.memberships.map(\.village)) {
            land += village.area?.squareMeters ?? .nan
        }
        #expect(abs(area / land - 1) < 1e-12)
        let people = summary.rows.reduce(0) { $0 + ($1.population ?? .nan) }
        #expect(abs(people - 3_000) < 1e-6)
    }

    @Test(
        "with real polygons shares make up one and agree with an independent overlay",
        // Large public polygons are not part of the repository.
        .enabled(if: SampleProject.shared != nil, "IKN_SHARED is not set")
    )
    func realShares() throws {
        let path = try #require(SampleProject.shared) + "/desa_kaltim.geojson"
        let project = try SampleProject.load()
        let register = try project.villages(from: path, crs: nil)
        let query = ZoneQuery(
            core: try project.core(),
            zones: try project.zoneSet(nil),
            rule: .share
        )
        let answer = try query.answer(for: register)
        var sums: [String: Double] = [:]
        var core: [String: Double] = [:]
        for membership in answer.memberships {
            let code = membership.village.code.text
            sums[code, default: 0] += membership.share ?? 0
            if membership.zone == "core" { core[code] = membership.share }
        }
        #expect(sums.count == 1_038)
        for (code, sum) in sums { #expect(abs(sum - 1) < 1e-9, "\(code)") }
        let slivers = Set(answer.slivers.map(\.village.code.text))
        for row in try SampleProject.fixture("village_shares.csv") {
            let code = try #require(row["code"])
            let reference = try #require(row["share"].flatMap(Double.init))
            // The land of slivers is counted to the largest part.
            let tolerance = slivers.contains(code) ? 1e-3 : 2e-6
            #expect(abs((core[code] ?? 0) - reference) < tolerance, "\(code)")
        }
    }

    @Test(
        "villages that only graze the full outline of IKN are slivers",
        .enabled(if: SampleProject.shared != nil, "IKN_SHARED is not set")
    )
    func grazing() throws {
        let folder = try #require(SampleProject.shared)
        let project = try SampleProject.load()
        let register = try project.villages(from: folder + "/desa_kaltim.geojson", crs: nil)
        let layer = try Project.read(folder + "/ikn_zona.geojson", crs: nil)
        let zone = try layer.requiredIndex(of: "zona")
        let whole = try #require(layer.features.first { $0.values[zone].text == "IKN" }?.geometry)
        let core = Core(name: "IKN", geometry: whole, source: layer.source)
        let zones = try ZoneSet(name: "r", .rings([.kilometers(10)]))
        let answer = try ZoneQuery(core: core, zones: zones, rule: .share).answer(for: register)
        let grazing = Set(answer.slivers.filter { $0.zone == "core" }.map(\.village.name))
        #expect(grazing.isSuperset(of: ["Teritip", "Kariangau", "Karang Joang"]))
        let inCore = Set(
            answer.memberships.filter { $0.zone == "core" }.map(\.village.name)
        )
        #expect(inCore.isDisjoint(with: ["Teritip", "Kariangau", "Karang Joang"]))
    }

    @Test(
        "geodesic areas of real polygons agree with the official table within half a percent",
        .enabled(if: SampleProject.shared != nil, "IKN_SHARED is not set")
    )
    func officialAreas() throws {
        let path = try #require(SampleProject.shared) + "/desa_kaltim.geojson"
        let register = try SampleProject.load().villages(from: path, crs: nil)
        let official = try LayerReader.read(SampleProject.geodata + "/regencies.csv")
        let code = try official.requiredIndex(of: "code")
        let area = try official.requiredIndex(of: "area_km2")
        for row in official.features {
            let regency = try #require(row.values[code].text)
            let expected = try #require(row.values[area].number)
            let sum = register.villages.filter { $0.code.regency == regency }
                .reduce(0) { $0 + ($1.area?.squareKilometers ?? 0) }
            #expect(abs(sum / expected - 1) < 0.005, "\(regency)")
        }
    }
}
