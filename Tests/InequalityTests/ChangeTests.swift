import Foundation
import Inequality
import TestSupport
import Testing

@Suite("Change between two dates")
struct ChangeTests {
    private static func snapshots(seed: UInt64) throws -> (Snapshots, RandomTable) {
        let table = RandomTable(seed: seed)
        var generator = SeededGenerator(seed: seed &+ 500)
        let later = table.values.map { $0 * Double.random(in: 0.8...1.5, using: &generator) }
        let weights = table.weights.map { $0 * Double.random(in: 0.7...2, using: &generator) }
        let pair = try Snapshots(
            .init(values: table.values, weights: table.weights),
            .init(values: later, weights: weights),
            by: Grouping(table.zones)
        )
        return (pair, table)
    }

    @Test("the shares of a change add up to it", arguments: PropertyTests.seeds)
    func sums(seed: UInt64) throws {
        let (pair, _) = try Self.snapshots(seed: seed)
        for measure in [Measure.gini, .theilT, .theilL, .hoover, .mean] {
            let change = try pair.shapleyChange(of: measure).get()
            let sum = change.valueEffect + change.weightEffect
            #expect(abs(sum - change.change) < 1e-12 * max(1, change.later), "seed \(seed)")
        }
        for order in [0.0, 1, 2, -1] {
            let change = try pair.entropyChange(order).get()
            let sum = change.shareEffect + change.meanEffect + change.withinEffect
            #expect(abs(sum - (change.later - change.earlier)) < 1e-12, "seed \(seed), \(order)")
            let total = try pair.later.whole.generalizedEntropy(order).get()
            #expect(abs(change.later - total) < 1e-12, "seed \(seed), \(order)")
        }
        let parts = try pair.logDeviationChange.get()
        #expect(abs(parts.approximation + parts.residual - parts.change) < 1e-13, "seed \(seed)")
    }

    @Test("a row that lacks something at a date leaves both")
    func balance() throws {
        let pair = try Snapshots(
            .init(values: [1, 2, 3, .nan, 5], weights: [1, 1, 0, 1, 1]),
            .init(values: [2, .nan, 3, 4, 6], weights: [1, 1, 1, 1, 1])
        )
        #expect(pair.leftOutCount == 3)
        #expect(pair.earlier.whole.values == [1, 5])
        #expect(pair.later.whole.values == [2, 6])
    }

    @Test("a group that appears counts under population shares alone")
    func appearing() throws {
        // The old group stays as it is, so that all change is the share of the new one:
        // L goes from ln 1.5 − ln 2 ∕ 2 to ln 3.25 − (ln 2 + 2 ln 5) ∕ 4, by hand.
        let before = try GroupedSample(values: [1, 2], grouping: Grouping(["a", "a"]))
        let after = try GroupedSample(
            values: [1, 2, 5, 5],
            grouping: Grouping(["a", "a", "b", "b"])
        )
        let change = try EntropyChange.between(before, after, order: 0).get()
        let expected =
            (log(3.25) - (log(2) + 2 * log(5)) / 4) - (log(1.5) - log(2) / 2)
        #expect(abs(change.shareEffect - expected) < 1e-14)
        #expect(abs(change.meanEffect) < 1e-15)
        #expect(abs(change.withinEffect) < 1e-15)
    }

    @Test("specialization is measured as by hand")
    func specialization() throws {
        // Of 10 and 30 in a region of two, 20 and 0 in the other: 10/40 over 30/60 is one half.
        let table = try #require(Specialization(amounts: [[10, 30], [20, 0]]))
        #expect(try table.quotient(region: 0, sector: 0).get() == 0.5)
        #expect(try table.quotient(region: 1, sector: 1).get() == 0)
        #expect(try table.krugman(region: 0).get() == 0.5)
        #expect(try table.dissimilarity(region: 0).get() == 0.75)
        #expect(Specialization(amounts: [[1], [1, 2]]) == nil)
        #expect(Specialization(amounts: [[-1]]) == nil)
        let empty = try #require(Specialization(amounts: [[0, 0], [1, 1]]))
        #expect(empty.quotient(region: 0, sector: 0).reason == .zeroDenominator)
    }

    @Test("covariates that depend on each other explain nothing")
    func collinear() {
        let distance = [1.0, 2, 3, 4, 5, 1, 2, 3, 4, 5]
        let result = OaxacaDecomposition.between(
            values: (0..<10).map { Double($0 + 1) },
            grouping: Grouping((0..<10).map { $0 < 5 ? "a" : "b" }),
            a: "a",
            b: "b",
            covariates: [distance, distance.map { 2 * $0 + 1 }]
        )
        #expect(result.reason == .zeroVariance)
    }
}
