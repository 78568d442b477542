/// The Gini coefficient split into the differences of neighbors and those of all other pairs.
///
/// Near and far add up to the coefficient. Rey and Smith 2013.
public struct SpatialGini: Hashable, Sendable {
    /// The coefficient of all units, each of weight one.
    public let gini: Double
    /// The sum of absolute differences over pairs of neighbors, each pair both ways.
    public let nearDifference: Double
    /// The same over all other pairs.
    public let farDifference: Double
    /// The number of pairs of neighbors.
    public let nearPairCount: Int
    /// The number of all other pairs.
    public let farPairCount: Int

    /// The part of the coefficient from neighbors.
    public var near: Double { gini * (nearDifference / (nearDifference + farDifference)) }
    /// The part of the coefficient from all other pairs.
    public var far: Double { gini * (farDifference / (nearDifference + farDifference)) }
    /// The share of the other pairs in the coefficient; undefined if all units are equal.
    public var farShare: Outcome<Double> {
        let total = nearDifference + farDifference
        return total > 0 ? .defined(farDifference / total) : .undefined(.zeroVariance)
    }

    /// How many times as much other pairs differ on average as neighbors do; undefined if neighbors
    /// are equal or all pairs are neighbors.
    public var polarization: Outcome<Double> {
        guard nearDifference > 0, farPairCount > 0 else { return .undefined(.zeroDenominator) }
        let far = farDifference / Double(farPairCount)
        return .defined(far / (nearDifference / Double(nearPairCount)))
    }
}

extension SpatialSample {
    /// The Gini coefficient split by neighbors; two units are if either names the other.
    ///
    /// Undefined unless the mean is positive and values vary.
    ///
    /// - Complexity: O(*n* log *n* + *m* log *d*) for *m* pairs of neighbors of up to *d* a unit.
    public var spatialGini: Outcome<SpatialGini> {
        Outcome { () throws(UndefinedReason) in
            let sample = Sample(derived: values, weights: [Double](repeating: 1, count: count))
            let gini = try sample.gini.get()
            guard meanSquare > 0 else { throw .zeroVariance }
            let near = nearDifference(of: values)
            let total = sample.totalDifference
            let pairs = count * (count - 1) / 2
            return SpatialGini(
                gini: gini,
                nearDifference: near.sum,
                farDifference: max(0, total - near.sum),
                nearPairCount: near.pairs,
                farPairCount: pairs - near.pairs
            )
        }
    }

    /// The sum of absolute differences over pairs of neighbors, both ways, of values that may be
    /// dealt out anew; and the number of pairs.
    func nearDifference(of values: [Double]) -> (sum: Double, pairs: Int) {
        var sum = CompensatedSum()
        var pairs = 0
        neighbors.forEachPair { unit, other in
            sum.add(2 * abs(values[unit] - values[other]))
            pairs += 1
        }
        return (sum.value, pairs)
    }
}

extension GroupedSample {
    /// The Gini coefficient of unweighted units split by groups: the units of a group are neighbors.
    ///
    /// Undefined unless the mean is positive and values vary.
    ///
    /// - Complexity: O(*n*).
    public var spatialGini: Outcome<SpatialGini> {
        Outcome { () throws(UndefinedReason) in
            let all = whole.unweighted
            let gini = try all.gini.get()
            guard !all.isConstant else { throw .zeroVariance }
            let near = groups.reduce(0) { $0 + $1.sample.unweighted.totalDifference }
            let pairs = { (count: Int) in count * (count - 1) / 2 }
            let nearPairs = groups.reduce(0) { $0 + pairs($1.sample.count) }
            return SpatialGini(
                gini: gini,
                nearDifference: near,
                farDifference: max(0, all.totalDifference - near),
                nearPairCount: nearPairs,
                farPairCount: pairs(all.count) - nearPairs
            )
        }
    }
}

extension Sample {
    /// The sum of absolute differences over all pairs, both ways, of units of weight one.
    fileprivate var totalDifference: Double {
        2 * scaledAbsoluteGini * Double(count) * Double(count) / valueScale
    }
}
