/// The Lorenz curve: which share of the total the lowest share of the population holds.
///
/// The curve runs from (0, 0) to (1, 1) in straight pieces, one a unit, and lies on or below the
/// diagonal. Times the mean it is the generalized Lorenz curve (Shorrocks 1983). Lorenz 1905.
public struct LorenzCurve: Hashable, Sendable {
    /// Cumulative shares of the weight, from zero to one.
    public let populationShares: [Double]
    /// Cumulative shares of the total, at the same places.
    public let totalShares: [Double]
    /// The mean, by which the generalized curve is higher.
    public let mean: Double

    /// The ordinates of the generalized Lorenz curve, in the units of the values.
    public var generalizedOrdinates: [Double] { totalShares.map { $0 * mean } }
}

extension Sample {
    /// The Lorenz curve of the values; undefined if the mean is not positive.
    ///
    /// With negative values it first falls below zero.
    ///
    /// - Complexity: O(*n*).
    public var lorenzCurve: Outcome<LorenzCurve> {
        Outcome { () throws(UndefinedReason) in
            try requirePositiveMean()
            var weight = CompensatedSum()
            var amount = CompensatedSum()
            let whole = totalWeight.value * scaledMean.high
            var population = [0.0]
            var shares = [0.0]
            population.reserveCapacity(count + 1)
            shares.reserveCapacity(count + 1)
            for index in 0..<(count - 1) {
                weight.add(scaledWeights[index])
                amount.add(scaledWeights[index] * scaledValues[index])
                population.append(weight.value / totalWeight.value)
                shares.append(amount.value / whole)
            }
            population.append(1)
            shares.append(1)
            return LorenzCurve(
                populationShares: population,
                totalShares: shares,
                mean: scaledMean.high / valueScale
            )
        }
    }

    /// The share of the total that the lowest share of the population holds, *L*(*q*).
    ///
    /// A unit on the boundary counts in proportion. Equal to *q* if all are equal, less otherwise.
    /// Undefined if the mean is not positive; negative values can make it negative.
    ///
    /// - Parameter share: *q*, from zero to one.
    /// - Complexity: O(*n*).
    public func bottomShare(_ share: Double) -> Outcome<Double> {
        Outcome { () throws(UndefinedReason) in
            try requirePositiveMean()
            if isConstant { return share }
            return scaledSum(ofBottom: share) { scaledValues[$0] }
                / (totalWeight.value * scaledMean.high)
        }
    }

    /// The share of the total that the highest share of the population holds, 1 − *L*(1 − *q*).
    ///
    /// A unit on the boundary counts in proportion. Equal to *q* if all are equal, more otherwise.
    /// Undefined if the mean is not positive.
    ///
    /// - Parameter share: *q*, from zero to one.
    /// - Complexity: O(*n*).
    public func topShare(_ share: Double) -> Outcome<Double> {
        Outcome { () throws(UndefinedReason) in
            try requirePositiveMean()
            if isConstant { return share }
            return scaledSum(ofTop: share) { scaledValues[$0] }
                / (totalWeight.value * scaledMean.high)
        }
    }

    /// The weighted sum of a term over the lowest share of the population.
    func scaledSum(ofBottom share: Double, _ term: (_ index: Int) -> Double) -> Double {
        scaledSum(of: share, over: 0..<count, term)
    }

    /// The weighted sum of a term over the highest share of the population.
    func scaledSum(ofTop share: Double, _ term: (_ index: Int) -> Double) -> Double {
        scaledSum(of: share, over: (0..<count).reversed(), term)
    }

    /// The weighted sum of a term over the first share of the population in an order of units.
    private func scaledSum(
        of share: Double,
        over order: some Sequence<Int>,
        _ term: (_ index: Int) -> Double
    ) -> Double {
        precondition(0 <= share && share <= 1, "a share of \(share) of the population")
        let target = share * totalWeight.value
        var weight = CompensatedSum()
        var sum = CompensatedSum()
        for index in order {
            let before = weight
            weight.add(scaledWeights[index])
            guard weight.value < target else {
                sum.add((target - before.sum - before.correction) * term(index))
                break
            }
            sum.add(scaledWeights[index] * term(index))
        }
        return sum.value
    }
}
