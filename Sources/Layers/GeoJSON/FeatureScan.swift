import GeometryModel

/// Reads a file of features piece by piece, in little more memory than the features take.
///
/// What is not plain is left to ``GeoJSONReader``, which knows every form and says what is wrong,
/// and where.
struct FeatureScan {
    private var rows = RowCollector()
    private var coordinates = CoordinateScan()
    private var flattened = 0

    /// Reads a file.
    ///
    /// - Returns: `nil` if the file is wrong somewhere, or of a form that is not read piece by piece.
    static func read(file path: String) -> Layer? {
        guard let stream = try? FeatureStream(path, limit: .max), stream.isRepeatable else {
            return nil
        }
        return read(stream)
    }

    private static func read(_ stream: consuming FeatureStream) -> Layer? {
        var scan = FeatureScan()
        let path = stream.path
        let isSequence = stream.head == nil
        var line = 1
        do {
            while let piece = try stream.next() {
                guard scan.read(piece, path, isSequence ? line : nil) else { return nil }
                if isSequence { line += piece.lineCount }
            }
        } catch {
            return nil
        }
        // A sequence of nothing is a mistake, an empty collection is not.
        guard !isSequence || !scan.rows.features.isEmpty else { return nil }
        var layer = scan.rows.layer(path: path)
        layer.crs = stream.crs
        layer.noteFlattened(scan.flattened)
        return layer
    }

    /// Reads the features of a piece.
    ///
    /// - Parameter line: The line on which the piece begins, for a sequence.
    private mutating func read(
        _ piece: FeatureStream.Piece,
        _ path: String,
        _ line: Int?
    ) -> Bool {
        // A name that is no text would be taken for another member.
        guard String(validating: piece.bytes, as: UTF8.self) != nil else { return false }
        return piece.bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return false }
            var line = line
            var counted = 0
            for range in piece.features {
                if let start = line {
                    line = start + buffer[counted..<range.lowerBound].count { $0 == 0x0A }
                    counted = range.lowerBound
                }
                let cursor = JSONCursor(base + range.lowerBound, end: base + range.upperBound)
                guard
                    read(cursor, base, piece, path, line)
                        || readSlowly(piece, range, path, line)
                else { return false }
            }
            return true
        }
    }

    private mutating func read(
        _ start: JSONCursor,
        _ base: UnsafePointer<UInt8>,
        _ piece: FeatureStream.Piece,
        _ path: String,
        _ line: Int?
    ) -> Bool {
        var cursor = start
        var isFeature = false
        var id: String?
        var properties: [JSON.Member] = []
        var geometry: Geometry?
        /// A value that is read by the scanner of whole texts, from the same bytes.
        func value(_ cursor: inout JSONCursor) -> JSON? {
            _ = cursor.peek()
            var scanner = JSONScanner(piece.bytes, path: path, at: cursor.at - base)
            guard let value = try? scanner.readValue(),
                scanner.index <= cursor.end - base
            else { return nil }
            cursor.move(to: base + scanner.index)
            return value
        }
        let isWhole = cursor.forEachMember { cursor, key in
            if key.elementsEqual("type".utf8) {
                isFeature =
                    cursor.peek() != nil && cursor.string()?.elementsEqual("Feature".utf8) == true
                return isFeature
            }
            if key.elementsEqual("properties".utf8) {
                switch value(&cursor) {
                case .object(let members): properties = members
                case .null: properties = []
                default: return false
                }
                return true
            }
            if key.elementsEqual("id".utf8) {
                switch value(&cursor) {
                case .string(let text): id = text
                case .integer(let number): id = String(number)
                default: return false
                }
                return true
            }
            if key.elementsEqual("geometry".utf8) {
                if cursor.takeNull() { return true }
                geometry = readGeometry(&cursor)
                return geometry != nil
            }
            return cursor.skipValue()
        }
        guard isWhole, isFeature, cursor.peek() == nil else { return false }
        rows.append(properties, id: id, geometry: geometry, line: line)
        return true
    }

    /// Reads a feature of any form.
    private mutating func readSlowly(
        _ piece: FeatureStream.Piece,
        _ range: Range<Int>,
        _ path: String,
        _ line: Int?
    ) -> Bool {
        var scanner = JSONScanner(piece.bytes, path: path, at: range.lowerBound)
        let isRead =
            (try? GeoJSONReader.readFeature(&scanner, to: &rows, &flattened, line: line)) != nil
        return isRead && scanner.index <= range.upperBound
            && piece.bytes[scanner.index..<range.upperBound].allSatisfy {
                [0x20, 0x09, 0x0A, 0x0D].contains($0)
            }
    }

    /// A geometry whose type stands before or behind its coordinates.
    private mutating func readGeometry(_ cursor: inout JSONCursor) -> Geometry? {
        let start = cursor
        var kind: UnsafeBufferPointer<UInt8>?
        var hasCoordinates = false
        let isWhole = cursor.forEachMember { cursor, key in
            if key.elementsEqual("type".utf8) {
                kind = cursor.peek() == nil ? nil : cursor.string()
                return kind != nil
            }
            if key.elementsEqual("coordinates".utf8) {
                hasCoordinates = coordinates.read(&cursor)
                return hasCoordinates
            }
            return !key.elementsEqual("geometries".utf8) && cursor.skipValue()
        }
        guard isWhole, hasCoordinates, let kind, let geometry = coordinates.geometry(kind) else {
            cursor = start
            return nil
        }
        flattened += coordinates.flattened
        return geometry
    }
}
