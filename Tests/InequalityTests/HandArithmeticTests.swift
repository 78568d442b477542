import Foundation
import Inequality
import Testing

@Suite("Measures of small tables, by hand")
struct HandArithmeticTests {
    @Test("of 1 to 5, the mean difference is 1.6 and the Gini 4/15")
    func gini() throws {
        let sample = try Sample(values: [5, 3, 1, 2, 4])
        #expect(agree(sample.gini, .defined(4.0 / 15)))
        #expect(agree(sample.absoluteGini, .defined(0.8)))
        #expect(agree(sample.giniCorrectedByCount, .defined(1.0 / 3)))
        #expect(sample.hoover == .defined(0.2))
    }

    @Test("of one who has all and three who have nothing, the Gini is 3/4 and Theil's T ln 4")
    func concentrated() throws {
        let sample = try Sample(values: [0, 0, 0, 8])
        #expect(sample.gini == .defined(0.75))
        #expect(sample.hoover == .defined(0.75))
        #expect(agree(sample.theilT, .defined(1.386_294_361_119_890_6)))
        #expect(sample.theilL == .undefined(.zeroValue))
        #expect(sample.atkinson(1) == .defined(1))
        #expect(sample.warnings(for: .atkinson(1)) == [.zeroValues])
        #expect(sample.palma == .undefined(.zeroDenominator))
        #expect(agree(sample.atkinson(0.5), .defined(0.75)))
    }

    @Test("of equal values, every measure is exactly at its zero")
    func equal() throws {
        let sample = try Sample(values: [0.1, 0.1, 0.1], weights: [0.3, 7, 1e9])
        for measure: Measure in [
            .gini, .hoover, .theilT, .theilL, .generalizedEntropy(-1), .generalizedEntropy(2),
            .atkinson(0.5), .atkinson(3), .wolfson, .williamson, .coefficientOfVariation, .kolm(2),
            .logVariance, .variance,
        ] {
            #expect(sample.outcome(measure) == .defined(0), "\(measure)")
        }
        #expect(sample.mean == .defined(0.1))
        #expect(sample.palma == .defined(0.25))
        #expect(sample.s80s20 == .defined(1))
        #expect(sample.standardError(of: .gini) == .defined(0))
    }

    @Test("a unit on the boundary of a share counts in proportion")
    func shares() throws {
        let sample = try Sample(values: [1, 2, 7], weights: [1, 1, 1])
        #expect(agree(sample.bottomShare(0.5), .defined(0.2)))
        #expect(agree(sample.topShare(0.5), .defined(0.8)))
        #expect(sample.bottomShare(1) == .defined(1))
        #expect(sample.bottomShare(0) == .defined(0))
    }

    @Test("a quantile on a boundary is the mean of its neighbors")
    func quantiles() throws {
        let sample = try Sample(values: [1, 2, 3, 4])
        #expect(sample.median == .defined(2.5))
        #expect(sample.quantile(0.3) == .defined(2))
        #expect(sample.quantile(0) == .defined(1))
        #expect(sample.quantile(1) == .defined(4))
    }

    @Test("half with nothing and half with all is Wolfson's index one, with a positive median")
    func wolfson() throws {
        let sample = try Sample(values: [1, 3])
        // L(½) = ¼, G = ¼, μ/m = 1.
        #expect(agree(sample.wolfson, .defined(0.5)))
    }

    @Test("the largest contribution to Williamson's index is that of the farthest region")
    func williamson() throws {
        let index = try Sample(values: [4, 1, 1], weights: [1, 2, 1]).williamson.get()
        // μ = 7/4, deviations 9/4, −3/4, −3/4; variance (81 + 18 + 9)/64 = 27/16.
        #expect(abs(index.index - (27.0 / 16).squareRoot() / 1.75) < 1e-15)
        #expect(index.parts.map(\.row) == [0, 1, 2])
        #expect(abs(index.parts[0].contribution - 0.75) < 1e-15)
    }

