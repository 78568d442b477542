import GeometryModel

/// How the features of a stream are read.
public struct FeatureRows: Sendable {
    private let added: [[UInt8]]

    /// - Parameter added: The names of the properties that are to be added.
    public init(adding added: [String]) { self.added = added.map { Array($0.utf8) } }

    /// Reads the features of a piece.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    public func read(_ piece: FeatureStream.Piece) -> FeatureBlock {
        var reading = Reading()
        let isText = String(validating: piece.bytes, as: UTF8.self) != nil
        piece.bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            for (number, range) in piece.features.enumerated() {
                let bytes = UnsafeBufferPointer(rebasing: buffer[range])
                let isValid = isText || String(validating: bytes, as: UTF8.self) != nil
                let cursor = JSONCursor(base + range.lowerBound, end: base + range.upperBound)
                read(number, range, cursor, base, isValid, &reading)
            }
        }
        return FeatureBlock(
            bytes: piece.bytes,
            features: reading.features,
            openings: reading.openings,
            positions: reading.positions,
            faults: reading.faults,
            faultCount: reading.faultCount,
            taken: reading.taken
        )
    }

    private struct Reading {
        var features: [Range<Int>] = []
        var openings: [FeatureBlock.Opening] = []
        var positions: [Coordinate] = []
        var faults: [RowFault] = []
        var faultCount = 0
        var taken: (name: String, feature: Int)?

        mutating func fail(_ fault: RowFault) {
            faultCount += 1
            if faults.count < PointBlock.describedFaults { faults.append(fault) }
        }
    }

    /// What is found of a feature.
    private struct Parts {
        var isFeature = false
        var opening: FeatureBlock.Opening?
        var position: Coordinate?
        /// What the geometry is, if it is no point.
        var otherType: String?
        var taken: String?
    }

    private func read(
        _ number: Int,
        _ range: Range<Int>,
        _ cursor: JSONCursor,
        _ base: UnsafePointer<UInt8>,
        _ isValid: Bool,
        _ reading: inout Reading
    ) {
        var cursor = cursor
        var parts = Parts()
        let isWhole = cursor.forEachMember { cursor, key in
            if key.elementsEqual("type".utf8) {
                guard cursor.peek() == UInt8(ascii: "\""), let type = cursor.string() else {
                    return false
                }
                parts.isFeature = type.elementsEqual("Feature".utf8)
                return true
            }
            if key.elementsEqual("properties".utf8) {
                return readProperties(&cursor, base, &parts)
            }
            if key.elementsEqual("geometry".utf8) { return readGeometry(&cursor, &parts) }
            return cursor.skipValue()
        }
        // Records are cut at their separators, whatever stands in them.
        let isAlone = cursor.peek() == nil
        let none = Coordinate(x: .nan, y: .nan)
        if let taken = parts.taken, reading.taken == nil { reading.taken = (taken, number) }
        guard isWhole, isAlone, isValid, parts.isFeature else {
            let reason =
                !isValid
                ? "the feature is not UTF-8"
                : isWhole && isAlone
                    ? "the object is no Feature" : "the feature is not well-formed JSON"
            reading.fail(.unreadable(number, reason))
            reading.features.append(0..<0)
            reading.openings.append(.init(range: 0..<0, kind: .absent))
            reading.positions.append(none)
            return
        }
        let brace = range.lowerBound + 1
        reading.features.append(range)
        reading.openings.append(parts.opening ?? .init(range: brace..<brace, kind: .absent))
        let position = parts.position ?? none
        let isInRange = abs(position.x) <= 180 && abs(position.y) <= 90
        reading.positions.append(isInRange ? position : none)
        guard !isInRange else { return }
        reading.fail(Self.fault(number, parts))
    }

    private static func fault(_ number: Int, _ parts: Parts) -> RowFault {
        if let type = parts.otherType {
            return RowFault(
                row: number,
                code: "no_point",
                reason: "the geometry is a \(type), not a Point",
                isLeftOut: false
            )
        }
        let (x, y) = (parts.position?.x ?? .nan, parts.position?.y ?? .nan)
        func field(_ name: String, _ value: Double) -> (name: String, text: String, value: Double) {
            (name, value.isNaN ? "" : DecimalText.shortest(value), value)
        }
        return .position(number, [field("longitude", x), field("latitude", y)])
    }

    private func readProperties(
        _ cursor: inout JSONCursor,
        _ base: UnsafePointer<UInt8>,
        _ parts: inout Parts
    ) -> Bool {
        cursor.skipBlanks()
        let start = cursor.at - base
        if cursor.takeNull() {
            parts.opening = .init(range: start..<cursor.at - base, kind: .null)
            return true
        }
        var isEmpty = true
        var taken: String?
        let isWhole = cursor.forEachMember { cursor, key in
            isEmpty = false
            if added.contains(where: { key.elementsEqual($0) }) {
                taken = String(decoding: key, as: UTF8.self)
            }
            return cursor.skipValue()
        }
        parts.taken = taken ?? parts.taken
        let end = cursor.at - base - 1
        parts.opening = .init(range: end..<end, kind: isEmpty ? .noMembers : .members)
        return isWhole
    }

    private func readGeometry(_ cursor: inout JSONCursor, _ parts: inout Parts) -> Bool {
        if cursor.takeNull() { return true }
        var type = ""
        var coordinates: Coordinate?
        let isWhole = cursor.forEachMember { cursor, key in
            if key.elementsEqual("type".utf8) {
                guard cursor.peek() == UInt8(ascii: "\""), let text = cursor.string() else {
                    return false
                }
                type = String(decoding: text, as: UTF8.self)
                return true
            }
            guard key.elementsEqual("coordinates".utf8) else { return cursor.skipValue() }
            let start = cursor
            coordinates = Self.position(&cursor)
            guard coordinates == nil else { return true }
            cursor = start
            return cursor.skipValue()
        }
        if type == "Point" {
            parts.position = coordinates
        } else {
            parts.otherType = type
        }
        return isWhole
    }

    /// A position; heights and measures behind it are passed over.
    private static func position(_ cursor: inout JSONCursor) -> Coordinate? {
        guard cursor.take("["), let x = cursor.number(), cursor.take(","), let y = cursor.number()
        else { return nil }
        while cursor.take(",") { guard cursor.number() != nil else { return nil } }
        return cursor.take("]") ? Coordinate(x: x, y: y) : nil
    }
}
