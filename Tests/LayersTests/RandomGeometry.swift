import GeometryModel

extension Geometry {
    /// A geometry of any kind, empty ones among them, within 7 decimals of a degree.
    ///
    /// - Parameter depth: How deep collections may nest.
    static func random(
        using generator: inout some RandomNumberGenerator,
        depth: Int = 2
    ) -> Geometry {
        func position() -> Coordinate {
            Coordinate(
                x: Double(Int.random(in: -1_800_000_000...1_800_000_000, using: &generator)) / 1e7,
                y: Double(Int.random(in: -900_000_000...900_000_000, using: &generator)) / 1e7
            )
        }
        func count(_ least: Int) -> Int { Int.random(in: least...(least + 4), using: &generator) }
        func path(_ least: Int) -> [Coordinate] { (0..<count(least)).map { _ in position() } }
        // Exterior rings run counterclockwise and holes clockwise, as GeoJSON writes them.
        func area() -> Polygon {
            let ring = path(3)
            let holes = Bool.random(using: &generator) ? [path(3)] : []
            return Polygon(
                exterior: ring + ring.prefix(1),
                holes: holes.map { $0 + $0.prefix(1) }
            ).wound()
        }
        switch Int.random(in: 0..<(depth > 0 ? 14 : 12), using: &generator) {
        case 0, 1: return .point(position())
        case 2: return .multiPoint([])
        case 3: return .multiPoint(path(1))
        case 4: return .lineString([])
        case 5: return .lineString(path(2))
        case 6: return .multiLineString([])
        case 7: return .multiLineString((0..<count(1)).map { _ in path(2) })
        case 8: return .polygon(Polygon(exterior: []))
        case 9: return .polygon(area())
        case 10: return .multiPolygon([])
        case 11: return .multiPolygon((0..<count(1)).map { _ in area() })
        case 12: return .collection([])
        default:
            return .collection(
                (0..<count(1)).map { _ in random(using: &generator, depth: depth - 1) }
            )
        }
    }
}
