import GEOSKernel
public import GeometryModel
import Indexing
import PROJKernel

/// The area within a geodesic distance of a geometry, as polygons.
///
/// The rim is followed along the curves at the exact distance from edges and corners, from where one
/// of them meets another to where the next does. So every vertex lies at the distance to the
/// centimeter of the grid of files, and what lies between vertices within the stated error.
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
        // Around a point, steps of the error must still make a ring.
        var error = min(maxError.meters, distance.meters / 8)
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
        var tracer = RimTracer(OffsetCurve(of: geometry, distance: distance), maxError: error)
        try tracer.traceAll()
        let rings = tracer.loops.compactMap { ring(of: $0, error) }
        let shells = rings.filter(Polygon.isCounterclockwise)
        guard !shells.isEmpty else {
            throw PlanningError(
                .data,
                "the buffer at \(distance) m is too small for seven decimals of a degree",
                remedy: "ask for a distance of 0.1 m or more"
            )
        }
        let holes = rings.filter { !Polygon.isCounterclockwise($0) && !isCrack($0, error) }
        return try assembled(shells, holes)
    }

    /// Whether a hole is narrower than the error.
    private static func isCrack(_ hole: [Coordinate], _ error: Double) -> Bool {
        let area = Geometry.polygon(Polygon(exterior: hole.reversed()))
        let length = zip(hole, hole.dropFirst()).reduce(0) { sum, edge in
            sum + Ellipsoid.wgs84.distance(from: edge.0, to: edge.1)
        }
        return Ellipsoid.wgs84.area(of: area).squareMeters < error * length / 2
    }

    /// The ring of a loop on the grid of seven decimals that files keep, so that what is checked is
    /// what they hold; `nil` if nothing is left of it.
    private static func ring(of loop: [Coordinate], _ error: Double) -> [Coordinate]? {
        var kept: [Coordinate] = []
        for vertex in loop {
            let place = Coordinate(
                x: (vertex.x * 1e7).rounded() / 1e7,
                y: (vertex.y * 1e7).rounded() / 1e7
            )
            // Of two vertices this near one serves, and rounding might change their order.
            if let last = kept.last, isBeside(last, place, error) { continue }
            kept.append(place)
        }
        while kept.count > 1, isBeside(kept[0], kept[kept.count - 1], error) { kept.removeLast() }
        return kept.count < 3 ? nil : kept + [kept[0]]
    }

    private static func isBeside(_ a: Coordinate, _ b: Coordinate, _ error: Double) -> Bool {
        Ellipsoid.wgs84.distance(from: a, to: b) < error / 8
    }

    /// Gives each hole to the smallest shell around it.
    private static func assembled(
        _ shells: [[Coordinate]],
        _ holes: [[Coordinate]]
    ) throws(PlanningError) -> Geometry {
        var polygons = shells.map { Polygon(exterior: $0) }
        let boxes = polygons.map(\.bounds)
        let order = polygons.indices.sorted { boxes[$0].width < boxes[$1].width }
        let locators = polygons.map { AreaLocator(.polygon($0)) }
        for hole in holes {
            guard let shell = order.first(where: { locators[$0].covers(hole[0]) }) else {
                throw PlanningError(
                    .data,
                    "the buffer has a hole at \(hole[0]) outside its boundary",
                    remedy: "ask for another error with --max-error"
                )
            }
            polygons[shell].holes.append(hole)
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
