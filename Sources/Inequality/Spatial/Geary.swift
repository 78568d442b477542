/// Geary's *C*: how much neighbors differ.
///
/// Below one neighbors are more alike than values dealt out at random make them, above one less;
/// zero if they are equal. Geary 1954.
public struct Geary: Hashable, Sendable {
    /// The statistic.
    public let value: Double
    /// What it would be without a pattern; one is expected.
    public let moments: SpatialMoments
}

extension SpatialSample {
    /// Geary's *C*, (*n* − 1) Σ *w*ᵢⱼ (*x*ᵢ − *x*ⱼ)² / (2 *S*₀ Σ *z*²), of rows that sum to one.
    ///
    /// *n* counts the units that have neighbors. Undefined as ``moran`` is. Moments after Cliff and
    /// Ord 1981.
    ///
    /// - Complexity: O(*n* + *m* log *d*) for *m* pairs of neighbors of up to *d* a unit.
    public var geary: Outcome<Geary> {
        Outcome { () throws(UndefinedReason) in
            try requireVariation()
            let sums = SpatialWeightSums(neighbors)
            guard sums.s0 >= 2 else { throw .tooFewObservations }
            let (n, s0, s1, s2, k) = (sums.s0, sums.s0, sums.s1, sums.s2, kurtosis)
            let value = gearyValue(of: deviations)
            return Geary(
                value: value,
                moments: SpatialMoments(
                    expected: 1,
                    normalVariance: ((2 * s1 + s2) * (n - 1) - 4 * s0 * s0)
                        / (2 * (n + 1) * s0 * s0),
                    randomizedVariance: Outcome(finite: { () throws(UndefinedReason) in
                        guard n > 3 else { throw .tooFewObservations }
                        let first = (n - 1) * s1 * (n * n - 3 * n + 3 - (n - 1) * k)
                        let second =
                            (n - 1) * s2 * (n * n + 3 * n - 6 - (n * n - n + 2) * k) / 4
                        let third = s0 * s0 * (n * n - 3 - (n - 1) * (n - 1) * k)
                        return (first - second + third) / (n * (n - 2) * (n - 3) * s0 * s0)
                    }),
                    value: value
                )
            )
        }
    }

    /// Geary's *C* of deviations that may be dealt out anew.
    func gearyValue(of deviations: [Double]) -> Double {
        var sum = CompensatedSum()
        var linked = 0
        for unit in 0..<count where neighbors.degree(unit) > 0 {
            linked += 1
            var squares = 0.0
            for neighbor in neighbors[unit] {
                let step = deviations[unit] - deviations[Int(neighbor)]
                squares += step * step
            }
            sum.add(squares / Double(neighbors.degree(unit)))
        }
        let n = Double(linked)
        return (n - 1) * sum.value / (2 * n * Double(count) * meanSquare)
    }
}
