import GeometryModel

/// Writes well-known text (ISO 19125-1) with up to seven decimals.
enum WKTWriter {
    /// The text of a geometry in degrees.
    static func text(_ geometry: Geometry) -> String {
        var bytes: [UInt8] = []
        append(geometry, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func append(_ geometry: Geometry, to bytes: inout [UInt8]) {
        bytes += geometry.typeName.uppercased().utf8
        bytes.append(0x20)
        switch geometry {
        case .point(let position): list([position], &bytes, append)
        case .multiPoint(let positions): list(positions, &bytes) { list([$0], &$1, append) }
        case .lineString(let path): list(path, &bytes, append)
        case .multiLineString(let lines): list(lines, &bytes) { list($0, &$1, append) }
        case .polygon(let polygon): append(polygon, &bytes)
        case .multiPolygon(let polygons): list(polygons, &bytes, append)
        case .collection(let members): list(members, &bytes) { append($0, to: &$1) }
        }
    }

    private static func append(_ polygon: Polygon, _ bytes: inout [UInt8]) {
        list(polygon.exterior.isEmpty ? [] : polygon.rings, &bytes) { list($0, &$1, append) }
    }

    private static func append(_ position: Coordinate, _ bytes: inout [UInt8]) {
        DecimalText.appendDegrees(position.x, to: &bytes)
        bytes.append(0x20)
        DecimalText.appendDegrees(position.y, to: &bytes)
    }

    private static func list<Element>(
        _ elements: [Element],
        _ bytes: inout [UInt8],
        _ write: (Element, inout [UInt8]) -> Void
    ) {
        guard !elements.isEmpty else {
            bytes += "EMPTY".utf8
            return
        }
        bytes.append(UInt8(ascii: "("))
        for (number, element) in elements.enumerated() {
            if number > 0 { bytes.append(UInt8(ascii: ",")) }
            write(element, &bytes)
        }
        bytes.append(UInt8(ascii: ")"))
    }
}
