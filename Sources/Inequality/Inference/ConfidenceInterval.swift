/// A range that covers the true value with a stated probability.
public struct ConfidenceInterval: Hashable, Sendable {
    /// The lower end.
    public let lower: Double
    /// The upper end.
    public let upper: Double
    /// The probability that such ranges cover the true value.
    public let level: Double

    /// Makes an interval from its ends and its level.
    public init(lower: Double, upper: Double, level: Double) {
        self.lower = lower
        self.upper = upper
        self.level = level
    }

    /// The interval of a normally distributed estimate, the estimate less and plus *z* errors.
    public static func normal(
        around estimate: Outcome<Double>,
        error: Outcome<Double>,
        level: Double
    ) -> Outcome<ConfidenceInterval> {
        precondition(0 < level && level < 1, "a confidence level of \(level)")
        return Outcome { () throws(UndefinedReason) in
            let estimate = try estimate.get()
            let reach = try error.get() * NormalDistribution.quantile((1 + level) / 2)
            return ConfidenceInterval(
                lower: estimate - reach,
                upper: estimate + reach,
                level: level
            )
        }
    }
}
