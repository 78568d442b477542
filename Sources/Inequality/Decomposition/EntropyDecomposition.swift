internal import Glibc

/// A generalized entropy split into inequality within groups and between their means.
///
/// Within and between add up to the total exactly, by Shorrocks 1980 the only family that does.
public struct EntropyDecomposition: Sendable {
    /// One group's part.
    public struct Part: Sendable {
        /// The size and the level of the group.
        public let group: GroupSummary
        /// The entropy inside the group; undefined if its mean is zero.
        public let entropy: Outcome<Double>
        /// What the group adds to the within part, *v* (μ_g/μ)^α times its entropy.
        public let contribution: Double
    }

    /// The order α.
    public let order: Double
    /// The entropy of all units.
    public let total: Double
    /// The part inside the groups, the sum of their contributions.
    ///
    /// For orders other than zero and one the weights of the groups do not add up to one.
    public let within: Double
    /// The part between the groups: the entropy if every unit had the mean of its group.
    public let between: Double
    /// The groups, in the order of the grouping.
    public let parts: [Part]

    /// The between part over the total; undefined if all units are equal.
    public var betweenShare: Outcome<Double> {
        total == 0 ? .undefined(.zeroDenominator) : .defined(between / total)
    }
}

extension GroupedSample {
    /// Splits the generalized entropy of an order into within and between groups.
    ///
    /// within = Σ *v* (μ_g/μ)^α *GE*_g, between = *GE* of the group means. A group whose values are
    /// all zero has no entropy of its own and adds nothing for orders above zero; for orders up to
    /// zero a single value of zero leaves the whole undefined. Negative values do for every order
    /// but two. Prefer order zero, whose weights are the population shares. Shorrocks 1980, 1984.
    ///
    /// - Complexity: O(*n* + *g* log *g*) for *g* groups.
    public func entropyDecomposition(_ order: Double) -> Outcome<EntropyDecomposition> {
        Outcome { () throws(UndefinedReason) in
            try whole.requireUnits()
            if order <= 0 {
                try whole.requireNoNegatives()
                guard whole.values[0] > 0 else { throw .zeroValue }
            }
            let total = try whole.generalizedEntropy(order).get()
            let between = try means.generalizedEntropy(order).get()
            let parts = zip(groups, summaries).map { group, summary in
                EntropyDecomposition.Part(
                    group: summary,
                    entropy: group.sample.generalizedEntropy(order),
                    contribution: whole.entropyContribution(of: group.sample, order: order)
                )
            }
            var within = CompensatedSum()
            for part in parts { within.add(part.contribution) }
            guard within.value.isFinite else { throw .overflow }
            return EntropyDecomposition(
                order: order,
                total: total,
                within: within.value,
                between: between,
                parts: parts
            )
        }
    }
}

extension Sample {
    /// What the entropy inside a part of the sample adds to the entropy of the whole.
    func entropyContribution(of group: Sample, order: Double) -> Double {
        let share = group.totalWeight.value / totalWeight.value
        let mean = scaledMean.high
        if order == 2 { return share * (group.scaledVariance / mean / mean) / 2 }
        let ratio = group.scaledMean.high / mean
        if ratio == 0 || group.isConstant { return 0 }
        return share * power(ratio, order) * group.entropy(order)
    }

    /// A power, with the two common orders exact.
    private func power(_ base: Double, _ order: Double) -> Double {
        switch order {
        case 0: 1
        case 1: base
        default: pow(base, order)
        }
    }
}
