import GeometryModel
import Planning
import Testing

@Suite struct AccessTests {
    @Test func `places with a doubtful position are left out and counted`() throws {
        let services = try SampleProject.load().services()
        let puskesmas = try #require(services.first { $0.name == "puskesmas" })
        // 162 health centers of the table, some of them flagged as outside their regency.
        #expect(puskesmas.tally.read == 162)
        #expect(puskesmas.tally.used == puskesmas.facilities.count)
        #expect(puskesmas.tally.skipped.allSatisfy { $0.reason == "quality is regency_mismatch" })
        #expect(!puskesmas.tally.skipped.isEmpty)
    }

    @Test func `standards speak of a service by family and kinds`() throws {
        let project = try SampleProject.load()
        let standards = try project.standards()
        let services = try project.services()
        let measured = standards.filter { standard in
            services.contains { standard.applies(to: $0) }
        }
        #expect(
            Set(measured.map(\.id)) == [
                "puskesmas_3km_urban", "sd_1km_urban", "sd_3km_rural", "sma_3km_urban",
                "smp_1km_urban", "smp_6km_rural",
            ]
        )
    }

    @Test func `distances are those to the nearest of all places`() throws {
        let project = try SampleProject.load()
        let villages = Array(try project.villages().villages.prefix(40))
        let service = try #require(try project.services().first { $0.name == "hospital" })
        let distances = ServiceDistances(of: villages, to: [service], count: 2)
        #expect(distances.rows.count == 80)
        for (nearest, next) in zip(distances.rows, distances.rows.dropFirst())
        where nearest.village.code == next.village.code {
            #expect(nearest.rank == 1 && next.rank == 2)
            #expect(nearest.distance <= next.distance)
        }
    }

    @Test func `people are unknown and not zero as long as no table has them`() throws {
        let project = try SampleProject.load()
        let register = try project.villages()
        let query = ZoneQuery(core: try project.core(), zones: try project.zoneSet(nil))
        let answer = try query.answer(for: register)
        let access = AccessAnswer(
            of: answer.memberships,
            zones: query.zones.zoneNames,
            distances: ServiceDistances(of: register.villages, to: try project.services()),
            standards: try project.standards(),
            population: project.population
        )
        #expect(access.rows.allSatisfy { $0.population == nil && $0.populationWithin == nil })
        #expect(access.rows.allSatisfy { $0.within <= $0.villages })
        let summary = ZoneSummary(answer, population: project.population)
        #expect(summary.rows.allSatisfy { $0.population == nil })
        #expect(summary.rows.reduce(0) { $0 + $1.villages } == 1_038)
    }
}
