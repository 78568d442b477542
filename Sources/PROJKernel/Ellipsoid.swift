import CPROJ
public import GeometryModel

/// An ellipsoid of revolution and the geodesics on it, as GeographicLib solves them (Karney 2013).
///
/// Inverse and direct solutions are right to about 15 nanometers. The value is immutable and may
/// be shared between threads.
public struct Ellipsoid: Metric, Sendable {
    /// The semi-major axis in meters.
    public let equatorialRadius: Double
    /// (a − b) / a, without unit.
    public let flattening: Double
    private let constants: Constants

    /// Makes an ellipsoid from its semi-major axis in meters and its flattening.
    public init(equatorialRadius: Double, flattening: Double) {
        self.equatorialRadius = equatorialRadius
        self.flattening = flattening
        constants = Constants(equatorialRadius, flattening)
    }

    /// The ellipsoid of WGS 84 (NIMA TR8350.2, 2000), on which the product measures everything.
    public static let wgs84 = Ellipsoid(
        equatorialRadius: 6_378_137,
        flattening: 1 / 298.257_223_563
    )

    /// The shortest path between two geographic positions in degrees.
    public func path(from start: Coordinate, to end: Coordinate) -> GeodesicPath {
        var distance = 0.0
        var initialAzimuth = 0.0
        var finalAzimuth = 0.0
        unsafe geod_inverse(
            constants.pointer,
            start.latitude,
            start.longitude,
            end.latitude,
            end.longitude,
            &distance,
            &initialAzimuth,
            &finalAzimuth
        )
        return GeodesicPath(
            distance: distance,
            initialAzimuth: initialAzimuth,
            finalAzimuth: finalAzimuth
        )
    }

    /// Where one arrives from a position, in degrees, on an azimuth, after a distance in meters.
    public func destination(
        from start: Coordinate,
        azimuth: Double,
        distance: Double
    ) -> Coordinate {
        var latitude = 0.0
        var longitude = 0.0
        unsafe geod_direct(
            constants.pointer,
            start.latitude,
            start.longitude,
            azimuth,
            distance,
            &latitude,
            &longitude,
            nil
        )
        return Coordinate(longitude: longitude, latitude: latitude)
    }

    /// The series coefficients of `geodesic.h`, computed once.
    ///
    /// Unchecked: the storage is written by `geod_init` before the initializer returns and only
    /// read afterwards; `geod_inverse` and `geod_direct` take it as a pointer to const and keep no
    /// state of their own.
    @safe
    private final class Constants: @unchecked Sendable {
        let pointer: UnsafeMutablePointer<geod_geodesic>

        init(_ equatorialRadius: Double, _ flattening: Double) {
            unsafe pointer = .allocate(capacity: 1)
            unsafe geod_init(pointer, equatorialRadius, flattening)
        }

        deinit { unsafe pointer.deallocate() }
    }
}
