/// A column of values of units that have neighbors.
///
/// Units without a value leave the graph, and the weights of their neighbors are made anew; islands,
/// which have no neighbors, are kept for mean and variance. Spatial measures know no population:
/// every unit counts the same. Standardize rates of populations that differ by orders of magnitude
/// before (Assunção and Reis 1999).
public struct SpatialSample: Sendable {
    /// The value of each unit used.
    public let values: [Double]
    /// The row each value came from, counted from zero.
    public let rows: [Int32]
    /// The number of rows left out because their value is missing.
    public let missingCount: Int
    /// The neighbors of the units used.
    public let neighbors: Neighbors
    /// The deviation of each value from the mean, times a power of two.
    let deviations: [Double]
    /// The mean square of the deviations; zero only if all values are equal.
    let meanSquare: Double

    /// Takes the value of each unit, in which NaN marks a missing one.
    ///
    /// - Throws: ``SampleError`` for columns of unequal length and infinite values.
    /// - Complexity: O(*n* + *m*) for *m* pairs of neighbors.
    public init(values: [Double], neighbors: Neighbors) throws(SampleError) {
        guard values.count == neighbors.count else {
            throw .lengthMismatch(
                column: "neighbors",
                expected: values.count,
                found: neighbors.count
            )
        }
        for (row, value) in values.enumerated() where value.isInfinite {
            throw .nonFiniteValue(row: row)
        }
        let isKept = values.map { !$0.isNaN }
        let kept = values.indices.filter { isKept[$0] }
        self.values = kept.map { values[$0] }
        rows = kept.map { Int32($0) }
        missingCount = values.count - kept.count
        self.neighbors = missingCount == 0 ? neighbors : neighbors.keeping(isKept)
        let scale = centeringScale(self.values.reduce(0) { max($0, abs($1)) })
        let scaledValues = scaled(self.values, by: scale)
        let mean = TwoPartMean(
            values: scaledValues.sorted(),
            weights: [Double](repeating: 1, count: kept.count),
            totalWeight: Double(kept.count)
        )
        let isConstant = scaledValues.allSatisfy { $0 == scaledValues.first }
        let deviations = scaledValues.map { isConstant ? 0 : mean.deviation(of: $0) }
        var squares = CompensatedSum()
        for deviation in deviations { squares.add(deviation * deviation) }
        self.deviations = deviations
        meanSquare = kept.isEmpty ? 0 : squares.value / Double(kept.count)
    }

    /// The number of units used.
    public var count: Int { values.count }

    /// The number of units without a neighbor.
    public var islandCount: Int { neighbors.islandCount }

    /// Requires units with neighbors whose values vary.
    func requireVariation() throws(UndefinedReason) {
        guard !values.isEmpty else { throw .empty }
        guard count > 1 else { throw .tooFewObservations }
        guard meanSquare > 0 else { throw .zeroVariance }
        guard !neighbors.units.isEmpty else { throw .tooFewObservations }
    }

    /// The mean of a column over the neighbors of a unit; zero for an island.
    @inline(__always)
    func lag(of unit: Int, in column: [Double]) -> Double {
        let neighbors = neighbors[unit]
        guard !neighbors.isEmpty else { return 0 }
        var sum = 0.0
        for neighbor in neighbors { sum += column[Int(neighbor)] }
        return sum / Double(neighbors.count)
    }
}
