/// An area bounded by one closed exterior ring, less the areas of its holes.
///
/// A ring is a closed list of coordinates: the first equals the last. Rings are stored as they
/// were read; ``Polygon/wound()`` gives the orientation RFC 7946 asks for.
public struct Polygon: Hashable, Sendable {
    /// The outer boundary, closed; empty for the empty polygon.
    public var exterior: [Coordinate]
    /// The inner boundaries, each closed.
    public var holes: [[Coordinate]]

    /// Makes a polygon from closed rings.
    public init(exterior: [Coordinate], holes: [[Coordinate]] = []) {
        self.exterior = exterior
        self.holes = holes
    }

    /// The exterior ring followed by the holes.
    public var rings: [[Coordinate]] { [exterior] + holes }

    /// The smallest box around the exterior ring.
    public var bounds: Box { Box(enclosing: exterior) }

    /// The polygon with a counterclockwise exterior and clockwise holes (RFC 7946 §3.1.6).
    public func wound() -> Polygon {
        Polygon(
            exterior: Self.planarSignedArea(exterior) < 0 ? exterior.reversed() : exterior,
            holes: holes.map { Self.isCounterclockwise($0) ? $0.reversed() : $0 }
        )
    }

    /// Whether a closed ring runs counterclockwise, with its area to the left.
    public static func isCounterclockwise(_ ring: [Coordinate]) -> Bool {
        planarSignedArea(ring) > 0
    }

    /// Twice the signed area in squared coordinate units: its sign is the orientation of the ring.
    private static func planarSignedArea(_ ring: [Coordinate]) -> Double {
        guard let origin = ring.first else { return 0 }
        var sum = 0.0
        for (a, b) in zip(ring, ring.dropFirst()) {
            sum += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
        }
        return sum
    }
}
