import Glibc
public import GeometryModel

extension Metric {
    /// A distance in meters that no path from a position to a box can undercut.
    ///
    /// Let φ₀ be the greatest absolute latitude of position and box, and m the least meridian
    /// radius, that of the equator. A path that stays below a latitude Φ has length of at least
    /// √((m Δφ)² + (a cos Φ Δλ)²), because both components are integrals of one sign. A path that
    /// climbs to Φ and back has length of at least 2 m (Φ − φ₀). With Φ = φ₀ + D ∕ 2m, where D is
    /// the first bound at φ₀, the second exceeds the first, and the first at Φ holds for all paths.
    public func lowerBound(from position: Coordinate, to box: Box) -> Double {
        let radians = Double.pi / 180
        let height = max(0, box.south - position.latitude, position.latitude - box.north) * radians
        let width = longitudeGap(from: position.longitude, to: box) * radians
        let leastMeridianRadius = equatorialRadius * (1 - flattening) * (1 - flattening)
        let northing = leastMeridianRadius * height
        guard width > 0 else { return northing * Self.rounding }
        let latitude = max(abs(position.latitude), abs(box.south), abs(box.north)) * radians
        let easting = equatorialRadius * cos(min(latitude, .pi / 2)) * width
        let reach = (northing * northing + easting * easting).squareRoot()
        let limit = min(latitude + reach / (2 * leastMeridianRadius), .pi / 2)
        let narrowed = equatorialRadius * cos(limit) * width
        return (northing * northing + narrowed * narrowed).squareRoot() * Self.rounding
    }

    /// Less than one by more than the rounding of the bound and of the exact distance together.
    private static var rounding: Double { 1 - 1e-12 }

    /// Degrees of longitude between a meridian and a box, the shorter way round.
    private func longitudeGap(from longitude: Double, to box: Box) -> Double {
        var least = Double.infinity
        for turn in [-360.0, 0, 360] {
            let x = longitude + turn
            least = min(least, max(0, box.west - x, x - box.east))
        }
        return least
    }
}
