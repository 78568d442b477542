import GeometryModel

/// Writes well-known binary (ISO 19125-1), in little-endian order.
enum WKBWriter {
    /// Appends a geometry to bytes.
    ///
    /// - Complexity: O(*n*) in the number of coordinates.
    static func append(_ geometry: Geometry, to bytes: inout [UInt8]) {
        switch geometry {
        case .point(let coordinate):
            head(1, &bytes)
            append([coordinate], &bytes)
        case .lineString(let path):
            head(2, &bytes)
            append(counted: path, &bytes)
        case .polygon(let polygon): append(polygon, &bytes)
        case .multiPoint(let coordinates):
            head(4, &bytes)
            word(coordinates.count, &bytes)
            for coordinate in coordinates { append(.point(coordinate), to: &bytes) }
        case .multiLineString(let lines):
            head(5, &bytes)
            word(lines.count, &bytes)
            for line in lines { append(.lineString(line), to: &bytes) }
        case .multiPolygon(let polygons):
            head(6, &bytes)
            word(polygons.count, &bytes)
            for polygon in polygons { append(polygon, &bytes) }
        case .collection(let members):
            head(7, &bytes)
            word(members.count, &bytes)
            for member in members { append(member, to: &bytes) }
        }
    }

    private static func append(_ polygon: Polygon, _ bytes: inout [UInt8]) {
        head(3, &bytes)
        guard !polygon.exterior.isEmpty || !polygon.holes.isEmpty else { return word(0, &bytes) }
        word(1 + polygon.holes.count, &bytes)
        append(counted: polygon.exterior, &bytes)
        for hole in polygon.holes { append(counted: hole, &bytes) }
    }

    private static func head(_ kind: UInt8, _ bytes: inout [UInt8]) {
        bytes += [1, kind, 0, 0, 0]
    }

    private static func word(_ count: Int, _ bytes: inout [UInt8]) {
        withUnsafeBytes(of: UInt32(count).littleEndian) { bytes += $0 }
    }

    private static func append(counted path: [Coordinate], _ bytes: inout [UInt8]) {
        word(path.count, &bytes)
        append(path, &bytes)
    }

    private static func append(_ path: [Coordinate], _ bytes: inout [UInt8]) {
        path.withUnsafeBytes { bytes += $0 }
    }
}
