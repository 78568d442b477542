public import Inequality

/// How the inequality of an indicator changed between two dates, and whether those behind caught up.
public struct IndicatorChange: Sendable {
    /// The name of the later column.
    public let later: String
    /// The units that have both values, in groups.
    public let snapshots: Snapshots
    /// What changed the measures: values or weights.
    public let shapley: [(measure: Measure, change: Outcome<ShapleyChange>)]
    /// What changed the mean logarithmic deviation: shares, means or inequality of the groups.
    public let entropy: Outcome<EntropyChange>
    /// Whether units that started lower grew faster.
    public let beta: Outcome<BetaConvergence>
    /// Whether the spread of logarithms fell.
    public let sigma: Outcome<SigmaConvergence>

    /// Measures whose change is shared out.
    public static let measures: [Measure] = [.gini, .theilT, .theilL, .coefficientOfVariation]

    /// Compares two columns of the same units.
    ///
    /// - Parameters:
    ///   - earlier: The values at the earlier date; NaN if missing.
    ///   - later: The values at the later date.
    ///   - weights: The weights at both dates; `nil` if every unit counts alike.
    ///   - grouping: The group of each unit.
    ///   - years: The time between the dates.
    ///   - name: The name of the later column.
    /// - Throws: `SampleError` for bad rows.
    public init(
        earlier: [Double],
        later: [Double],
        weights: [Double]?,
        grouping: Grouping,
        years: Double,
        name: String
    ) throws {
        self.later = name
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
            years: years
        )
        sigma = try SigmaConvergence.over([earlier, later], weights: weights, years: [0, years])
    }
}
