/// The Gini coefficient split into groups, in two classical ways.
///
/// The Gini does not split into within and between alone: groups whose ranges overlap leave a third
/// part. Pyatt's split adds up as within + between + overlap; Yitzhaki's folds the overlap into both
/// of its parts.
public struct GiniDecomposition: Sendable {
    /// One group's part.
    public struct Part: Sendable {
        /// The size and the level of the group.
        public let group: GroupSummary
        /// The Gini coefficient inside the group; undefined if its mean is not positive.
        public let gini: Outcome<Double>
        /// What the group adds to the within part, *v* *s* *G*_g.
        public let contribution: Double
        /// Yitzhaki's index of overlapping with the whole population.
        ///
        /// One if the group is spread as the whole, near zero if it is a stratum of its own.
        /// Undefined for one unit or equal values.
        public let overlapIndex: Outcome<Double>
        /// The mean rank of the group's members in the whole population, from zero to one.
        public let meanRank: Double
    }

    /// The Gini coefficient of all units.
    public let total: Double
    /// The sum of the contributions of the groups.
    public let within: Double
    /// The Gini coefficient of the group means.
    public let between: Double
    /// The part due to members of poorer groups who are ahead of members of richer ones.
    ///
    /// Never negative, and zero only if the ranges of the groups do not overlap. Dagum's
    /// transvariation.
    public let overlap: Double
    /// Yitzhaki's within part, Σ *s* *G*_g *O*_g.
    public let yitzhakiWithin: Double
    /// Yitzhaki's between part, from the means of the groups and their mean ranks.
    public let yitzhakiBetween: Double
    /// The groups, in the order of the grouping.
    public let parts: [Part]
}

extension GroupedSample {
    /// Splits the Gini coefficient by groups.
    ///
    /// Zeros are ordinary values; undefined if the mean of all units is not positive. A group whose
    /// mean is not positive has no coefficient, and adds half its mean difference all the same.
    /// Pyatt 1976, Bhattacharya and Mahalanobis 1967, Dagum 1997; Yitzhaki 1994.
    ///
    /// - Complexity: O(*n* log *g*) for *g* groups.
    public var giniDecomposition: Outcome<GiniDecomposition> {
        Outcome { () throws(UndefinedReason) in
            let total = try whole.gini.get()
            let mean = whole.scaledMean.high
            let ranks = rankSums
            var within = CompensatedSum()
            var yitzhakiWithin = CompensatedSum()
            var yitzhakiBetween = CompensatedSum()
            var parts: [GiniDecomposition.Part] = []
            for (index, summary) in summaries.enumerated() {
                let group = groups[index].sample
                let share = summary.populationShare
                let contribution = share * share * group.scaledAbsoluteGini / mean
                within.add(contribution)
                yitzhakiWithin.add(2 * share * ranks[index].covariance / mean)
                let distance = (group.scaledMean.high - whole.scaledMean.high) / mean
                yitzhakiBetween.add(2 * share * distance * ranks[index].meanRank)
                // Half the mean difference is twice the covariance of values and own ranks.
                let own = group.scaledAbsoluteGini / 2
                parts.append(
                    GiniDecomposition.Part(
                        group: summary,
                        gini: group.gini,
                        contribution: contribution,
                        overlapIndex: group.count < 2
                            ? .undefined(.tooFewObservations)
                            : own > 0
                                ? .defined(ranks[index].covariance / own)
                                : .undefined(.zeroVariance),
                        meanRank: ranks[index].meanRank
                    )
                )
            }
            return GiniDecomposition(
                total: total,
                within: within.value,
                between: means.scaledAbsoluteGini / mean,
                overlap: overlap,
                yitzhakiWithin: yitzhakiWithin.value,
                yitzhakiBetween: yitzhakiBetween.value,
                parts: parts
            )
        }
    }

    /// For each group the mean rank of its members in the whole, and the covariance of their values
    /// with that rank inside the group.
    private var rankSums: [(meanRank: Double, covariance: Double)] {
        let ranks = whole.middleRanks
        var rankTotals = [CompensatedSum](repeating: CompensatedSum(), count: groups.count)
        for index in 0..<whole.count {
            rankTotals[Int(membership[index])].add(whole.scaledWeights[index] * ranks[index])
        }
        let meanRanks = zip(rankTotals, groups).map { $0.value / $1.sample.totalWeight.value }
        var products = [CompensatedSum](repeating: CompensatedSum(), count: groups.count)
        for index in 0..<whole.count {
            let group = Int(membership[index])
            let deviation = groups[group].sample.scaledMean
                .deviation(of: whole.scaledValues[index])
            products[group].add(
                whole.scaledWeights[index] * deviation * (ranks[index] - meanRanks[group])
            )
        }
        return groups.indices.map { group in
            let weight = groups[group].sample.totalWeight.value
            return (meanRanks[group], products[group].value / weight)
        }
    }

    /// The mean advantage over richer groups' members, summed over all pairs of units, over the mean.
    ///
    /// One sweep over the ascending values: each unit meets the weight and the amount, counted from
    /// the least value, of the units below it that belong to richer groups.
    private var overlap: Double {
        let byMean = groups.indices.sorted {
            groups[$0].sample.scaledMean.high > groups[$1].sample.scaledMean.high
        }
        var places = [Int](repeating: 0, count: groups.count)
        for (place, group) in byMean.enumerated() { places[group] = place }
        guard let least = whole.scaledValues.first else { return 0 }
        var tree = PrefixSums(count: groups.count)
        var sum = CompensatedSum()
        for index in 0..<whole.count {
            let place = places[Int(membership[index])]
            let weight = whole.scaledWeights[index]
            let height = whole.scaledValues[index] - least
            let below = tree.sums(before: place)
            sum.add(weight * max(0, below.weight * height - below.amount))
            tree.add(weight: weight, amount: weight * height, at: place)
        }
        let total = whole.totalWeight.value
        return 2 * sum.value / total / total / whole.scaledMean.high
    }
}
