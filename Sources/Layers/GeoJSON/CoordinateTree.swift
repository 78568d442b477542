import GeometryModel

/// The nested arrays of a `coordinates` member before its `type` is known.
enum CoordinateTree {
    /// A single position.
    case position(Coordinate)
    /// An array of positions.
    case positions([Coordinate])
    /// An array of anything deeper.
    case nested([CoordinateTree])

    /// Reads an array and counts the positions that had more than two numbers.
    init(_ scanner: inout JSONScanner, _ flattened: inout Int) throws(LayerError) {
        guard scanner.peek() == UInt8(ascii: "[") else {
            throw scanner.unexpected("an array of coordinates")
        }
        var numbers = (0.0, 0.0)
        var count = 0
        var positions: [Coordinate] = []
        var nested: [CoordinateTree] = []
        try scanner.readArray { scanner throws(LayerError) in
            if scanner.peek() == UInt8(ascii: "[") {
                switch try CoordinateTree(&scanner, &flattened) {
                case .position(let coordinate): positions.append(coordinate)
                case let deeper: nested.append(deeper)
                }
            } else {
                let number = try scanner.readNumber()
                if count == 0 { numbers.0 = number }
                if count == 1 { numbers.1 = number }
                count += 1
            }
        }
        switch (count, positions.isEmpty, nested.isEmpty) {
        case (0, true, _): self = .nested(nested)
        case (0, false, true): self = .positions(positions)
        case (2..., true, true):
            if count > 2 { flattened += 1 }
            self = .position(Coordinate(x: numbers.0, y: numbers.1))
        case (1, true, true): throw scanner.failure("a position has one number", .geometry)
        default: throw scanner.failure("arrays of different depth are mixed", .geometry)
        }
    }

    func point() throws(GeometryMistake) -> Geometry {
        switch self {
        case .position(let coordinate): return .point(coordinate)
        // An empty array is how an empty point is written; it has no place.
        case .nested(let parts) where parts.isEmpty: return .multiPoint([])
        case .positions, .nested:
            throw GeometryMistake("the coordinates of a Point should be one position")
        }
    }

    func path() throws(GeometryMistake) -> [Coordinate] {
        switch self {
        case .positions(let coordinates): return coordinates
        case .nested(let parts) where parts.isEmpty: return []
        case .position, .nested:
            throw GeometryMistake("the coordinates should be an array of positions")
        }
    }

    func line() throws(GeometryMistake) -> [Coordinate] {
        try GeometryMistake.line(try path())
    }

    func lines() throws(GeometryMistake) -> [[Coordinate]] {
        var lines: [[Coordinate]] = []
        for part in try parts("MultiLineString") { lines.append(try part.line()) }
        return lines
    }

    func polygon() throws(GeometryMistake) -> Polygon {
        var rings: [[Coordinate]] = []
        for (number, part) in try parts("Polygon").enumerated() {
            rings.append(try GeometryMistake.ring(try part.path(), number))
        }
        return Polygon(exterior: rings.first ?? [], holes: Array(rings.dropFirst()))
    }

    func polygons() throws(GeometryMistake) -> [Polygon] {
        var polygons: [Polygon] = []
        for part in try parts("MultiPolygon") { polygons.append(try part.polygon()) }
        return polygons
    }

    private func parts(_ kind: String) throws(GeometryMistake) -> [CoordinateTree] {
        guard case .nested(let parts) = self else {
            throw GeometryMistake("the coordinates of a \(kind) are not nested deep enough")
        }
        return parts
    }
}
