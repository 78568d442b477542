/// The name of a measure, as command lines and machine formats spell it.
public enum Measure: Hashable, Sendable {
    /// Number of units used: `n`.
    case count
    /// Sum of the weights: `sum_w`.
    case sumOfWeights
    /// Sum of the squared weights: `sum_w2`.
    case sumOfSquaredWeights
    /// Effective sample size: `neff_kish`.
    case effectiveSampleSize
    /// Weighted mean: `mean`.
    case mean
    /// Weighted total: `total`.
    case total
    /// Variance of the population: `variance_pop`.
    case variance
    /// Standard deviation of the population: `sd_pop`.
    case standardDeviation
    /// Coefficient of variation: `cv`.
    case coefficientOfVariation
    /// Unweighted coefficient of variation with divisor *n* − 1: `cv_sample`.
    case sampleCoefficientOfVariation
    /// Mean of the logarithms: `mean_log`.
    case meanLogarithm
    /// Geometric mean: `geomean`.
    case geometricMean
    /// Variance of the logarithms: `var_log_pop`.
    case logVariance
    /// Standard deviation of the logarithms: `sd_log_pop`.
    case logStandardDeviation
    /// Gini coefficient: `gini`.
    case gini
    /// Gini coefficient times *n* / (*n* − 1): `gini_bc_n`.
    case giniCorrectedByCount
    /// Gini coefficient corrected for reliability weights: `gini_bc_reliability`.
    case giniCorrectedByReliability
    /// Gini coefficient corrected for frequency weights: `gini_bc_frequency`.
    case giniCorrectedByFrequency
    /// Absolute Gini: `gini_abs`.
    case absoluteGini
    /// Absolute Gini over the mean size: `gini_absolute_mean_norm`.
    case absoluteMeanGini
    /// Hoover index: `hoover`.
    case hoover
    /// Generalized entropy of an order: `theil_l` (zero), `theil_t` (one), `ge(2)`.
    case generalizedEntropy(Double)
    /// Atkinson's index of an aversion above zero: `atkinson(0.5)`.
    case atkinson(Double)
    /// Equally distributed equivalent of an aversion above zero: `ede(0.5)`.
    case equallyDistributedEquivalent(Double)
    /// Share of the total held by the lowest percent of the population: `share_bottom40`.
    case bottomShare(percent: Double)
    /// Share of the total held by the highest percent of the population: `share_top10`.
    case topShare(percent: Double)
    /// Palma ratio: `palma`.
    case palma
    /// Quintile share ratio: `s80s20`.
    case s80s20
    /// Decile share ratio: `s90s10`.
    case s90s10
    /// Weighted quantile at a percent: `q50`.
    case quantile(percent: Double)
    /// Ratio of the quantiles at two percents: `p90p10`.
    case quantileRatio(Double, Double)
    /// Wolfson's polarization: `wolfson`.
    case wolfson
    /// Kolm's index of an aversion above zero: `kolm(0.001)`.
    case kolm(Double)
    /// Williamson's index: `williamson`.
    case williamson
    /// Share of the weight on negative values: `weight_share_negative`.
    case weightShareNegative
    /// Share of the weight on values of zero: `weight_share_zero`.
    case weightShareZero

    /// Theil's *T*: `theil_t`.
    public static let theilT = Measure.generalizedEntropy(1)
    /// Theil's *L*, the mean logarithmic deviation: `theil_l`.
    public static let theilL = Measure.generalizedEntropy(0)

    /// The measures a summary shows unless asked for others, in order.
    public static let headline: [Measure] = [
        .mean, .coefficientOfVariation, .gini, .theilT, .theilL, .generalizedEntropy(2),
        .atkinson(0.5), .atkinson(1), .hoover, .palma, .s80s20, .quantileRatio(90, 10), .williamson,
    ]
}
