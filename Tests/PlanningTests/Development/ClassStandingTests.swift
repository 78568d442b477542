import Planning
import Testing

@Suite struct ClassStandingTests {
    private static func classes() throws -> [IndicatorClass] {
        let project = try SampleProject.load()
        return try project.classes(of: try project.indicator("idm_2024"))
    }

    @Test(
        "an upper limit belongs to the class below, to the last digit",
        arguments: [
            (0.4907, "sangat_tertinggal", 0.0), (0.4907.nextUp, "tertinggal", 0.1082),
            (0.5989, "tertinggal", 0), (0.5990, "berkembang", 0.1082), (0.7072, "berkembang", 0),
            (0.8155, "maju", 0), (0.0, "sangat_tertinggal", 0.4907),
        ]
    )
    func limits(value: Double, name: String, lack: Double) throws {
        let standing = try #require(ClassStanding(value: value, classes: try Self.classes()))
        #expect(standing.class.name == name)
        #expect(abs(try #require(standing.distanceToNext) - lack) < 1e-12)
    }

    @Test func `the highest class has none above`() throws {
        let standing = try #require(ClassStanding(value: 0.9, classes: try Self.classes()))
        #expect(standing.class.name == "mandiri")
        #expect(standing.next == nil)
        #expect(standing.distanceToNext == nil)
    }

    @Test func `the part with the least score holds a village back`() throws {
        let parts = [
            ClassStanding.Part(name: "iks", value: 0.8), .init(name: "ike", value: 0.5),
            .init(name: "ikl", value: 0.5),
        ]
        let standing = ClassStanding(value: 0.6, classes: try Self.classes(), parts: parts)
        #expect(standing?.weakestPart?.name == "ike")
    }
}
