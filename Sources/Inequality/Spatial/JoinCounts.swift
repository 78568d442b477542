/// How often neighbors both have a property, neither has it, or one of them: the counts of joins.
///
/// More joins of the same kind than values dealt out at random make mean clusters. Moran 1948.
public struct JoinCounts: Hashable, Sendable {
    /// Pairs of neighbors that both have the property (BB).
    public let both: Int
    /// Pairs that both lack it (WW).
    public let neither: Int
    /// Pairs of which one has it (BW).
    public let mixed: Int
}

extension SpatialSample {
    /// The joins between units above zero and the others, each pair of neighbors once.
    ///
    /// A pair is one if either names the other. Undefined for fewer than two units and without neighbors.
    ///
    /// - Complexity: O(*n* + *m* log *d*) for *m* pairs of neighbors of up to *d* a unit.
    public var joinCounts: Outcome<JoinCounts> {
        Outcome { () throws(UndefinedReason) in
            guard !values.isEmpty else { throw .empty }
            guard count > 1, !neighbors.units.isEmpty else { throw .tooFewObservations }
            return joins(of: values)
        }
    }

    /// The joins of values above zero against what they would be if dealt out to the units anew.
    ///
    /// Undefined as Moran's test is: if all units are alike there is no pattern.
    ///
    /// - Complexity: As of Moran's test.
    public func joinCountTest(
        replicates: Int = 999,
        seed: UInt64 = 1,
        threads: Int = 1
    ) -> Outcome<PermutationTest> {
        let property = values.map { $0 > 0 ? 1.0 : 0 }
        guard property.contains(where: { $0 != property[0] }) else {
            return .undefined(values.isEmpty ? .empty : .zeroVariance)
        }
        return test(property, replicates, seed, threads) { sample, values in
            Double(sample.joins(of: values).both)
        }
    }

    private func joins(of values: [Double]) -> JoinCounts {
        var (both, neither, mixed) = (0, 0, 0)
        neighbors.forEachPair { unit, other in
            switch (values[unit] > 0, values[other] > 0) {
            case (true, true): both += 1
            case (false, false): neither += 1
            default: mixed += 1
            }
        }
        return JoinCounts(both: both, neither: neither, mixed: mixed)
    }
}
