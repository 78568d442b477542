import GeometryModel

/// Reads well-known text (ISO 19125-1), also with heights, measures and PostGIS's reference systems.
///
/// Heights and measures are passed over and counted.
struct WKTReader {
    private let text: [UInt8]
    private var index = 0
    /// How many positions had more than two numbers.
    private(set) var flattened = 0

    /// How deep collections may nest.
    private static let depthLimit = 64

    init(_ text: String) { self.text = Array(text.utf8) }

    /// Reads the geometry that the text is.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    mutating func read() throws(GeometryMistake) -> Geometry {
        skipBlanks()
        let start = index
        if word() == "SRID" {
            guard take("="), number() != nil, take(";") else {
                throw GeometryMistake("the reference system is not written as SRID=4326;")
            }
        } else {
            index = start
        }
        let geometry = try geometry(depth: 0)
        skipBlanks()
        guard index == text.count else { throw GeometryMistake("text follows the geometry") }
        return geometry
    }

    private mutating func geometry(depth: Int) throws(GeometryMistake) -> Geometry {
        let kind = word()
        let start = index
        if !["Z", "M", "ZM"].contains(word()) { index = start }
        let isEmpty = takeEmpty()
        switch kind.hasSuffix("ZM")
            ? kind.dropLast(2) : ["Z", "M"].contains(kind.suffix(1)) ? kind.dropLast() : kind[...]
        {
        case "POINT":
            if isEmpty { return .multiPoint([]) }
            try open()
            let position = try position()
            try close()
            return .point(position)
        case "LINESTRING":
            return .lineString(isEmpty ? [] : try GeometryMistake.line(try path()))
        case "POLYGON":
            return .polygon(isEmpty ? Polygon(exterior: []) : try polygon())
        case "MULTIPOINT":
            return .multiPoint(
                isEmpty
                    ? []
                    : try list { reader throws(GeometryMistake) in
                        // Both ways to write it are in use.
                        let isNested = reader.take("(")
                        let position = try reader.position()
                        if isNested { try reader.close() }
                        return position
                    }
            )
        case "MULTILINESTRING":
            return .multiLineString(
                isEmpty
                    ? []
                    : try list { reader throws(GeometryMistake) in
                        reader.takeEmpty() ? [] : try GeometryMistake.line(try reader.path())
                    }
            )
        case "MULTIPOLYGON":
            return .multiPolygon(
                isEmpty
                    ? []
                    : try list { reader throws(GeometryMistake) in
                        reader.takeEmpty() ? Polygon(exterior: []) : try reader.polygon()
                    }
            )
        case "GEOMETRYCOLLECTION":
            guard depth < Self.depthLimit else {
                throw GeometryMistake("collections nest deeper than \(Self.depthLimit) levels")
            }
            return .collection(
                isEmpty
                    ? []
                    : try list { reader throws(GeometryMistake) in
                        try reader.geometry(depth: depth + 1)
                    }
            )
        default: throw GeometryMistake("'\(kind.prefix(20))' is no kind of geometry")
        }
    }

    private mutating func polygon() throws(GeometryMistake) -> Polygon {
        var number = 0
        let rings = try list { reader throws(GeometryMistake) in
            let ring = try GeometryMistake.ring(try reader.path(), number)
            number += 1
            return ring
        }
        return Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))
    }

    private mutating func path() throws(GeometryMistake) -> [Coordinate] {
        try list { reader throws(GeometryMistake) in try reader.position() }
    }

    private mutating func position() throws(GeometryMistake) -> Coordinate {
        guard let x = number(), let y = number() else {
            throw GeometryMistake("a position is not two numbers")
        }
        if number() != nil {
            flattened += 1
            if number() != nil, number() != nil {
                throw GeometryMistake("a position has more than four numbers")
            }
        }
        return Coordinate(x: x, y: y)
    }

    private mutating func list<Element>(
        _ read: (inout WKTReader) throws(GeometryMistake) -> Element
    ) throws(GeometryMistake) -> [Element] {
        try open()
        var elements: [Element] = []
        repeat { elements.append(try read(&self)) } while take(",")
        try close()
        return elements
    }

    private mutating func open() throws(GeometryMistake) {
        guard take("(") else { throw GeometryMistake("an opening parenthesis is missing") }
    }

    private mutating func close() throws(GeometryMistake) {
        guard take(")") else { throw GeometryMistake("a closing parenthesis is missing") }
    }

    private mutating func skipBlanks() {
        while index < text.count, [0x20, 0x09, 0x0A, 0x0D].contains(text[index]) { index += 1 }
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard index < text.count, text[index] == UInt8(ascii: mark) else { return false }
        index += 1
        return true
    }

    private mutating func takeEmpty() -> Bool {
        let start = index
        if word() == "EMPTY" { return true }
        index = start
        return false
    }

    /// The next letters, large.
    private mutating func word() -> String {
        skipBlanks()
        let start = index
        while index < text.count, text[index] | 0x20 >= 0x61, text[index] | 0x20 <= 0x7A {
            index += 1
        }
        return String(decoding: text[start..<index], as: UTF8.self).uppercased()
    }

    /// The next number, if there is one.
    private mutating func number() -> Double? {
        skipBlanks()
        let start = index
        let isPart: (UInt8) -> Bool = {
            $0 &- 48 < 10 || [UInt8(ascii: "."), 0x2B, 0x2D, 0x45, 0x65].contains($0)
        }
        while index < text.count, isPart(text[index]) { index += 1 }
        let value = Cell.text(String(decoding: text[start..<index], as: UTF8.self)).number
        if value == nil { index = start }
        return value
    }
}
