import Planning
import Reporting
import Testing

@Suite("Traffic lights")
struct TrafficLightsTests {
    /// The line of a headline number of the report on the package's data, whose Gini coefficient is
    /// 0.0592.
    private static func line(
        _ yellow: Double,
        _ red: Double,
        _ language: Language
    ) throws -> String {
        var lights = TrafficLights()
        lights.inequality = TrafficLimits(yellow: yellow, red: red)
        let report = Report(
            of: try SampleReports.snapshot.get(),
            language: language,
            at: try requireValue(SampleReports.moment),
            form: Report.Form(lights: lights)
        )
        #expect(report.files[0].text.contains("class=\"light\""))
        return try requireValue(report.summaryLines.last)
    }

    @Test(
        "a number is green up to the first limit, yellow up to the second, and red above it",
        arguments: [
            (0.06, 0.1, "hijau: tidak lebih dari 0,06", "green: at most 0.06"),
            (
                0.05, 0.1, "kuning: di atas 0,05 sampai dengan 0,1",
                "yellow: above 0.05, at most 0.1"
            ),
            (0.01, 0.05, "merah: di atas 0,05", "red: above 0.05"),
        ]
    )
    func colors(yellow: Double, red: Double, indonesian: String, english: String) throws {
        #expect(try Self.line(yellow, red, .id).hasSuffix("; " + indonesian))
        #expect(try Self.line(yellow, red, .en).hasSuffix("; " + english))
    }

    @Test("a report without limits has no lights")
    func none() throws {
        let report = try SampleReports.report(.id)
        #expect(!report.files[0].text.contains("class=\"light\""))
        #expect(!report.summaryLines.contains { $0.contains("hijau") })
    }

    @Test("limits out of order are none", arguments: [(1, 1), (2, 1), (-1, 1), (0, .infinity)])
    func order(yellow: Double, red: Double) {
        #expect(TrafficLimits(yellow: yellow, red: red) == nil)
    }

    @Test("a definition whose limits are not two is refused with the number's name")
    func definition() throws {
        let project = try SampleReports.snapshot.get().project
        var definition = ReportDefinition(name: "uji")
        definition.lights = ReportDefinition.Lights()
        definition.lights?.gap = [0.05, 0.1]
        let plan = try ReportPlan(definition, of: project)
        #expect(plan.form.lights.gap == TrafficLimits(yellow: 0.05, red: 0.1))
        #expect(plan.form.lights.inequality == nil)
        definition.lights?.inequality = [0.1]
        let error = #expect(throws: PlanningError.self) { try ReportPlan(definition, of: project) }
        #expect(error?.message.contains("'inequality'") == true)
    }

    @Test("limits of a share in percent are refused, and those of another indicator left out")
    func scales() throws {
        let project = try SampleReports.snapshot.get().project
        var definition = ReportDefinition(name: "uji")
        definition.lights = ReportDefinition.Lights()
        definition.lights?.belowClass = [10, 25]
        let error = #expect(throws: PlanningError.self) { try ReportPlan(definition, of: project) }
        #expect(error?.remedy == "write 0.1 for 10 %")
        definition.lights?.belowClass = [0.1, 0.25]
        definition.lights?.gap = [0.05, 0.1]
        var wishes = ReportPlan.Wishes()
        wishes.indicator = "ike_2024"
        let other = try ReportPlan(definition, of: project, wishes)
        #expect(other.form.lights.gap == nil)
        #expect(other.form.lights.belowClass != nil)
    }
}
