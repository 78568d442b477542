/// The generalized entropy family, which splits exactly into between and within groups.
extension Sample {
    /// Theil's *T*, Σ *p* *r* ln *r* with *r* = *x*/μ: the entropy measure of order one.
    ///
    /// Zero: all are equal. At most ln(1/*p*) of the lightest unit, which then has everything.
    /// Zeros count as 0 ln 0 = 0; negative values or a zero mean leave it undefined. Theil 1967.
    ///
    /// - Complexity: O(*n*).
    public var theilT: Outcome<Double> { generalizedEntropy(1) }

    /// Theil's *L*, the mean logarithmic deviation −Σ *p* ln *r*: the entropy measure of order zero.
    ///
    /// Zero: all are equal; no upper bound. Its within part weighs groups by population alone, which
    /// makes it the headline decomposition. Zero or negative values leave it undefined. Theil 1967.
    ///
    /// - Complexity: O(*n*).
    public var theilL: Outcome<Double> { generalizedEntropy(0) }

    /// The generalized entropy of order α, (Σ *p* *r*^α − 1) / (α (α − 1)) with *r* = *x*/μ.
    ///
    /// Zero: all are equal; never negative. Small or negative orders look at the poor end, large
    /// ones at the rich. Order two is half the squared coefficient of variation. Values of zero
    /// leave orders up to zero undefined; negative values leave every order but two. Cowell 2000,
    /// Shorrocks 1980.
    ///
    /// - Complexity: O(*n*).
    public func generalizedEntropy(_ order: Double) -> Outcome<Double> {
        Outcome(finite: { () throws(UndefinedReason) in
            try requireEntropy(order)
            return entropy(order)
        })
    }

    /// Requires what the generalized entropy of an order requires.
    func requireEntropy(_ order: Double) throws(UndefinedReason) {
        if order == 2 {
            try requireNonZeroMean()
        } else {
            try requireNoNegatives()
            try requirePositiveMean()
            if order <= 0 { try requirePositiveValues() }
        }
    }

    /// The generalized entropy of data that meet its requirements; possibly infinite.
    func entropy(_ order: Double) -> Double {
        if isConstant { return 0 }
        let kernel = EntropyKernel(order: order)
        return average { kernel.value(at: scaledValues[$0], mean: scaledMean) }
    }
}
