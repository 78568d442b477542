import Inequality

/// Measures and reasons in words.
extension Wording {
    /// What a measure is called.
    func name(of measure: Measure) -> String {
        switch measure {
        case .mean: self("Rata-rata", "Mean")
        case .quantile(percent: 50): "Median"
        case .coefficientOfVariation: self("Koefisien variasi", "Coefficient of variation")
        case .gini: self("Koefisien Gini", "Gini coefficient")
        case .theilT: "Theil T"
        case .theilL: "Theil L"
        case .generalizedEntropy(let order):
            self("Entropi umum ", "Generalized entropy ")
                + "GE(\(numbers.decimal(order, places: 0)))"
        case .atkinson(let aversion): "Atkinson (ε = \(numbers.decimal(aversion, places: 1)))"
        case .hoover: self("Indeks Hoover", "Hoover index")
        case .palma: self("Rasio Palma", "Palma ratio")
        case .s80s20: self("Rasio S80/S20", "S80/S20 ratio")
        case .quantileRatio(let upper, let lower):
            self("Rasio ", "Ratio ")
                + "P\(numbers.decimal(upper, places: 0))/P\(numbers.decimal(lower, places: 0))"
        case .williamson: self("Indeks Williamson", "Williamson index")
        default: measure.key
        }
    }

    /// Why there is no number.
    func words(for reason: UndefinedReason) -> String {
        switch reason {
        case .empty: self("tidak ada nilai", "no values")
        case .zeroWeight: self("semua bobot nol", "all weights are zero")
        case .tooFewObservations: self("terlalu sedikit desa", "too few villages")
        case .zeroMean: self("rata-rata nol", "the mean is zero")
        case .nonPositiveMean: self("rata-rata tidak positif", "the mean is not positive")
        case .zeroValue: self("ada nilai nol", "a value is zero")
        case .negativeValue: self("ada nilai negatif", "a value is negative")
        case .zeroDenominator: self("penyebut nol", "the denominator is zero")
        case .nonPositiveDenominator:
            self("penyebut tidak positif", "the denominator is not positive")
        case .zeroVariance: self("semua nilai sama", "all values are equal")
        case .overflow: self("terlalu besar untuk dihitung", "too large to compute")
        }
    }

    /// A number, or in words why there is none.
    func text(_ outcome: Outcome<Double>, places: Int) -> String {
        switch outcome {
        case .defined(let value): numbers.decimal(value, places: places)
        case .undefined(let reason): words(for: reason)
        }
    }

    /// An interval, or in words why there is none.
    func text(_ outcome: Outcome<ConfidenceInterval>, places: Int) -> String {
        switch outcome {
        case .defined(let interval):
            numbers.interval(interval.lower, interval.upper, places: places)
        case .undefined(let reason): words(for: reason)
        }
    }

    /// A quadrant of Klassen's typology.
    func name(of quadrant: KlassenClass) -> String {
        switch quadrant {
        case .advancedAndGrowing: self("maju dan tumbuh cepat", "advanced and growing fast")
        case .advancedUnderPressure: self("maju tetapi tertekan", "advanced but under pressure")
        case .developing: self("berkembang cepat", "developing fast")
        case .leftBehind: self("relatif tertinggal", "relatively left behind")
        }
    }
}
