import Foundation
import Inequality
import TestSupport
import Testing

@Suite("Resampling")
struct ResamplingTests {
    private static let quick: [Measure] = [
        .mean, .gini, .theilT, .theilL, .generalizedEntropy(-1), .generalizedEntropy(2),
        .generalizedEntropy(0.5), .atkinson(0.5), .atkinson(1), .atkinson(2),
        .coefficientOfVariation,
    ]

    @Test(
        "a measure without each unit is that of a sample made without it",
        arguments: PropertyTests.seeds.prefix(20)
    )
    func leaveOneOut(seed: UInt64) throws {
        let table = RandomTable(seed: seed)
        let sample = try table.grouped
        let counts = Dictionary(grouping: table.zones) { $0 }.mapValues(\.count)
        for measure in Self.quick + [.hoover, .palma] {
            for isStratified in [false, true] {
                let jackknife =
                    isStratified ? sample.jackknife(measure) : sample.whole.jackknife(measure)
                guard let found = jackknife.value else { continue }
                for (row, value) in zip(sample.whole.rows, found.values) {
                    let row = Int(row)
                    // Without the row; the others of its zone make up for its weight.
                    var (values, weights) = (table.values, table.weights)
                    values[row] = .nan
                    let count = Double(counts[table.zones[row]] ?? 0)
                    for other in weights.indices
                    where isStratified && table.zones[other] == table.zones[row] && count > 1 {
                        weights[other] *= count / (count - 1)
                    }
                    let expected = try Sample(values: values, weights: weights).outcome(measure)
                    #expect(
                        agree(.defined(value), expected, within: 1e-11),
                        "seed \(seed), \(measure), row \(row)"
                    )
                }
            }
        }
    }

    /// A skewed table of a few hundred units in three zones.
    private static func large(seed: UInt64, count: Int = 300) throws -> GroupedSample {
        var generator = SeededGenerator(seed: seed)
        let values = (0..<count).map { _ in exp(Double.random(in: 0...2, using: &generator)) }
        let weights = (0..<count).map { _ in Double.random(in: 1...3, using: &generator) }
        let zones = (0..<count).map { _ in
            ["core", "inner", "outer"].randomElement(using: &generator)
        }
        return try GroupedSample(values: values, weights: weights, grouping: Grouping(zones))
    }

    @Test(
        "the bootstrap error is within a fifth of the linearized one",
        arguments: [1, 2, 3] as [UInt64]
    )
    func bootstrapError(seed: UInt64) throws {
        let sample = try Self.large(seed: seed)
        for measure in [Measure.mean, .gini, .theilL, .atkinson(1)] {
            let linearized = try #require(sample.whole.standardError(of: measure)).get()
            let plain = try Bootstrap(sample.whole, replicates: 999, seed: seed)
                .distribution(of: measure).get().standardError.get()
            #expect(abs(plain / linearized - 1) < 0.2, "seed \(seed), \(measure)")
            let stratified = try Bootstrap(sample, replicates: 999, seed: seed)
                .distribution(of: measure).get().standardError.get()
            let expected = try #require(sample.standardError(of: measure)).get()
            #expect(abs(stratified / expected - 1) < 0.2, "seed \(seed), \(measure), zones")
        }
    }

    @Test(
        "replicates from sums are those of samples made anew",
        arguments: PropertyTests.seeds.prefix(20)
    )
    func quickReplicates(seed: UInt64) throws {
        let sample = try RandomTable(seed: seed).grouped
        for grouped in [false, true] {
            func distributions(_ measures: [Measure]) -> [Outcome<BootstrapDistribution>] {
                grouped
                    ? Bootstrap(sample, replicates: 30, seed: seed).distributions(of: measures)
                    : Bootstrap(sample.whole, replicates: 30, seed: seed)
                        .distributions(of: measures)
            }
            let measures: [Measure] = [
                .mean, .gini, .theilL, .generalizedEntropy(2), .atkinson(0.5),
            ]
            // A measure that sums do not tell sends all of them the long way.
            let slow = distributions(measures + [.hoover]).dropLast()
            for (quick, slow) in zip(distributions(measures), slow) {
                for (a, b) in zip(try quick.get().replicates, try slow.get().replicates) {
                    #expect(abs(a - b) <= 1e-12 * max(1, abs(b)), "seed \(seed)")
                }
            }
        }
    }

    @Test("clusters are drawn whole")
    func clusters() throws {
        // Two districts of two equal villages: a draw has means of 1, 2 or 3 and nothing between.
        let sample = try GroupedSample(
            values: [1, 1, 3, 3],
            grouping: Grouping(["a", "a", "b", "b"])
        )
        let distribution = try Bootstrap(clusters: sample, replicates: 200).distribution(of: .mean)
            .get()
        #expect(Set(distribution.replicates) == [1, 2, 3])
    }

    @Test("the same seed gives the same numbers on any number of threads, and another seed others")
    func threads() throws {
        let sample = try Self.large(seed: 9)
        let measures: [Measure] = [.gini, .mean]
        let one = Bootstrap(sample, replicates: 101, seed: 3, threads: 1)
            .distributions(of: measures)
        for threads in [2, 5] {
            let several = Bootstrap(sample, replicates: 101, seed: 3, threads: threads)
                .distributions(of: measures)
            #expect(several == one)
            let tests = [1, threads].map {
                sample.gapTest(between: "core", and: "outer", replicates: 101, threads: $0)
            }
            #expect(tests[0] == tests[1])
        }
        let other = Bootstrap(sample, replicates: 101, seed: 4).distributions(of: measures)
        #expect(other != one)
    }

    @Test("replicates on one side of the estimate leave the extreme one, and say so")
    func oneSided() throws {
        for (replicates, end) in [([1.0, 2, 3], 3.0), ([11, 12, 13], 11)] {
            let distribution = BootstrapDistribution(
                estimate: 10,
                replicates: replicates,
                influences: [-1, .nan, 2]
            )
            let interval = try distribution.acceleratedInterval().get()
            #expect(interval.lower == end && interval.upper == end)
            #expect(distribution.isExtreme())
        }
    }

    @Test("a rest of equal units has no inequality, and not less than none")
    func equalRest() throws {
        for values in [[1.0, 1, 2], [3, 3, 3, 7], [0.1, 0.1, 0.1, 0.7]] {
            let sample = try Sample(values: values)
            for measure in [Measure.coefficientOfVariation, .gini, .theilL, .theilT] {
                let jackknife = try sample.jackknife(measure).get()
                #expect(jackknife.values.allSatisfy { $0 >= 0 }, "\(values) \(measure)")
                #expect(jackknife.standardError.value != nil)
            }
        }
    }

    @Test("replicates of a mean may be negative")
    func negativeMeans() throws {
        let sample = try Sample(values: [-10, 1, 12])
        let distribution = try Bootstrap(sample, replicates: 499).distribution(of: .mean).get()
        #expect(distribution.undefinedCount == 0)
        #expect(distribution.replicates.contains { $0 < 0 })
    }

    @Test("replicates that are all equal make an interval of one point")
    func constant() throws {
        let sample = try Sample(values: [5, 5, 5])
        let distribution = try Bootstrap(sample, replicates: 99).distribution(of: .mean).get()
        for interval in [
            distribution.acceleratedInterval(), distribution.percentileInterval(),
            distribution.basicInterval(), distribution.normalInterval(),
        ] {
            #expect(try interval.get() == ConfidenceInterval(lower: 5, upper: 5, level: 0.95))
        }
    }

    @Test("with exchangeable labels every probability is as frequent as it says")
    func uniformity() throws {
        // Kolmogorov's distance of 200 probabilities; above 1.63 ∕ √200 in one of a hundred runs.
        var probabilities: [Double] = []
        for seed in UInt64(1)...200 {
            var generator = SeededGenerator(seed: seed)
            let values = (0..<40).map { _ in Double.random(in: 0...1, using: &generator) }
            let zones = (0..<40).map { $0 < 15 ? "a" : "b" }
            let sample = try GroupedSample(values: values, grouping: Grouping(zones))
            let test = try sample.gapTest(between: "a", and: "b", replicates: 199, seed: seed).get()
            probabilities.append(test.greaterProbability)
        }
        probabilities.sort()
        let distance = probabilities.enumerated().map { index, probability in
            max(
                abs(probability - Double(index) / 200),
                abs(probability - Double(index + 1) / 200)
            )
        }.max()
        #expect(try #require(distance) < 1.63 / 200.0.squareRoot())
    }

    @Test(
        "random deals come near the probability of all deals",
        arguments: [1, 2, 3, 4] as [UInt64]
    )
    func exact(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let values = (0..<14).map { _ in Double.random(in: 0...1, using: &generator) }
        let weights = (0..<14).map { _ in Double.random(in: 1...5, using: &generator) }
        let zones = (0..<14).map { $0 < 5 ? "a" : "b" }
        let sample = try GroupedSample(
            values: values.enumerated().map { $1 + ($0 < 5 ? 0.3 : 0) },
            weights: weights,
            grouping: Grouping(zones)
        )
        let exact = try sample.gapTest(between: "a", and: "b").get()
        #expect(exact.isExact)
        #expect(exact.count == 2_002)
        // Blocks are never exact; one block of all is a random test of the same.
        let one = Grouping([String?](repeating: "all", count: 14))
        let random = try sample.gapTest(
            between: "a",
            and: "b",
            replicates: 4_000,
            within: one,
            seed: seed
        ).get()
        let p = exact.greaterProbability
        let margin = 4 * (p * (1 - p) / 4_000).squareRoot() + 1.0 / 4_000
        #expect(abs(random.greaterProbability - p) < margin, "seed \(seed)")
        #expect(abs(random.observed - exact.observed) < 1e-12)
    }

    @Test("the part between groups is held against all ways to deal out labels")
    func between() throws {
        // 1, 1 | 9, 9: of the three ways to pair four units, the observed one divides them most.
        let sample = try GroupedSample(
            values: [1, 1, 9, 9],
            grouping: Grouping(["a", "a", "b", "b"])
        )
        let test = try sample.betweenTest(order: 0, replicates: 2_999).get()
        #expect(abs(test.greaterProbability - 1.0 / 3) < 0.04)
        #expect(abs(test.observed - (try sample.entropyDecomposition(0).get().between)) < 1e-15)
        let equal = try GroupedSample(values: [2, 2], grouping: Grouping(["a", "b"]))
        #expect(equal.betweenTest(order: 0).reason == .zeroVariance)
    }

    @Test("labels dealt out within districts stay in them")
    func blocks() throws {
        // The groups differ between districts alone: no deal within them changes anything.
        let sample = try GroupedSample(
            values: [1, 1, 9, 9],
            grouping: Grouping(["a", "a", "b", "b"])
        )
        let districts = Grouping(["x", "x", "y", "y"])
        let test = try sample.gapTest(
            between: "a",
            and: "b",
            replicates: 99,
            within: districts
        ).get()
        #expect(test.probability == 1)
        #expect(test.deviation == 0)
    }

    @Test("equal values and empty groups have no probability")
    func undefined() throws {
        let grouping = Grouping(["a", "b", "b"])
        let equal = try GroupedSample(values: [2, 2, 2], grouping: grouping)
        #expect(equal.gapTest(between: "a", and: "b").reason == .zeroVariance)
        #expect(equal.gapTest(between: "a", and: "c").reason == .empty)
    }
}
