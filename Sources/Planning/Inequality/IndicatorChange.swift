public import Inequality

/// How the inequality of an indicator changed between two dates, and whether those behind caught up.
public struct IndicatorChange: Sendable {
    /// The name of the last column.
    public let later: String
    /// The units that have both values, in groups.
    public let snapshots: Snapshots
    /// What changed the measures: values or weights.
    public let shapley: [(measure: Measure, change: Outcome<ShapleyChange>)]
    /// What changed the mean logarithmic deviation: shares, means or inequality of the groups.
    public let entropy: Outcome<EntropyChange>
    /// Whether units that started lower grew faster.
    public let beta: Outcome<BetaConvergence>
    /// Whether the spread of logarithms fell, over all dates.
    public let sigma: Outcome<SigmaConvergence>

    /// Measures whose change is shared out.
    public static let measures: [Measure] = [.gini, .theilT, .theilL, .coefficientOfVariation]

    /// A column of a later date.
    public struct Date: Hashable, Sendable {
        /// The name of the column.
        public var name: String
        /// Years since the first date.
        public var years: Double

        /// Makes a date.
        public init(name: String, years: Double) {
            self.name = name
            self.years = years
        }
    }

    /// Compares columns of the same units: the first with the last, and the spread of all.
    ///
    /// - Parameters:
    ///   - earlier: The values at the first date; NaN if missing.
    ///   - later: The values at each later date.
    ///   - weights: The weights at both dates; `nil` if every unit counts alike.
    ///   - grouping: The group of each unit.
    ///   - dates: The later dates, ascending; at least one.
    /// - Throws: `SampleError` for bad rows.
    public init(
        earlier: [Double],
        later columns: [[Double]],
        weights: [Double]?,
        grouping: Grouping,
        dates: [Date]
    ) throws {
        precondition(columns.count == dates.count, "\(columns.count) columns, \(dates.count) dates")
        guard let last = dates.last, let later = columns.last else {
            preconditionFailure("a change needs a later date")
        }
        self.later = last.name
        let snapshots = try Snapshots(
            .init(values: earlier, weights: weights),
            .init(values: later, weights: weights),
            by: grouping
        )
        self.snapshots = snapshots
        shapley = Self.measures.map { ($0, snapshots.shapleyChange(of: $0)) }
        entropy = snapshots.entropyChange(0)
        beta = BetaConvergence.fitted(
            earlier: earlier,
            later: later,
            weights: weights,
            years: last.years
        )
        sigma = try SigmaConvergence.over(
            [earlier] + columns,
            weights: weights,
            years: [0] + dates.map(\.years)
        )
    }
}
