/// Getis and Ord's *G*: whether high values lie beside high ones, or low beside low.
public struct GetisOrd: Hashable, Sendable {
    /// The share of neighbors in the products of all pairs, from zero to one.
    public let value: Double
    /// The share of neighbors in all pairs, which is expected without a pattern.
    public let expected: Double
}

extension SpatialSample {
    /// *G*, Σ *w*ᵢⱼ *x*ᵢ *x*ⱼ / Σ *x*ᵢ *x*ⱼ over pairs of different units, each neighbor weighing one.
    ///
    /// Undefined for negative values, and if no two are above zero. Getis and Ord 1992.
    ///
    /// - Complexity: O(*n* + *m*) for *m* pairs of neighbors.
    public var getisOrd: Outcome<GetisOrd> {
        Outcome { () throws(UndefinedReason) in
            guard !values.isEmpty else { throw .empty }
            guard count > 1 else { throw .tooFewObservations }
            guard values.allSatisfy({ $0 >= 0 }) else { throw .negativeValue }
            let scale = centeringScale(values.reduce(0, max))
            let values = scaled(values, by: scale)
            var total = CompensatedSum()
            var squares = CompensatedSum()
            var near = CompensatedSum()
            for unit in 0..<count {
                total.add(values[unit])
                squares.add(values[unit] * values[unit])
                for neighbor in neighbors[unit] { near.add(values[unit] * values[Int(neighbor)]) }
            }
            let pairs = total.value * total.value - squares.value
            guard pairs > 0 else { throw .zeroDenominator }
            let places = Double(count) * Double(count - 1)
            return GetisOrd(
                value: near.value / pairs,
                expected: Double(neighbors.units.count) / places
            )
        }
    }

    /// The standardized local *G* of each unit: how high the values round it are, in standard
    /// deviations; infinite or not a number for no unit.
    ///
    /// Mean and variance are those of the other units, or of all if the unit counts as its own
    /// neighbor (*G*\*). A unit without neighbors, or whose neighbors are everybody, has `nil`.
    /// Ord and Getis 1995.
    ///
    /// - Parameter includesSelf: Whether a unit is its own neighbor.
    /// - Complexity: O(*n* + *m*) for *m* pairs of neighbors.
    public func localGetisOrd(includesSelf: Bool = false) -> Outcome<[Double?]> {
        Outcome { () throws(UndefinedReason) in
            try requireVariation()
            guard count > 2 else { throw .tooFewObservations }
            let total = meanSquare * Double(count)
            return (0..<count).map { unit in
                var sum = includesSelf ? deviations[unit] : 0
                for neighbor in neighbors[unit] { sum += deviations[Int(neighbor)] }
                let weight = Double(neighbors.degree(unit) + (includesSelf ? 1 : 0))
                // The deviations of all sum to zero, those of the others to minus the unit's own.
                let n = Double(includesSelf ? count : count - 1)
                let own = includesSelf ? 0 : deviations[unit]
                let mean = -own / n
                let variance = (total - own * own) / n - mean * mean
                // The others may all be equal, but for rounding.
                guard variance > 1e-12 * meanSquare else { return nil }
                let spread = (variance * (n * weight - weight * weight) / (n - 1)).squareRoot()
                return spread > 0 ? (sum - weight * mean) / spread : nil
            }
        }
    }
}
