/// A sample and its division into groups, of which each is a sample of its own.
///
/// Rows without a group leave the groups *and* the whole, so that parts always add up to totals;
/// they are counted. Groups without a unit are absent.
public struct GroupedSample: Sendable {
    /// One group of units.
    public struct Group: Sendable {
        /// The name of the group.
        public let label: String
        /// The units of the group.
        public let sample: Sample
    }

    /// All units that belong to a group.
    public let whole: Sample
    /// The groups that hold units, in the order of the grouping.
    public let groups: [Group]
    /// The number of rows left out because they have no group, missing values apart.
    public let missingGroupCount: Int
    /// For each unit of the whole, in its order, the position of its group.
    let membership: [Int32]

    /// Makes a sample and divides it.
    ///
    /// - Parameters:
    ///   - values: the indicator of each unit, per person or as a rate; NaN if missing.
    ///   - weights: the population of each unit; `nil` means that every unit weighs one.
    ///   - grouping: the group of each unit.
    /// - Throws: ``SampleError`` for columns of unequal length and bad rows.
    /// - Complexity: as of making the sample, and O(*n* + *g*) for *g* groups.
    public init(
        values: [Double],
        weights: [Double]? = nil,
        grouping: Grouping
    ) throws(SampleError) {
        try self.init(Sample(values: values, weights: weights), by: grouping)
    }

    /// Divides a sample by a grouping of the rows it was made from.
    ///
    /// - Throws: ``SampleError/lengthMismatch(column:expected:found:)`` if the rows differ.
    /// - Complexity: O(*n* + *g*) for *g* groups; nothing is sorted again.
    public init(_ sample: Sample, by grouping: Grouping) throws(SampleError) {
        guard grouping.rowCount == sample.rowCount else {
            throw .lengthMismatch(
                column: "groups",
                expected: sample.rowCount,
                found: grouping.rowCount
            )
        }
        let codes = sample.rows.map { grouping.codes[Int($0)] }
        if codes.allSatisfy({ $0 >= 0 }) {
            whole = sample
        } else {
            whole = sample.keeping { codes[$0] >= 0 }
        }
        missingGroupCount = sample.count - whole.count
        let kept = codes.filter { $0 >= 0 }
        let parts = whole.split(by: kept, count: grouping.labels.count)
        var positions = [Int32](repeating: -1, count: parts.count)
        var groups: [Group] = []
        for (code, part) in parts.enumerated() where part.count > 0 {
            positions[code] = Int32(groups.count)
            groups.append(Group(label: grouping.labels[code], sample: part))
        }
        self.groups = groups
        membership = kept.map { positions[Int($0)] }
    }

    /// The units of the group of a name, or `nil` if no unit has it.
    public subscript(label: String) -> Sample? {
        groups.first { $0.label == label }?.sample
    }

    /// The shares of the groups in the weights, in order.
    var populationShares: [Double] {
        groups.map { $0.sample.totalWeight.value / whole.totalWeight.value }
    }

    /// The groups as units: their means, weighted by their weights.
    ///
    /// Both are scaled as the whole is.
    var means: Sample {
        Sample(
            derived: groups.map { $0.sample.scaledMean.high },
            weights: groups.map { $0.sample.totalWeight.value }
        )
    }
}
