internal import Glibc

/// Atkinson's index and the equally distributed equivalent it rests on.
extension Sample {
    /// Atkinson's index of aversion ε, 1 − ξ/μ with ξ the equally distributed equivalent.
    ///
    /// The share of the total that could be given up if the rest were divided equally, without loss
    /// of welfare. Zero: all are equal. One: nothing counts but units at zero. It rises with ε.
    /// Zeros are ordinary values for ε below one; from one on the index is exactly one (see
    /// ``warnings(for:)``). Negative values or a zero mean leave it undefined. Atkinson 1970.
    ///
    /// - Parameter aversion: ε, above zero.
    /// - Complexity: O(*n*).
    public func atkinson(_ aversion: Double) -> Outcome<Double> {
        precondition(aversion > 0 && aversion.isFinite, "an aversion of \(aversion)")
        return Outcome { () throws(UndefinedReason) in
            try requireAtkinson()
            return -expm1(logEquivalentRatio(aversion))
        }
    }

    /// The equally distributed equivalent ξ of aversion ε, in the units of the values.
    ///
    /// The value which, given to every unit, would be as good as the values are: the generalized
    /// mean (Σ *p* *x*^(1−ε))^(1/(1−ε)), and the geometric mean for ε of one. Between zero and the
    /// mean. Rules for zeros and negatives as for ``atkinson(_:)``. Atkinson 1970.
    ///
    /// - Parameter aversion: ε, above zero.
    /// - Complexity: O(*n*).
    public func equallyDistributedEquivalent(_ aversion: Double) -> Outcome<Double> {
        precondition(aversion > 0 && aversion.isFinite, "an aversion of \(aversion)")
        return Outcome { () throws(UndefinedReason) in
            try requireAtkinson()
            return scaledMean.high * exp(logEquivalentRatio(aversion)) / valueScale
        }
    }

    /// Requires what Atkinson's index requires.
    func requireAtkinson() throws(UndefinedReason) {
        try requireNoNegatives()
        try requirePositiveMean()
    }

    /// The logarithm of ξ/μ, zero or less, from the entropy of order 1 − ε; −∞ if ξ is zero.
    func logEquivalentRatio(_ aversion: Double) -> Double {
        let order = 1 - aversion
        if aversion >= 1 && values[0] == 0 { return -.infinity }
        let entropy = entropy(order)
        if order == 0 { return -entropy }
        let excess = order * (order - 1) * entropy
        if excess.isFinite { return log1p(excess) / order }
        // Powers of the ratio to the mean overflow; powers of the ratio to the least do not.
        let least = scaledValues[0]
        let power = average { exp(order * (log(scaledValues[$0]) - log(least))) }
        return log(least) - log(scaledMean.high) + log(power) / order
    }

    /// The index of aversion ε from the entropy of order 1 − ε.
    static func atkinson(_ aversion: Double, entropy: Double) -> Double {
        let order = 1 - aversion
        return order == 0
            ? -expm1(-entropy) : -expm1(log1p(order * (order - 1) * entropy) / order)
    }
}
