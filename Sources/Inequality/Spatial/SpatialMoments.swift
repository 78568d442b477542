internal import Glibc

/// What a spatial statistic would be without a pattern, and how far from it the statistic lies.
public struct SpatialMoments: Hashable, Sendable {
    /// The expected value.
    public let expected: Double
    /// The variance if the values are draws of a normal distribution.
    public let normalVariance: Double
    /// The variance if the values are dealt out anew; undefined for fewer than four units.
    public let randomizedVariance: Outcome<Double>
    /// The statistic.
    let value: Double

    /// The distance from the expected value in standard deviations, under normality.
    public var normalScore: Double { (value - expected) / normalVariance.squareRoot() }

    /// The same under randomization.
    public var randomizedScore: Outcome<Double> {
        randomizedVariance.map { (value - expected) / $0.squareRoot() }
    }

    /// The two-sided probability of such a distance under normality.
    public var normalProbability: Double { 2 * NormalDistribution.cumulative(-abs(normalScore)) }

    /// The same under randomization.
    public var randomizedProbability: Outcome<Double> {
        randomizedScore.map { 2 * NormalDistribution.cumulative(-abs($0)) }
    }
}
