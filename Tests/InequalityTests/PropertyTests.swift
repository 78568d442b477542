import Foundation
import Inequality
import TestSupport
import Testing

@Suite("Properties of the measures, on random tables")
struct PropertyTests {
    static let seeds: [UInt64] = Array(1...60)

    /// Measures without a unit, unchanged when the values are multiplied.
    static let relative: [Measure] = [
        .coefficientOfVariation, .gini, .absoluteMeanGini, .hoover, .theilT, .theilL,
        .generalizedEntropy(-1), .generalizedEntropy(0.5), .generalizedEntropy(2),
        .generalizedEntropy(3), .atkinson(0.5), .atkinson(1), .atkinson(2), .palma, .s80s20,
        .s90s10, .bottomShare(percent: 40), .topShare(percent: 10), .quantileRatio(90, 10),
        .wolfson, .williamson, .logVariance,
    ]

    /// Measures in the units of the values.
    static let absolute: [Measure] = [
        .mean, .standardDeviation, .absoluteGini, .quantile(percent: 50), .geometricMean,
        .equallyDistributedEquivalent(0.5),
    ]

    @Test(
        "multiplying the values changes no relative measure, and scales the absolute ones",
        arguments: seeds
    )
    func scale(seed: UInt64) throws {
        let table = RandomTable(seed: seed, zeros: seed.isMultiple(of: 2))
        let sample = try table.sample
        let larger = try Sample(values: table.values.map { $0 * 3.7 }, weights: table.weights)
        for measure in Self.relative {
            let pair = (sample.outcome(measure), larger.outcome(measure))
            #expect(agree(pair.0, pair.1), "seed \(seed), \(measure)")
        }
        for measure in Self.absolute {
            let pair = (sample.outcome(measure).map { $0 * 3.7 }, larger.outcome(measure))
            #expect(agree(pair.0, pair.1), "seed \(seed), \(measure)")
        }
    }

