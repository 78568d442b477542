public import Inequality

extension InequalityAnswer {
    /// How uncertain one figure is, and how that was found.
    public struct Uncertainty: Sendable {
        /// How an interval was found.
        public enum Method: String, Sendable {
            /// By the bootstrap, corrected for bias and acceleration (Efron 1987).
            case accelerated = "bca"
            /// By the bootstrap of whole clusters, corrected for bias alone.
            case biasCorrected = "bc"
            /// By the influence of each unit.
            case linearized
        }

        /// The standard error; `nil` if the measure has none that is known.
        public var error: Outcome<Double>?
        /// The interval that holds the figure with a probability of 95 %.
        public var interval: ConfidenceInterval?
        /// How the interval was found; `nil` if neither it nor the error is known.
        public var method: Method?
        /// Whether the interval ends where the replicates do.
        public var isExtreme = false
    }

    /// How uncertain a measure of all units is, or of a group.
    ///
    /// Where whole clusters were drawn, nothing else is told: errors that take neighbors for
    /// independent would contradict the interval beside them.
    public func uncertainty(of measure: Measure, in group: String? = nil) -> Uncertainty {
        let part = group.flatMap { groups?[$0] } ?? sample
        let drawn =
            group.map { resampling?.groups[$0]?[measure] } ?? resampling?.all[measure]
        let isClustered = resampling?.draw == .clusters
        let linearized = isClustered ? nil : part.standardError(of: measure)
        if let drawn, let interval = drawn.acceleratedInterval().value {
            return Uncertainty(
                error: linearized ?? drawn.standardError,
                interval: interval,
                method: isClustered ? .biasCorrected : .accelerated,
                isExtreme: drawn.isExtreme()
            )
        }
        return Uncertainty(
            error: linearized,
            interval: isClustered ? nil : part.confidenceInterval(of: measure)?.value,
            method: linearized == nil ? nil : .linearized
        )
    }
}
