import GeometryModel

/// A cursor over well-known binary (ISO 19125-1, ISO 13249-3), with the flags of PostGIS.
///
/// Heights and measures are passed over and counted.
struct WKBReader {
    private let bytes: UnsafeRawBufferPointer
    private var offset: Int
    /// How many positions had more than two numbers.
    private(set) var flattened = 0

    /// How deep collections may nest.
    private static let depthLimit = 64

    /// Reads from an offset into bytes that outlive the reader.
    init(_ bytes: UnsafeRawBufferPointer, at offset: Int = 0) {
        self.bytes = bytes
        self.offset = offset
    }

    /// What stands before the coordinates of a geometry.
    private struct Head {
        var kind: UInt32
        var isSwapped: Bool
        /// How many numbers a position has.
        var dimension: Int
    }

    /// Reads the geometry that fills the rest of the bytes.
    ///
    /// - Complexity: O(*n*) in the number of bytes; no count in them makes it take more memory.
    mutating func read() throws(GeometryMistake) -> Geometry {
        let geometry = try geometry(depth: 0)
        guard offset == bytes.count else {
            throw GeometryMistake("\(bytes.count - offset) bytes follow the end of the geometry")
        }
        return geometry
    }

    private mutating func geometry(depth: Int) throws(GeometryMistake) -> Geometry {
        let head = try head()
        switch head.kind {
        case 1:
            let coordinate = try positions(1, head)[0]
            // An empty point is written as a position that is no number; it has no place.
            if coordinate.x.isNaN, coordinate.y.isNaN { return .multiPoint([]) }
            try Self.requireFinite([coordinate])
            return .point(coordinate)
        case 2: return .lineString(try GeometryMistake.line(try path(head)))
        case 3: return .polygon(try polygon(head))
        case 4:
            var coordinates: [Coordinate] = []
            for _ in 0..<(try count(head, least: 21)) {
                coordinates += try member(1, depth).points
            }
            return .multiPoint(coordinates)
        case 5:
            var lines: [[Coordinate]] = []
            for _ in 0..<(try count(head, least: 9)) { lines += try member(2, depth).lines }
            return .multiLineString(lines)
        case 6:
            let count = try count(head, least: 9)
            var polygons: [Polygon] = []
            polygons.reserveCapacity(count)
            for _ in 0..<count { polygons += try member(3, depth).polygons }
            return .multiPolygon(polygons)
        case 7:
            guard depth < Self.depthLimit else {
                throw GeometryMistake("collections nest deeper than \(Self.depthLimit) levels")
            }
            var members: [Geometry] = []
            for _ in 0..<(try count(head, least: 9)) {
                members.append(try geometry(depth: depth + 1))
            }
            return .collection(members)
        default: throw GeometryMistake("the geometry is a \(Self.name(head.kind))")
        }
    }

    /// The member of a multi-geometry, which must be of its kind.
    private mutating func member(
        _ kind: UInt32,
        _ depth: Int
    ) throws(GeometryMistake) -> Geometry {
        let start = offset
        let head = try head()
        guard head.kind == kind else {
            throw GeometryMistake(
                "a \(Self.name(kind)) should be where a \(Self.name(head.kind)) is"
            )
        }
        offset = start
        return try geometry(depth: depth)
    }

    private static func name(_ kind: UInt32) -> String {
        let names = [
            1: "Point", 2: "LineString", 3: "Polygon", 4: "MultiPoint", 5: "MultiLineString",
            6: "MultiPolygon", 7: "GeometryCollection", 8: "CircularString", 9: "CompoundCurve",
            10: "CurvePolygon", 11: "MultiCurve", 12: "MultiSurface", 15: "PolyhedralSurface",
            16: "TIN", 17: "Triangle",
        ]
        return names[Int(kind)] ?? "geometry of the unknown kind \(kind)"
    }

    private mutating func head() throws(GeometryMistake) -> Head {
        try require(5)
        let order = bytes[offset]
        guard order < 2 else { throw GeometryMistake("the byte order is \(order), not 0 or 1") }
        offset += 1
        var head = Head(kind: 0, isSwapped: order == 0, dimension: 2)
        let code = try word(head)
        if code & 0x8000_0000 != 0 { head.dimension += 1 }
        if code & 0x4000_0000 != 0 { head.dimension += 1 }
        if code & 0x2000_0000 != 0 { _ = try word(head) }
        let plain = code & 0x0FFF_FFFF
        if plain >= 4_000 { throw GeometryMistake("the kind of geometry \(code) is unknown") }
        head.dimension += [0, 1, 1, 2][Int(plain / 1_000)]
        guard head.dimension <= 4 else {
            throw GeometryMistake("the kind of geometry \(code) names its dimensions twice")
        }
        head.kind = plain % 1_000
        return head
    }

    private func require(_ count: Int) throws(GeometryMistake) {
        guard count <= bytes.count - offset else {
            throw GeometryMistake("the geometry ends too early")
        }
    }

    private mutating func word(_ head: Head) throws(GeometryMistake) -> UInt32 {
        try require(4)
        let value = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
        offset += 4
        return head.isSwapped ? UInt32(bigEndian: value) : UInt32(littleEndian: value)
    }

    /// A count of things, each of which takes at least some bytes of those that are left.
    private mutating func count(_ head: Head, least: Int) throws(GeometryMistake) -> Int {
        let count = Int(try word(head))
        guard count <= (bytes.count - offset) / least else {
            throw GeometryMistake("the geometry ends too early: it tells of \(count) parts")
        }
        return count
    }

    private mutating func polygon(_ head: Head) throws(GeometryMistake) -> Polygon {
        var exterior: [Coordinate] = []
        var holes: [[Coordinate]] = []
        for number in 0..<(try count(head, least: 4)) {
            let ring = try GeometryMistake.ring(try path(head), number)
            if number == 0 { exterior = ring } else { holes.append(ring) }
        }
        return Polygon(exterior: exterior, holes: holes)
    }

    private mutating func path(_ head: Head) throws(GeometryMistake) -> [Coordinate] {
        let path = try positions(try count(head, least: 8 * head.dimension), head)
        try Self.requireFinite(path)
        return path
    }

    private static func requireFinite(_ path: [Coordinate]) throws(GeometryMistake) {
        guard path.allSatisfy({ ($0.x + $0.y).isFinite }) else {
            throw GeometryMistake("a position is no number")
        }
    }

    private mutating func positions(
        _ count: Int,
        _ head: Head
    ) throws(GeometryMistake) -> [Coordinate] {
        let stride = 8 * head.dimension
        try require(count * stride)
        let start = offset
        offset += count * stride
        if head.dimension > 2 { flattened += count }
        guard head.dimension > 2 || head.isSwapped else {
            return [Coordinate](unsafeUninitializedCapacity: count) { buffer, filled in
                UnsafeMutableRawBufferPointer(buffer)
                    .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[start..<offset]))
                filled = count
            }
        }
        return (0..<count).map { index in
            let place = start + index * stride
            return Coordinate(x: number(at: place, head), y: number(at: place + 8, head))
        }
    }

    private func number(at place: Int, _ head: Head) -> Double {
        let bits = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        return Double(bitPattern: head.isSwapped ? bits.byteSwapped : bits)
    }
}
