import GeometryModel
import Inequality
import Planning
import Testing

@Suite("Parts of an answer on inequality")
struct InequalityPartsTests {
    private static func answer(_ rows: [InequalityAnswer.Row]) throws -> InequalityAnswer {
        try InequalityAnswer(
            InequalityAnswer.Question(indicator: "x", gap: ("a", "b"), resampling: .init()),
            rows: rows,
            groupOrder: ["a", "b"],
            tally: Tally(read: rows.count)
        )
    }

    /// Two clusters of three villages each, low in the west and high in the east.
    private static let clusters: [InequalityAnswer.Row] = (0..<6).map { (number: Int) in
        let isWest = number < 3
        return InequalityAnswer.Row(
            value: isWest ? 1 : 5,
            group: isWest ? "a" : "b",
            distance: Double(number),
            position: Coordinate(x: isWest ? 115 : 117, y: Double(number) / 100),
            later: [number == 0 ? nil : 5],
            cluster: isWest ? "west" : "east"
        )
    }

    @Test func `clusters are alike within, and their gap is one of all deals`() throws {
        var answer = try Self.answer(Self.clusters)
        try answer.addPattern(.nearest(2))
        let pattern = try #require(answer.pattern)
        // Every neighbor has the same value, so that z times its lag is z².
        #expect(abs(try pattern.moran.get().value - 1) < 1e-12)
        #expect(try pattern.gini.get().nearDifference == 0)
        #expect(try pattern.localTest.get().isExact)
        let test = try #require(answer.resampling?.gap).get()
        #expect(test.isExact)
        #expect(test.count == 20)
        // One deal of twenty is as low as the observed one.
        #expect(test.lessProbability == 0.05)
        #expect(test.probability == 0.1)
    }

    @Test func `a unit without a value is nobody's neighbor`() throws {
        var rows = Self.clusters
        rows[1].value = nil
        var answer = try Self.answer(rows)
        try answer.addPattern(.nearest(2))
        let sample = try #require(answer.pattern).sample
        #expect(sample.count == 5)
        #expect(sample.islandCount == 0)
        // The two that are left in the west take one of the east as their second neighbor.
        #expect(sample.neighbors[0] == [1, 2])
    }

    @Test func `land that nearly meets is contiguous, and land beyond the tolerance is not`() throws
    {
        // Squares of 0.01° in a row: gaps of 11 m, of nothing, and of 1.1 km.
        let wests = [116.0, 116.0101, 116.0201, 116.0401]
        let rows = wests.enumerated().map { number, west in
            InequalityAnswer.Row(
                value: Double(number),
                group: "a",
                position: Coordinate(x: west, y: 0),
                land: .polygon(
                    Polygon(exterior: [
                        Coordinate(x: west, y: 0), Coordinate(x: west + 0.01, y: 0),
                        Coordinate(x: west + 0.01, y: 0.01), Coordinate(x: west, y: 0.01),
                        Coordinate(x: west, y: 0),
                    ])
                )
            )
        }
        var answer = try InequalityAnswer(
            InequalityAnswer.Question(indicator: "x"),
            rows: rows,
            groupOrder: ["a"],
            tally: Tally(read: 4)
        )
        try answer.addPattern(.contiguity(tolerance: .meters(100)))
        let sample = try #require(answer.pattern).sample
        #expect((0..<4).map { Array(sample.neighbors[$0]) } == [[1], [0, 2], [1], []])
        #expect(sample.islandCount == 1)
        try answer.addPattern(.within(.kilometers(1.2)))
        let near = try #require(answer.pattern).sample
        #expect((0..<4).map { Array(near.neighbors[$0]) } == [[1], [0, 2], [1], []])
    }

    @Test func `units that lack a later value leave both dates`() throws {
        var answer = try Self.answer(Self.clusters)
        try answer.addChange(to: [.init(name: "later", years: 1)])
        let change = try #require(answer.change)
        #expect(change.snapshots.leftOutCount == 1)
        let gini = try #require(change.shapley.first).change
        #expect(try gini.get().later == 0)
    }

