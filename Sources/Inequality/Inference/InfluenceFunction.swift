internal import Glibc

/// How much each unit moves a measure: the derivative of the measure in the unit's weight share.
extension Sample {
    /// The influence of each unit on a measure, in the order of ``values``.
    ///
    /// The weighted mean of the influences is zero. Returns `nil` for measures without a smooth
    /// influence, such as quantiles; they need a resampling method. Where the measure is undefined,
    /// so is its influence, for the same reason. Deville 1999; Langel and Tillé 2013.
    ///
    /// - Complexity: O(*n*).
    public func influence(on measure: Measure) -> Outcome<[Double]>? {
        switch measure {
        case .mean: meanInfluence
        case .variance: varianceInfluence
        case .standardDeviation: standardDeviationInfluence
        case .coefficientOfVariation: variationInfluence
        case .williamson:
            switch williamsonIndex {
            case .defined: variationInfluence
            case .undefined(let reason): .undefined(reason)
            }
        case .meanLogarithm: logarithmInfluence
        case .geometricMean: geometricInfluence
        case .gini: giniInfluence
        case .absoluteGini: absoluteGiniInfluence
        case .hoover: hooverInfluence
        case .generalizedEntropy(let order): entropyInfluence(order)
        case .atkinson(let aversion): atkinsonInfluence(aversion)
        case .bottomShare(let percent): bottomShareInfluence(percent / 100)
        case .topShare(let percent): topShareInfluence(percent / 100)
        case .palma: shareRatioInfluence(top: 0.1, bottom: 0.4)
        case .s80s20: shareRatioInfluence(top: 0.2, bottom: 0.2)
        case .s90s10: shareRatioInfluence(top: 0.1, bottom: 0.1)
        default: nil
        }
    }

    /// A term for every unit, once the measure itself is defined.
    private func terms(
        _ measure: Outcome<Double>,
        _ term: (_ index: Int, _ measure: Double) -> Double
    ) -> Outcome<[Double]> {
        measure.map { value in (0..<count).map { term($0, value) } }
    }

    /// The deviation of a value from the mean, as a share of the mean.
    private func deviation(_ index: Int) -> Double {
        isConstant ? 0 : scaledMean.relativeDeviation(of: scaledValues[index])
    }

    /// *x* − μ.
    private var meanInfluence: Outcome<[Double]> {
        terms(mean) { index, _ in scaledMean.deviation(of: scaledValues[index]) / valueScale }
    }

    /// (*x* − μ)² − *V*.
    private var varianceInfluence: Outcome<[Double]> {
        terms(variance) { index, variance in
            let deviation = scaledMean.deviation(of: scaledValues[index]) / valueScale
            return deviation * deviation - variance
        }
    }

    /// The influence on the variance, over twice the standard deviation.
    private var standardDeviationInfluence: Outcome<[Double]> {
        terms(standardDeviation) { index, spread in
            if spread == 0 { return 0 }
            let deviation = scaledMean.deviation(of: scaledValues[index]) / valueScale
            return (deviation * deviation / spread - spread) / 2
        }
    }

    /// (*d*² − *c*² (1 + 2 *d*)) / (2 *c*) with *d* = *x*/μ − 1 and *c* the coefficient.
    private var variationInfluence: Outcome<[Double]> {
        terms(coefficientOfVariation) { index, coefficient in
            if coefficient == 0 { return 0 }
            let deviation = deviation(index)
            return (deviation * deviation / coefficient - coefficient * (1 + 2 * deviation)) / 2
        }
    }

    /// ln *x* − Σ *p* ln *x*.
    private var logarithmInfluence: Outcome<[Double]> {
        terms(meanLogarithm) { index, level in isConstant ? 0 : log(values[index]) - level }
    }

    /// The influence on the mean logarithm times the geometric mean.
    private var geometricInfluence: Outcome<[Double]> {
        terms(geometricMean) { index, level in
            isConstant ? 0 : level * (log(values[index]) - log(level))
        }
    }

    /// *D*(*x*)/μ − *G* (*x*/μ + 1), with *D*(*x*) the mean distance of the units from *x*.
    private var giniInfluence: Outcome<[Double]> {
        let distances = scaledMeanDistances
        return terms(gini) { index, gini in
            distances[index] / scaledMean.high - gini * (2 + deviation(index))
        }
    }

