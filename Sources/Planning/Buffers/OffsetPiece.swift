import GeometryModel
import Glibc
import Indexing
import PROJKernel

/// A piece of an offset curve: the parallel of an edge, or an arc round a vertex.
///
/// Positions on it are told by a part from 0 to 1; the geometry lies to the left.
struct OffsetPiece {
    enum Shape {
        /// On the right of an edge that is straight in longitude and latitude.
        case parallel(Coordinate, Coordinate)
        /// Counterclockwise round a vertex, from an azimuth over as many degrees.
        case arc(Coordinate, start: Double, sweep: Double)
    }

    let shape: Shape
    let distance: Double
    /// About how long the piece is, in meters.
    let length: Double

    init(_ shape: Shape, distance: Double) {
        self.shape = shape
        self.distance = distance
        length =
            switch shape {
            case .parallel(let a, let b): Ellipsoid.wgs84.distance(from: a, to: b)
            case .arc(_, _, let sweep): distance * sweep * .pi / 180
            }
    }

    /// The position at a part of the piece.
    func position(at part: Double) -> Coordinate {
        switch shape {
        case .parallel(let a, let b):
            let place =
                part == 1
                ? b : Coordinate(x: a.x + part * (b.x - a.x), y: a.y + part * (b.y - a.y))
            let azimuth = Self.azimuth(of: a, b, at: place.y) + 90
            return Ellipsoid.wgs84.destination(from: place, azimuth: azimuth, distance: distance)
        case .arc(let center, let start, let sweep):
            return Ellipsoid.wgs84.destination(
                from: center,
                azimuth: start - part * sweep,
                distance: distance
            )
        }
    }

    /// The part of the piece that lies straight away from a place of the geometry, or nearly so.
    func part(at foot: Foot) -> Double {
        switch shape {
        case .parallel(let a, let b):
            let isWide = abs(b.x - a.x) > abs(b.y - a.y)
            let part =
                isWide ? (foot.place.x - a.x) / (b.x - a.x) : (foot.place.y - a.y) / (b.y - a.y)
            return min(1, max(0, part))
        case .arc(_, let start, let sweep):
            // Taken from the middle, so that both ends may be passed a little.
            let fromMiddle = (start - sweep / 2 - foot.azimuth).remainder(dividingBy: 360)
            return sweep == 0 ? 0 : min(1, max(0, 0.5 + fromMiddle / sweep))
        }
    }

    /// The azimuth of an edge, straight in longitude and latitude, at one of its latitudes.
    static func azimuth(of a: Coordinate, _ b: Coordinate, at latitude: Double) -> Double {
        let ellipsoid = Ellipsoid.wgs84
        let sine = sin(latitude * .pi / 180)
        let e2 = ellipsoid.flattening * (2 - ellipsoid.flattening)
        // The ratio of the radii of the parallel and the meridian.
        let ratio = cos(latitude * .pi / 180) * (1 - e2 * sine * sine) / (1 - e2)
        return atan2((b.x - a.x) * ratio, b.y - a.y) * 180 / .pi
    }
}
