extension Measure: LosslessStringConvertible {
    /// Finds the measure a key names, such as `gini`, `ge(2)`, `atkinson(0.5)`, `q50` or `p90p10`.
    ///
    /// Returns `nil` for an unknown name or a parameter outside its range. `ge(0)` is `theil_l`,
    /// `ge(1)` is `theil_t`.
    public init?(_ key: String) {
        guard let measure = Self.byName[key] ?? Self(call: key) ?? Self(percentKey: key) else {
            return nil
        }
        self = measure
    }

    /// The key of the measure, which ``init(_:)`` reads back.
    public var description: String { key }

    /// The key of the measure in command lines and machine formats.
    public var key: String {
        switch self {
        case .count: "n"
        case .sumOfWeights: "sum_w"
        case .sumOfSquaredWeights: "sum_w2"
        case .effectiveSampleSize: "neff_kish"
        case .mean: "mean"
        case .total: "total"
        case .variance: "variance_pop"
        case .standardDeviation: "sd_pop"
        case .coefficientOfVariation: "cv"
        case .sampleCoefficientOfVariation: "cv_sample"
        case .meanLogarithm: "mean_log"
        case .geometricMean: "geomean"
        case .logVariance: "var_log_pop"
        case .logStandardDeviation: "sd_log_pop"
        case .gini: "gini"
        case .giniCorrectedByCount: "gini_bc_n"
        case .giniCorrectedByReliability: "gini_bc_reliability"
        case .giniCorrectedByFrequency: "gini_bc_frequency"
        case .absoluteGini: "gini_abs"
        case .absoluteMeanGini: "gini_absolute_mean_norm"
        case .hoover: "hoover"
        case .palma: "palma"
        case .s80s20: "s80s20"
        case .s90s10: "s90s10"
        case .wolfson: "wolfson"
        case .williamson: "williamson"
        case .weightShareNegative: "weight_share_negative"
        case .weightShareZero: "weight_share_zero"
        case .generalizedEntropy(0): "theil_l"
        case .generalizedEntropy(1): "theil_t"
        case .generalizedEntropy(let order): "ge(\(plain(order)))"
        case .atkinson(let aversion): "atkinson(\(plain(aversion)))"
        case .equallyDistributedEquivalent(let aversion): "ede(\(plain(aversion)))"
        case .kolm(let aversion): "kolm(\(plain(aversion)))"
        case .bottomShare(let percent): "share_bottom\(plain(percent))"
        case .topShare(let percent): "share_top\(plain(percent))"
        case .quantile(let percent): "q\(plain(percent))"
        case .quantileRatio(let upper, let lower): "p\(plain(upper))p\(plain(lower))"
        }
    }

    /// The measures without a parameter, and the two orders of entropy with names of their own.
    private static let byName: [String: Measure] = {
        let plain: [Measure] = [
            .count, .sumOfWeights, .sumOfSquaredWeights, .effectiveSampleSize, .mean, .total,
            .variance, .standardDeviation, .coefficientOfVariation, .sampleCoefficientOfVariation,
            .meanLogarithm, .geometricMean, .logVariance, .logStandardDeviation, .gini,
            .giniCorrectedByCount, .giniCorrectedByReliability, .giniCorrectedByFrequency,
            .absoluteGini, .absoluteMeanGini, .hoover, .palma, .s80s20, .s90s10, .wolfson,
            .williamson, .weightShareNegative, .weightShareZero,
            .theilL, .theilT,
        ]
        return Dictionary(uniqueKeysWithValues: plain.map { ($0.key, $0) })
    }()

    /// Reads a key of the form `name(number)`.
    private init?(call key: String) {
        guard key.hasSuffix(")"), let open = key.firstIndex(of: "("),
            let number = number(key[key.index(after: open)...].dropLast())
        else { return nil }
        switch key[..<open] {
        case "ge": self = .generalizedEntropy(number)
        case "atkinson" where number > 0: self = .atkinson(number)
        case "ede" where number > 0: self = .equallyDistributedEquivalent(number)
        case "kolm" where number > 0: self = .kolm(number)
        default: return nil
        }
    }

    /// Reads a key that ends in percents: `q50`, `p90p10`, `share_bottom40`, `share_top10`.
    private init?(percentKey key: String) {
        if key.hasPrefix("share_bottom"), let percent = percent(key.dropFirst(12)) {
            self = .bottomShare(percent: percent)
        } else if key.hasPrefix("share_top"), let percent = percent(key.dropFirst(9)) {
            self = .topShare(percent: percent)
        } else if key.hasPrefix("q"), let percent = percent(key.dropFirst()) {
            self = .quantile(percent: percent)
        } else {
            let parts = key.split(separator: "p", omittingEmptySubsequences: false)
            guard parts.count == 3, parts[0].isEmpty,
                let upper = percent(parts[1]), let lower = percent(parts[2])
            else { return nil }
            self = .quantileRatio(upper, lower)
        }
    }
}

/// A finite decimal number, digits only.
private func number(_ text: Substring) -> Double? {
    guard text.allSatisfy({ "0123456789.-+e".contains($0) }), let number = Double(text) else {
        return nil
    }
    return number.isFinite ? number : nil
}

/// A percent from zero to one hundred.
private func percent(_ text: Substring) -> Double? {
    guard text.first != "-", let number = number(text), number <= 100 else { return nil }
    return number
}

/// A number as people write it, whole numbers without a decimal point.
private func plain(_ number: Double) -> String {
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
