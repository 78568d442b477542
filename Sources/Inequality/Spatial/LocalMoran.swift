/// Local Moran's *I*: which units are like their neighbors, and which unlike.
public struct LocalMoran: Hashable, Sendable {
    /// Where a unit and its neighbors lie against the mean.
    public enum Quadrant: String, Hashable, Sendable, CaseIterable {
        /// High among high.
        case highHigh = "HH"
        /// Low among high.
        case lowHigh = "LH"
        /// Low among low.
        case lowLow = "LL"
        /// High among low.
        case highLow = "HL"
    }

    /// The statistic of each unit; their mean is Moran's *I* if there are no islands.
    public let values: [Double]
    /// The quadrant of each unit; a value at the mean counts as low.
    public let quadrants: [Quadrant]
    /// What is expected of each unit if the other values are dealt out to its neighbors.
    public let expected: [Double]
    /// The variance of that; undefined for fewer than three units.
    public let variances: Outcome<[Double]>
}

extension SpatialSample {
    /// Local Moran's *I*ᵢ = *z*ᵢ Σ *w*ᵢⱼ *z*ⱼ / *m*₂ with *m*₂ = Σ *z*²/*n*, of rows that sum to one.
    ///
    /// Programs that divide by Σ *z*²/(*n* − 1) give (*n* − 1)/*n* of it. An island has zero. Anselin
    /// 1995; moments given the unit's own value after Sokal, Oden and Thomson 1998.
    ///
    /// - Complexity: O(*n* + *m*) for *m* pairs of neighbors.
    public var localMoran: Outcome<LocalMoran> {
        Outcome { () throws(UndefinedReason) in
            try requireVariation()
            let n = Double(count)
            // A lag of zero is told from rounding, so that the quadrant does not hang on it.
            let least = 1e-13 * meanSquare.squareRoot()
            let lags = (0..<count).map { unit in
                let lag = lag(of: unit, in: deviations)
                return abs(lag) < least ? 0 : lag
            }
            let linked = (0..<count).map { neighbors.degree($0) > 0 ? 1.0 : 0 }
            return LocalMoran(
                values: (0..<count).map { deviations[$0] * lags[$0] / meanSquare },
                quadrants: (0..<count).map { unit in
                    switch (deviations[unit] > 0, lags[unit] > 0) {
                    case (true, true): .highHigh
                    case (true, false): .highLow
                    case (false, true): .lowHigh
                    case (false, false): .lowLow
                    }
                },
                expected: (0..<count).map { unit in
                    let square = deviations[unit] * deviations[unit] / meanSquare
                    return -square * linked[unit] / (n - 1)
                },
                variances: Outcome { () throws(UndefinedReason) in
                    guard count > 2 else { throw .tooFewObservations }
                    return (0..<count).map { unit in
                        guard linked[unit] > 0 else { return 0 }
                        let square = deviations[unit] * deviations[unit] / meanSquare
                        let degree = Double(neighbors.degree(unit))
                        let spread = 1 / degree - 1 / (n - 1)
                        return square * (n / (n - 2)) * spread * max(0, 1 - square / (n - 1))
                    }
                }
            )
        }
    }
}
