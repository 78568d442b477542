/// Moran's *I*: whether neighbors are alike.
///
/// Above the expected value −1/(*n* − 1) neighbors are more alike than values dealt out at random make
/// them, below it less. Moran 1950.
public struct Moran: Hashable, Sendable {
    /// The statistic.
    public let value: Double
    /// What it would be without a pattern.
    public let moments: SpatialMoments
    /// The kurtosis of the values, 3 for a normal distribution.
    public let kurtosis: Double
    /// The number of units that have neighbors.
    public let linkedCount: Int
    /// The sums of the weights, of rows that sum to one.
    public let weightSums: SpatialWeightSums
}

extension SpatialSample {
    /// Moran's *I*, (*n*/*S*₀) Σ *w*ᵢⱼ *z*ᵢ *z*ⱼ / Σ *z*², of rows of weights that sum to one.
    ///
    /// *n* counts the units that have neighbors. Undefined for fewer than two units, without any
    /// neighbors, and if all values are equal. Moments after Cliff and Ord 1981.
    ///
    /// - Complexity: O(*n* + *m* log *d*) for *m* pairs of neighbors of up to *d* a unit.
    public var moran: Outcome<Moran> {
        Outcome { () throws(UndefinedReason) in
            try requireVariation()
            let sums = SpatialWeightSums(neighbors)
            guard sums.s0 >= 2 else { throw .tooFewObservations }
            let (n, s0, s1, s2) = (sums.s0, sums.s0, sums.s1, sums.s2)
            let value = moranValue
            let expected = -1 / (n - 1)
            let square = expected * expected
            return Moran(
                value: value,
                moments: SpatialMoments(
                    expected: expected,
                    normalVariance: (n * n * s1 - n * s2 + 3 * s0 * s0) / (s0 * s0 * (n * n - 1))
                        - square,
                    randomizedVariance: Outcome(finite: { () throws(UndefinedReason) in
                        guard n > 3 else { throw .tooFewObservations }
                        let free = (n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0
                        let peaked = (n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0
                        let places = (n - 1) * (n - 2) * (n - 3) * s0 * s0
                        return (n * free - kurtosis * peaked) / places - square
                    }),
                    value: value
                ),
                kurtosis: kurtosis,
                linkedCount: Int(n),
                weightSums: sums
            )
        }
    }

    /// Σ *z* times the mean *z* of the neighbors, over Σ *z*².
    var moranValue: Double { moranValue(of: deviations) }

    /// The same for deviations that are dealt out anew.
    func moranValue(of deviations: [Double]) -> Double {
        var sum = CompensatedSum()
        for unit in 0..<count where neighbors.degree(unit) > 0 {
            sum.add(deviations[unit] * lag(of: unit, in: deviations))
        }
        // n / S₀ is one, because both count the linked units.
        return sum.value / (Double(count) * meanSquare)
    }

    /// The mean fourth power of the deviations over the squared mean square.
    var kurtosis: Double {
        var fourths = CompensatedSum()
        for deviation in deviations {
            let square = deviation * deviation / meanSquare
            fourths.add(square * square)
        }
        return fourths.value / Double(count)
    }
}
