import GEOSKernel
public import GeometryModel
import Indexing
import PROJKernel

/// The area within a geodesic distance of a geometry, as polygons.
///
/// Pieces are laid along every edge and round every convex corner at the exact distance and merged;
/// then each vertex is moved onto the line of the distance, and vertices are added until no edge
/// leaves it by more than the stated error. So every vertex lies at the distance to the centimeter of
/// the grid of files, and what lies between vertices within the error.
public struct GeodesicBuffer: Sendable {
    /// The polygons, in degrees.
    public let geometry: Geometry
    /// How far the boundary lies from the geometry.
    public let distance: Length
    /// How far the boundary may stray between its vertices.
    public let maxError: Length

    /// Draws the buffer of a geometry in degrees.
    ///
    /// - Parameters:
    ///   - geometry: Any geometry; edges are straight in longitude and latitude.
    ///   - distance: Above zero.
    ///   - maxError: Above zero; 1 m by default.
    /// - Throws: ``PlanningError`` if the buffer would reach a pole or the antimeridian, or
    ///   `GEOSError` if the geometry is invalid.
    /// - Complexity: O((*n* + *m*) log *n*) for *n* edges and *m* vertices of the answer.
    public init(
        around geometry: Geometry,
        distance: Length,
        maxError: Length = .meters(1)
    ) throws {
        precondition(distance > .zero && maxError > .zero, "a buffer needs positive lengths")
        try Self.requireRoom(around: geometry, distance)
        var error = maxError.meters
        var result = try Self.draw(geometry, distance.meters, error)
        // Where arcs nearly meet, vertices a coarse error apart may cross; a finer error parts them.
        for _ in 0..<6 where try result.validityDefect() != nil {
            error /= 2
            result = try Self.draw(geometry, distance.meters, error)
        }
        if let defect = try result.validityDefect() {
            let place = defect.place.map { " at \($0)" } ?? ""
            throw PlanningError(
                .data,
                "the buffer at \(distance.kilometers) km became invalid: \(defect.reason)\(place)",
                remedy: "ask for a smaller error with --max-error"
            )
        }
        self.geometry = result
        self.distance = distance
        self.maxError = maxError
    }

    private static func draw(
        _ geometry: Geometry,
        _ distance: Double,
        _ error: Double
    ) throws -> Geometry {
        let rim = BufferRim(geometry, distance: distance, maxError: error)
        let areas = geometry.polygons.map { Geometry.polygon($0) }
        let draft = try refined(try Geometry.union(of: rim.pieces() + areas), rim)
        guard try draft.validityDefect() != nil else { return draft }
        // Vertices that changed places as they were moved make loops; noded, the loops fall away.
        return try refined(try draft.madeValid(), rim)
    }

    /// The polygons with every vertex on the rim, without those that hold no place of the buffer and
    /// without holes that hold no place outside it.
    private static func refined(_ geometry: Geometry, _ rim: BufferRim) throws -> Geometry {
        var polygons: [Polygon] = []
        for polygon in geometry.polygons {
            guard try !rim.isOutside(polygon), let exterior = rim.refined(polygon.exterior) else {
                continue
            }
            let holes = try polygon.holes.filter { try rim.isOutside(Polygon(exterior: $0)) }
            polygons.append(Polygon(exterior: exterior, holes: holes.compactMap(rim.refined)))
        }
        return polygons.count == 1 ? .polygon(polygons[0]) : .multiPolygon(polygons)
    }

    private static func requireRoom(around geometry: Geometry, _ distance: Length) throws {
        let box = geometry.bounds
        guard !box.isEmpty else {
            throw PlanningError(
                .data,
                "an empty geometry has no buffer",
                remedy: "leave empty features out"
            )
        }
        // A degree of latitude is at least 110.5 km long.
        let tall = distance.kilometers / 110.5
        let north = max(abs(box.north), abs(box.south)) + tall
        let wide = north < 89 ? Ellipsoid.wgs84.degreesOfLongitude(distance, at: north) : 360
        guard north < 85, box.west - wide > -180, box.east + wide < 180 else {
            throw PlanningError(
                .data,
                "a buffer of \(distance.kilometers) km would reach a pole or the antimeridian",
                remedy: "choose a smaller distance"
            )
        }
    }
}

extension Ellipsoid {
    /// Degrees of longitude that a distance spans on a parallel.
    fileprivate func degreesOfLongitude(_ distance: Length, at latitude: Double) -> Double {
        let start = Coordinate(longitude: 0, latitude: latitude)
        return destination(from: start, azimuth: 90, distance: distance.meters).longitude
    }
}
