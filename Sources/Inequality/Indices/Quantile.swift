/// Weighted quantiles and their ratios.
extension Sample {
    /// The weighted quantile of type two: the first value at which the weight share reaches *q*.
    ///
    /// If the share is reached exactly (to 10⁻¹² of the total weight), the mean of that value and
    /// the next. A share of zero gives the least value, one the greatest. Any sign of values is
    /// allowed. Stata's `_pctile` and R's `quantile(type = 2)`; Hyndman and Fan 1996.
    ///
    /// - Parameter share: *q*, from zero to one.
    /// - Complexity: O(*n*).
    public func quantile(_ share: Double) -> Outcome<Double> {
        precondition(0 <= share && share <= 1, "a quantile at \(share)")
        return Outcome { () throws(UndefinedReason) in
            try requireUnits()
            if share == 0 { return values[0] }
            let target = share * totalWeight.value
            let tolerance = 1e-12 * totalWeight.value
            var weight = CompensatedSum()
            for index in 0..<(count - 1) {
                weight.add(scaledWeights[index])
                let excess = weight.value - target
                if excess < -tolerance { continue }
                return excess > tolerance
                    ? values[index] : values[index] + (values[index + 1] - values[index]) / 2
            }
            return values[count - 1]
        }
    }

    /// The weighted median, the quantile at one half.
    public var median: Outcome<Double> { quantile(0.5) }

    /// The ratio of two quantiles, such as the ninth decile over the first.
    ///
    /// One if all are equal. Undefined if the mean or the lower quantile is not positive.
    ///
    /// - Parameters:
    ///   - upper: the share of the quantile above the line, from zero to one.
    ///   - lower: the share of the quantile below the line, from zero to one.
    /// - Complexity: O(*n*).
    public func quantileRatio(_ upper: Double, _ lower: Double) -> Outcome<Double> {
        Outcome(finite: { () throws(UndefinedReason) in
            let high = try quantile(upper).get()
            let low = try quantile(lower).get()
            try requirePositive(denominator: low)
            if isConstant { return 1 }
            return high / low
        })
    }
}
