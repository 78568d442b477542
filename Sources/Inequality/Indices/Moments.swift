internal import Glibc

/// Size, level and spread: the measures every other one is read beside.
extension Sample {
    /// The sum of the weights: the population.
    ///
    /// Zero is impossible; undefined without units, or beyond the range of doubles.
    public var sumOfWeights: Outcome<Double> {
        Outcome { () throws(UndefinedReason) in
            try requireUnits()
            return try unscaled(totalWeight.value, by: weightScale)
        }
    }

    /// The sum of the squared weights, Σ *w*².
    public var sumOfSquaredWeights: Outcome<Double> {
        Outcome { () throws(UndefinedReason) in
            try requireUnits()
            let sum = scaledSumOfSquaredWeights
            return try unscaled(try unscaled(sum, by: weightScale), by: weightScale)
        }
    }

    /// The number of equally weighted units that would estimate a mean as well.
    ///
    /// (Σ *w*)² / Σ *w*², from one to the number of units (Kish 1965).
    public var effectiveSampleSize: Outcome<Double> {
        Outcome { () throws(UndefinedReason) in
            try requireUnits()
            return totalWeight.value * (totalWeight.value / scaledSumOfSquaredWeights)
        }
    }

    /// The weighted mean μ = Σ *p* *x*, with *p* the share of a unit in the weights.
    ///
    /// - Complexity: O(1); it is found when the sample is made.
    public var mean: Outcome<Double> {
        Outcome { () throws(UndefinedReason) in
            try requireUnits()
            return scaledMean.high / valueScale
        }
    }

    /// The weighted total Σ *w* *x*.
    public var total: Outcome<Double> {
        Outcome { () throws(UndefinedReason) in
            try requireUnits()
            return try unscaled(
                try unscaled(scaledMean.high * totalWeight.value, by: weightScale),
                by: valueScale
            )
        }
    }

    /// The variance of the population, Σ *p* (*x* − μ)², never divided by *n* − 1.
    ///
    /// Zero if all values are equal. Any sign of values is allowed. In squared units of the values.
    ///
    /// - Complexity: O(*n*).
    public var variance: Outcome<Double> {
        Outcome { () throws(UndefinedReason) in
            try requireUnits()
            let variance = scaledVariance
            return try unscaled(try unscaled(variance, by: valueScale), by: valueScale)
        }
    }

    /// The standard deviation of the population, the square root of ``variance``.
    public var standardDeviation: Outcome<Double> {
        Outcome { () throws(UndefinedReason) in
            try requireUnits()
            return try unscaled(scaledVariance.squareRoot(), by: valueScale)
        }
    }

    /// The coefficient of variation, the standard deviation over the size of the mean.
    ///
    /// Zero if all values are equal; no upper bound below √(1/*p* − 1) of the lightest unit.
    /// Negative values are allowed; undefined if the mean is zero. Pearson 1896.
    public var coefficientOfVariation: Outcome<Double> {
        Outcome { () throws(UndefinedReason) in
            try requireNonZeroMean()
            return scaledVariance.squareRoot() / abs(scaledMean.high)
        }
    }

    /// The coefficient of variation of unweighted units with divisor *n* − 1, as spreadsheets do.
    ///
    /// Weights are ignored. Undefined for fewer than two units.
    public var sampleCoefficientOfVariation: Outcome<Double> {
        Outcome { () throws(UndefinedReason) in
            try requireUnits(atLeast: 2)
            let cv = try unweighted.coefficientOfVariation.get()
            return cv * (Double(count) / Double(count - 1)).squareRoot()
        }
    }

    /// The mean of the natural logarithms of the values; zero or negative values leave it undefined.
    public var meanLogarithm: Outcome<Double> {
        Outcome { () throws(UndefinedReason) in
            try requirePositiveLogarithms()
            return logarithms.mean
        }
    }

    /// The geometric mean, exp Σ *p* ln *x*; zero or negative values leave it undefined.
    public var geometricMean: Outcome<Double> {
        meanLogarithm.map { isConstant ? values[0] : exp($0) }
    }

    /// The variance of the natural logarithms around their own mean.
    ///
    /// Zero if all values are equal. It can fall when money moves from rich to poor, so it is not a
    /// measure of inequality in the strict sense; it is used for convergence over time.
    public var logVariance: Outcome<Double> {
        Outcome { () throws(UndefinedReason) in
            try requirePositiveLogarithms()
            return logarithms.variance
        }
    }

    /// The standard deviation of the natural logarithms, the σ of σ-convergence.
    public var logStandardDeviation: Outcome<Double> { logVariance.map { $0.squareRoot() } }

    /// The share of the weight that lies on negative values, from zero to one.
    public var weightShareNegative: Outcome<Double> {
        weightShare(of: 0..<negativeCount)
    }

    /// The share of the weight that lies on values of zero, from zero to one.
    public var weightShareZero: Outcome<Double> {
        weightShare(of: negativeCount..<(negativeCount + zeroCount))
    }

    /// The variance of the scaled values.
    var scaledVariance: Double {
        if isConstant { return 0 }
        return average { index in
            let deviation = scaledMean.deviation(of: scaledValues[index])
            return deviation * deviation
        }
    }

    /// The sum of the squared scaled weights.
    private var scaledSumOfSquaredWeights: Double {
        var sum = CompensatedSum()
        for weight in scaledWeights { sum.add(weight * weight) }
        return sum.value
    }

    /// The mean and the variance of the logarithms of the values, all of them positive.
    private var logarithms: (mean: Double, variance: Double) {
        let level = log(values[0])
        if isConstant { return (level, 0) }
        let pivot = log(scaledMean.high) - log(valueScale)
        let offset = average { log(values[$0]) - pivot }
        let variance = average { index in
            let deviation = (log(values[index]) - pivot) - offset
            return deviation * deviation
        }
        return (pivot + offset, variance)
    }

    /// Requires values above zero, and says zero values rather than zero mean if all are zero.
    private func requirePositiveLogarithms() throws(UndefinedReason) {
        try requireNoNegatives()
        guard values[0] > 0 else { throw .zeroValue }
    }

    private func weightShare(of range: Range<Int>) -> Outcome<Double> {
        Outcome { () throws(UndefinedReason) in
            try requireUnits()
            var sum = CompensatedSum()
            for weight in scaledWeights[range] { sum.add(weight) }
            return sum.value / totalWeight.value
        }
    }

    /// A scaled result in the units of the data, if a double can hold it.
    func unscaled(_ result: Double, by scale: Double) throws(UndefinedReason) -> Double {
        let value = result / scale
        guard value.isFinite else { throw .overflow }
        return value
    }
}
