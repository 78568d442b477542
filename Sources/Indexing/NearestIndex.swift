public import GeometryModel

/// The features nearest to a position, by exact geodesic distance.
///
/// Points, lines and areas may be mixed; a position inside an area or on its boundary is at
/// distance zero. The tree prunes with a lower bound valid on the ellipsoid, so that the answer
/// equals that of measuring every feature.
public struct NearestIndex<Meter: Metric>: Sendable {
    /// A feature and how far it is.
    public struct Neighbor: Hashable, Sendable {
        /// The position of the feature in the column the index was built from.
        public var feature: Int
        /// The nearest place of the feature, with its distance in meters; for a position inside an
        /// area the position itself, at distance zero.
        public var foot: Foot
        /// Whether another feature lies at the same distance, so that the order is by number.
        public var isTied: Bool

        /// The distance in meters.
        public var distance: Double { foot.distance }
    }

    private let metric: Meter
    private let edges: [Edge]
    private let edgeIndex: PackedBoxIndex
    private let areas: [(feature: Int, locator: AreaLocator)]
    private let areaIndex: PackedBoxIndex

    private struct Edge: Sendable {
        var a: Coordinate
        var b: Coordinate
        var feature: Int32
    }

    /// Builds the index over a column of features; absent and empty ones are never found.
    ///
    /// - Complexity: O(*n* log *n*) in the number of edges.
    public init(_ features: [Geometry?], metric: Meter) {
        var edges: [Edge] = []
        var areas: [(feature: Int, locator: AreaLocator)] = []
        var areaBoxes: [Box] = []
        for (number, geometry) in features.enumerated() {
            guard let geometry else { continue }
            let feature = Int32(number)
            for point in geometry.points {
                edges.append(Edge(a: point, b: point, feature: feature))
            }
            let rings = geometry.polygons.flatMap(\.rings)
            for path in geometry.lines + rings {
                for (a, b) in zip(path, path.dropFirst()) {
                    edges.append(Edge(a: a, b: b, feature: feature))
                }
                if path.count == 1 { edges.append(Edge(a: path[0], b: path[0], feature: feature)) }
            }
            if !rings.isEmpty {
                areas.append((number, AreaLocator(geometry)))
                areaBoxes.append(geometry.bounds)
            }
        }
        self.metric = metric
        self.edges = edges
        self.areas = areas
        edgeIndex = PackedBoxIndex(edges.map { Box(enclosing: [$0.a, $0.b]) })
        areaIndex = PackedBoxIndex(areaBoxes)
    }

    /// The nearest feature, or `nil` if there is none.
    public func nearest(to position: Coordinate) -> Neighbor? {
        nearest(to: position, count: 1).first
    }

    /// The nearest features in order of distance, then of number; fewer if there are fewer.
    ///
    /// - Complexity: O(*k* log *n*) edges on data that do not all overlap.
    public func nearest(to position: Coordinate, count: Int) -> [Neighbor] {
        guard count > 0 else { return [] }
        var found: [Int: Foot] = [:]
        let spot = Box(enclosing: [position])
        areaIndex.forEachItem(meeting: spot) { item in
            guard areas[item].locator.covers(position) else { return }
            found[areas[item].feature] = Foot(distance: 0, place: position, azimuth: 0)
        }
        // The limit is inclusive, so that a tie with the last one is seen.
        var limit = Self.limit(of: found, count)
        edgeIndex.visitByDistance { box in
            metric.lowerBound(from: position, to: box)
        } _: { item in
            let edge = edges[item]
            let feature = Int(edge.feature)
            let known = found[feature]
            guard known?.distance != 0 else { return limit }
            let foot = metric.foot(of: position, on: edge.a, edge.b)
            if foot.distance < known?.distance ?? .infinity {
                found[feature] = foot
                limit = Self.limit(of: found, count)
            }
            return limit
        }
        let sorted = found.sorted { ($0.value.distance, $0.key) < ($1.value.distance, $1.key) }
        return sorted.prefix(count).enumerated().map { rank, entry in
            let distance = entry.value.distance
            let isTied =
                (rank > 0 && sorted[rank - 1].value.distance == distance)
                || (rank + 1 < sorted.count && sorted[rank + 1].value.distance == distance)
            return Neighbor(feature: entry.key, foot: entry.value, isTied: isTied)
        }
    }

    /// The distance beyond which no further feature can enter the answer.
    private static func limit(of found: [Int: Foot], _ count: Int) -> Double {
        guard found.count >= count else { return .infinity }
        if count == 1 { return found.values.lazy.map(\.distance).min() ?? .infinity }
        return found.values.map(\.distance).sorted()[count - 1]
    }
}
