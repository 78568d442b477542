internal import Glibc

/// Sums over a part of the units that merge exactly, in any order, into those of all.
///
/// What follows from them needs no second look at the data: mean, variance, generalized entropies and
/// Atkinson's index. The Gini coefficient does not (see ``GiniBuckets``). Logarithms are taken of the
/// values over a common pivot near the mean, so that little cancels; choose it once for all parts.
/// Chan, Golub and LeVeque 1983.
public struct PartialSums: Hashable, Sendable {
    /// What the values are divided by before logarithms and powers.
    public let pivot: Double
    /// The orders of entropy besides zero and one that the sums serve.
    public let orders: [Double]
    /// The number of units.
    public private(set) var count = 0
    /// The number of units without a value or a weight.
    public private(set) var missingCount = 0
    /// The number of values of zero.
    public private(set) var zeroCount = 0
    /// The number of values below zero.
    public private(set) var negativeCount = 0
    /// The least value; infinite if there is none.
    public private(set) var least = Double.infinity
    /// The greatest value.
    public private(set) var greatest = -Double.infinity
    /// The weighted mean.
    public private(set) var mean = 0.0
    /// Σ *w* (*x* − mean)².
    public private(set) var squaredDeviations = 0.0
    private var weightSum = CompensatedSum()
    private var squaredWeightSum = CompensatedSum()
    private var valueSum = CompensatedSum()
    private var logSum = CompensatedSum()
    private var valueLogSum = CompensatedSum()
    private var powerSums: [CompensatedSum]

    /// Σ *w*.
    public var sumOfWeights: Double { weightSum.value }
    /// Σ *w*².
    public var sumOfSquaredWeights: Double { squaredWeightSum.value }
    /// Σ *w* *x*.
    public var total: Double { valueSum.value }
    /// Σ *w* ln (*x*/pivot) over the values above zero.
    public var sumOfLogs: Double { logSum.value }
    /// Σ *w* (*x*/pivot) ln (*x*/pivot) over the values above zero.
    public var sumOfValueLogs: Double { valueLogSum.value }

    /// Σ *w* (*x*/pivot)^α over the values above zero, for an order that the sums serve.
    public func sumOfPowers(_ order: Double) -> Double {
        guard let position = orders.firstIndex(of: order) else {
            preconditionFailure("the sums do not serve the order \(order)")
        }
        return powerSums[position].value
    }

    /// Sums of nothing.
    ///
    /// - Parameters:
    ///   - pivot: A value near the mean, above zero.
    ///   - orders: The orders of entropy besides zero and one, such as −1 for Atkinson's index of 2.
    public init(pivot: Double = 1, orders: [Double] = [-1, 2]) {
        precondition(pivot > 0 && pivot.isFinite, "a pivot of \(pivot)")
        self.pivot = pivot
        self.orders = orders
        powerSums = orders.map { _ in CompensatedSum() }
    }

    /// Adds a unit; NaN marks what is missing.
    ///
    /// - Throws: ``SampleError`` for a negative or infinite weight, or an infinite value; `row` names
    ///   the unit in it.
    public mutating func add(
        value: Double,
        weight: Double = 1,
        row: Int = 0
    ) throws(SampleError) {
        if weight < 0 { throw .negativeWeight(row: row, weight: weight) }
        if weight.isInfinite { throw .nonFiniteWeight(row: row) }
        if value.isInfinite { throw .nonFiniteValue(row: row) }
        guard !value.isNaN, !weight.isNaN else {
            missingCount += 1
            return
        }
        guard weight > 0 else { return }
        count += 1
        if value == 0 { zeroCount += 1 }
        if value < 0 { negativeCount += 1 }
        least = min(least, value)
        greatest = max(greatest, value)
        weightSum.add(weight)
        squaredWeightSum.add(weight * weight)
        valueSum.add(weight * value)
        let step = value - mean
        mean += step * (weight / weightSum.value)
        squaredDeviations += max(0, weight * step * (value - mean))
        guard value > 0 else { return }
        let logarithm = log(value / pivot)
        logSum.add(weight * logarithm)
        valueLogSum.add(weight * (value / pivot) * logarithm)
        for (position, order) in orders.enumerated() {
            powerSums[position].add(weight * exp(order * logarithm))
        }
    }

    /// Adds the sums of another part, with the same pivot and orders.
    public mutating func merge(_ other: PartialSums) {
        precondition(pivot == other.pivot && orders == other.orders, "sums about one pivot")
        missingCount += other.missingCount
        guard other.count > 0 else { return }
        let (own, others) = (weightSum.value, other.weightSum.value)
        let step = other.mean - mean
        let all = own + others
        squaredDeviations += other.squaredDeviations + own * others / all * step * step
        mean += step * (others / all)
        count += other.count
        zeroCount += other.zeroCount
        negativeCount += other.negativeCount
        least = min(least, other.least)
        greatest = max(greatest, other.greatest)
        weightSum.add(other.weightSum)
        squaredWeightSum.add(other.squaredWeightSum)
        valueSum.add(other.valueSum)
        logSum.add(other.logSum)
        valueLogSum.add(other.valueLogSum)
        for position in powerSums.indices { powerSums[position].add(other.powerSums[position]) }
    }

    /// The variance with divisor Σ *w*; undefined without units.
    public var variance: Outcome<Double> {
        count > 0 ? .defined(squaredDeviations / sumOfWeights) : .undefined(.empty)
    }

    /// The coefficient of variation; undefined for a mean of zero.
    public var coefficientOfVariation: Outcome<Double> {
        Outcome(finite: { () throws(UndefinedReason) in
            let variance = try variance.get()
            guard mean != 0 else { throw .zeroMean }
            return variance.squareRoot() / abs(mean)
        })
    }

    /// The generalized entropy of an order that the sums serve, or of zero or one.
    ///
    /// Undefined as it is of a sample.
    public func generalizedEntropy(_ order: Double) -> Outcome<Double> {
        Outcome(finite: { () throws(UndefinedReason) in
            guard count > 0 else { throw .empty }
            if order == 2, negativeCount > 0 {
                let variation = try coefficientOfVariation.get()
                return variation * variation / 2
            }
            guard negativeCount == 0 else { throw .negativeValue }
            guard greatest > 0 else { throw .zeroMean }
            guard order > 0 || zeroCount == 0 else { throw .zeroValue }
            if least == greatest { return 0 }
            let level = log(mean / pivot)
            let entropy: Double
            switch order {
            case 0: entropy = level - logSum.value / sumOfWeights
            case 1: entropy = valueLogSum.value / (valueSum.value / pivot) - level
            case 2: entropy = squaredDeviations / sumOfWeights / (mean * mean) / 2
            default:
                let power = sumOfPowers(order) / sumOfWeights * exp(-order * level)
                entropy = (power - 1) / (order * (order - 1))
            }
            return entropy < 0 && entropy > -1e-15 ? 0 : entropy
        })
    }

    /// Atkinson's index of an aversion ε of one, or for which the sums serve the order 1 − ε.
    public func atkinson(_ aversion: Double) -> Outcome<Double> {
        if aversion >= 1, zeroCount > 0, negativeCount == 0, greatest > 0 { return .defined(1) }
        return generalizedEntropy(1 - aversion).map { Sample.atkinson(aversion, entropy: $0) }
    }
}
