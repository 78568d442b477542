import GeometryModel

/// The text of features as it grows, by RFC 7946.
struct FeatureText {
    /// What is written so far.
    var bytes: [UInt8] = []

    /// For each column what stands before its value, and its decimals.
    private let columns: [(head: [UInt8], decimals: Int?)]

    init(_ columns: [Column]) {
        self.columns = columns.enumerated().map { number, column in
            var head: [UInt8] = number == 0 ? [] : [UInt8(ascii: ",")]
            JSON.quote(column.name, to: &head)
            return (head + [UInt8(ascii: ":")], column.decimals)
        }
    }

    /// Appends a text as it is.
    mutating func append(_ text: StaticString) {
        bytes += UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }

    /// Appends a feature.
    mutating func append(_ feature: Feature) {
        append("{\"type\":\"Feature\"")
        if let id = feature.id {
            append(",\"id\":")
            JSON.quote(id, to: &bytes)
        }
        append(",\"properties\":{")
        for (column, cell) in zip(columns, feature.values) {
            bytes += column.head
            append(cell, decimals: column.decimals)
        }
        append("},\"geometry\":")
        if let geometry = feature.geometry { append(geometry) } else { append("null") }
        append("}")
    }

    private mutating func append(_ cell: Cell, decimals: Int?) {
        switch cell {
        case .null: append("null")
        case .boolean(let value): value ? append("true") : append("false")
        case .integer(let value): bytes += String(value).utf8
        case .text(let text): JSON.quote(text, to: &bytes)
        case .number(let value) where value.isFinite:
            bytes +=
                (decimals.map { DecimalText.fixed(value, decimals: $0) }
                ?? DecimalText.shortest(value)).utf8
        case .number: append("null")
        }
    }

    private mutating func append(_ geometry: Geometry) {
        switch geometry {
        case .point(let position):
            append("{\"type\":\"Point\",\"coordinates\":")
            append(position)
        case .multiPoint(let positions):
            append("{\"type\":\"MultiPoint\",\"coordinates\":")
            append(positions)
        case .lineString(let path):
            append("{\"type\":\"LineString\",\"coordinates\":")
            append(path)
        case .multiLineString(let lines):
            append("{\"type\":\"MultiLineString\",\"coordinates\":")
            list(lines) { $0.append($1) }
        case .polygon(let polygon):
            append("{\"type\":\"Polygon\",\"coordinates\":")
            append(polygon)
        case .multiPolygon(let polygons):
            append("{\"type\":\"MultiPolygon\",\"coordinates\":")
            list(polygons) { $0.append($1) }
        case .collection(let members):
            append("{\"type\":\"GeometryCollection\",\"geometries\":")
            list(members) { $0.append($1) }
        }
        append("}")
    }

    private mutating func append(_ polygon: Polygon) {
        list(polygon.exterior.isEmpty ? [] : polygon.wound().rings) { $0.append($1) }
    }

    private mutating func append(_ path: [Coordinate]) {
        bytes.reserveCapacity(bytes.count + 28 * path.count)
        list(path) { $0.append($1) }
    }

    private mutating func append(_ position: Coordinate) {
        append("[")
        DecimalText.appendDegrees(position.x, to: &bytes)
        append(",")
        DecimalText.appendDegrees(position.y, to: &bytes)
        append("]")
    }

    private mutating func list<Element>(
        _ elements: [Element],
        _ write: (inout FeatureText, Element) -> Void
    ) {
        append("[")
        for (index, element) in elements.enumerated() {
            if index > 0 { append(",") }
            write(&self, element)
        }
        append("]")
    }
}
