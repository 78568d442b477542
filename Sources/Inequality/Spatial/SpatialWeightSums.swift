/// The sums of spatial weights that the moments of a statistic need, of rows that sum to one.
///
/// Cliff and Ord 1981.
public struct SpatialWeightSums: Hashable, Sendable {
    /// Σ *w*, which is the number of units that have neighbors.
    public let s0: Double
    /// ½ Σ (*w*ᵢⱼ + *w*ⱼᵢ)².
    public let s1: Double
    /// The sum of (row sum + column sum)² over the units.
    public let s2: Double

    init(_ neighbors: Neighbors) {
        var columns = [Double](repeating: 0, count: neighbors.count)
        var linked = 0
        for unit in 0..<neighbors.count where neighbors.degree(unit) > 0 {
            linked += 1
            let weight = 1 / Double(neighbors.degree(unit))
            for neighbor in neighbors[unit] { columns[Int(neighbor)] += weight }
        }
        var s1 = CompensatedSum()
        var s2 = CompensatedSum()
        for unit in 0..<neighbors.count {
            let degree = neighbors.degree(unit)
            let row = degree > 0 ? 1.0 : 0
            s2.add((row + columns[unit]) * (row + columns[unit]))
            for neighbor in neighbors[unit] {
                let weight = 1 / Double(degree)
                let other = Int(neighbor)
                let isMutual = neighbors.names(other, unit)
                let back = isMutual ? 1 / Double(neighbors.degree(other)) : 0
                // A pair that is no neighbor back is met once and counts for both orders.
                let square = (weight + back) * (weight + back)
                s1.add(isMutual ? square / 2 : square)
            }
        }
        s0 = Double(linked)
        self.s1 = s1.value
        self.s2 = s2.value
    }
}
