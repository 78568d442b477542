internal import Glibc

/// The replicates of an estimate, and the intervals that follow from them.
public struct BootstrapDistribution: Hashable, Sendable {
    /// How an interval reads a quantile between two order statistics.
    public enum Interpolation: Hashable, Sendable {
        /// On the scale of the normal quantiles. Davison and Hinkley 1997, equation 5.8.
        case normal
        /// At (*B* + 1) times the level, linearly.
        case linear
    }

    /// The estimate of all units.
    public let estimate: Double
    /// The replicates, in their order.
    public let replicates: [Double]
    /// The number of replicates in which the measure was undefined; they are left out.
    public let undefinedCount: Int
    /// How much each unit pulls the estimate, for the acceleration; empty if it is not known.
    public let influences: [Double]
    private let sorted: [Double]

    /// Takes the replicates of an estimate.
    ///
    /// - Parameter influences: How much each unit pulls the estimate, up to a factor, as by
    ///   ``Jackknife/influences``; without them there is no acceleration.
    public init(
        estimate: Double,
        replicates: [Double],
        influences: [Double] = [],
        undefinedCount: Int = 0
    ) {
        self.estimate = estimate
        self.replicates = replicates
        self.influences = influences
        self.undefinedCount = undefinedCount
        sorted = replicates.sorted()
    }

    /// The mean of the replicates.
    public var mean: Double {
        var sum = CompensatedSum()
        for replicate in replicates { sum.add(replicate - estimate) }
        return replicates.isEmpty ? estimate : estimate + sum.value / Double(replicates.count)
    }

    /// How far the replicates lie above the estimate on average.
    public var bias: Double { mean - estimate }

    /// The standard deviation of the replicates with divisor *B* − 1; undefined for fewer than two.
    public var standardError: Outcome<Double> {
        guard replicates.count > 1 else { return .undefined(.tooFewObservations) }
        let mean = mean
        var squares = CompensatedSum()
        for replicate in replicates { squares.add((replicate - mean) * (replicate - mean)) }
        return .defined((squares.value / Double(replicates.count - 1)).squareRoot())
    }

    /// Order statistics of the replicates at the two tails.
    public func percentileInterval(level: Double = 0.95) -> Outcome<ConfidenceInterval> {
        interval(level, at: (1 - level) / 2, (1 + level) / 2, .normal)
    }

    /// The percentile interval mirrored at the estimate.
    public func basicInterval(level: Double = 0.95) -> Outcome<ConfidenceInterval> {
        percentileInterval(level: level).map { interval in
            ConfidenceInterval(
                lower: 2 * estimate - interval.upper,
                upper: 2 * estimate - interval.lower,
                level: level
            )
        }
    }

    /// The estimate less its bias, less and plus *z* standard errors.
    public func normalInterval(level: Double = 0.95) -> Outcome<ConfidenceInterval> {
        ConfidenceInterval.normal(
            around: .defined(estimate - bias),
            error: standardError,
            level: level
        )
    }

    /// The correction for bias, the normal quantile of the share of replicates below the estimate,
    /// ties counting half.
    public var biasCorrection: Double {
        // Sums in another order differ in the last digits from the estimate they are equal to.
        let tolerance = 1e-13 * abs(estimate)
        let below = sorted.count { $0 < estimate - tolerance }
        let ties = sorted.count { abs($0 - estimate) <= tolerance }
        guard !sorted.isEmpty, ties < sorted.count else { return 0 }
        return NormalDistribution.quantile(
            (Double(below) + Double(ties) / 2) / Double(sorted.count)
        )
    }

    /// The acceleration, Σ *L*³ / (6 (Σ *L*²)^1.5); zero if no unit pulls.
    public var acceleration: Double {
        let largest = influences.reduce(0) { max($0, abs($1)) }
        guard largest > 0, influences.allSatisfy(\.isFinite) else { return 0 }
        var squares = CompensatedSum()
        var cubes = CompensatedSum()
        for influence in influences {
            let part = influence / largest
            squares.add(part * part)
            cubes.add(part * part * part)
        }
        return cubes.value / (6 * squares.value * squares.value.squareRoot())
    }

    /// The levels of the replicates at which the accelerated interval ends.
    public func acceleratedLevels(level: Double = 0.95) -> (lower: Double, upper: Double) {
        // With all replicates on one side of the estimate, only the extreme one is left to read.
        guard biasCorrection.isFinite else {
            return biasCorrection < 0 ? (0, 0) : (1, 1)
        }
        func moved(_ tail: Double) -> Double {
            let shift = biasCorrection + NormalDistribution.quantile(tail)
            return NormalDistribution.cumulative(
                biasCorrection + shift / (1 - acceleration * shift)
            )
        }
        return (moved((1 - level) / 2), moved((1 + level) / 2))
    }

    /// The interval corrected for bias and acceleration.
    ///
    /// Efron 1987. A level outside the order statistics reads the extreme one (see ``isExtreme(level:)``).
    public func acceleratedInterval(
        level: Double = 0.95,
        interpolation: Interpolation = .normal
    ) -> Outcome<ConfidenceInterval> {
        let levels = acceleratedLevels(level: level)
        return interval(level, at: levels.lower, levels.upper, interpolation)
    }

    /// Whether an end of the accelerated interval lies outside the order statistics, so that more
    /// replicates are needed to tell it.
    public func isExtreme(level: Double = 0.95) -> Bool {
        let (lower, upper) = acceleratedLevels(level: level)
        let places = Double(sorted.count + 1)
        return [lower, upper].contains { $0 * places < 1 || $0 * places > Double(sorted.count) }
    }

    private func interval(
        _ level: Double,
        at lower: Double,
        _ upper: Double,
        _ interpolation: Interpolation
    ) -> Outcome<ConfidenceInterval> {
        precondition(0 < level && level < 1, "a confidence level of \(level)")
        guard sorted.count > 1 else { return .undefined(.tooFewObservations) }
        return .defined(
            ConfidenceInterval(
                lower: quantile(lower, interpolation),
                upper: quantile(upper, interpolation),
                level: level
            )
        )
    }

    private func quantile(_ level: Double, _ interpolation: Interpolation) -> Double {
        let places = Double(sorted.count + 1)
        let place = level * places
        let nearest = place.rounded()
        // (B + 1) times a level such as 0.025 is whole but for rounding.
        if abs(place - nearest) < 1e-9 * places {
            return sorted[min(sorted.count, max(1, Int(nearest))) - 1]
        }
        let below = Int(place)
        guard below >= 1 else { return sorted[0] }
        guard below < sorted.count else { return sorted[sorted.count - 1] }
        let (low, high) = (sorted[below - 1], sorted[below])
        switch interpolation {
        case .linear: return low + (place - Double(below)) * (high - low)
        case .normal:
            let left = NormalDistribution.quantile(Double(below) / places)
            let right = NormalDistribution.quantile(Double(below + 1) / places)
            let part = (NormalDistribution.quantile(level) - left) / (right - left)
            return low + part * (high - low)
        }
    }
}
