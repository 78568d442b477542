import GEOSKernel
import GeometryModel

/// A closed ring through pairs of x and y; the first is repeated at the end.
func ring(_ pairs: [(Double, Double)]) -> [Coordinate] {
    let open = pairs.map { Coordinate(x: $0.0, y: $0.1) }
    return open + open.prefix(1)
}

/// A square with its lower left corner at (x, y).
func square(_ x: Double, _ y: Double, side: Double) -> Geometry {
    .polygon(Polygon(exterior: squareRing(x, y, side: side)))
}

func squareRing(_ x: Double, _ y: Double, side: Double) -> [Coordinate] {
    ring([(x, y), (x + side, y), (x + side, y + side), (x, y + side)])
}

/// The area in the plane by the shoelace formula, exteriors less holes.
func planarArea(_ geometry: Geometry) -> Double {
    func area(_ ring: [Coordinate]) -> Double {
        abs(zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }) / 2
    }
    return geometry.polygons.reduce(0) { sum, polygon in
        sum + area(polygon.exterior) - polygon.holes.reduce(0) { $0 + area($1) }
    }
}

/// Rings without a fixed start or direction: the corners of each polygon as sets.
func corners(_ geometry: Geometry) -> Set<Set<Coordinate>> {
    Set(geometry.polygons.flatMap(\.rings).map(Set.init))
}

extension Geometry {
    static func at(_ x: Double, _ y: Double) -> Geometry { .point(Coordinate(x: x, y: y)) }
    static func line(_ pairs: [(Double, Double)]) -> Geometry {
        .lineString(pairs.map { Coordinate(x: $0.0, y: $0.1) })
    }
}
