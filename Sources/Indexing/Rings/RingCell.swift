import Glibc
import GeometryModel

/// Bounds of the distance from a set for every position of one cell.
///
/// Let D be the distance from the set. The ellipsoid is curved like a ball everywhere, and on such a
/// surface (Alexandrov 1951, Toponogov 1959):
/// - along a geodesic of length *l* from *a* to *b*, at the part *t*,
///   D² ≥ (1 − *t*) D²(*a*) + *t* D²(*b*) − *t* (1 − *t*) *l*², which applied across the cell and then
///   along it gives a lower bound from the corners;
/// - from the middle of the cell, with the set's nearest place at distance D₀ in the direction *u*,
///   a position at *v* has D² ≤ D₀² + |*v*|² − 2 D₀ *u* · *v*, which gives an upper bound.
///
/// Parallels are no geodesics, and positions are placed by a flat scale; both stray by less than
/// ``slack``.
struct RingCell: Sendable {
    private let box: Box
    private let metersPerLongitude: Double
    private let metersPerLatitude: Double
    private let width: Double
    private let height: Double
    private let slack: Double
    private let middleDistance: Double
    private let east: Double
    private let north: Double
    private var corners: (Double, Double, Double, Double) = (0, 0, 0, 0)

    /// The distance of the middle from the boundary of the core, negative inside the core.
    let signedDistance: Double
    /// No position of the cell is farther from its middle, in meters.
    let radius: Double

    /// - Parameters:
    ///   - bearing: That of the nearest place of the set from the middle, to a tenth of a millimeter.
    ///   - isInCore: Whether the middle is in the core.
    init(_ box: Box, _ metric: some Metric, _ bearing: Bearing?, isInCore: Bool) {
        let shape = EllipsoidShape(metric)
        let least = box.south <= 0 && box.north >= 0 ? 0 : min(abs(box.south), abs(box.north))
        let greatest = max(abs(box.south), abs(box.north))
        self.box = box
        metersPerLongitude = shape.metersPerDegreeOfLongitude(at: box.center.y)
        metersPerLatitude = shape.metersPerDegreeOfLatitude(at: box.center.y)
        width = shape.metersPerDegreeOfLongitude(at: least) * box.width
        height = shape.metersPerDegreeOfLatitude(at: greatest) * box.height
        let diagonal = (width * width + height * height).squareRoot()
        // Twice what a parallel bows and what a flat scale errs over the cell, and a millimeter.
        let steepness = 1 + tan(greatest * .pi / 180)
        slack = 1e-3 + 2 * diagonal * diagonal * steepness / metric.equatorialRadius
        radius = diagonal / 2 + slack
        let distance = bearing?.distance ?? .infinity
        middleDistance = distance
        signedDistance = isInCore ? -distance : distance
        east = bearing?.east ?? 0
        north = bearing?.north ?? 1
    }

    /// Whether some position of the cell may be in the core.
    var touchesCore: Bool { signedDistance - radius <= 0 }

    /// Sets the distance at a corner: southwest, southeast, northwest, northeast.
    mutating func setCorner(_ index: Int, distance: Double) {
        let square = distance * distance
        switch index {
        case 0: corners.0 = square
        case 1: corners.1 = square
        case 2: corners.2 = square
        default: corners.3 = square
        }
    }

    /// Bounds of the distance of a position from the boundary of the core.
    func distances(of position: Coordinate) -> (least: Double, greatest: Double) {
        let t = (position.x - box.west) / box.width
        let s = (position.y - box.south) / box.height
        let south = corners.0 + t * (corners.1 - corners.0)
        let north = corners.2 + t * (corners.3 - corners.2)
        let bow = t * (1 - t) * width * width + s * (1 - s) * height * height
        let least = south + s * (north - south) - bow
        let v = (
            (position.x - box.center.x) * metersPerLongitude,
            (position.y - box.center.y) * metersPerLatitude
        )
        let toward = v.0 * east + v.1 * self.north
        let greatest =
            middleDistance * middleDistance + v.0 * v.0 + v.1 * v.1 - 2 * middleDistance * toward
        return (max(0, least).squareRoot() - slack, max(0, greatest).squareRoot() + slack)
    }
}
