import GeometryModel

/// Reads the nested arrays of a `coordinates` member into one list of positions.
///
/// It knows the regular ways to nest them, which are nearly all there are; for the rest
/// ``CoordinateTree`` says what is meant or wrong.
struct CoordinateScan {
    /// All positions in order.
    private(set) var positions: [Coordinate] = []
    /// Where each array of positions ends.
    private(set) var pathEnds: [Int] = []
    /// Where each array of arrays of positions ends, counted in those.
    private(set) var groupEnds: [Int] = []
    /// How deep positions lie: 1 for one that stands alone, 4 for those of a multipolygon.
    private(set) var depth = 0
    /// How many positions had more than two numbers.
    private(set) var flattened = 0

    /// Reads an array; false if it is not regular, or no array.
    mutating func read(_ cursor: inout JSONCursor) -> Bool {
        positions.removeAll(keepingCapacity: true)
        pathEnds.removeAll(keepingCapacity: true)
        groupEnds.removeAll(keepingCapacity: true)
        flattened = 0
        depth = Self.depth(cursor)
        switch depth {
        case 1: return readPosition(&cursor)
        case 2: return readPath(&cursor)
        case 3: return readGroup(&cursor)
        case 4:
            guard cursor.take("[") else { return false }
            repeat { guard readGroup(&cursor) else { return false } } while cursor.take(",")
            return cursor.take("]")
        default: return false
        }
    }

    /// How many brackets open before the first number.
    private static func depth(_ cursor: JSONCursor) -> Int {
        var cursor = cursor
        var depth = 0
        while depth < 5, cursor.take("[") { depth += 1 }
        return depth
    }

    private mutating func readGroup(_ cursor: inout JSONCursor) -> Bool {
        guard cursor.take("[") else { return false }
        repeat { guard readPath(&cursor) else { return false } } while cursor.take(",")
        groupEnds.append(pathEnds.count)
        return cursor.take("]")
    }

    private mutating func readPath(_ cursor: inout JSONCursor) -> Bool {
        guard cursor.take("[") else { return false }
        repeat { guard readPosition(&cursor) else { return false } } while cursor.take(",")
        pathEnds.append(positions.count)
        return cursor.take("]")
    }

    @inline(__always)
    private mutating func readPosition(_ cursor: inout JSONCursor) -> Bool {
        guard cursor.take("["), let x = cursor.number(), cursor.take(","),
            let y = cursor.number()
        else { return false }
        positions.append(Coordinate(x: x, y: y))
        if cursor.take("]") { return true }
        flattened += 1
        while cursor.take(",") { guard cursor.number() != nil else { return false } }
        return cursor.take("]")
    }

    /// The geometry of a kind; `nil` if the arrays are not nested as it needs, or break its rules.
    func geometry(_ kind: UnsafeBufferPointer<UInt8>) -> Geometry? {
        func isKind(_ name: StaticString) -> Bool {
            kind.count == name.utf8CodeUnitCount
                && kind.elementsEqual(UnsafeBufferPointer(start: name.utf8Start, count: kind.count))
        }
        switch depth {
        case 1: return isKind("Point") ? .point(positions[0]) : nil
        case 2:
            if isKind("MultiPoint") { return .multiPoint(positions[...].exact) }
            return isKind("LineString") ? path(0).map { .lineString($0) } : nil
        case 3:
            if isKind("Polygon") { return polygon(0).map { .polygon($0) } }
            guard isKind("MultiLineString") else { return nil }
            let lines = pathEnds.indices.compactMap(path)
            return lines.count == pathEnds.count ? .multiLineString(lines) : nil
        default:
            guard isKind("MultiPolygon") else { return nil }
            let areas = groupEnds.indices.compactMap(polygon)
            return areas.count == groupEnds.count ? .multiPolygon(areas) : nil
        }
    }

    private func positions(ofPath index: Int) -> ArraySlice<Coordinate> {
        positions[(index == 0 ? 0 : pathEnds[index - 1])..<pathEnds[index]]
    }

    private func path(_ index: Int) -> [Coordinate]? {
        let path = positions(ofPath: index)
        return path.count > 1 ? path.exact : nil
    }

    private func polygon(_ index: Int) -> Polygon? {
        var rings: [[Coordinate]] = []
        let start = index == 0 ? 0 : groupEnds[index - 1]
        rings.reserveCapacity(groupEnds[index] - start)
        for number in start..<groupEnds[index] {
            let ring = positions(ofPath: number)
            guard ring.count > 3, ring.first == ring.last else { return nil }
            rings.append(ring.exact)
        }
        return Polygon(exterior: rings[0], holes: rings.count > 1 ? Array(rings.dropFirst()) : [])
    }
}

extension ArraySlice<Coordinate> {
    /// An array of its own that takes no more memory than it needs.
    fileprivate var exact: [Coordinate] {
        [Coordinate](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = buffer.initialize(fromContentsOf: self)
        }
    }
}
