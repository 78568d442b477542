/// How much of an indicator is held by units that rank high by another variable.
///
/// The Gini coefficient with the ranking taken from elsewhere: ranked by the distance to a place, a
/// negative index says that the indicator is concentrated near it. Kakwani, Wagstaff and van
/// Doorslaer 1997.
public struct Concentration: Hashable, Sendable {
    /// The concentration index, 2 Σ *p* (*h* − μ) (*R* − ½) / μ with *R* the middle rank.
    ///
    /// From −1 to 1 for values of zero or more; zero: no concentration, or all equal.
    public let index: Double
    /// The mean of the indicator.
    public let mean: Double
    /// The linearized standard error of the index; undefined for fewer than two units.
    public let standardError: Outcome<Double>

    /// The generalized index, μ *C*, in the units of the indicator.
    public var generalized: Double { mean * index }

    /// Erreygers's index 4 μ *C* / (*b* − *a*) for an indicator bounded by *a* and *b*.
    ///
    /// The bounds are properties of the indicator, never the extremes of the sample. Erreygers 2009.
    public func erreygers(bounds: ClosedRange<Double>) -> Outcome<Double> {
        ratio(4 * generalized, bounds.upperBound - bounds.lowerBound)
    }

    /// Wagstaff's index μ *C* (*b* − *a*) / ((*b* − μ) (μ − *a*)) of a bounded indicator.
    ///
    /// Undefined unless the mean lies inside the bounds. Wagstaff 2005.
    public func wagstaff(bounds: ClosedRange<Double>) -> Outcome<Double> {
        ratio(
            generalized * (bounds.upperBound - bounds.lowerBound),
            (bounds.upperBound - mean) * (mean - bounds.lowerBound)
        )
    }

    /// The modified index μ *C* / (μ − *a*) for an indicator that starts at *a*.
    public func modified(lowerBound: Double) -> Outcome<Double> {
        ratio(generalized, mean - lowerBound)
    }

    private func ratio(_ top: Double, _ bottom: Double) -> Outcome<Double> {
        bottom > 0
            ? .defined(top / bottom)
            : .undefined(bottom == 0 ? .zeroDenominator : .nonPositiveDenominator)
    }
}

extension Sample {
    /// The concentration of the values by a ranking variable of the rows the sample was made from.
    ///
    /// Units of equal rank variable share a rank, so that the order of rows cannot matter. Units
    /// whose rank variable is missing (NaN) leave the computation. Zeros are ordinary values;
    /// undefined if the mean is not positive.
    ///
    /// - Throws: ``SampleError/lengthMismatch(column:expected:found:)`` if the rows differ.
    /// - Complexity: as of sorting the ranking variable.
    public func concentration(
        rankedBy ranking: [Double]
    ) throws(SampleError) -> Outcome<Concentration> {
        let ranked = try self.ranked(by: ranking)
        return Outcome { () throws(UndefinedReason) in
            try ranked.requirePositiveMean()
            let (ranks, above) = ranked.ranks(by: ranked.rows.map { ranking[Int($0)] })
            return ranked.concentration(ranks: ranks, above: above)
        }
    }

    /// The index of concentration with each unit left out in turn.
    ///
    /// Undefined for fewer than two units and as the index is.
    ///
    /// - Throws: ``SampleError/lengthMismatch(column:expected:found:)`` if the rows differ.
    /// - Complexity: as of sorting the ranking variable.
    public func concentrationJackknife(
        rankedBy ranking: [Double]
    ) throws(SampleError) -> Outcome<Jackknife> {
        let ranked = try self.ranked(by: ranking)
        return Outcome { () throws(UndefinedReason) in
            try ranked.requireUnits(atLeast: 2)
            try ranked.requirePositiveMean()
            let values = ranked.concentrationsWithoutEach(ranked.rows.map { ranking[Int($0)] })
            guard values.allSatisfy(\.isFinite) else { throw .nonPositiveMean }
            let strata = [Int32](repeating: 0, count: ranked.count)
            return Jackknife(values: values, strata: strata, stratumCount: 1)
        }
    }

    /// The units that have a rank.
    private func ranked(by ranking: [Double]) throws(SampleError) -> Sample {
        guard ranking.count == rowCount else {
            throw .lengthMismatch(column: "ranking", expected: rowCount, found: ranking.count)
        }
        return keeping { !ranking[Int(rows[$0])].isNaN }
    }

    /// The index without each unit; NaN where the mean of the rest is not positive.
    ///
    /// It is Σ Σ *w* *w*′ (*h* − *h*′) sgn(*d* − *d*′) over 2 *W* Σ *w* *h*, and from the double sum falls
    /// what a unit has in it, both ways.
    private func concentrationsWithoutEach(_ ranking: [Double]) -> [Double] {
        let (ranks, above) = ranks(by: ranking)
        let whole = totalWeight.value
        let pulls = (0..<count).map { index in
            let deviation = scaledMean.deviation(of: scaledValues[index])
            return whole * (deviation * (2 * ranks[index] - 1) + 2 * above[index])
        }
        let sum = weightedSum(scaledWeights) { pulls[$0] }
        return (0..<count).map { index in
            let weight = scaledWeights[index]
            let rest = whole - weight
            let total = whole * scaledMean.high - weight * scaledValues[index]
            return total > 0 ? (sum - 2 * weight * pulls[index]) / (2 * rest * total) : .nan
        }
    }

    /// The middle rank of each unit by a variable, and the mean of what ranks above it in deviations.
    private func ranks(by ranking: [Double]) -> (ranks: [Double], above: [Double]) {
        let order = ascendingOrder(of: ranking).map { Int($0) }
        var ranks = [Double](repeating: 0, count: count)
        var above = [Double](repeating: 0, count: count)
        var below = CompensatedSum()
        var passed = CompensatedSum()
        let whole = totalWeight.value
        var start = 0
        while start < count {
            var (upTo, held) = (below, CompensatedSum())
            var end = start
            while end < count && ranking[order[end]] == ranking[order[start]] {
                let index = order[end]
                upTo.add(scaledWeights[index])
                held.add(scaledWeights[index] * scaledMean.deviation(of: scaledValues[index]))
                end += 1
            }
            let rank = (below.value + upTo.excess(over: below) / 2) / whole
            passed.add(held.value)
            // What ranks higher, ties counting half; deviations from the mean add up to zero.
            let higher = (held.value / 2 - passed.value) / whole
            for index in order[start..<end] {
                ranks[index] = rank
                above[index] = higher
            }
            below = upTo
            start = end
        }
        return (ranks, above)
    }

    /// The index and its error, from each unit's rank and from the deviations that rank above it.
    private func concentration(ranks: [Double], above: [Double]) -> Concentration {
        let mean = scaledMean.high
        let covariance =
            isConstant
            ? 0 : average { scaledMean.deviation(of: scaledValues[$0]) * (ranks[$0] - 0.5) }
        // In deviations *d* = *h* − μ the influence on the covariance is *d* (*R* − ½) plus what
        // ranks above, less twice the covariance; the half rank of the unit itself cancels.
        let influence = (0..<count).map { index in
            let deviation = scaledMean.deviation(of: scaledValues[index])
            let moved = deviation * (ranks[index] - 0.5) + above[index] - 2 * covariance
            return 2 / mean * moved - 2 * covariance / mean / mean * deviation
        }
        return Concentration(
            index: 2 * covariance / mean,
            mean: mean / valueScale,
            standardError: linearizedError(
                .defined(influence),
                strata: [Int32](repeating: 0, count: count),
                stratumCount: 1
            )
        )
    }
}
