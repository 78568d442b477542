import GeometryModel
import Planning
import Testing

@Suite struct ZoneSetTests {
    @Test func `rings are named by their limits from the core outward`() throws {
        let set = try SampleProject.load().zoneSet("500m,5km,10km")
        #expect(set.zoneNames == ["core", "0-0.5 km", "0.5-5 km", "5-10 km", "outside"])
    }

    @Test(
        "ring distances that make no zones are refused",
        arguments: [
            "10km,5km", "5km,5km", "0km,5km", "-5km,10km", "5deg,10km", "5xy,6km", "2,5km",
            "5km,10",
        ]
    )
    func refuses(text: String) throws {
        let project = try SampleProject.load()
        let error = try #require(throws: PlanningError.self) { try project.zoneSet(text) }
        #expect(error.kind == .usage)
    }

    @Test func `an unknown zone set is answered with the known ones`() throws {
        let project = try SampleProject.load()
        let error = try #require(throws: PlanningError.self) { try project.zoneSet("ring") }
        #expect(error.message.contains("did you mean 'rings'"))
        #expect(error.remedy.contains("samarinda_2022_09"))
    }

    @Test func `published lists of regions become zones by role`() throws {
        let set = try SampleProject.load().zoneSet("kompas_2022_01")
        #expect(set.zoneNames == ["core", "buffer", "host", "outside"])
    }

    @Test func `a ring of any size has a name`() throws {
        let set = try SampleProject.load().zoneSet("1e30km")
        #expect(set.zoneNames == ["core", "0-1e+30 km", "outside"])
    }
}
