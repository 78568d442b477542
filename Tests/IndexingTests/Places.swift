import GeometryModel
import PROJKernel
import TestSupport

/// Random places and shapes for properties.
extension SeededGenerator {
    /// A place anywhere on the earth up to a latitude.
    mutating func place(upTo latitude: Double = 90) -> Coordinate {
        Coordinate(
            longitude: .random(in: -180...180, using: &self),
            latitude: .random(in: -latitude...latitude, using: &self)
        )
    }

    /// A place in a box.
    mutating func place(in box: Box) -> Coordinate {
        Coordinate(
            x: .random(in: box.west...box.east, using: &self),
            y: .random(in: box.south...box.north, using: &self)
        )
    }

    /// A simple polygon around a center: eight vertices in eight directions.
    mutating func star(around center: Coordinate, reach: Double) -> Polygon {
        let directions: [(Double, Double)] = [
            (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1),
        ]
        let rim = directions.map { x, y in
            let reach = reach * Double.random(in: 0.2...1, using: &self)
            return Coordinate(x: center.x + reach * x, y: center.y + reach * y)
        }
        return Polygon(exterior: rim + rim.prefix(1))
    }
}

/// A closed ring through pairs of x and y.
func ring(_ pairs: [(Double, Double)]) -> [Coordinate] {
    let open = pairs.map { Coordinate(x: $0.0, y: $0.1) }
    return open + open.prefix(1)
}

let wgs84 = Ellipsoid.wgs84
