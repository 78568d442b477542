import GeometryModel

/// Writes GeoJSON as RFC 7946 asks: WGS 84, no `crs`, exterior rings counterclockwise, seven
/// decimals (about one centimeter), identifiers as text.
public enum GeoJSONWriter {
    /// The decimals of a coordinate; RFC 7946 §11.2 finds six enough, seven hold a centimeter.
    private static let decimals = 7

    /// A feature collection, one feature a line.
    ///
    /// - Parameters:
    ///   - layer: Features in degrees.
    ///   - members: Further members of the collection, such as the parameters of a question.
    public static func collection(_ layer: Layer, members: [JSON.Member] = []) -> String {
        var text = "{\"type\":\"FeatureCollection\""
        for member in members {
            text += ","
            JSON.quote(member.key, to: &text)
            text += ":" + member.value.compactText
        }
        text += ",\"features\":["
        for (index, feature) in layer.features.enumerated() {
            text += index == 0 ? "\n" : ",\n"
            write(feature, layer.columns, to: &text)
        }
        text += layer.features.isEmpty ? "]}\n" : "\n]}\n"
        return text
    }

    /// A text sequence (RFC 8142): each feature after a record separator, on a line of its own.
    public static func sequence(_ layer: Layer) -> String {
        features(layer, prefix: "\u{1E}", suffix: "\n")
    }

    /// The features one after the other, each behind a prefix and before a suffix.
    public static func features(_ layer: Layer, prefix: String, suffix: String) -> String {
        var text = ""
        for feature in layer.features {
            text += prefix
            write(feature, layer.columns, to: &text)
            text += suffix
        }
        return text
    }

    private static func write(_ feature: Feature, _ columns: [Column], to text: inout String) {
        text += "{\"type\":\"Feature\""
        if let id = feature.id {
            text += ",\"id\":"
            JSON.quote(id, to: &text)
        }
        text += ",\"properties\":{"
        for (index, (column, cell)) in zip(columns, feature.values).enumerated() {
            if index > 0 { text += "," }
            JSON.quote(column.name, to: &text)
            text += ":"
            switch (cell, column.decimals) {
            case (.number(let value), let decimals?) where value.isFinite:
                text += DecimalText.fixed(value, decimals: decimals)
            default: text += JSON(cell).compactText
            }
        }
        text += "},\"geometry\":"
        if let geometry = feature.geometry {
            write(geometry, to: &text)
        } else {
            text += "null"
        }
        text += "}"
    }

    private static func write(_ geometry: Geometry, to text: inout String) {
        text += "{\"type\":\"\(geometry.typeName)\","
        if case .collection(let members) = geometry {
            text += "\"geometries\":["
            list(members, to: &text) { member, text in write(member, to: &text) }
            text += "]}"
            return
        }
        text += "\"coordinates\":"
        switch geometry {
        case .point(let coordinate): write(coordinate, to: &text)
        case .multiPoint(let coordinates), .lineString(let coordinates):
            write(coordinates, to: &text)
        case .multiLineString(let lines): write(lines, to: &text)
        case .polygon(let polygon): write(polygon, to: &text)
        case .multiPolygon(let polygons):
            text += "["
            list(polygons, to: &text) { polygon, text in write(polygon, to: &text) }
            text += "]"
        case .collection: break
        }
        text += "}"
    }

    private static func write(_ polygon: Polygon, to text: inout String) {
        write(polygon.exterior.isEmpty ? [] : polygon.wound().rings, to: &text)
    }

    private static func write(_ paths: [[Coordinate]], to text: inout String) {
        text += "["
        list(paths, to: &text) { path, text in write(path, to: &text) }
        text += "]"
    }

    private static func write(_ path: [Coordinate], to text: inout String) {
        text += "["
        list(path, to: &text) { coordinate, text in write(coordinate, to: &text) }
        text += "]"
    }

    private static func write(_ coordinate: Coordinate, to text: inout String) {
        text += "["
        text += trimmed(coordinate.x)
        text += ","
        text += trimmed(coordinate.y)
        text += "]"
    }

    private static func list<Element>(
        _ elements: [Element],
        to text: inout String,
        _ write: (Element, inout String) -> Void
    ) {
        for (index, element) in elements.enumerated() {
            if index > 0 { text += "," }
            write(element, &text)
        }
    }

    /// Seven decimals without zeros at the end.
    private static func trimmed(_ value: Double) -> String {
        var digits = Substring(DecimalText.fixed(value, decimals: decimals))
        guard digits.contains(".") else { return String(digits) }
        while digits.last == "0" { digits.removeLast() }
        if digits.last == "." { digits.removeLast() }
        return String(digits)
    }
}
