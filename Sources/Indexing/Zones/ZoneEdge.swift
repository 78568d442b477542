import GeometryModel

/// An edge of a zone.
struct ZoneEdge: Sendable {
    var a: Coordinate
    var b: Coordinate
    var zone: Int

    var bounds: Box {
        Box(west: min(a.x, b.x), south: min(a.y, b.y), east: max(a.x, b.x), north: max(a.y, b.y))
    }

    /// Whether a vertex is level with a position or above or below it, or the edge runs through it.
    func meets(_ position: Coordinate) -> Bool {
        a.x == position.x || b.x == position.x || a.y == position.y || b.y == position.y
            || Orientation.sign(a, b, position) == 0
    }
}
