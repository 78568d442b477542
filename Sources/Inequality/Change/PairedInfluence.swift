/// What each unit adds to a number that is made of several samples of the same units.
struct PairedInfluence {
    /// The part of each row; `nil` for a row that is in none of the samples.
    private var parts: [Double?]

    init(rowCount: Int) { parts = [Double?](repeating: nil, count: rowCount) }

    /// Adds the influences of a sample on one of its measures.
    ///
    /// - Parameter factor: How much the number moves with the measure.
    mutating func add(_ influences: [Double], of sample: Sample, times factor: Double) {
        precondition(sample.rowCount == parts.count, "the rows are not the same units")
        for (index, row) in sample.rows.enumerated() {
            let part = sample.scaledWeights[index] / sample.totalWeight.value * influences[index]
            parts[Int(row)] = (parts[Int(row)] ?? 0) + factor * part
        }
    }

    /// The root of *n*/(*n* − 1) Σ (*d* − d̄)² over the parts *d* of *n* units.
    func error() throws(UndefinedReason) -> Double {
        let moved = parts.compactMap(\.self)
        guard moved.count > 1 else { throw .tooFewObservations }
        var sum = CompensatedSum()
        for part in moved { sum.add(part) }
        let mean = sum.value / Double(moved.count)
        var squares = CompensatedSum()
        for part in moved { squares.add((part - mean) * (part - mean)) }
        let count = Double(moved.count)
        return (squares.value * count / (count - 1)).squareRoot()
    }
}
