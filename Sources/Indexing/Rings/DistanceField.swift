public import GeometryModel

/// Positions into geodesic rings around a core, exactly and in a few nanoseconds.
///
/// A grid lies over the reach of the last ring. A cell through which no ring limit passes has one
/// answer for all its positions, proven from the distance at its middle: walking some way changes
/// the distance by no more than that way. In the other cells the distance at the corners bounds the
/// distance between them within meters (``RingCell``), and only positions nearer than that to a
/// limit are measured. Answers equal those of measuring every position.
///
/// The value is immutable and may be shared between threads.
public struct DistanceField: Sendable {
    private let core: ZoneGrid
    private let boundary: NearestIndex
    private let grid: RingGrid
    /// What lies beside an area, however near, is not in it.
    private let leastDistance: Double

    /// Builds the field of a core.
    ///
    /// - Parameters:
    ///   - core: Any geometry in degrees, valid by the OGC rules.
    ///   - limits: Distances in meters, growing and above zero.
    ///   - metric: The ellipsoid.
    /// - Complexity: O(*c* log *n*) for *n* edges and *c* cells near a ring limit.
    public init(around core: Geometry, limits: [Double], metric: some Metric) {
        precondition(
            limits.allSatisfy { $0 > 0 } && zip(limits, limits.dropFirst()).allSatisfy { $0 < $1 },
            "ring limits must be above zero and grow"
        )
        let areas = Geometry.multiPolygon(core.polygons)
        let grid = ZoneGrid([areas])
        // Areas count as their boundaries here; whether a position is inside is asked of the grid.
        let paths = core.lines + core.polygons.flatMap(\.rings)
        let boundary = NearestIndex(
            [.multiLineString(paths), .multiPoint(core.points)],
            metric: metric
        )
        self.core = grid
        let isArea = core.lines.isEmpty && core.points.isEmpty
        leastDistance = isArea ? .leastNonzeroMagnitude : 0
        self.boundary = boundary
        self.grid = RingGrid(
            around: core.bounds,
            limits: limits,
            metric: metric,
            probe: RingGrid.Probe(boundary, grid)
        )
    }

    /// The ring of a position: 0 in the core or on its boundary, *k* beyond limit *k* − 1 and at most
    /// at limit *k*, and one more than there are limits farther out.
    public func ring(of position: Coordinate) -> Int {
        grid.ring(of: position, isInCore: isInCore, distance: distance)
    }

    /// The ring of each position.
    ///
    /// - Complexity: O(*n*) for *n* positions, but for those within meters of a limit.
    public func rings(of positions: [Coordinate]) -> [Int32] { rings(of: positions[...]) }

    /// The same for a slice, so that threads can share a column.
    public func rings(of positions: ArraySlice<Coordinate>) -> [Int32] {
        grid.rings(of: positions, isInCore: isInCore, distance: distance)
    }

    /// The distance of a position from the core in meters; 0 in the core and on its boundary.
    public func distance(of position: Coordinate) -> Double {
        guard !isInCore(position) else { return 0 }
        return max(leastDistance, boundary.nearest(to: position)?.distance ?? .infinity)
    }

    /// The distances of positions from the core in meters; infinite for what is no position.
    ///
    /// - Complexity: O(*n* log *m*) for *n* positions and *m* edges.
    public func distances(of positions: [Coordinate]) -> [Double] {
        let outside = positions.indices.filter { !isInCore(positions[$0]) }
        let nearest = boundary.nearest(to: outside.map { positions[$0] })
        var distances = [Double](repeating: 0, count: positions.count)
        for (index, distance) in zip(outside, nearest.distances) {
            distances[index] = max(leastDistance, distance)
        }
        return distances
    }

    private func isInCore(_ position: Coordinate) -> Bool { core.zone(of: position) != nil }
}
