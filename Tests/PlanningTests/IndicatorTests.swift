import Inequality
import Planning
import Testing

@Suite struct IndicatorTests {
    @Test func `classes of the development index are those of the ministry's count`() throws {
        let project = try SampleProject.load()
        let indicator = try project.indicator("idm_2024")
        let classes = try project.classes(of: indicator)
        var counts: [String: Int] = [:]
        var lagging: [String] = []
        for village in try project.villages().villages {
            guard let value = village.values[indicator.column] else { continue }
            let name = try #require(classes.classOf(value)?.name)
            counts[name, default: 0] += 1
            if name == "tertinggal" { lagging.append(village.name) }
        }
        #expect(counts == ["mandiri": 262, "maju": 380, "berkembang": 195, "tertinggal": 4])
        #expect(Set(lagging) == ["Gerunggung", "Lemper", "Tanjung Soke", "Deraya"])
    }

    @Test(
        "upper limits of classes are inclusive",
        arguments: [
            (0.4907, "sangat_tertinggal"), (0.4908, "tertinggal"), (0.5989, "tertinggal"),
            (0.5990, "berkembang"), (0.7072, "berkembang"), (0.7073, "maju"), (0.8155, "maju"),
            (0.8156, "mandiri"),
        ]
    )
    func limits(value: Double, name: String) throws {
        let project = try SampleProject.load()
        let classes = try project.classes(of: try project.indicator("idm_2024"))
        #expect(classes.classOf(value)?.name == name)
    }

    @Test func `means by zone agree with an independent computation`() throws {
        let project = try SampleProject.load()
        let query = ZoneQuery(core: try project.core(), zones: try project.zoneSet(nil))
        let zones = try query.answer(for: try project.villages())
        let answer = try InequalityAnswer(
            of: try project.indicator("idm_2024"),
            among: zones,
            gap: (a: "core", b: "0-10 km")
        )
        // Computed from the two tables by a script of another language.
        let expected = [
            ("core", 19, 0.8396), ("0-10 km", 7, 0.7955), ("10-25 km", 23, 0.8350),
            ("25-50 km", 81, 0.7918), ("50-100 km", 212, 0.7660), ("outside", 499, 0.7597),
        ]
        for (zone, count, mean) in expected {
            let sample = try #require(answer.groups?[zone])
            #expect(sample.count == count)
            #expect(abs(try sample.mean.get() - mean) < 5e-5)
        }
        #expect(answer.sample.count == 841)
        #expect(answer.tally.used == 841)
        #expect(answer.tally.skipped.count == 197)
        #expect(answer.tally.defects.isEmpty)
        let gap = try #require(answer.gap)
        #expect(abs(gap.difference - (0.8396 - 0.7955)) < 1e-4)
    }

    @Test func `a gap between groups that do not exist is refused with their names`() throws {
        let project = try SampleProject.load()
        let query = ZoneQuery(core: try project.core(), zones: try project.zoneSet(nil))
        let zones = try query.answer(for: try project.villages())
        let error = try #require(throws: PlanningError.self) {
            try InequalityAnswer(
                of: try project.indicator("idm_2024"),
                among: zones,
                gap: (a: "core", b: "0-11 km")
            )
        }
        #expect(error.message.contains("did you mean '0-10 km'"))
    }

    @Test func `a column of weights that no village has is refused with the columns there are`()
        throws
    {
        let project = try SampleProject.load()
        let query = ZoneQuery(core: try project.core(), zones: try project.zoneSet(nil))
        let zones = try query.answer(for: try project.villages())
        let indicator = try project.indicator("idm_2024")
        let error = try #require(throws: PlanningError.self) {
            try InequalityAnswer(of: indicator, among: zones, weight: "peple")
        }
        #expect(error.remedy.contains("area_km2"))
    }

    @Test func `a village with a value and no weight is skipped by name`() throws {
        let project = try SampleProject.load()
        let query = ZoneQuery(core: try project.core(), zones: try project.zoneSet(nil))
        var zones = try query.answer(for: try project.villages())
        for index in zones.memberships.indices where index > 0 {
            zones.memberships[index].village.values["people"] = 100
        }
        let indicator = try project.indicator("idm_2024")
        let answer = try InequalityAnswer(of: indicator, among: zones, weight: "people")
        let defects = answer.tally.defects
        #expect(defects.map(\.code) == ["no_weight"])
        #expect(defects.first?.subject == zones.memberships[0].village.code.text)
        #expect(answer.sample.count == answer.tally.used)
    }

    @Test func `regional product gives an index for each basis of population`() throws {
        let product = try #require(try SampleProject.load().regionalProduct())
        #expect(product.rows.allSatisfy { $0.regencies == 10 })
        // 892 rows of product and 282 of people: each is used or named.
        #expect(product.tally.read == 892 + 282)
        #expect(product.tally.used > 0)
        #expect(product.tally.skipped.allSatisfy { !$0.reason.isEmpty })
        let year2020 = product.rows.filter { $0.year == 2020 }
        #expect(Set(year2020.map(\.basis)).isSuperset(of: ["sp2020", "dukcapil"]))
        #expect(RegionalProduct.label(0.34).en == "low")
        #expect(RegionalProduct.label(0.35).en == "moderate")
        #expect(RegionalProduct.label(0.5).en == "moderate")
        #expect(RegionalProduct.label(1.125).en == "high")
    }
}