    @Test("multiplying the weights changes nothing but the frequency correction", arguments: seeds)
    func weightScale(seed: UInt64) throws {
        let table = RandomTable(seed: seed)
        let sample = try table.sample
        let heavier = try Sample(values: table.values, weights: table.weights.map { $0 * 1e7 })
        for measure in Self.relative + Self.absolute {
            #expect(
                agree(sample.outcome(measure), heavier.outcome(measure)),
                "seed \(seed), \(measure)"
            )
        }
    }

    @Test("a whole-number weight means as many rows", arguments: seeds)
    func replication(seed: UInt64) throws {
        let table = RandomTable(seed: seed)
        let repeated = zip(table.values, table.weights).flatMap { value, weight in
            [Double](repeating: value, count: Int(weight))
        }
        let (sample, longer) = (try table.sample, try Sample(values: repeated))
        for measure in Self.relative + Self.absolute + [.giniCorrectedByFrequency]
        where sample.count > 1 {
            #expect(
                agree(sample.outcome(measure), longer.outcome(measure)),
                "seed \(seed), \(measure)"
            )
        }
    }

    @Test("the order of the rows does not matter", arguments: seeds)
    func order(seed: UInt64) throws {
        let table = RandomTable(seed: seed)
        var generator = SeededGenerator(seed: seed &+ 1_000)
        let order = table.values.indices.shuffled(using: &generator)
        let shuffled = try Sample(
            values: order.map { table.values[$0] },
            weights: order.map { table.weights[$0] }
        )
        let sample = try table.sample
        #expect(sample.values == shuffled.values, "seed \(seed)")
        for measure in Self.relative + Self.absolute {
            #expect(
                agree(sample.outcome(measure), shuffled.outcome(measure), within: 1e-13),
                "seed \(seed), \(measure)"
            )
        }
    }

    @Test("splitting a unit into two of half the weight changes nothing", arguments: seeds)
    func splitting(seed: UInt64) throws {
        let table = RandomTable(seed: seed)
        let row = Int(seed) % table.values.count
        var split = table
        split.weights[row] /= 2
        split.values.append(table.values[row])
        split.weights.append(split.weights[row])
        let (sample, longer) = (try table.sample, try split.sample)
        for measure in Self.relative + Self.absolute {
            #expect(
                agree(sample.outcome(measure), longer.outcome(measure)),
                "seed \(seed), \(measure)"
            )
        }
    }

    @Test(
        "moving money from richer to poorer lowers every measure with the transfer property",
        arguments: seeds
    )
    func transfer(seed: UInt64) throws {
        let table = RandomTable(seed: seed)
        let sample = try table.sample
        guard !sample.isConstant else { return }
        let (poor, rich) = (Int(sample.rows[0]), Int(sample.rows[sample.count - 1]))
        let money = (table.values[rich] - table.values[poor]) / 8
        var moved = table
        moved.values[poor] += money / table.weights[poor] / 9
        moved.values[rich] -= money / table.weights[rich] / 9
        let after = try moved.sample
        for measure: Measure in [
            .gini, .theilT, .theilL, .generalizedEntropy(2), .atkinson(0.5), .atkinson(2),
        ] {
            let before = try sample.outcome(measure).get()
            #expect(try after.outcome(measure).get() < before, "seed \(seed), \(measure)")
        }
    }

    @Test(
        "adding the same to all lowers relative measures and keeps absolute ones",
        arguments: seeds
    )
    func addition(seed: UInt64) throws {
        let table = RandomTable(seed: seed)
        let sample = try table.sample
        guard !sample.isConstant else { return }
        let higher = try Sample(values: table.values.map { $0 + 50 }, weights: table.weights)
        for measure: Measure in [
            .gini, .theilT, .theilL, .atkinson(1), .hoover, .coefficientOfVariation,
        ] {
            let before = try sample.outcome(measure).get()
            #expect(try higher.outcome(measure).get() < before, "seed \(seed), \(measure)")
        }
        for measure: Measure in [.absoluteGini, .standardDeviation, .kolm(0.01)] {
            #expect(
                agree(sample.outcome(measure), higher.outcome(measure), within: 1e-11),
                "seed \(seed), \(measure)"
            )
        }
    }

    @Test("the measures satisfy the identities and bounds that tie them together", arguments: seeds)
    func identities(seed: UInt64) throws {
        let sample = try RandomTable(seed: seed).sample
        let cv = try sample.coefficientOfVariation.get()
        #expect(agree(sample.generalizedEntropy(2), .defined(cv * cv / 2)), "seed \(seed)")
        let gini = try sample.gini.get()
        #expect(try sample.hoover.get() <= gini + 1e-15, "seed \(seed)")
        let least = (sample.weights.min() ?? 0) / sample.weights.reduce(0, +)
        #expect(0 <= gini && gini <= 1 - least, "seed \(seed)")
        let theil = try sample.theilT.get()
        #expect(0 <= theil && theil <= -log(least), "seed \(seed)")
        let aversions = [0.25, 0.5, 1, 1.5, 2, 4]
        let atkinson = try aversions.map { try sample.atkinson($0).get() }
        #expect(atkinson == atkinson.sorted(), "seed \(seed)")
        #expect(atkinson.allSatisfy { 0 <= $0 && $0 <= 1 }, "seed \(seed)")
        #expect(agree(.defined(atkinson[2]), sample.theilL.map { 1 - exp(-$0) }), "seed \(seed)")
        let equivalent = sample.equallyDistributedEquivalent(2)
        #expect(
            agree(equivalent, .defined(try sample.mean.get() * (1 - atkinson[4]))),
            "seed \(seed)"
        )
    }

    @Test("the Lorenz curve is convex and twice the area above it is the Gini", arguments: seeds)
    func lorenz(seed: UInt64) throws {
        let sample = try RandomTable(seed: seed, zeros: true).sample
        let curve = try sample.lorenzCurve.get()
        var area = 0.0
        var slope = 0.0
        for index in 1..<curve.populationShares.count {
            let width = curve.populationShares[index] - curve.populationShares[index - 1]
            let rise = curve.totalShares[index] - curve.totalShares[index - 1]
            #expect(rise / width >= slope - 1e-9, "seed \(seed)")
            slope = rise / width
            area += width * (curve.totalShares[index] + curve.totalShares[index - 1]) / 2
            #expect(
                agree(
                    sample.bottomShare(curve.populationShares[index]),
                    .defined(curve.totalShares[index])
                ),
                "seed \(seed)"
            )
        }
        #expect(agree(sample.gini, .defined(1 - 2 * area)), "seed \(seed)")
        #expect(
            agree(sample.bottomShare(0.7), sample.topShare(0.3).map { 1 - $0 }),
            "seed \(seed)"
        )
    }

    @Test("within and between add up to the entropy of all", arguments: seeds)
    func entropyDecomposition(seed: UInt64) throws {
        let table = RandomTable(seed: seed, zeros: seed.isMultiple(of: 2))
        let grouped = try table.grouped
        for order in [0, 1, 2, 0.5, -1, 3.0] {
            guard let split = grouped.entropyDecomposition(order).value else {
                #expect(order <= 0 && grouped.whole.zeroCount > 0, "seed \(seed), \(order)")
                continue
            }
            let rest = split.within + split.between - split.total
            #expect(abs(rest) <= 1e-12 * split.total, "seed \(seed), \(order)")
        }
    }

    @Test("the levels of a nested decomposition add up, and none is negative", arguments: seeds)
    func nestedDecomposition(seed: UInt64) throws {
        let table = RandomTable(seed: seed)
        let districts = table.values.indices.map { "d\($0 % 5)" as String? }
        let levels = [Grouping(table.zones), Grouping(districts)]
        for order in [0, 1, 2.0] {
            let split = try table.sample.nestedDecomposition(order, levels: levels).get()
            let sum = split.between.reduce(split.within, +)
            #expect(abs(sum - split.total) <= 1e-12 * split.total, "seed \(seed)")
            #expect(split.between.allSatisfy { $0 >= 0 }, "seed \(seed)")
            let outer = try table.grouped.entropyDecomposition(order).get()
            #expect(agree(.defined(outer.between), .defined(split.between[0])), "seed \(seed)")
        }
    }

    @Test("the parts of the Gini add up both ways, and overlap is not negative", arguments: seeds)
    func giniDecomposition(seed: UInt64) throws {
        let table = RandomTable(seed: seed, zeros: true)
        let split = try table.grouped.giniDecomposition.get()
        let sum = split.within + split.between + split.overlap
        #expect(agree(.defined(sum), .defined(split.total)), "seed \(seed)")
        #expect(
            agree(.defined(split.yitzhakiWithin + split.yitzhakiBetween), .defined(split.total)),
            "seed \(seed)"
        )
        #expect(split.overlap >= 0, "seed \(seed)")
        let ranges = table.values.map { $0 < 300 ? "low" : "high" as String? }
        let apart = try GroupedSample(
            values: table.values,
            weights: table.weights,
            grouping: Grouping(ranges)
        )
        #expect(try apart.giniDecomposition.get().overlap == 0, "seed \(seed)")
    }

    @Test("the parts of Atkinson's index multiply", arguments: seeds)
    func atkinsonDecomposition(seed: UInt64) throws {
        let split = try RandomTable(seed: seed).grouped.atkinsonDecomposition(0.75).get()
        let product = (1 - split.within) * (1 - split.between)
        #expect(agree(.defined(1 - product), .defined(split.total)), "seed \(seed)")
        #expect(
            agree(.defined(split.within + split.between + split.cross), .defined(split.total)),
            "seed \(seed)"
        )
    }

    @Test("ranked by itself, the concentration of a column is its Gini", arguments: seeds)
    func concentration(seed: UInt64) throws {
        let table = RandomTable(seed: seed)
        let sample = try table.sample
        let itself = try sample.concentration(rankedBy: table.values).get()
        #expect(agree(.defined(itself.index), sample.gini), "seed \(seed)")
        let reversed = try sample.concentration(rankedBy: table.values.map { -$0 }).get()
        #expect(agree(.defined(-reversed.index), sample.gini), "seed \(seed)")
        if let error = sample.standardError(of: .gini) {
            #expect(agree(itself.standardError, error), "seed \(seed)")
        }
    }

    @Test("influences have mean zero and predict a small change of weight", arguments: seeds)
    func influence(seed: UInt64) throws {
        let table = RandomTable(seed: seed)
        let sample = try table.sample
        let total = table.weights.reduce(0, +)
        let step = 1e-6
        let index = Int(seed) % sample.count
        var heavier = table
        heavier.weights[Int(sample.rows[index])] += step * total
        let after = try heavier.sample
        for measure: Measure in [
            .mean, .variance, .standardDeviation, .coefficientOfVariation, .williamson,
            .meanLogarithm, .geometricMean, .gini, .absoluteGini, .hoover, .theilT, .theilL,
            .generalizedEntropy(2), .generalizedEntropy(-0.5), .atkinson(0.5), .atkinson(1),
            .atkinson(2),
        ] {
            guard let outcome = sample.influence(on: measure) else {
                Issue.record("no influence on \(measure)")
                continue
            }
            let influence = try outcome.get()
            let size = influence.map(abs).max() ?? 0
            let mean = zip(influence, sample.weights).reduce(0) { $0 + $1.0 * $1.1 } / total
            #expect(abs(mean) <= 1e-12 * size, "seed \(seed), \(measure)")
            let change = try after.outcome(measure).get() - sample.outcome(measure).get()
            // The weights grow by a share of the step, and the second derivative is left over.
            #expect(
                abs(change / step - influence[index]) <= 1e-3 * size,
                "seed \(seed), \(measure): \(change / step) and \(influence[index])"
            )
        }
    }

    @Test("a linearized standard error is near that of the jackknife", arguments: seeds.prefix(8))
    func jackknife(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let values = (0..<300).map { _ in exp(Double.random(in: 0...2, using: &generator)) }
        let weights = (0..<300).map { _ in Double.random(in: 1...3, using: &generator) }
        let sample = try Sample(values: values, weights: weights)
        let parts = try (0..<300).map { left in
            var weights = weights
            weights[left] = 0
            return try Sample(values: values, weights: weights)
        }
        for measure: Measure in [
            .mean, .gini, .theilT, .theilL, .generalizedEntropy(2), .atkinson(0.5), .hoover,
            .coefficientOfVariation, .bottomShare(percent: 40), .topShare(percent: 10), .palma,
            .s80s20, .s90s10,
        ] {
            let replicates = try parts.map { try $0.outcome(measure).get() }
            let mean = replicates.reduce(0, +) / 300
            let square = replicates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } * 299 / 300
            let error = try sample.standardError(of: measure)?.get() ?? 0
            #expect(
                abs(error / square.squareRoot() - 1) < 0.15,
                "seed \(seed), \(measure): \(error) and \(square.squareRoot())"
            )
        }
    }

    @Test("ten thousand values sort as the standard library sorts them", arguments: seeds.prefix(6))
    func sorting(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let spread = [1.0, 1e-12, 1e300, 1e3, 0, 5][Int(seed) % 6]
        let values = (0..<10_000).map { _ in
            (Double.random(in: -1...1, using: &generator) * spread * 1e4).rounded() / 1e4 + 3
        }
        let sample = try Sample(values: values)
        let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
        #expect(sample.values == values.sorted(), "seed \(seed)")
        #expect(sample.rows.map { Int($0) } == order, "seed \(seed)")
    }
}
