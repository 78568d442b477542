internal import Glibc

/// How an indicator falls with the distance from a place.
public struct DistanceDecay: Hashable, Sendable {
    /// ln *x* fitted to the distance: the indicator falls by the same share over each unit.
    public let exponential: LineFit
    /// ln *x* fitted to ln(1 + distance): it falls steeply near the place and slowly far from it.
    public let power: LineFit
    /// The weighted correlation of value and distance, from −1 to 1; undefined if either is constant.
    public let correlation: Outcome<Double>
    /// Spearman's correlation of the ranks, unweighted, ties sharing their middle rank.
    public let rankCorrelation: Outcome<Double>
    /// Kendall's τ-b, unweighted: agreeing less disagreeing pairs over untied ones (Kendall 1945).
    public let tau: Outcome<Double>

    /// The distance over which the exponential fit falls by half, in the unit of the distances.
    ///
    /// Undefined unless the indicator falls with the distance.
    public var halfDistance: Outcome<Double> {
        exponential.slope < 0
            ? .defined(log(2) / -exponential.slope) : .undefined(.nonPositiveDenominator)
    }
}

extension Sample {
    /// The decay of the values with the distance of the rows the sample was made from.
    ///
    /// Zero or negative values leave it undefined, having no logarithm. Units whose distance is
    /// missing (NaN) leave the computation. Fits are weighted, with classical standard errors.
    ///
    /// - Parameter distances: the distance of each row, zero or more, in any one unit.
    /// - Throws: ``SampleError/lengthMismatch(column:expected:found:)`` if the rows differ.
    /// - Complexity: O(*n* log *n*).
    public func decay(over distances: [Double]) throws(SampleError) -> Outcome<DistanceDecay> {
        guard distances.count == rowCount else {
            throw .lengthMismatch(column: "distances", expected: rowCount, found: distances.count)
        }
        let located = keeping { !distances[Int(rows[$0])].isNaN }
        let places = located.rows.map { distances[Int($0)] }
        return Outcome { () throws(UndefinedReason) in
            try located.requirePositiveValues()
            let logarithms = located.values.map { log($0) }
            let weights = located.scaledWeights
            return DistanceDecay(
                exponential: try LineFit.fitted(x: places, y: logarithms, weights: weights).get(),
                power: try LineFit.fitted(
                    x: places.map { log1p($0) },
                    y: logarithms,
                    weights: weights
                ).get(),
                correlation: pearson(located.scaledValues, places, weights: weights),
                rankCorrelation: spearman(located.values, places),
                tau: kendall(located.values, places)
            )
        }
    }
}
