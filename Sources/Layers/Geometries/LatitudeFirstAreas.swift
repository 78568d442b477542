public import GeometryModel

/// Areas written as nested lists of latitude and longitude, `[[[-1.2,116.7],…]]`, as maps on the web
/// draw them.
///
/// Three levels are the rings of one area, the exterior first; four are several areas.
public enum LatitudeFirstAreas {
    /// Reads areas, with longitude before latitude from then on.
    ///
    /// Rings that are open are closed.
    /// - Parameters:
    ///   - path: How messages name the file.
    ///   - place: Where the text stands in it.
    ///   - subject: How messages name what has the area.
    /// - Throws: ``LayerError`` for what is no such list, and for longitudes where latitudes should
    ///   be.
    public static func read(
        _ text: String,
        path: String,
        place: Place,
        of subject: String
    ) throws(LayerError) -> Geometry {
        do {
            var scanner = JSONScanner(Array(text.utf8), path: path)
            var flattened = 0
            let tree = try CoordinateTree(&scanner, &flattened)
            try scanner.expectEnd()
            guard flattened == 0 else {
                throw GeometryMistake("a position has more than two numbers")
            }
            let geometry = try geometry(tree)
            guard !geometry.isEmpty else { throw GeometryMistake("it is empty") }
            return geometry
        } catch {
            let reason = (error as? GeometryMistake)?.message ?? (error as? LayerError)?.message
            throw LayerError(
                .geometry,
                path: path,
                place: place,
                message: "the area of \(subject) cannot be read: \(reason ?? "\(error)")",
                remedy: "correct the file there, or fetch it again"
            )
        }
    }

    private static func geometry(_ tree: CoordinateTree) throws(GeometryMistake) -> Geometry {
        guard case .nested(let parts) = tree, let first = parts.first else {
            throw GeometryMistake("it is no list of rings")
        }
        if case .positions = first { return .polygon(try polygon(parts)) }
        var polygons: [Polygon] = []
        for part in parts {
            guard case .nested(let rings) = part else {
                throw GeometryMistake("lists of different depth are mixed")
            }
            polygons.append(try polygon(rings))
        }
        return .multiPolygon(polygons)
    }

    private static func polygon(_ rings: [CoordinateTree]) throws(GeometryMistake) -> Polygon {
        var read: [[Coordinate]] = []
        for ring in rings {
            guard case .positions(let positions) = ring else {
                throw GeometryMistake("lists of different depth are mixed")
            }
            read.append(try GeometryMistake.ring(try turned(positions), read.count))
        }
        guard let exterior = read.first else { throw GeometryMistake("an area has no ring") }
        return Polygon(exterior: exterior, holes: Array(read.dropFirst()))
    }

    private static func turned(
        _ positions: [Coordinate]
    ) throws(GeometryMistake) -> [Coordinate] {
        var ring: [Coordinate] = []
        ring.reserveCapacity(positions.count + 1)
        for position in positions {
            guard abs(position.x) <= 90, abs(position.y) <= 180 else {
                throw GeometryMistake("\(position) is not latitude, longitude")
            }
            ring.append(Coordinate(longitude: position.y, latitude: position.x))
        }
        if let first = ring.first, ring.last != first { ring.append(first) }
        return ring
    }
}
