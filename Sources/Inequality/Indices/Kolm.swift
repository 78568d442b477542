internal import Glibc

/// Kolm's absolute index of inequality.
extension Sample {
    /// Kolm's index of aversion κ, ln(Σ *p* exp(κ (μ − *x*))) / κ, in the units of the values.
    ///
    /// Zero if all are equal; adding a constant leaves it alone, and it is not free of scale: κ has
    /// the inverse unit of the values. Values of any sign are allowed. Kolm 1976.
    ///
    /// - Parameter aversion: κ, above zero.
    /// - Complexity: O(*n*).
    public func kolm(_ aversion: Double) -> Outcome<Double> {
        precondition(aversion > 0 && aversion.isFinite, "an aversion of \(aversion)")
        return Outcome(finite: { () throws(UndefinedReason) in
            try requireUnits()
            if isConstant { return 0 }
            let kappa = aversion / valueScale
            // The mean of the exponents is zero, so that only their excess over it is summed.
            let excess = average { index in
                let exponent = -kappa * scaledMean.deviation(of: scaledValues[index])
                return exponentialExcess(exponent)
            }
            if excess.isFinite { return log1p(excess) / aversion }
            let power = average { exp(kappa * (scaledValues[0] - scaledValues[$0])) }
            let most = -scaledMean.deviation(of: scaledValues[0]) / valueScale
            return most + log(power) / aversion
        })
    }
}

/// exp(*t*) − 1 − *t*, to full precision near zero.
private func exponentialExcess(_ exponent: Double) -> Double {
    if abs(exponent) > 0.1 { return expm1(exponent) - exponent }
    var term = exponent * exponent / 2
    var sum = term
    for divisor in 3..<12 {
        term *= exponent / Double(divisor)
        sum += term
    }
    return sum
}