    @Test("a group of zeros adds nothing and has no Theil of its own")
    func zeroGroup() throws {
        let grouped = try GroupedSample(
            values: [0, 0, 0, 10, 10, 10],
            grouping: Grouping(["a", "a", "a", "b", "b", "b"])
        )
        let split = try grouped.entropyDecomposition(1).get()
        #expect(split.within == 0)
        #expect(split.parts[0].entropy == .undefined(.zeroMean))
        #expect(grouped.entropyDecomposition(0).reason == .zeroValue)
    }

    @Test("the gap of 4 and 6 over 1 and 1 is 4, five to one, and certain")
    func gap() throws {
        let grouped = try GroupedSample(
            values: [4, 6, 1, 1],
            grouping: Grouping(["core", "core", "ring", "ring"])
        )
        guard let gap = grouped.gap(between: "core", and: "ring") else {
            Issue.record("no gap")
            return
        }
        #expect(gap.difference == 4)
        #expect(gap.ratio == .defined(5))
        #expect(gap.superiority == 1)
        #expect(gap.a.standardError == .defined(1))
        #expect(gap.b.standardError == .defined(0))
        #expect(gap.differenceError == .defined(1))
        // Pooled variance (1 + 0)/2.
        #expect(agree(gap.standardizedDifference, .defined(4 * 2.0.squareRoot())))
        let interval = try gap.differenceInterval().get()
        #expect(abs(interval.lower - (4 - 1.959_963_984_540_054)) < 1e-14)
        #expect(grouped.gap(between: "core", and: "sea") == nil)
    }

    @Test("ties count half in the probability of superiority")
    func ties() throws {
        let grouped = try GroupedSample(
            values: [2, 2, 2, 1],
            grouping: Grouping(["a", "a", "b", "b"])
        )
        #expect(grouped.gap(between: "a", and: "b")?.superiority == 0.75)
        #expect(grouped.gap(between: "b", and: "a")?.superiority == 0.25)
    }

    @Test("a group of one unit has a mean without a standard error")
    func singleUnit() throws {
        let grouped = try GroupedSample(values: [4, 1, 2], grouping: Grouping(["a", "b", "b"]))
        let gap = grouped.gap(between: "a", and: "b")
        #expect(gap?.a.standardError == .undefined(.tooFewObservations))
        #expect(gap?.differenceError == .undefined(.tooFewObservations))
        #expect(grouped.standardErrorWarnings == [.singleUnitStratum])
    }

    @Test(
        "values beyond the range of their squares keep relative measures, and overflow the variance"
    )
    func overflow() throws {
        let sample = try Sample(values: [1e307, 3e307])
        #expect(sample.variance == .undefined(.overflow))
        #expect(sample.total == .defined(4e307))
        #expect(agree(sample.gini, .defined(0.25)))
        #expect(try Sample(values: [1e308, 1e308, 1e308]).total == .undefined(.overflow))
    }

    @Test("an index of strong aversion survives powers beyond the range of doubles")
    func strongAversion() throws {
        let sample = try Sample(values: [1e-4, 1, 2])
        // The least value decides: ξ = 10⁻⁴ · 3^(1/99) to all digits.
        let expected = 1e-4 * pow(3, 1.0 / 99)
        let equivalent = try sample.equallyDistributedEquivalent(100).get()
        #expect(abs(equivalent / expected - 1) < 1e-13)
    }

    @Test("the normal quantile and the normal distribution undo each other")
    func normal() {
        #expect(abs(NormalDistribution.quantile(0.975) - 1.959_963_984_540_054_2) < 1e-15)
        #expect(NormalDistribution.quantile(0.5) == 0)
        for z in [-7.5, -5, -2, -0.3, 0.7, 1.9, 4] {
            let back = NormalDistribution.quantile(NormalDistribution.cumulative(z))
            #expect(abs(back - z) < 1e-11)
        }
    }
}
