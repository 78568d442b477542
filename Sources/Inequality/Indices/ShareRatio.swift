/// Ratios between what the top and what the bottom of the population hold.
extension Sample {
    /// The Palma ratio: the share of the top tenth over the share of the bottom four tenths.
    ///
    /// A quarter if all are equal; no upper bound. The population is ranked by the values
    /// themselves. Undefined if the bottom holds nothing or less, or the mean is not positive.
    /// Palma 2011, Cobham and Sumner 2013.
    ///
    /// - Complexity: O(*n*).
    public var palma: Outcome<Double> { shareRatio(top: 0.1, bottom: 0.4) }

    /// The share of the top fifth over the share of the bottom fifth; one if all are equal.
    ///
    /// Undefined if the bottom holds nothing or less, or the mean is not positive. Eurostat's
    /// quintile ratio with proportional splitting of the unit on the boundary.
    ///
    /// - Complexity: O(*n*).
    public var s80s20: Outcome<Double> { shareRatio(top: 0.2, bottom: 0.2) }

    /// The share of the top tenth over the share of the bottom tenth; one if all are equal.
    ///
    /// Undefined if the bottom holds nothing or less, or the mean is not positive.
    ///
    /// - Complexity: O(*n*).
    public var s90s10: Outcome<Double> { shareRatio(top: 0.1, bottom: 0.1) }

    /// The share of a top part over the share of a bottom part.
    func shareRatio(top: Double, bottom: Double) -> Outcome<Double> {
        Outcome(finite: { () throws(UndefinedReason) in
            let high = try topShare(top).get()
            let low = try bottomShare(bottom).get()
            try requirePositive(denominator: low)
            return high / low
        })
    }
}
