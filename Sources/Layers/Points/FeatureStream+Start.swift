/// How features begin in a text of GeoJSON.
extension FeatureStream {
    /// How features begin.
    enum Start: Equatable {
        case collection(features: Int, hasType: Bool)
        case sequence
        /// Of features that are a line each, of which the first is broken.
        case lines
        case unknown
    }

    /// Whether the second line is an object, and the third begins one if there is a third: a sequence of
    /// lines, although the first cannot be read.
    static func hasFeatureLines(_ bytes: [UInt8]) -> Bool {
        var lines = bytes.split(maxSplits: 3, omittingEmptySubsequences: true) { $0 == 0x0A }
            .filter { !$0.allSatisfy(isBlank) }.dropFirst()
        guard let second = lines.popFirst().map(Array.init), second.first == UInt8(ascii: "{"),
            let end = matching(second, 0), second[(end + 1)...].allSatisfy(isBlank)
        else { return false }
        return lines.first.map { $0.first == UInt8(ascii: "{") } ?? true
    }

    /// Looks for the features of a collection.
    static func start(of bytes: [UInt8]) -> Start {
        walk(bytes) { cursor, base in
            if cursor.peek() == 0x1E { return .sequence }
            var features: Int?
            var hasType = false
            let isWhole = cursor.forEachMember { cursor, key in
                if key.elementsEqual("type".utf8) { hasType = true }
                if key.elementsEqual("features".utf8), cursor.take("[") {
                    features = cursor.at - base
                    return false
                }
                return cursor.skipValue()
            }
            if let features { return .collection(features: features, hasType: hasType) }
            return isWhole ? .sequence : .unknown
        }
    }

    /// How the texts of a sequence are set off, by how it begins.
    static func framing(ofSequence bytes: [UInt8]) -> Framing {
        guard let start = bytes.firstIndex(where: { !isBlank($0) }) else { return .lines }
        if bytes[start] == 0x1E { return .separators }
        let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
        let line = Array(bytes[start..<end])
        let isWhole = matching(line, 0).map { line[($0 + 1)...].allSatisfy(isBlank) } ?? false
        return isWhole ? .lines : .braces
    }
}
