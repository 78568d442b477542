public import GeometryModel

/// Where positions lie in relation to one area: inside it, on its boundary, or outside.
///
/// Edges are straight in longitude and latitude and every answer is exact, so that positions on an
/// edge or vertex are on the boundary. The answers equal those of GEOS `covers`.
public struct AreaLocator: Sendable {
    /// A side of a boundary on which a position may lie.
    public enum Location: Hashable, Sendable {
        /// Within the area and not on its boundary.
        case inside
        /// On an edge or vertex.
        case boundary
        /// Not in the area.
        case outside
    }

    private let polygons: [(polygon: Polygon, bounds: Box)]
    private let bounds: Box

    /// Gathers the polygons of a geometry; points and lines are left out.
    public init(_ geometry: Geometry) {
        polygons = geometry.polygons.map { ($0, $0.bounds) }
        var bounds = Box.empty
        for (_, box) in polygons { bounds.formUnion(box) }
        self.bounds = bounds
    }

    /// Whether the area covers a position: inside or on the boundary.
    public func covers(_ position: Coordinate) -> Bool { locate(position) != .outside }

    /// Where a position lies.
    ///
    /// - Complexity: O(*n*) in the number of vertices of the polygons whose box holds the position.
    public func locate(_ position: Coordinate) -> Location {
        guard bounds.covers(position) else { return .outside }
        var found = Location.outside
        for (polygon, box) in polygons where box.covers(position) {
            switch Self.locate(position, in: polygon) {
            case .inside: return .inside
            case .boundary: found = .boundary
            case .outside: break
            }
        }
        return found
    }

    private static func locate(_ position: Coordinate, in polygon: Polygon) -> Location {
        let shell = locate(position, inRing: polygon.exterior)
        guard shell == .inside else { return shell }
        for hole in polygon.holes {
            switch locate(position, inRing: hole) {
            case .inside: return .outside
            case .boundary: return .boundary
            case .outside: break
            }
        }
        return .inside
    }

    /// Counts the edges that a ray eastward from the position crosses.
    private static func locate(_ p: Coordinate, inRing ring: [Coordinate]) -> Location {
        var isInside = false
        for index in ring.indices.dropFirst() {
            let a = ring[index - 1]
            let b = ring[index]
            if a.y == p.y, b.y == p.y {
                if min(a.x, b.x) <= p.x, p.x <= max(a.x, b.x) { return .boundary }
                continue
            }
            guard min(a.y, b.y) <= p.y, p.y <= max(a.y, b.y) else { continue }
            let side = Orientation.sign(a, b, p)
            if side == 0 { return .boundary }
            // Half-open in y, so that a ray through a vertex meets exactly one of its two edges.
            let rises = b.y > a.y
            if rises ? (a.y <= p.y && p.y < b.y) : (b.y <= p.y && p.y < a.y) {
                if (side > 0) == rises { isInside.toggle() }
            }
        }
        return isInside ? .inside : .outside
    }
}
