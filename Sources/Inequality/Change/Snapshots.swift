/// The same units at two dates.
///
/// Rows that lack a value, a positive weight or a group at either date leave both and are counted, so
/// that a change is never one of coverage.
public struct Snapshots: Sendable {
    /// The units at the earlier date.
    public let earlier: GroupedSample
    /// The units at the later date.
    public let later: GroupedSample
    /// The number of rows left out because something is missing at a date.
    public let leftOutCount: Int
    private let columns: (earlier: Snapshot, later: Snapshot)

    /// A column of values with weights; NaN marks what is missing.
    public struct Snapshot: Sendable {
        /// The value of each unit.
        public var values: [Double]
        /// The weight of each unit; `nil` means that every unit weighs one.
        public var weights: [Double]?

        /// Takes columns.
        public init(values: [Double], weights: [Double]? = nil) {
            self.values = values
            self.weights = weights
        }

        fileprivate func isUsed(_ row: Int) -> Bool {
            values[row].isFinite && (weights?[row] ?? 1) > 0
        }

        fileprivate mutating func drop(_ row: Int) { values[row] = .nan }
    }

    /// Pairs the rows of two dates.
    ///
    /// - Parameter grouping: The group of each unit at both dates; `nil` puts all into one.
    /// - Throws: ``SampleError`` for columns of unequal length and bad rows.
    public init(
        _ earlier: Snapshot,
        _ later: Snapshot,
        by grouping: Grouping? = nil
    ) throws(SampleError) {
        guard earlier.values.count == later.values.count else {
            throw .lengthMismatch(
                column: "later values",
                expected: earlier.values.count,
                found: later.values.count
            )
        }
        // Bad rows throw before any is dropped.
        _ = try Sample(values: earlier.values, weights: earlier.weights)
        _ = try Sample(values: later.values, weights: later.weights)
        let grouping =
            grouping ?? Grouping([String?](repeating: "", count: earlier.values.count))
        var pair = (earlier: earlier, later: later)
        var leftOut = 0
        for row in earlier.values.indices {
            let isGrouped = row >= grouping.rowCount || grouping.codes[row] >= 0
            if earlier.isUsed(row) && later.isUsed(row) && isGrouped { continue }
            pair.earlier.drop(row)
            pair.later.drop(row)
            leftOut += 1
        }
        columns = pair
        leftOutCount = leftOut
        self.earlier = try GroupedSample(
            values: pair.earlier.values,
            weights: pair.earlier.weights,
            grouping: grouping
        )
        self.later = try GroupedSample(
            values: pair.later.values,
            weights: pair.later.weights,
            grouping: grouping
        )
    }

    /// The units with the values of one date and the weights of the other.
    func mixed(valuesOfLater: Bool) -> Sample {
        let values = valuesOfLater ? columns.later.values : columns.earlier.values
        let weights = valuesOfLater ? columns.earlier.weights : columns.later.weights
        do {
            return try Sample(values: values, weights: weights)
        } catch {
            preconditionFailure("columns that made samples before: \(error)")
        }
    }
}
