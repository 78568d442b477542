import GeometryModel

/// Reads GeoJSON (RFC 7946) and text sequences of it (RFC 8142, or one feature a line).
///
/// Members may come in any order. Identifiers become text, heights and measures are left out with a
/// note, and values that are arrays or objects are kept as JSON text. A `crs` member of the older
/// format is passed on, not interpreted.
public enum GeoJSONReader {
    /// Reads all features of a file.
    ///
    /// - Parameters:
    ///   - bytes: The text, in UTF-8.
    ///   - path: How messages name the file.
    /// - Throws: ``LayerError`` that names the feature and line of the first mistake.
    /// - Complexity: O(*n*) in the number of bytes.
    public static func read(_ bytes: [UInt8], path: String) throws(LayerError) -> Layer {
        var reading = Reading()
        var scanner = JSONScanner(bytes, path: path)
        scanner.skipRecordSeparators()
        repeat {
            try reading.readRoot(&scanner)
            scanner.skipRecordSeparators()
        } while !scanner.isAtEnd
        return reading.layer(path: path)
    }

    /// Reads one feature and appends it to rows.
    ///
    /// - Parameters:
    ///   - flattened: Is raised by how many positions had more than two numbers.
    ///   - line: The line it begins on; `nil` if that is not counted.
    static func readFeature(
        _ scanner: inout JSONScanner,
        to rows: inout RowCollector,
        _ flattened: inout Int,
        line: Int?
    ) throws(LayerError) {
        var parts = FeatureParts()
        var kind: String?
        try scanner.readObject { scanner, key throws(LayerError) in
            if key == "type" {
                kind = try scanner.readString()
            } else {
                try parts.read(key, &scanner, &flattened)
            }
        }
        guard kind == "Feature" else {
            throw scanner.failure("'type' should be Feature, but is \(kind ?? "missing")")
        }
        rows.append(parts.properties, id: parts.id, geometry: parts.geometry, line: line)
    }
}

extension JSONScanner {
    /// Skips blanks and the bytes that set off the texts of a sequence.
    fileprivate mutating func skipRecordSeparators() {
        while peek() == 0x1E { skip() }
    }
}

/// What has been read so far.
private struct Reading {
    var rows = RowCollector()
    var crs: String?
    var flattened = 0

    func layer(path: String) -> Layer {
        var layer = rows.layer(path: path)
        layer.crs = crs
        layer.noteFlattened(flattened)
        return layer
    }

    /// A feature collection, a feature, or a bare geometry.
    mutating func readRoot(_ scanner: inout JSONScanner) throws(LayerError) {
        var kind: String?
        var parts = FeatureParts()
        var sawFeatures = false
        let line = scanner.lineSoFar()
        try scanner.readObject { scanner, key throws(LayerError) in
            switch key {
            case "type": kind = try scanner.readString()
            case "features":
                sawFeatures = true
                try scanner.readArray { scanner throws(LayerError) in
                    scanner.feature = rows.features.count + 1
                    try GeoJSONReader.readFeature(&scanner, to: &rows, &flattened, line: nil)
                }
                scanner.feature = nil
            case "crs": crs = Self.crsName(try scanner.readValue())
            default: try parts.read(key, &scanner, &flattened)
            }
        }
        switch kind {
        case "FeatureCollection":
            guard sawFeatures else { throw scanner.failure("the collection has no 'features'") }
        case "Feature": append(parts, line: line)
        case let name?:
            scanner.feature = rows.features.count + 1
            parts.geometry = try parts.build(name, &scanner)
            append(parts, line: line)
            scanner.feature = nil
        case nil: throw scanner.failure("this is no GeoJSON: the 'type' member is missing")
        }
    }

    private mutating func append(_ parts: FeatureParts, line: Int?) {
        rows.append(parts.properties, id: parts.id, geometry: parts.geometry, line: line)
    }

    /// The authority code in a `crs` member of the 2008 format; WGS 84 under its older name is `nil`.
    private static func crsName(_ value: JSON) -> String? {
        guard case .string(let name)? = value["properties"]?["name"] else { return nil }
        if name.hasSuffix("CRS84") { return nil }
        let parts = name.split(separator: ":")
        guard name.hasPrefix("urn:"), let code = parts.last, parts.count >= 5 else { return name }
        return "\(parts[4]):\(code)"
    }
}

/// The members of one feature as they come, in any order.
private struct FeatureParts {
    var id: String?
    var properties: [JSON.Member] = []
    var geometry: Geometry?
    /// Members of a bare geometry.
    private var coordinates: CoordinateTree?
    private var geometries: [Geometry]?

    mutating func read(
        _ key: String,
        _ scanner: inout JSONScanner,
        _ flattened: inout Int
    ) throws(LayerError) {
        switch key {
        case "id":
            switch try scanner.readValue() {
            case .string(let text): id = text
            case .integer(let number): id = String(number)
            case .number(let number): id = DecimalText.shortest(number)
            case .null: id = nil
            case .boolean, .array, .object: throw scanner.failure("'id' should be text or number")
            }
        case "properties":
            switch try scanner.readValue() {
            case .object(let members): properties = members
            case .null: properties = []
            default: throw scanner.failure("'properties' should be an object or null")
            }
        case "geometry":
            if scanner.peek() == UInt8(ascii: "n") {
                try scanner.expectWord("null")
                geometry = nil
            } else {
                geometry = try Self.readGeometry(&scanner, &flattened)
            }
        case "coordinates": coordinates = try CoordinateTree(&scanner, &flattened)
        case "geometries":
            var members: [Geometry] = []
            try scanner.readArray { scanner throws(LayerError) in
                members.append(try Self.readGeometry(&scanner, &flattened))
            }
            geometries = members
        default: _ = try scanner.readValue()
        }
    }

    private static func readGeometry(
        _ scanner: inout JSONScanner,
        _ flattened: inout Int
    ) throws(LayerError) -> Geometry {
        var kind: String?
        var parts = FeatureParts()
        try scanner.readObject { scanner, key throws(LayerError) in
            if key == "type" {
                kind = try scanner.readString()
            } else {
                try parts.read(key, &scanner, &flattened)
            }
        }
        guard let kind else { throw scanner.failure("a geometry has no 'type'") }
        return try parts.build(kind, &scanner)
    }

    /// The geometry of a kind from the members read.
    func build(_ kind: String, _ scanner: inout JSONScanner) throws(LayerError) -> Geometry {
        if kind == "GeometryCollection" {
            guard let geometries else {
                throw scanner.failure("the GeometryCollection has no 'geometries'")
            }
            return .collection(geometries)
        }
        guard let coordinates else { throw scanner.failure("the \(kind) has no 'coordinates'") }
        do throws(GeometryMistake) {
            switch kind {
            case "Point": return try coordinates.point()
            case "MultiPoint": return .multiPoint(try coordinates.path())
            case "LineString": return .lineString(try coordinates.line())
            case "MultiLineString": return .multiLineString(try coordinates.lines())
            case "Polygon": return .polygon(try coordinates.polygon())
            case "MultiPolygon": return .multiPolygon(try coordinates.polygons())
            default: throw GeometryMistake("'\(kind)' is no kind of geometry")
            }
        } catch {
            throw scanner.failure(error.message, .geometry)
        }
    }
}
