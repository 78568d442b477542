/// Atkinson's index split into groups by their equally distributed equivalents.
///
/// The parts multiply: 1 − *A* = (1 − within) (1 − between), so that the total is within + between
/// + ``cross``, and the cross term is not positive.
public struct AtkinsonDecomposition: Sendable {
    /// One group's part.
    public struct Part: Sendable {
        /// The size and the level of the group.
        public let group: GroupSummary
        /// Atkinson's index inside the group; undefined if its mean is zero.
        public let atkinson: Outcome<Double>
        /// The equally distributed equivalent of the group; zero if its mean is zero.
        public let equivalent: Double
    }

    /// The aversion ε.
    public let aversion: Double
    /// Atkinson's index of all units.
    public let total: Double
    /// The loss inside groups, Σ *s* *A*_g.
    public let within: Double
    /// Atkinson's index of the equivalents of the groups.
    public let between: Double
    /// Minus the product of within and between.
    public var cross: Double { -within * between }
    /// The groups, in the order of the grouping.
    public let parts: [Part]
}

extension GroupedSample {
    /// Splits Atkinson's index of an aversion by groups.
    ///
    /// Between is taken from the equally distributed equivalents of the groups, as Stata's `ineqdeco`
    /// does, not from their means. Rules for zeros and negatives as for ``Sample/atkinson(_:)``;
    /// undefined also if the equivalent of every group is zero. Blackorby, Donaldson and Auersperg
    /// 1981.
    ///
    /// - Parameter aversion: ε, above zero.
    /// - Complexity: O(*n* + *g* log *g*) for *g* groups.
    public func atkinsonDecomposition(_ aversion: Double) -> Outcome<AtkinsonDecomposition> {
        Outcome { () throws(UndefinedReason) in
            let total = try whole.atkinson(aversion).get()
            let parts = zip(groups, summaries).map { group, summary in
                AtkinsonDecomposition.Part(
                    group: summary,
                    atkinson: group.sample.atkinson(aversion),
                    equivalent: group.sample.equallyDistributedEquivalent(aversion).value ?? 0
                )
            }
            var within = CompensatedSum()
            for part in parts { within.add(part.group.incomeShare * (part.atkinson.value ?? 0)) }
            guard parts.contains(where: { $0.equivalent > 0 }) else { throw .zeroValue }
            let equivalents = Sample(
                derived: parts.map { $0.equivalent * whole.valueScale },
                weights: groups.map { $0.sample.totalWeight.value }
            )
            return AtkinsonDecomposition(
                aversion: aversion,
                total: total,
                within: within.value,
                between: try equivalents.atkinson(aversion).get(),
                parts: parts
            )
        }
    }
}
