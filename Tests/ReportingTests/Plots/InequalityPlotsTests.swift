import GeometryModel
import Inequality
import Planning
import Reporting
import Testing

@Suite("Figures of an answer on inequality")
struct InequalityPlotsTests {
    private static func answer() throws -> InequalityAnswer {
        try InequalityAnswer(
            InequalityAnswer.Question(indicator: "x", gap: ("near", "far")),
            rows: (0..<12).map { (number: Int) in
                InequalityAnswer.Row(
                    value: 20 - Double(number),
                    group: number < 6 ? "near" : "far",
                    distance: Double(number),
                    position: Coordinate(x: 116 + Double(number) / 10, y: -1),
                    name: "<village \(number)>"
                )
            },
            groupOrder: ["near", "far"],
            tally: Tally(read: 12)
        )
    }

    private static func figures(
        _ answer: InequalityAnswer,
        _ language: Language = .en
    ) -> [(name: String, figure: any Figure)] {
        InequalityPlots(of: answer, language: language, label: "Income", source: "a survey").figures
    }

    @Test("there is a figure for each part that was asked")
    func parts() throws {
        var answer = try Self.answer()
        #expect(Self.figures(answer).map(\.name) == ["lorenz", "means", "decomposition"])
        try answer.addProfile(unit: "km")
        try answer.addPattern(.nearest(2))
        #expect(
            Self.figures(answer).map(\.name) == [
                "lorenz", "means", "decomposition", "decay", "moran",
            ]
        )
    }

    @Test("names are text in the drawing, whatever they hold, and languages differ")
    func text() throws {
        var answer = try Self.answer()
        try answer.addProfile(unit: "km")
        let decay = try #require(Self.figures(answer).first { $0.name == "decay" }).figure
        let svg = decay.svg(idPrefix: "decay")
        #expect(svg.contains("&lt;village 3&gt;"))
        #expect(!svg.contains("<village"))
        let other = try #require(Self.figures(answer, .id).first { $0.name == "decay" }).figure
        #expect(other.title == "Income menurut jarak")
        #expect(decay.title == "Income by distance")
    }

    @Test("shares of the decomposition add up to one hundred percent")
    func decomposition() throws {
        let figure = try #require(
            Self.figures(try Self.answer()).first { $0.name == "decomposition" }?.figure
                as? BarFigure
        )
        let sum = figure.sections.flatMap(\.rows).compactMap { $0.values[0] }.reduce(0, +)
        #expect(abs(sum - 100) < 1e-9)
    }
}
