/// Parallel columns of values, weights and the rows they came from.
struct Columns: Sendable {
    /// The values.
    var values: [Double] = []
    /// The weight of each value.
    var weights: [Double] = []
    /// The source row of each value.
    var rows: [Int32] = []

    /// Makes empty columns with room for a number of rows.
    init(capacity: Int) {
        values.reserveCapacity(capacity)
        weights.reserveCapacity(capacity)
        rows.reserveCapacity(capacity)
    }

    /// Adds one row.
    @inline(__always)
    mutating func append(value: Double, weight: Double, row: Int) {
        values.append(value)
        weights.append(weight)
        rows.append(Int32(truncatingIfNeeded: row))
    }

    /// Makes columns from sorted entries and the weights of the rows they came from, or weights of one.
    init(_ entries: [RadixSorter.Entry], weights source: [Double]?) {
        values = entries.map(\.value)
        rows = entries.map(\.row)
        weights =
            source.map { source in entries.map { source[Int($0.row)] } }
            ?? [Double](repeating: 1, count: entries.count)
    }
}