    @Test func `the spread is told at every date, and its trend`() throws {
        // Logarithms of 1, e², of 1, e and of e, e: standard deviations of 1, ½ and 0.
        let e = 2.718281828459045
        let rows = [
            InequalityAnswer.Row(value: 1, group: "a", later: [1, e]),
            InequalityAnswer.Row(value: e * e, group: "b", later: [e, e]),
        ]
        var answer = try Self.answer(rows)
        try answer.addChange(to: [.init(name: "x1", years: 1), .init(name: "x2", years: 3)])
        let change = try #require(answer.change)
        #expect(change.later == "x2")
        let sigma = try change.sigma.get()
        #expect(sigma.years == [0, 1, 3])
        #expect(zip(sigma.deviations, [1, 0.5, 0]).allSatisfy { abs($0 - $1) < 1e-12 })
        // By hand: Σ(t − 4∕3)(σ − ½) ∕ Σ(t − 4∕3)² = −(4∕6 + 5∕6) ∕ (42∕9).
        #expect(abs(try sigma.trend.get().slope + 1.5 * 9 / 42) < 1e-12)
        #expect(throws: PlanningError.self) {
            try answer.addChange(
                to: [.init(name: "x1", years: 1), .init(name: "x4", years: 4)] + [
                    .init(name: "x5", years: 5)
                ]
            )
        }
    }

    private static func drawn(_ rows: [InequalityAnswer.Row], clusters: String?) throws
        -> InequalityAnswer
    {
        try InequalityAnswer(
            InequalityAnswer.Question(indicator: "x", resampling: .init(), clusters: clusters),
            rows: rows,
            groupOrder: ["a", "b"],
            tally: Tally(read: rows.count)
        )
    }

    @Test func `whole clusters are drawn, and a group within one has no interval`() throws {
        let answer = try Self.drawn(Self.clusters, clusters: "side")
        #expect(answer.resampling?.draw == .clusters)
        let mean = try #require(answer.resampling?.all[.mean])
        // Two clusters are drawn: both west, one of each, or both east.
        #expect(Set(mean.replicates) == [1, 3, 5])
        let uncertainty = answer.uncertainty(of: .mean)
        #expect(uncertainty.method == .biasCorrected)
        // The replicates have a variance of 2.
        #expect(abs(try #require(uncertainty.error?.value) - 2.0.squareRoot()) < 0.05)
        let west = answer.uncertainty(of: .mean, in: "a")
        #expect(west.interval == nil && west.error == nil && west.method == nil)
        #expect(answer.notes.contains { $0.en.contains("whole groups by side") })
    }

    @Test func `clusters of one unit each are drawn as units are`() throws {
        var rows = Self.clusters
        for number in rows.indices {
            rows[number].value = Double(number * number)
            rows[number].group = nil
            rows[number].cluster = "\(number)"
        }
        let single = try Self.drawn(rows, clusters: nil)
        let clustered = try Self.drawn(rows, clusters: "number")
        #expect(single.resampling?.draw == .units)
        let expected = try #require(single.resampling?.all[.gini]).standardError.get()
        let found = try #require(clustered.resampling?.all[.gini]).standardError.get()
        #expect(abs(found / expected - 1) < 0.1)
    }

    @Test func `a row with a value and without a cluster is refused`() throws {
        var rows = Self.clusters
        rows[2].cluster = nil
        #expect(throws: PlanningError.self) { try Self.drawn(rows, clusters: "side") }
        rows[2].value = nil
        #expect(throws: Never.self) { try Self.drawn(rows, clusters: "side") }
        for number in rows.indices { rows[number].cluster = "west" }
        #expect(throws: PlanningError.self) { try Self.drawn(rows, clusters: "side") }
    }

    @Test func `rings hold every unit with a distance`() throws {
        var answer = try Self.answer(Self.clusters)
        try answer.addProfile(unit: "km")
        let rings = try #require(answer.profile).rings
        #expect(rings.groups.reduce(0) { $0 + $1.sample.count } == 6)
        #expect(!rings.groups.contains { $0.label == "outside" })
        try answer.addProfile(breaks: [2], unit: "km")
        let labels = try #require(answer.profile).rings.groups.map(\.label)
        #expect(labels == ["0–2", "outside"])
    }

    @Test func `totals are told from values per person`() throws {
        var question = InequalityAnswer.Question(indicator: "x")
        question.isOfTotals = true
        let rows = [InequalityAnswer.Row(value: 1, group: nil)]
        let told = try InequalityAnswer(question, rows: rows, groupOrder: [], tally: Tally(read: 1))
        #expect(told.notes.contains { $0.en.contains("divide it by people first") })
        question.isOfTotals = false
        let plain = try InequalityAnswer(
            question,
            rows: rows,
            groupOrder: [],
            tally: Tally(read: 1)
        )
        #expect(plain.notes.count == told.notes.count - 1)
    }

    @Test func `what rows lack is told`() throws {
        var answer = try Self.answer([.init(value: 1, group: "a"), .init(value: 2, group: "b")])
        #expect(throws: PlanningError.self) { try answer.addProfile(unit: "km") }
        #expect(throws: PlanningError.self) { try answer.addPattern(.nearest(1)) }
        let dates = [IndicatorChange.Date(name: "later", years: 1)]
        #expect(throws: PlanningError.self) { try answer.addChange(to: dates) }
    }
}
