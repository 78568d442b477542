import GeometryModel

/// Distances that no path on an ellipsoid can undercut.
///
/// Let φ₀ be the greatest absolute latitude of position and target, and m the least meridian radius,
/// that of the equator. A path that stays below a latitude Φ has length of at least
/// √((m Δφ)² + (a cos Φ Δλ)²), because both components are integrals of one sign. A path that climbs
/// to Φ and back has length of at least 2 m (Φ − φ₀). With Φ = φ₀ + D ∕ 2m, where D is the first
/// bound at φ₀, the second exceeds the first, and the first at Φ holds for all paths.
struct DistanceBound: Sendable {
    private let equatorialRadius: Double
    private let leastMeridianRadius: Double

    init(_ metric: some Metric) {
        equatorialRadius = metric.equatorialRadius
        leastMeridianRadius =
            metric.equatorialRadius * (1 - metric.flattening) * (1 - metric.flattening)
    }

    /// Less than one by more than the rounding of the bound and of the exact distance together.
    private static let rounding = 1 - 1e-12
    private static let radians = Double.pi / 180

    /// The bound from a position to a box, in meters.
    @inline(__always)
    func least(from position: Coordinate, to box: Box) -> Double {
        let height = max(0, box.south - position.y, position.y - box.north) * Self.radians
        let width = longitudeGap(from: position.x, to: box) * Self.radians
        let northing = leastMeridianRadius * height
        guard width > 0 else { return northing * Self.rounding }
        let latitude = max(abs(position.y), abs(box.south), abs(box.north)) * Self.radians
        let easting = equatorialRadius * cosineAtMost(latitude) * width
        let reach = (northing * northing + easting * easting).squareRoot()
        let limit = latitude + reach / (2 * leastMeridianRadius)
        let narrowed = equatorialRadius * cosineAtMost(limit) * width
        return (northing * northing + narrowed * narrowed).squareRoot() * Self.rounding
    }

    /// The bound from a position to an edge, in meters: that of the box for every place of the edge,
    /// of which the least is that of a flat segment in scaled degrees.
    func least(from position: Coordinate, to a: Coordinate, _ b: Coordinate) -> Double {
        // Across the antimeridian an edge has no single flat image; its box is bound enough.
        guard abs(a.x - position.x) <= 180, abs(b.x - position.x) <= 180 else {
            return least(from: position, to: Box(enclosing: [a, b]))
        }
        let latitude = max(abs(position.y), abs(a.y), abs(b.y)) * Self.radians
        let tall = leastMeridianRadius * Self.radians
        func flat(_ cosine: Double) -> Double {
            let wide = equatorialRadius * cosine * Self.radians
            let start = ((a.x - position.x) * wide, (a.y - position.y) * tall)
            let way = ((b.x - a.x) * wide, (b.y - a.y) * tall)
            let square = way.0 * way.0 + way.1 * way.1
            let along = -(start.0 * way.0 + start.1 * way.1)
            let t = square > 0 ? min(1, max(0, along / square)) : 0
            let (x, y) = (start.0 + t * way.0, start.1 + t * way.1)
            return (x * x + y * y).squareRoot()
        }
        let reach = flat(cosineAtMost(latitude))
        let limit = latitude + reach / (2 * leastMeridianRadius)
        return flat(cosineAtMost(limit)) * Self.rounding
    }

    /// The cosine of an angle from 0 to any, or less; never below zero.
    ///
    /// The Taylor series broken off after a negative term undercuts the cosine, by 3e-9 at 20° and by
    /// a thousandth at 90°; a bound needs no more, and it is asked for often.
    @inline(__always)
    private func cosineAtMost(_ angle: Double) -> Double {
        let square = angle * angle
        guard square < 2.46 else { return 0 }
        return max(0, 1 - square / 2 * (1 - square / 12 * (1 - square / 30)))
    }

    /// Degrees of longitude between a meridian and a box, the shorter way round.
    @inline(__always)
    private func longitudeGap(from longitude: Double, to box: Box) -> Double {
        let direct = max(box.west - longitude, longitude - box.east)
        guard direct > 0 else { return 0 }
        let far = longitude < box.west ? box.east - longitude : longitude - box.west
        return max(0, min(direct, 360 - far))
    }
}
