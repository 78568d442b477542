import Glibc
import GeometryModel

/// The surface of an ellipsoid in straight space, seen from a center.
///
/// The axes point up, east and north at the center. Straight distances in space need no
/// trigonometry, bend nowhere at the poles or the antimeridian, and bound geodesics from below.
struct SpaceFrame: Sendable {
    private let longitude: Double
    private let sine: Double
    private let cosine: Double
    private let equatorialRadius: Double
    private let eccentricitySquared: Double
    /// One over the square of the equatorial radius, and over that of the polar.
    private let equatorial: Double
    private let polar: Double

    private static let radians = Double.pi / 180

    init(_ metric: some Metric, center: Coordinate) {
        longitude = center.longitude
        sine = sin(center.latitude * Self.radians)
        cosine = cos(center.latitude * Self.radians)
        equatorialRadius = metric.equatorialRadius
        eccentricitySquared = metric.flattening * (2 - metric.flattening)
        let polarRadius = metric.equatorialRadius * (1 - metric.flattening)
        equatorial = 1 / (metric.equatorialRadius * metric.equatorialRadius)
        polar = 1 / (polarRadius * polarRadius)
    }

    /// Both at once: up to an eighth of a turn a root gives the cosine as well, and sooner.
    @inline(__always)
    private static func sineAndCosine(_ angle: Double) -> (Double, Double) {
        let sine = sin(angle)
        return (sine, abs(angle) < .pi / 4 ? (1 - sine * sine).squareRoot() : cos(angle))
    }

    /// Where a position lies in space.
    @inline(__always)
    func point(_ position: Coordinate) -> SpacePoint {
        let latitude = position.y * Self.radians
        let turn = (position.x - longitude) * Self.radians
        let (sinLatitude, cosLatitude) = Self.sineAndCosine(latitude)
        let (sinTurn, cosTurn) = Self.sineAndCosine(turn)
        let w = 1 - eccentricitySquared * sinLatitude * sinLatitude
        let normal = equatorialRadius / w.squareRoot()
        let outward = normal * cosLatitude * cosTurn
        let axial = normal * (1 - eccentricitySquared) * sinLatitude
        return SpacePoint(
            up: outward * cosine + axial * sine - equatorialRadius,
            east: normal * cosLatitude * sinTurn,
            north: axial * cosine - outward * sine
        )
    }

    /// Where a position lies in space, and how it moves as its degrees do.
    func motion(
        of position: Coordinate,
        _ dx: Double,
        _ dy: Double
    ) -> (point: SpacePoint, velocity: SpacePoint) {
        let latitude = position.y * Self.radians
        let (sinLatitude, cosLatitude) = Self.sineAndCosine(latitude)
        let turn = (position.x - longitude) * Self.radians
        let (sinTurn, cosTurn) = Self.sineAndCosine(turn)
        let w = 1 - eccentricitySquared * sinLatitude * sinLatitude
        let normal = equatorialRadius / w.squareRoot()
        let meridian = normal * (1 - eccentricitySquared) / w
        let outward = normal * cosLatitude * cosTurn
        let axial = normal * (1 - eccentricitySquared) * sinLatitude
        let alongParallel = normal * cosLatitude * dx * Self.radians
        let alongMeridian = meridian * dy * Self.radians
        let outwardVelocity =
            -alongParallel * sinTurn - alongMeridian * sinLatitude * cosTurn
        let axialVelocity = alongMeridian * cosLatitude
        let point = SpacePoint(
            up: outward * cosine + axial * sine - equatorialRadius,
            east: normal * cosLatitude * sinTurn,
            north: axial * cosine - outward * sine
        )
        let velocity = SpacePoint(
            up: outwardVelocity * cosine + axialVelocity * sine,
            east: alongParallel * cosTurn - alongMeridian * sinLatitude * sinTurn,
            north: axialVelocity * cosine - outwardVelocity * sine
        )
        return (point, velocity)
    }

