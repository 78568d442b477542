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
    /// With *u* = √(*n*/(*n* − 1)) *p* times the influence of a unit at either date, *n* being how many
    /// units that date has, the variance is the sum of the squares of the differences *u*₂ − *u*₁: what
    /// moves a unit at both dates alike cancels. Of the mean of equal weights it is that of the paired
    /// *t* test. Returns `nil` for measures without a smooth influence, undefined for fewer than two
    /// units at either date. Deville 1999; Goga, Deville and Ruiz-Gazen 2009.
    /// - Precondition: Both samples were made of equally many rows.
    /// - Complexity: O(*n*).
    public func differenceError(of measure: Measure, from earlier: Sample) -> Outcome<Double>? {
        guard let now = influence(on: measure), let then = earlier.influence(on: measure) else {
            return nil
        }
        return Outcome(finite: { () throws(UndefinedReason) in
            var pairing = PairedInfluence(rowCount: rowCount)
            try pairing.add(try now.get(), of: self, times: 1)
            try pairing.add(try then.get(), of: earlier, times: -1)
            return pairing.error
        })
    }
}