    /// *D*(*x*) less its mean.
    private var absoluteGiniInfluence: Outcome<[Double]> {
        let distances = scaledMeanDistances
        return terms(absoluteGini) { index, absolute in
            distances[index] / valueScale - 2 * absolute
        }
    }

    /// The mean distance of the units from each value, by running sums over the sorted values.
    private var scaledMeanDistances: [Double] {
        if isConstant { return [Double](repeating: 0, count: count) }
        var distances = [Double](repeating: 0, count: count)
        var distance = CompensatedSum()
        var below = CompensatedSum()
        distance.add(-scaledMean.deviation(of: scaledValues[0]))
        distances[0] = distance.value
        for index in 1..<count {
            below.add(scaledWeights[index - 1])
            let step = scaledValues[index] - scaledValues[index - 1]
            let balance = below.value - totalWeight.excess(over: below)
            distance.add(balance / totalWeight.value * step)
            distances[index] = distance.value
        }
        return distances
    }

    /// (|*d*| + (2 *F* − 1) *d*) / 2 − *H* (1 + *d*), with *F* the middle rank of the mean.
    private var hooverInfluence: Outcome<[Double]> {
        let rank = rankOfMean
        return terms(hoover) { index, hoover in
            if isConstant { return 0 }
            let deviation = deviation(index)
            return (abs(deviation) + (2 * rank - 1) * deviation) / 2 - hoover * (1 + deviation)
        }
    }

    /// The weight share below the mean, and half the share of units at the mean.
    private var rankOfMean: Double {
        average { index in
            let deviation = scaledMean.deviation(of: scaledValues[index])
            return deviation < 0 ? 1 : deviation == 0 ? 0.5 : 0
        }
    }

    /// *h*(*d*) − *E* (1 + α *d*), with *h* the kernel of the entropy *E* of order α.
    private func entropyInfluence(_ order: Double) -> Outcome<[Double]> {
        let kernel = EntropyKernel(order: order)
        return terms(generalizedEntropy(order)) { index, entropy in
            if isConstant { return 0 }
            return kernel.value(at: scaledValues[index], mean: scaledMean)
                - entropy * (1 + order * deviation(index))
        }
    }

    /// The influence on the entropy of order 1 − ε, by the chain rule.
    private func atkinsonInfluence(_ aversion: Double) -> Outcome<[Double]> {
        Outcome { () throws(UndefinedReason) in
            let atkinson = try atkinson(aversion).get()
            let order = 1 - aversion
            let entropy = try generalizedEntropy(order).get()
            let influence = try entropyInfluence(order).get()
            let slope = (1 - atkinson) * aversion / (1 + order * (order - 1) * entropy)
            return influence.map { slope * $0 }
        }
    }

    /// ((*x* − *Q*) [*x* ≤ *Q*] + *q* *Q*) / μ − *L* *x*/μ, with *Q* the quantile at *q*.
    private func bottomShareInfluence(_ share: Double) -> Outcome<[Double]> {
        Outcome { () throws(UndefinedReason) in
            let held = try bottomShare(share).get()
            let quantile = try quantile(share).get() * valueScale
            return (0..<count).map { index in
                let value = scaledValues[index]
                let below = min(0, value - quantile) + share * quantile
                return (below - held * value) / scaledMean.high
            }
        }
    }

    /// Minus the influence on the share of the rest.
    private func topShareInfluence(_ share: Double) -> Outcome<[Double]> {
        bottomShareInfluence(1 - share).map { $0.map { -$0 } }
    }

    /// The influence on a ratio of a top share to a bottom share.
    private func shareRatioInfluence(top: Double, bottom: Double) -> Outcome<[Double]> {
        Outcome { () throws(UndefinedReason) in
            let ratio = try shareRatio(top: top, bottom: bottom).get()
            let low = try bottomShare(bottom).get()
            let highInfluence = try topShareInfluence(top).get()
            let lowInfluence = try bottomShareInfluence(bottom).get()
            return zip(highInfluence, lowInfluence).map { ($0 - ratio * $1) / low }
        }
    }
}
