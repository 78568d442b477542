/// A geometry of the simple-features model (ISO 19125-1), in two dimensions.
///
/// A missing geometry is an absent `Geometry?`; an empty one is a case with no coordinates.
public enum Geometry: Hashable, Sendable {
    /// One position.
    case point(Coordinate)
    /// Any number of positions.
    case multiPoint([Coordinate])
    /// A path of straight edges.
    case lineString([Coordinate])
    /// Any number of paths.
    case multiLineString([[Coordinate]])
    /// One area.
    case polygon(Polygon)
    /// Any number of areas.
    case multiPolygon([Polygon])
    /// Any mixture of geometries.
    case collection([Geometry])

    /// The name GeoJSON gives this kind of geometry.
    public var typeName: String {
        switch self {
        case .point: "Point"
        case .multiPoint: "MultiPoint"
        case .lineString: "LineString"
        case .multiLineString: "MultiLineString"
        case .polygon: "Polygon"
        case .multiPolygon: "MultiPolygon"
        case .collection: "GeometryCollection"
        }
    }

    /// The areas of the geometry, in order; empty for points and lines.
    public var polygons: [Polygon] {
        switch self {
        case .polygon(let polygon): [polygon]
        case .multiPolygon(let polygons): polygons
        case .collection(let members): members.flatMap(\.polygons)
        case .point, .multiPoint, .lineString, .multiLineString: []
        }
    }

    /// The paths of the geometry, in order; empty for points and areas.
    public var lines: [[Coordinate]] {
        switch self {
        case .lineString(let line): [line]
        case .multiLineString(let lines): lines
        case .collection(let members): members.flatMap(\.lines)
        case .point, .multiPoint, .polygon, .multiPolygon: []
        }
    }

    /// The isolated positions of the geometry, in order; empty for lines and areas.
    public var points: [Coordinate] {
        switch self {
        case .point(let coordinate): [coordinate]
        case .multiPoint(let coordinates): coordinates
        case .collection(let members): members.flatMap(\.points)
        case .lineString, .multiLineString, .polygon, .multiPolygon: []
        }
    }

    /// Calls a function with every run of coordinates: a point, a path or a ring.
    public func forEachPath<Failure: Error>(
        _ body: ([Coordinate]) throws(Failure) -> Void
    ) throws(Failure) {
        switch self {
        case .point(let coordinate): try body([coordinate])
        case .multiPoint(let coordinates), .lineString(let coordinates): try body(coordinates)
        case .multiLineString(let lines): for line in lines { try body(line) }
        case .polygon(let polygon): for ring in polygon.rings { try body(ring) }
        case .multiPolygon(let polygons):
            for polygon in polygons {
                for ring in polygon.rings { try body(ring) }
            }
        case .collection(let members): for member in members { try member.forEachPath(body) }
        }
    }

    /// The geometry with every run of coordinates replaced by what a function makes of it.
    ///
    /// The function must return as many coordinates as it is given.
    public func mappingPaths<Failure: Error>(
        _ transform: ([Coordinate]) throws(Failure) -> [Coordinate]
    ) throws(Failure) -> Geometry {
        switch self {
        case .point(let coordinate): return .point(try transform([coordinate])[0])
        case .multiPoint(let coordinates): return .multiPoint(try transform(coordinates))
        case .lineString(let coordinates): return .lineString(try transform(coordinates))
        case .multiLineString(let lines):
            var mapped: [[Coordinate]] = []
            for line in lines { mapped.append(try transform(line)) }
            return .multiLineString(mapped)
        case .polygon(let polygon): return .polygon(try Self.map(polygon, transform))
        case .multiPolygon(let polygons):
            var mapped: [Polygon] = []
            for polygon in polygons { mapped.append(try Self.map(polygon, transform)) }
            return .multiPolygon(mapped)
        case .collection(let members):
            var mapped: [Geometry] = []
            for member in members { mapped.append(try member.mappingPaths(transform)) }
            return .collection(mapped)
        }
    }

    private static func map<Failure: Error>(
        _ polygon: Polygon,
        _ transform: ([Coordinate]) throws(Failure) -> [Coordinate]
    ) throws(Failure) -> Polygon {
        var holes: [[Coordinate]] = []
        for hole in polygon.holes { holes.append(try transform(hole)) }
        return Polygon(exterior: try transform(polygon.exterior), holes: holes)
    }

    /// The smallest box around every coordinate; ``Box/empty`` for an empty geometry.
    ///
    /// - Complexity: O(*n*) in the number of coordinates.
    public var bounds: Box {
        var box = Box.empty
        forEachPath { path in
            for coordinate in path { box.formUnion(coordinate) }
        }
        return box
    }

    /// Whether the geometry has no coordinate.
    public var isEmpty: Bool { bounds.isEmpty }
}
