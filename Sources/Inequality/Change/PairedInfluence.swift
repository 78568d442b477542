/// What each unit adds to a number that is made of several samples of the same units.
///
/// Each sample brings the correction of its own size, *n*/(*n* − 1), into the variance, as it does where
/// it stands alone: without units in common the variances of the samples add up.
struct PairedInfluence {
    /// The part of each row.
    private var parts: [Double]

    init(rowCount: Int) { parts = [Double](repeating: 0, count: rowCount) }

    /// Adds the influences of a sample on one of its measures.
    ///
    /// - Parameter factor: How much the number moves with the measure.
    /// - Throws: `tooFewObservations` for a sample of one unit, which says nothing of its spread.
    mutating func add(
        _ influences: [Double],
        of sample: Sample,
        times factor: Double
    ) throws(UndefinedReason) {
        precondition(sample.rowCount == parts.count, "the rows are not the same units")
        guard sample.count > 1 else { throw .tooFewObservations }
        let count = Double(sample.count)
        let scale = factor * (count / (count - 1)).squareRoot() / sample.totalWeight.value
        for (index, row) in sample.rows.enumerated() {
            parts[Int(row)] += scale * sample.scaledWeights[index] * influences[index]
        }
    }

    /// The root of the sum of the squares of the parts; those of each sample sum to zero.
    var error: Double {
        var squares = CompensatedSum()
        for part in parts { squares.add(part * part) }
        return squares.value.squareRoot()
    }
}
