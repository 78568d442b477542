/// The shortest path between two positions, as an ellipsoid measures it.
public struct GeodesicPath: Hashable, Sendable, BitwiseCopyable {
    /// Length of the path in meters.
    public var distance: Double
    /// Direction at the start, degrees clockwise from north.
    public var initialAzimuth: Double
    /// Direction at the end, degrees clockwise from north, pointing onward.
    public var finalAzimuth: Double

    /// Makes a path from its length in meters and its azimuths in degrees.
    public init(distance: Double, initialAzimuth: Double, finalAzimuth: Double) {
        self.distance = distance
        self.initialAzimuth = initialAzimuth
        self.finalAzimuth = finalAzimuth
    }
}

/// The two classical problems of geodesy on one ellipsoid.
///
/// Indexes take their metric from outside, so that pruning is theirs and measuring is PROJ's.
public protocol Metric: Sendable {
    /// The semi-major axis of the ellipsoid in meters.
    var equatorialRadius: Double { get }

    /// The flattening of the ellipsoid, (a − b) / a, without unit.
    var flattening: Double { get }

    /// The shortest path between two geographic positions in degrees.
    func path(from start: Coordinate, to end: Coordinate) -> GeodesicPath

    /// Where one arrives from a position, in degrees, on an azimuth, after a distance in meters.
    func destination(from start: Coordinate, azimuth: Double, distance: Double) -> Coordinate
}

extension Metric {
    /// The length in meters of the shortest path between two geographic positions.
    public func distance(from start: Coordinate, to end: Coordinate) -> Double {
        path(from: start, to: end).distance
    }
}
