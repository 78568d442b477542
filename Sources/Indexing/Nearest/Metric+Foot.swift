import Glibc
public import GeometryModel

/// The place of an edge that lies nearest to a position.
public struct Foot: Hashable, Sendable, BitwiseCopyable {
    /// The distance from the position in meters.
    public var distance: Double
    /// The nearest place, in degrees.
    public var place: Coordinate
    /// The direction from the place to the position, degrees clockwise from north.
    public var azimuth: Double
}

extension Metric {
    /// The nearest place on an edge that is straight in longitude and latitude.
    ///
    /// Each step walks along the edge by the along-track part of the geodesic to the position,
    /// which converges quadratically; it ends when a further step would shorten the distance by less
    /// than ten nanometers. The distance is right to 0.1 mm for edges below 85° of latitude.
    /// - Parameters:
    ///   - position: Where the distance is measured from, in degrees.
    ///   - a: One end of the edge, in degrees.
    ///   - b: The other end; equal to `a` for a point.
    public func foot(of position: Coordinate, on a: Coordinate, _ b: Coordinate) -> Foot {
        // The distance along an edge has a single minimum as long as the edge turns little.
        let pieces = max(1, Int(max(abs(b.x - a.x), abs(b.y - a.y)).rounded(.up)))
        guard pieces > 1 else { return footOnPiece(of: position, a, b) }
        var best: Foot?
        for piece in 0..<pieces {
            let start = interpolate(a, b, Double(piece) / Double(pieces))
            let end = interpolate(a, b, Double(piece + 1) / Double(pieces))
            let foot = footOnPiece(of: position, start, end)
            if foot.distance < best?.distance ?? .infinity { best = foot }
        }
        return best ?? footOnPiece(of: position, a, b)
    }

    private func footOnPiece(of position: Coordinate, _ a: Coordinate, _ b: Coordinate) -> Foot {
        let radians = Double.pi / 180
        let dx = b.x - a.x
        let dy = b.y - a.y
        var t = 0.0
        if dx != 0 || dy != 0 {
            let shrink = cos(0.5 * (a.y + b.y) * radians)
            let offset = (position.x - a.x).remainder(dividingBy: 360)
            let along = offset * dx * shrink * shrink + (position.y - a.y) * dy
            t = min(1, max(0, along / (dx * dx * shrink * shrink + dy * dy)))
        }
        return foot(of: position, onPiece: a, b, from: t)
    }

    /// The nearest place on an edge of at most a degree, from a part of it that is near the place.
    func foot(
        of position: Coordinate,
        onPiece a: Coordinate,
        _ b: Coordinate,
        from start: Double
    ) -> Foot {
        let radians = Double.pi / 180
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        var t = start
        var place = interpolate(a, b, t)
        var path = path(from: place, to: position)
        guard dx != 0 || dy != 0 else {
            return Foot(distance: path.distance, place: place, azimuth: path.initialAzimuth)
        }
        for _ in 0..<32 {
            let sine = sin(place.y * radians)
            let e2 = flattening * (2 - flattening)
            let w = 1 - e2 * sine * sine
            let normal = equatorialRadius / w.squareRoot()
            let east = normal * cos(place.y * radians) * dx * radians
            let north = normal * (1 - e2) / w * dy * radians
            let speed = (east * east + north * north).squareRoot()
            let angle = path.initialAzimuth * radians - atan2(east, north)
            let arc = path.distance / equatorialRadius
            let step = equatorialRadius * atan2(cos(angle) * sin(arc), cos(arc)) / speed
            let next = min(1, max(0, t + step))
            let moved = abs(next - t) * speed
            // Beside the foot the distance grows with the square of the way to it: ten nanometers
            // are not worth another geodesic.
            let isFree = next == t + step
            if moved == 0 || (isFree && moved * moved < 2e-8 * path.distance) { break }
            t = next
            place = interpolate(a, b, t)
            path = self.path(from: place, to: position)
            if moved < 1e-5 { break }
        }
        return Foot(distance: path.distance, place: place, azimuth: path.initialAzimuth)
    }

    private func interpolate(_ a: Coordinate, _ b: Coordinate, _ t: Double) -> Coordinate {
        if t == 1 { return b }
        return Coordinate(x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y))
    }
}
