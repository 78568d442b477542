/// A generalized entropy split along nested groups: zone, regency, district, village.
public struct NestedDecomposition: Sendable {
    /// The order α.
    public let order: Double
    /// For each level, from the outermost in, what lies between its groups within a group of the
    /// level outside it.
    public let between: [Double]
    /// What lies within the groups of the innermost level.
    public let within: Double
    /// The entropy of all units: the sum of ``between`` and ``within``.
    public let total: Double
    /// The number of groups of each level.
    public let groupCounts: [Int]
    /// The number of rows left out because they have no group on some level.
    public let missingGroupCount: Int
}

extension Sample {
    /// Splits the generalized entropy of an order along nested groupings, outermost first.
    ///
    /// The parts add up to the total exactly. Each level adds Σ *v* (μ_g/μ)^α times the entropy of
    /// the means of the children of *g*, over the groups *g* of the level outside it. Labels are
    /// joined from the outside in (see ``Grouping/refined(by:)``). Rules for zeros and negatives as
    /// for ``GroupedSample/entropyDecomposition(_:)``. Shorrocks 1984.
    ///
    /// - Throws: ``SampleError/lengthMismatch(column:expected:found:)`` if a level has other rows.
    /// - Complexity: O(*k* *n* log *g*) for *k* levels and *g* innermost groups.
    public func nestedDecomposition(
        _ order: Double,
        levels: [Grouping]
    ) throws(SampleError) -> Outcome<NestedDecomposition> {
        guard let outermost = levels.first else { preconditionFailure("no level of groups") }
        for level in levels where level.rowCount != rowCount {
            throw .lengthMismatch(column: "groups", expected: rowCount, found: level.rowCount)
        }
        var joined = [outermost]
        for level in levels.dropFirst() {
            joined.append(joined[joined.count - 1].refined(by: level))
        }
        let innermost = try GroupedSample(self, by: joined[joined.count - 1])
        return Outcome { () throws(UndefinedReason) in
            let inner = try innermost.entropyDecomposition(order).get()
            // The innermost groups stand for their units in everything outside them.
            let cells = innermost.means
            let cellRows = innermost.groups.map { Int($0.sample.rows[0]) }
            var between = [Double](repeating: 0, count: levels.count)
            var counts = [Int](repeating: 0, count: levels.count)
            var parents = [cells]
            for (depth, level) in joined.enumerated() {
                var sum = CompensatedSum()
                var children: [Sample] = []
                for parent in parents {
                    let codes = parent.rows.map { level.codes[cellRows[Int($0)]] }
                    let parts = parent.split(by: codes, count: level.labels.count)
                        .filter { $0.count > 0 }
                    let means = Sample(
                        derived: parts.map(\.scaledMean.high),
                        weights: parts.map(\.totalWeight.value)
                    )
                    sum.add(cells.entropyContribution(of: means, order: order))
                    children += parts
                }
                between[depth] = sum.value
                counts[depth] = children.count
                parents = children
            }
            return NestedDecomposition(
                order: order,
                between: between,
                within: inner.within,
                total: inner.total,
                groupCounts: counts,
                missingGroupCount: innermost.missingGroupCount
            )
        }
    }
}
