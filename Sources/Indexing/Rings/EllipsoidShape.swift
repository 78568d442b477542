import Glibc
import GeometryModel

/// The lengths of degrees on an ellipsoid (Snyder 1987, equations 4-18 to 4-20).
struct EllipsoidShape: Sendable {
    private let equatorialRadius: Double
    private let eccentricitySquared: Double

    init(_ metric: some Metric) {
        equatorialRadius = metric.equatorialRadius
        eccentricitySquared = metric.flattening * (2 - metric.flattening)
    }

    /// Meters of a degree of latitude at a latitude in degrees; least at the equator.
    func metersPerDegreeOfLatitude(at latitude: Double) -> Double {
        let w = w(latitude)
        return equatorialRadius * (1 - eccentricitySquared) / (w * w.squareRoot()) * .pi / 180
    }

    /// Meters of a degree of longitude at a latitude in degrees; greatest at the equator.
    func metersPerDegreeOfLongitude(at latitude: Double) -> Double {
        equatorialRadius * cos(latitude * .pi / 180) / w(latitude).squareRoot() * .pi / 180
    }

    private func w(_ latitude: Double) -> Double {
        let sine = sin(latitude * .pi / 180)
        return 1 - eccentricitySquared * sine * sine
    }
}
