public import GeometryModel
public import Inequality

/// Whether neighbors are alike: where high values lie together, and low ones.
public struct SpatialPattern: Sendable {
    /// The values of units with their neighbors.
    public let sample: SpatialSample
    /// Which units are neighbors.
    public let neighborhood: Neighborhood
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

    /// Looks for a pattern.
    ///
    /// - Parameters:
    ///   - values: The value of each unit; NaN if missing, which leaves it out.
    ///   - positions: Where each unit lies, in degrees.
    ///   - lands: The land of each unit in degrees, for contiguity.
    ///   - neighborhood: Which units are neighbors; those without a value are none.
    ///   - deals: How often values are dealt out.
    /// - Throws: `SampleError` for infinite values.
    public init(
        values: [Double],
        positions: [Coordinate],
        lands: [Geometry?],
        neighborhood: Neighborhood = .nearest(6),
        deals: Int = 999,
        seed: UInt64 = 1
    ) throws {
        let lists = neighborhood.neighbors(
            positions: positions,
            lands: lands,
            counts: values.map { !$0.isNaN }
        )
        let sample = try SpatialSample(values: values, neighbors: Neighbors(lists))
        self.sample = sample
        self.neighborhood = neighborhood
        moran = sample.moran
        moranTest = sample.moranTest(replicates: deals, seed: seed)
        geary = sample.geary
        gearyTest = sample.gearyTest(replicates: deals, seed: seed)
        gini = sample.spatialGini
        giniTest = sample.spatialGiniTest(replicates: deals, seed: seed)
        local = sample.localMoran
        // Deals hold a place for each neighbor: of very many neighbors fewer are made.
        let depth = (lists.map(\.count).max() ?? 0) + 1
        let deep = max(999, min(9_999, 20_000_000 / depth))
        localTest = sample.localMoranTest(replicates: deep, seed: seed)
    }
}
