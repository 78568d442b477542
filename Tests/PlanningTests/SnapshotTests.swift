import GEOSKernel
import GeometryModel
import Planning
import Testing

@Suite struct SnapshotTests {
    private static func snapshot() throws -> Snapshot {
        let project = try SampleProject.load()
        return try Snapshot(
            of: project,
            register: try project.villages(),
            query: ZoneQuery(core: try project.core(), zones: try project.zoneSet(nil)),
            indicators: [try project.indicator("idm_2024")]
        )
    }

    @Test func `points get Thiessen cells that hold them, and say so`() throws {
        let snapshot = try Self.snapshot()
        #expect(snapshot.cells.areThiessen)
        #expect(snapshot.cells.areas.count == 1_038)
        for (village, cell) in zip(snapshot.register.villages, snapshot.cells.areas) {
            #expect(try cell.covers(.point(village.point)), "\(village.code)")
        }
    }

    @Test func `priority villages lack something and lie in a zone`() throws {
        let entries = try Self.snapshot().priorities.entries
        #expect(!entries.isEmpty)
        for entry in entries {
            #expect(entry.membership.zone != ZoneSet.outside)
            #expect(!entry.lacks.isEmpty)
        }
        let counts = entries.map(\.lacks.count)
        #expect(counts == counts.sorted(by: >))
    }

    @Test func `every input is digested`() throws {
        let inputs = try Self.snapshot().inputs
        #expect(inputs.contains { $0.path.hasSuffix("villages.csv") })
        #expect(inputs.allSatisfy { $0.sha256.count == 64 })
    }
}
