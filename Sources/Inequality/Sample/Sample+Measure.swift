extension Sample {
    /// The value of a measure, or why it has none.
    public func outcome(_ measure: Measure) -> Outcome<Double> {
        switch measure {
        case .count: mean.map { _ in Double(count) }
        case .sumOfWeights: sumOfWeights
        case .sumOfSquaredWeights: sumOfSquaredWeights
        case .effectiveSampleSize: effectiveSampleSize
        case .mean: mean
        case .total: total
        case .variance: variance
        case .standardDeviation: standardDeviation
        case .coefficientOfVariation: coefficientOfVariation
        case .sampleCoefficientOfVariation: sampleCoefficientOfVariation
        case .meanLogarithm: meanLogarithm
        case .geometricMean: geometricMean
        case .logVariance: logVariance
        case .logStandardDeviation: logStandardDeviation
        case .gini: gini
        case .giniCorrectedByCount: giniCorrectedByCount
        case .giniCorrectedByReliability: giniCorrectedByReliability
        case .giniCorrectedByFrequency: giniCorrectedByFrequency
        case .absoluteGini: absoluteGini
        case .absoluteMeanGini: absoluteMeanGini
        case .hoover: hoover
        case .palma: palma
        case .s80s20: s80s20
        case .s90s10: s90s10
        case .wolfson: wolfson
        case .williamson: williamsonIndex
        case .weightShareNegative: weightShareNegative
        case .weightShareZero: weightShareZero
        case .generalizedEntropy(let order): generalizedEntropy(order)
        case .atkinson(let aversion): atkinson(aversion)
        case .equallyDistributedEquivalent(let aversion): equallyDistributedEquivalent(aversion)
        case .kolm(let aversion): kolm(aversion)
        case .bottomShare(let percent): bottomShare(percent / 100)
        case .topShare(let percent): topShare(percent / 100)
        case .quantile(let percent): quantile(percent / 100)
        case .quantileRatio(let upper, let lower): quantileRatio(upper / 100, lower / 100)
        }
    }

    /// What a reader of a defined value of the measure must be told.
    ///
    /// Negative values are flagged for measures relative to the mean; values of zero for Atkinson's
    /// index from an aversion of one on, which they make exactly one.
    public func warnings(for measure: Measure) -> [MeasureWarning] {
        guard outcome(measure).value != nil else { return [] }
        switch measure {
        case .gini, .giniCorrectedByCount, .giniCorrectedByReliability, .giniCorrectedByFrequency,
            .hoover, .coefficientOfVariation, .sampleCoefficientOfVariation, .williamson,
            .generalizedEntropy, .bottomShare, .topShare, .palma, .s80s20, .s90s10,
            .quantileRatio, .wolfson:
            return negativeCount > 0 ? [.negativeValues] : []
        case .atkinson(let aversion), .equallyDistributedEquivalent(let aversion):
            return aversion >= 1 && zeroCount > 0 ? [.zeroValues] : []
        default:
            return []
        }
    }
}
