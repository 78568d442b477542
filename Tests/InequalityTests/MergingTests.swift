import Inequality
import TestSupport
import Testing

@Suite("Sums that merge")
struct MergingTests {
    @Test("any parts in any order give what all units give", arguments: PropertyTests.seeds)
    func parts(seed: UInt64) throws {
        let table = RandomTable(seed: seed)
        let sample = try table.sample
        var generator = SeededGenerator(seed: seed &+ 77)
        let count = Int.random(in: 1...7, using: &generator)
        var parts = [PartialSums](
            repeating: PartialSums(pivot: 100, orders: [-1, 0.5, 2]),
            count: count
        )
        for row in table.values.indices {
            let part = Int.random(in: 0..<count, using: &generator)
            try parts[part].add(value: table.values[row], weight: table.weights[row], row: row)
        }
        parts.shuffle(using: &generator)
        var all = PartialSums(pivot: 100, orders: [-1, 0.5, 2])
        for part in parts { all.merge(part) }
        #expect(all.count == sample.count)
        #expect(agree(.defined(all.mean), sample.mean))
        #expect(agree(all.variance.map { $0 / 1e6 }, sample.variance.map { $0 / 1e6 }))
        #expect(agree(all.coefficientOfVariation, sample.coefficientOfVariation))
        for order in [-1.0, 0, 0.5, 1, 2] {
            let pair = (all.generalizedEntropy(order), sample.generalizedEntropy(order))
            #expect(agree(pair.0, pair.1), "seed \(seed), order \(order)")
        }
        for aversion in [0.5, 1, 2] {
            #expect(agree(all.atkinson(aversion), sample.atkinson(aversion)), "seed \(seed)")
        }
    }

    @Test("one unit has no variance, whatever its weight")
    func single() throws {
        for (value, weight) in [(0.1, 3.0), (0.3, 7), (1.1, 0.7)] {
            var sums = PartialSums()
            try sums.add(value: value, weight: weight)
            var merged = PartialSums()
            merged.merge(sums)
            #expect(merged.mean == value)
            #expect(try merged.coefficientOfVariation.get() == 0)
        }
    }

    @Test("an open range bounds the Gini coefficient as one whose end moves away")
    func openRange() throws {
        func upper(_ end: Double) throws -> Double {
            try GiniBuckets([
                .init(lower: 0, upper: 10, weight: 3, total: 12),
                .init(lower: 10, upper: end, weight: 1, total: 50),
            ]).bounds.get().upperBound
        }
        #expect(abs(try upper(.infinity) - upper(1e12)) < 1e-9)
    }

    @Test("zeros, negatives and missing values are treated as in a sample")
    func edges() throws {
        for values in [[0.0, 1, 3], [-1, 2, 5], [0, 0], [.nan, 4, 4], [], [-5, 5]] {
            var sums = PartialSums()
            for value in values { try sums.add(value: value) }
            let sample = try Sample(values: values)
            #expect(sums.missingCount == sample.missingCount)
            for order in [0.0, 1, 2, -1] {
                let pair = (sums.generalizedEntropy(order), sample.generalizedEntropy(order))
                #expect(agree(pair.0, pair.1), "\(values), order \(order): \(pair)")
            }
        }
        var sums = PartialSums()
        #expect(throws: SampleError.negativeWeight(row: 3, weight: -1)) {
            try sums.add(value: 1, weight: -1, row: 3)
        }
    }

    @Test(
        "ranges of values give the Gini coefficient, and their totals bounds",
        arguments: PropertyTests.seeds
    )
    func buckets(seed: UInt64) throws {
        let table = RandomTable(seed: seed)
        let breaks = [0.0, 50, 120, 400, 2_000]
        let buckets = try zip(breaks, breaks.dropFirst()).map { lower, upper in
            let rows = table.values.indices.filter {
                lower <= table.values[$0] && table.values[$0] < upper
            }
            let part = try Sample(
                values: rows.map { table.values[$0] },
                weights: rows.map { table.weights[$0] }
            )
            return GiniBuckets.Bucket(lower: lower, upper: upper, sample: part)
        }
        let expected = try table.sample.gini.get()
        let gini = GiniBuckets(buckets)
        #expect(agree(gini.gini, .defined(expected)), "seed \(seed)")
        let bounds = try gini.bounds.get()
        #expect(bounds.lowerBound <= expected + 1e-12 && expected <= bounds.upperBound + 1e-12)
    }
}