    /// The direction at a position of the way to another place: unit vector to the east and north.
    ///
    /// It is that of the chord, which the geodesic leaves by 1e-7 of a turn within 100 km.
    func direction(from position: Coordinate, to place: SpacePoint) -> (east: Double, north: Double)
    {
        // A degree along the parallel and along the meridian give the two axes.
        let (point, eastward) = motion(of: position, 1, 0)
        let (_, northward) = motion(of: position, 0, 1)
        let way = place - point
        let (east, north) = (
            way * eastward / (eastward * eastward).squareRoot(),
            way * northward / (northward * northward).squareRoot()
        )
        let length = (east * east + north * north).squareRoot()
        return length > 0 ? (east / length, north / length) : (0, 1)
    }

    /// How far an edge, straight in longitude and latitude, strays from the chord between its ends.
    ///
    /// A curve strays by an eighth of its greatest second derivative.
    func bulge(_ a: Coordinate, _ b: Coordinate) -> Double {
        let dx = abs(b.x - a.x) * Self.radians
        let dy = abs(b.y - a.y) * Self.radians
        let flattest = a.y * b.y <= 0 ? 0 : min(abs(a.y), abs(b.y))
        let steepest = max(abs(a.y), abs(b.y))
        let turning =
            cos(flattest * Self.radians) * dx * dx
            + 2 * sin(steepest * Self.radians) * dx * dy + dy * dy
        // Radii and their rates of change exceed the equatorial radius by less than two percent.
        return 1.02 * equatorialRadius * turning / 8
    }

    /// Up to which length ``arc(_:_:chordSquared:)`` is a geodesic to within ten nanometers.
    static let arcReach = 100_000.0

    /// The length of the geodesic over a chord.
    ///
    /// A curve in space with curvature κ, its arc length S counted from its middle, has a chord of
    /// length S − κ² S³ ∕ 24 + (κ⁴ ∕ 1920 − κ κ″ ∕ 480) S⁵ − … (by Frenet's formulas; terms of the
    /// order of e⁴ are left out). Along a geodesic κ is the curvature of the normal section (Euler
    /// 1760), and κ κ″ = 3 e² (sin² φ − cos² φ cos² α) ∕ a⁴ to the first order in e². That is right
    /// to 10 nm up to ``arcReach``, the rounding of coordinates included; the error grows with the
    /// seventh power of the length.
    @inline(__always)
    func arc(_ p: SpacePoint, _ q: SpacePoint, chordSquared: Double) -> Double {
        guard chordSquared != 0 else { return 0 }
        let up = (p.up + q.up) / 2 + equatorialRadius
        let east = (p.east + q.east) / 2
        let north = (p.north + q.north) / 2
        let axial = up * sine + north * cosine
        let axialSquared = axial * axial
        let outwardSquared = up * up + east * east + north * north - axialSquared
        let rise = (q.up - p.up) * sine + (q.north - p.north) * cosine
        let riseSquared = rise * rise
        let form = (chordSquared - riseSquared) * equatorial + riseSquared * polar
        let level = outwardSquared * equatorial + axialSquared * polar
        let slope =
            outwardSquared * equatorial * equatorial + axialSquared * polar * polar
        let u = form * form / chordSquared * (level / slope) / 4
        let drift = chordSquared * equatorial
        let variation = axialSquared * polar - riseSquared / chordSquared
        return chordSquared.squareRoot()
            * (1 + u * (1 / 6 + u * (3 / 40 + u * (5 / 112)))
                + drift * drift * eccentricitySquared * variation / 160)
    }

    /// How much ``arc(_:_:chordSquared:)`` may err, in meters, for an arc of any length.
    static func arcError(_ arc: Double) -> Double {
        guard arc > arcReach else { return 1e-8 }
        guard arc < 1e6 else { return .infinity }
        let ratio = arc / 1e5
        let cube = ratio * ratio * ratio
        return 1e-8 * (1 + cube * cube * ratio)
    }
}
