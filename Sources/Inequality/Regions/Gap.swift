internal import Glibc

/// The gap between two groups of units: how far the first is ahead of the second.
public struct Gap: Sendable {
    /// One side of the gap.
    public struct Side: Sendable {
        /// The name of the group.
        public let label: String
        /// The number of its units.
        public let count: Int
        /// The sum of their weights.
        public let sumOfWeights: Outcome<Double>
        /// Their weighted mean.
        public let mean: Double
        /// The linearized standard error of the mean; undefined for one unit.
        public let standardError: Outcome<Double>
        /// Their weighted median.
        public let median: Double
    }

    /// The group whose lead is measured.
    public let a: Side
    /// The group it is compared with.
    public let b: Side
    /// The mean of *a* less the mean of *b*; zero if they are level.
    public let difference: Double
    /// The standard error of the difference, the groups being independent.
    public let differenceError: Outcome<Double>
    /// The mean of *a* over the mean of *b*; one if they are level.
    ///
    /// Undefined unless the mean of *b* is positive.
    public let ratio: Outcome<Double>
    /// The natural logarithm of the ratio; undefined unless both means are positive.
    public let logRatio: Outcome<Double>
    /// The standard error of the logarithm of the ratio, by the delta method.
    public let logRatioError: Outcome<Double>
    /// The difference over the pooled standard deviation inside the groups.
    ///
    /// Undefined if that is zero. Cohen 1969.
    public let standardizedDifference: Outcome<Double>
    /// The probability that a weighted draw from *a* exceeds one from *b*, ties counting half.
    ///
    /// One half if neither is ahead, one if all of *a* is above all of *b*.
    public let superiority: Double

    /// A normal confidence interval for the difference.
    public func differenceInterval(level: Double = 0.95) -> Outcome<ConfidenceInterval> {
        ConfidenceInterval.normal(
            around: .defined(difference),
            error: differenceError,
            level: level
        )
    }

    /// A confidence interval for the ratio, normal in its logarithm.
    public func ratioInterval(level: Double = 0.95) -> Outcome<ConfidenceInterval> {
        ConfidenceInterval.normal(around: logRatio, error: logRatioError, level: level).map {
            ConfidenceInterval(lower: exp($0.lower), upper: exp($0.upper), level: $0.level)
        }
    }
}

extension GroupedSample {
    /// The gap between two groups; `nil` if either has no unit.
    ///
    /// Values of any sign are allowed; ratios need positive means. The standard errors treat the
    /// units of each group as draws of its own, var(difference) = var(a) + var(b).
    ///
    /// - Complexity: O(*n*).
    public func gap(between a: String, and b: String) -> Gap? {
        guard let a = side(a), let b = side(b) else { return nil }
        let difference = a.side.mean - b.side.mean
        let ratio = Outcome(finite: { () throws(UndefinedReason) in
            try whole.requirePositive(denominator: b.side.mean)
            return a.side.mean / b.side.mean
        })
        let logRatio = Outcome(finite: { () throws(UndefinedReason) in
            guard a.side.mean > 0, b.side.mean > 0 else { throw .nonPositiveMean }
            return log(a.side.mean / b.side.mean)
        })
        return Gap(
            a: a.side,
            b: b.side,
            difference: difference,
            differenceError: Outcome(finite: { () throws(UndefinedReason) in
                hypot(try a.side.standardError.get(), try b.side.standardError.get())
            }),
            ratio: ratio,
            logRatio: logRatio,
            logRatioError: Outcome(finite: { () throws(UndefinedReason) in
                _ = try logRatio.get()
                return hypot(
                    try a.side.standardError.get() / a.side.mean,
                    try b.side.standardError.get() / b.side.mean
                )
            }),
            standardizedDifference: Outcome(finite: { () throws(UndefinedReason) in
                let spread = pooledDeviation(a.sample, b.sample)
                guard spread > 0 else { throw .zeroVariance }
                return difference * whole.valueScale / spread
            }),
            superiority: superiority(of: a.sample, over: b.sample)
        )
    }

    private func side(_ label: String) -> (side: Gap.Side, sample: Sample)? {
        guard let sample = self[label], let mean = sample.mean.value,
            let median = sample.median.value, let error = sample.standardError(of: .mean)
        else { return nil }
        let side = Gap.Side(
            label: label,
            count: sample.count,
            sumOfWeights: sample.sumOfWeights,
            mean: mean,
            standardError: error,
            median: median
        )
        return (side, sample)
    }

    /// The square root of the mean variance inside two groups, weighted by their weights.
    private func pooledDeviation(_ a: Sample, _ b: Sample) -> Double {
        let (weightA, weightB) = (a.totalWeight.value, b.totalWeight.value)
        let sum = weightA * a.scaledVariance + weightB * b.scaledVariance
        return (sum / (weightA + weightB)).squareRoot()
    }

    /// The probability that a weighted draw from one group exceeds one from another.
    private func superiority(of a: Sample, over b: Sample) -> Double {
        var below = CompensatedSum()
        var upTo = CompensatedSum()
        var (next, tie) = (0, 0)
        var sum = CompensatedSum()
        for index in 0..<a.count {
            let value = a.scaledValues[index]
            while next < b.count && b.scaledValues[next] < value {
                below.add(b.scaledWeights[next])
                next += 1
            }
            while tie < b.count && b.scaledValues[tie] <= value {
                upTo.add(b.scaledWeights[tie])
                tie += 1
            }
            sum.add(a.scaledWeights[index] * (below.value + upTo.excess(over: below) / 2))
        }
        return min(1, sum.value / (a.totalWeight.value * b.totalWeight.value))
    }
}
