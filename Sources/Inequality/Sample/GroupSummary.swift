/// The size and the level of a group within a whole.
public struct GroupSummary: Hashable, Sendable {
    /// The name of the group.
    public let label: String
    /// The number of its units.
    public let count: Int
    /// Its share of the weight, *v*.
    public let populationShare: Double
    /// Its share of the total, *s* = *v* times its mean over the mean of all.
    public let incomeShare: Double
    /// Its weighted mean.
    public let mean: Double
}

extension GroupedSample {
    /// The summaries of the groups; the mean of the whole must not be zero.
    var summaries: [GroupSummary] {
        zip(groups, populationShares).map { group, share in
            GroupSummary(
                label: group.label,
                count: group.sample.count,
                populationShare: share,
                incomeShare: share * group.sample.scaledMean.high / whole.scaledMean.high,
                mean: group.sample.scaledMean.high / group.sample.valueScale
            )
        }
    }
}
