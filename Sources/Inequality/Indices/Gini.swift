/// The Gini coefficient and its relatives: half the mean difference of two units, over the mean.
extension Sample {
    /// The Gini coefficient, without any correction for small samples.
    ///
    /// *G* = Σᵢ Σⱼ *pᵢ* *pⱼ* |*xᵢ* − *xⱼ*| / (2 μ), found as Σ *Pₖ* (1 − *Pₖ*) (*xₖ₊₁* − *xₖ*) / μ
    /// over the sorted values, with *Pₖ* the weight share of the lowest *k*. No digits cancel.
    ///
    /// Zero: all units are equal. Toward one: one small unit has everything; with values of zero or
    /// more it is at most 1 − *p* of the lightest unit. Zeros are ordinary values. With negative
    /// values it may exceed one (see ``warnings(for:)``); undefined if the mean is not positive.
    /// Gini 1912.
    ///
    /// - Complexity: O(*n*) on the sorted sample.
    public var gini: Outcome<Double> {
        Outcome { () throws(UndefinedReason) in
            try requirePositiveMean()
            return scaledAbsoluteGini / scaledMean.high
        }
    }

    /// The Gini coefficient times *n* / (*n* − 1); meaningful for unweighted units only.
    ///
    /// From zero to one for values of zero or more. Undefined for one unit. Deltas 2003.
    public var giniCorrectedByCount: Outcome<Double> {
        Outcome { () throws(UndefinedReason) in
            try requireUnits(atLeast: 2)
            return try gini.get() * (Double(count) / Double(count - 1))
        }
    }

    /// The Gini coefficient over 1 − Σ *p*², the correction for weights that state reliability.
    ///
    /// Equals ``giniCorrectedByCount`` when all weights are equal. Undefined for one unit.
    public var giniCorrectedByReliability: Outcome<Double> {
        Outcome { () throws(UndefinedReason) in
            try requireUnits(atLeast: 2)
            let concentration = 1 / (try effectiveSampleSize.get())
            try requirePositive(denominator: 1 - concentration)
            return try gini.get() / (1 - concentration)
        }
    }

    /// The Gini coefficient times *W* / (*W* − 1), for weights that count sampled persons.
    ///
    /// The one measure here that changes with the scale of the weights. Undefined for one unit or
    /// a total weight of one or less.
    public var giniCorrectedByFrequency: Outcome<Double> {
        Outcome { () throws(UndefinedReason) in
            try requireUnits(atLeast: 2)
            let total = totalWeight.value
            try requirePositive(denominator: total - weightScale)
            return try gini.get() * (total / (total - weightScale))
        }
    }

    /// The absolute Gini, μ *G*: half the mean difference between two units, in their own units.
    ///
    /// Zero if all are equal. Defined for values of any sign; adding a constant leaves it alone.
    public var absoluteGini: Outcome<Double> {
        Outcome { () throws(UndefinedReason) in
            try requireUnits()
            return try unscaled(scaledAbsoluteGini, by: valueScale)
        }
    }

    /// The absolute Gini over the mean size of the values, Σ *p* |*x*|.
    ///
    /// From zero up to, not including, one for values of any sign; equals ``gini`` without
    /// negatives. Undefined if all values are zero. After Raffinetti, Siletti and Vernizzi 2015.
    public var absoluteMeanGini: Outcome<Double> {
        Outcome { () throws(UndefinedReason) in
            try requireUnits()
            let size = average { abs(scaledValues[$0]) }
            guard size > 0 else { throw .zeroMean }
            return scaledAbsoluteGini / size
        }
    }

    /// Half the mean absolute difference of the scaled values.
    var scaledAbsoluteGini: Double {
        if isConstant { return 0 }
        var below = CompensatedSum()
        var sum = CompensatedSum()
        for index in 0..<(count - 1) {
            below.add(scaledWeights[index])
            let step = scaledValues[index + 1] - scaledValues[index]
            sum.add(below.value * totalWeight.excess(over: below) * step)
        }
        return sum.value / totalWeight.value / totalWeight.value
    }
}
