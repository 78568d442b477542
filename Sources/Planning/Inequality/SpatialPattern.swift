public import GeometryModel
import Indexing
public import Inequality
import PROJKernel

/// Whether neighbors are alike: where high values lie together, and low ones.
public struct SpatialPattern: Sendable {
    /// The values of units with their neighbors.
    public let sample: SpatialSample
    /// How many nearest units are neighbors.
    public let neighborCount: Int
    /// Moran's index.
    public let moran: Outcome<Moran>
    /// It against values dealt out anew.
    public let moranTest: Outcome<PermutationTest>
    /// Geary's index.
    public let geary: Outcome<Geary>
    /// It against values dealt out anew.
    public let gearyTest: Outcome<PermutationTest>
    /// The Gini coefficient of neighbors and of all other pairs.
    public let gini: Outcome<SpatialGini>
    /// The far part against values dealt out anew.
    public let giniTest: Outcome<PermutationTest>
    /// The local index of each unit.
    public let local: Outcome<LocalMoran>
    /// It against values dealt out anew, adjusted for the number of units.
    public let localTest: Outcome<LocalMoranTest>

    /// Makes the nearest units neighbors of each and looks for a pattern.
    ///
    /// - Parameters:
    ///   - values: The value of each unit; NaN if missing, which leaves it out.
    ///   - positions: Where each unit lies, in degrees.
    ///   - neighborCount: How many nearest units are neighbors; those at one distance by number.
    ///   - deals: How often values are dealt out.
    /// - Throws: `SampleError` for infinite values.
    public init(
        values: [Double],
        positions: [Coordinate],
        neighborCount: Int = 6,
        deals: Int = 999,
        seed: UInt64 = 1
    ) throws {
        // Units without a value are no neighbors: others take their place.
        let used = values.indices.filter { !values[$0].isNaN }
        let index = NearestIndex(
            used.map { .point(positions[$0]) },
            metric: Ellipsoid.wgs84
        )
        var lists = [[Int]](repeating: [], count: values.count)
        for (number, row) in used.enumerated() {
            lists[row] = index.nearest(to: positions[row], count: neighborCount + 1)
                .filter { $0.feature != number }.prefix(neighborCount).map { used[$0.feature] }
        }
        let sample = try SpatialSample(values: values, neighbors: Neighbors(lists))
        self.sample = sample
        self.neighborCount = neighborCount
        moran = sample.moran
        moranTest = sample.moranTest(replicates: deals, seed: seed)
        geary = sample.geary
        gearyTest = sample.gearyTest(replicates: deals, seed: seed)
        gini = sample.spatialGini
        giniTest = sample.spatialGiniTest(replicates: deals, seed: seed)
        local = sample.localMoran
        localTest = sample.localMoranTest(replicates: 9_999, seed: seed)
    }
}
