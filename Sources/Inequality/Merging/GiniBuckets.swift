/// The Gini coefficient from ranges of values, each summed where its units lie.
///
/// Every value of a range must lie below or at every value of the next. Sums over a range add up over
/// machines; the sum of differences inside a range does only if one machine sees all of it, and
/// without it the coefficient is bounded.
public struct GiniBuckets: Hashable, Sendable {
    /// One range of values.
    public struct Bucket: Hashable, Sendable {
        /// The least value that can be in it.
        public var lower: Double
        /// The greatest value that can be in it.
        public var upper: Double
        /// Σ *w*.
        public var weight: Double
        /// Σ *w* *x*.
        public var total: Double
        /// Σ Σ *w* *w*′ |*x* − *x*′| over ordered pairs inside; `nil` if it is not known.
        public var differences: Double?

        /// Takes the sums of a range.
        public init(
            lower: Double,
            upper: Double,
            weight: Double,
            total: Double,
            differences: Double? = nil
        ) {
            self.lower = lower
            self.upper = upper
            self.weight = weight
            self.total = total
            self.differences = differences
        }

        /// Sums the units of a range.
        public init(lower: Double, upper: Double, sample: Sample) {
            let weight = sample.totalWeight.value
            let pairs = 2 * weight * weight * sample.scaledAbsoluteGini
            let (values, weights) = (sample.valueScale, sample.weightScale)
            self.init(
                lower: lower,
                upper: upper,
                weight: weight / weights,
                total: weight * sample.scaledMean.high / weights / values,
                differences: pairs / weights / weights / values
            )
        }
    }

    /// The ranges that hold units, in ascending order.
    public let buckets: [Bucket]

    /// Takes ranges in ascending order that do not overlap.
    public init(_ buckets: [Bucket]) {
        self.buckets = buckets.filter { $0.weight > 0 }
        precondition(
            zip(self.buckets, self.buckets.dropFirst()).allSatisfy { $0.upper <= $1.lower },
            "ranges of values must ascend"
        )
    }

    private var weight: Double { weightedSum(buckets.map(\.weight)) { _ in 1 } }
    private var total: Double { weightedSum(buckets.map(\.total)) { _ in 1 } }

    private func requirePositiveTotal() throws(UndefinedReason) {
        guard !buckets.isEmpty else { throw .empty }
        guard total > 0 else { throw total == 0 ? .zeroMean : .nonPositiveMean }
    }

    /// The coefficient; undefined unless the mean is positive.
    ///
    /// The differences inside each range must be known.
    /// - Complexity: O(*g*) for *g* ranges.
    public var gini: Outcome<Double> {
        Outcome { () throws(UndefinedReason) in
            try requirePositiveTotal()
            var sum = between
            for bucket in buckets {
                guard let differences = bucket.differences else {
                    preconditionFailure("the differences inside a range are not known")
                }
                sum.add(differences)
            }
            return sum.value / (2 * weight * total)
        }
    }

    /// What the coefficient lies between, from weights and totals alone.
    ///
    /// At least that of ranges whose units are equal; at most that of ranges whose units lie at their
    /// ends. Gastwirth 1972.
    /// - Complexity: O(*g*) for *g* ranges.
    public var bounds: Outcome<ClosedRange<Double>> {
        Outcome { () throws(UndefinedReason) in
            try requirePositiveTotal()
            let least = between.value / (2 * weight * total)
            let mean = total / weight
            let spread = weightedSum(buckets.map { $0.weight / weight * $0.weight / weight }) {
                let bucket = buckets[$0]
                let level = bucket.total / bucket.weight
                let width = bucket.upper - bucket.lower
                guard width > 0 else { return 0 }
                // Of an open range, the limit as its end moves away.
                if bucket.upper == .infinity { return max(0, level - bucket.lower) / mean }
                return max(0, (level - bucket.lower) * (bucket.upper - level)) / (width * mean)
            }
            return least...(least + spread)
        }
    }

    /// Σ Σ *w* *w*′ |*x* − *x*′| over ordered pairs from different ranges.
    private var between: CompensatedSum {
        var sum = CompensatedSum()
        var (weight, total) = (CompensatedSum(), CompensatedSum())
        for bucket in buckets {
            sum.add(2 * (weight.value * bucket.total - bucket.weight * total.value))
            weight.add(bucket.weight)
            total.add(bucket.total)
        }
        return sum
    }
}
