public import GeometryModel

/// The features nearest to a position, by exact geodesic distance.
///
/// Points, lines and areas may be mixed; a position inside an area or on its boundary is at
/// distance zero. The tree prunes with a lower bound valid on the ellipsoid, so that the answer
/// equals that of measuring every feature.
public struct NearestIndex<Meter: Metric>: Sendable {
    private let metric: Meter
    private let bound: DistanceBound
    private let edges: [FeatureEdge]
    private let edgeIndex: PackedBoxIndex
    private let areas: [(feature: Int, locator: AreaLocator)]
    private let areaIndex: PackedBoxIndex

    /// Builds the index over a column of features; absent and empty ones are never found.
    ///
    /// - Complexity: O(*n* log *n*) in the number of edges.
    public init(_ features: [Geometry?], metric: Meter) {
        var edges: [FeatureEdge] = []
        var areas: [(feature: Int, locator: AreaLocator)] = []
        var areaBoxes: [Box] = []
        for (number, geometry) in features.enumerated() {
            guard let geometry else { continue }
            let feature = Int32(number)
            for point in geometry.points {
                edges.append(FeatureEdge(a: point, b: point, feature: feature))
            }
            let rings = geometry.polygons.flatMap(\.rings)
            for path in geometry.lines + rings {
                for (a, b) in zip(path, path.dropFirst()) {
                    edges.append(FeatureEdge(a: a, b: b, feature: feature))
                }
                if path.count == 1 {
                    edges.append(FeatureEdge(a: path[0], b: path[0], feature: feature))
                }
            }
            if !rings.isEmpty {
                areas.append((number, AreaLocator(geometry)))
                areaBoxes.append(geometry.bounds)
            }
        }
        self.metric = metric
        bound = DistanceBound(metric)
        self.edges = edges
        self.areas = areas
        edgeIndex = PackedBoxIndex(edges.map { Box(enclosing: [$0.a, $0.b]) })
        areaIndex = PackedBoxIndex(areaBoxes)
    }

    /// The nearest feature, or `nil` if there is none; of several the one with the lowest number.
    ///
    /// - Complexity: O(log *n*) edges on data that do not all overlap.
    public func nearest(to position: Coordinate) -> Neighbor? {
        var best: Neighbor?
        areaIndex.forEachItem(meeting: Box(enclosing: [position])) { item in
            guard areas[item].locator.covers(position) else { return }
            let foot = Foot(distance: 0, place: position, azimuth: 0)
            best = Self.nearer(best, Neighbor(feature: areas[item].feature, foot: foot))
        }
        edgeIndex.visitByDistance { box in
            bound.least(from: position, to: box)
        } _: { item in
            let edge = edges[item]
            let limit = best?.distance ?? .infinity
            guard bound.least(from: position, to: edge.a, edge.b) <= limit else {
                return limit
            }
            let foot = metric.foot(of: position, on: edge.a, edge.b)
            best = Self.nearer(best, Neighbor(feature: Int(edge.feature), foot: foot))
            return best?.distance ?? .infinity
        }
        return best
    }

    /// The nearer of two, marked if both are as far and of two features.
    private static func nearer(_ a: Neighbor?, _ b: Neighbor) -> Neighbor {
        guard let a else { return b }
        guard a.distance == b.distance, a.feature != b.feature else {
            return b.distance < a.distance ? b : a
        }
        var nearer = b.feature < a.feature ? b : a
        nearer.isTied = true
        return nearer
    }

    /// The nearest features in order of distance, then of number; fewer if there are fewer.
    ///
    /// - Complexity: O(*k* log *n*) edges on data that do not all overlap.
    public func nearest(to position: Coordinate, count: Int) -> [Neighbor] {
        guard count > 1 else { return count == 1 ? nearest(to: position).map { [$0] } ?? [] : [] }
        var found: [Int: Foot] = [:]
        let spot = Box(enclosing: [position])
        areaIndex.forEachItem(meeting: spot) { item in
            guard areas[item].locator.covers(position) else { return }
            found[areas[item].feature] = Foot(distance: 0, place: position, azimuth: 0)
        }
        // The limit is inclusive, so that a tie with the last one is seen.
        var limit = Self.limit(of: found, count)
        edgeIndex.visitByDistance { box in
            bound.least(from: position, to: box)
        } _: { item in
            let edge = edges[item]
            let feature = Int(edge.feature)
            let known = found[feature]
            guard known?.distance != 0,
                bound.least(from: position, to: edge.a, edge.b) <= limit
            else { return limit }
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
        return found.values.map(\.distance).sorted()[count - 1]
    }
}

/// An edge of a feature; a point is an edge without extent.
private struct FeatureEdge: Sendable {
    var a: Coordinate
    var b: Coordinate
    var feature: Int32
}
