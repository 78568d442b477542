internal import Glibc

/// What a spatial statistic would be without a pattern, and how far from it the statistic lies.
public struct SpatialMoments: Hashable, Sendable {
    /// The expected value.
    public let expected: Double
    /// The variance if the values are draws of a normal distribution; undefined if there is none, as
    /// where all units are neighbors of each other.
    public let normalVariance: Outcome<Double>
    /// The variance if the values are dealt out anew; undefined for fewer than four units, too.
    public let randomizedVariance: Outcome<Double>
    /// The statistic.
    let value: Double

    /// The distance from the expected value in standard deviations, under normality.
    public var normalScore: Outcome<Double> {
        normalVariance.map { (value - expected) / $0.squareRoot() }
    }

    /// The same under randomization.
    public var randomizedScore: Outcome<Double> {
        randomizedVariance.map { (value - expected) / $0.squareRoot() }
    }

    /// The two-sided probability of such a distance under normality.
    public var normalProbability: Outcome<Double> {
        normalScore.map { 2 * NormalDistribution.cumulative(-abs($0)) }
    }

    /// The same under randomization.
    public var randomizedProbability: Outcome<Double> {
        randomizedScore.map { 2 * NormalDistribution.cumulative(-abs($0)) }
    }

    /// Takes moments; a variance that is zero but for rounding is none.
    init(
        expected: Double,
        normalVariance: Double,
        randomizedVariance: Outcome<Double>,
        value: Double
    ) {
        func varying(_ variance: Double) -> Outcome<Double> {
            variance > 1e-12 * expected * expected
                ? .defined(variance) : .undefined(.zeroVariance)
        }
        self.expected = expected
        self.normalVariance = varying(normalVariance)
        self.randomizedVariance = randomizedVariance.flatMap(varying)
        self.value = value
    }
}
