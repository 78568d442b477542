import Planning
import Testing

@testable import Reporting

@Suite("Alerts")
struct AlertRuleTests {
    @Test(
        "a rule names a figure, a zone and a condition",
        arguments: [
            (
                "gini(idm_2024) > 0.4", RunFigure.Key("gini(idm_2024)"),
                AlertRule.Condition.limit(.above, 0.4)
            ),
            (
                "gap(core,outside).ratio rises > 5 %", .init("gap(core, outside).ratio"),
                .relativeMovement(.rises, moreThan: 0.05)
            ),
            (
                "class(tertinggal).count > 0 in zone \"0-10 km\"",
                .init("class(tertinggal).count", zone: "0-10 km"), .limit(.above, 0)
            ),
            ("villages changes", .init("villages"), .movement(.changes, moreThan: 0)),
            (
                "distance(sd).p90 falls > 250", .init("distance(sd).p90"),
                .movement(.falls, moreThan: 250)
            ),
            ("atkinson(0.5)(idm) <= 3%", .init("atkinson(0.5)(idm)"), .limit(.atMost, 0.03)),
            (
                "gap(0-10 km, outside).difference >= -0.1",
                .init("gap(0-10 km, outside).difference"), .limit(.atLeast, -0.1)
            ),
        ]
    )
    func parsing(text: String, figure: RunFigure.Key, condition: AlertRule.Condition) throws {
        let rule = try AlertRule(parsing: text)
        #expect(rule.figure == figure)
        #expect(rule.condition == condition)
        #expect(rule.text == text)
    }

    @Test(
        "a text that is no rule is refused with an example",
        arguments: [
            "", "gini(idm_2024)", "gini(idm_2024) > much", "gini(idm_2024) > 0,4", "> 3",
            "gini(idm rises", "gini(idm) rises < 3", "gini(idm) rises > -3",
            "gini(idm) == 3", "villages > 1 in zone \"\"", "villages > nan",
        ]
    )
    func refusal(text: String) {
        let error = #expect(throws: PlanningError.self) { try AlertRule(parsing: text) }
        #expect(error?.remedy.contains("gini(idm_2024) > 0.4") == true)
    }

    private func finding(
        _ rule: String,
        _ now: Double?,
        _ then: Double?? = nil,
        method: [String: String] = [:]
    ) throws -> AlertFinding {
        let run = SampleRuns.run("b", figures: ["x": now], method: method)
        let before = then.map { SampleRuns.run("a", figures: ["x": $0]) }
        return try AlertRule(parsing: rule).finding(in: run, after: before)
    }

    @Test("a limit is judged without a past, a movement only with one")
    func judging() throws {
        #expect(try finding("x > 1", 1).state == .quiet)
        #expect(try finding("x >= 1", 1).state == .fired)
        #expect(try finding("x rises", 1).state == .unknown)
        #expect(try finding("x rises", 1.5, 1).state == .fired)
        #expect(try finding("x falls", 1.5, 1).state == .quiet)
        #expect(try finding("x changes > 0.5", 1.5, 1).state == .quiet)
        #expect(try finding("x rises > 5 %", 105, 100).state == .quiet)
        #expect(try finding("x rises > 5 %", 105.1, 100).state == .fired)
        // Five percent of a negative number are five percent of its size.
        #expect(try finding("x rises > 5 %", -94, -100).state == .fired)
        #expect(try finding("x rises > 5 %", 1, 0).state == .unknown)
        #expect(try finding("x > 1", nil).state == .unknown)
        #expect(try finding("y > 1", 1).state == .unknown)
    }

    @Test("a movement across a break is not judged")
    func breaks() throws {
        let found = try finding("x rises", 2, 1, method: ["indicator score": "another"])
        #expect(found.state == .unknown)
        #expect(found.reason?.contains("breaks") == true)
    }

    @Test("a rule on a figure that the report does not have names those it has")
    func unknownFigures() throws {
        let figures = SampleRuns.run("a", figures: ["gini(idm)": 1, "mean(idm)": 1]).figures
        let error = #expect(throws: PlanningError.self) {
            try AlertRule(parsing: "gini(idx) > 1").require(in: figures)
        }
        #expect(error?.remedy.contains("gini(idm)") == true)
        try AlertRule(parsing: "mean(idm) > 1").require(in: figures)
    }

    @Test("a limit that no share can pass is refused with how to write it")
    func shareLimits() throws {
        var figures = SampleRuns.run("a", figures: ["class(maju).share": 0.4]).figures
        figures[0].unit = "share"
        for condition in ["> 20", "> 1", "> 150 %", "< 0", "rises > 5"] {
            let error = #expect(throws: PlanningError.self, "\(condition)") {
                try AlertRule(parsing: "class(maju).share \(condition)").require(in: figures)
            }
            #expect(error?.remedy.contains("0.2 for 20 %") == true)
        }
        try AlertRule(parsing: "class(maju).share >= 1").require(in: figures)
        try AlertRule(parsing: "class(maju).share rises > 5 %").require(in: figures)
        try AlertRule(parsing: "class(maju).share > 20 %").require(in: figures)
        try AlertRule(parsing: "class(maju).share > 0.2").require(in: figures)
    }
}
