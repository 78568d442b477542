extension Sample {
    /// How much a measure differs from that of an earlier observation of the same units.
    ///
    /// The rows of both samples must mean the same units. Units without a value at one of the two
    /// dates count at the other.
    /// - Returns: The measure of this sample less that of the earlier one.
    public func difference(of measure: Measure, from earlier: Sample) -> Outcome<Double> {
        Outcome(finite: { () throws(UndefinedReason) in
            try outcome(measure).get() - earlier.outcome(measure).get()
        })
    }

    /// The standard error of that difference by linearization, the two observations being paired.
    ///
    /// With *u* = *p* times the influence of a unit at either date, the variance is
    /// *n*/(*n* − 1) Σ (*d* − d̄)² over the differences *d* = *u*₂ − *u*₁: what moves a unit at both
    /// dates alike cancels. Of the mean of equal weights it is that of the paired *t* test. Returns
    /// `nil` for measures without a smooth influence, undefined for fewer than two units. Deville
    /// 1999; Goga, Deville and Ruiz-Gazen 2009.
    /// - Precondition: Both samples were made of equally many rows.
    /// - Complexity: O(*n*).
    public func differenceError(of measure: Measure, from earlier: Sample) -> Outcome<Double>? {
        precondition(rowCount == earlier.rowCount, "the rows are not the same units")
        guard let now = influence(on: measure), let then = earlier.influence(on: measure) else {
            return nil
        }
        return Outcome(finite: { () throws(UndefinedReason) in
            var parts = [Double?](repeating: nil, count: rowCount)
            add(try now.get(), sign: 1, to: &parts)
            earlier.add(try then.get(), sign: -1, to: &parts)
            let moved = parts.compactMap(\.self)
            guard moved.count > 1 else { throw .tooFewObservations }
            var sum = CompensatedSum()
            for part in moved { sum.add(part) }
            let mean = sum.value / Double(moved.count)
            var squares = CompensatedSum()
            for part in moved { squares.add((part - mean) * (part - mean)) }
            let count = Double(moved.count)
            return (squares.value * count / (count - 1)).squareRoot()
        })
    }

    private func add(_ influence: [Double], sign: Double, to parts: inout [Double?]) {
        for (index, row) in rows.enumerated() {
            let part = scaledWeights[index] / totalWeight.value * influence[index]
            parts[Int(row)] = (parts[Int(row)] ?? 0) + sign * part
        }
    }
}
