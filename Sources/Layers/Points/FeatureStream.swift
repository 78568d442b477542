/// GeoJSON of any length that is read piece by piece: a feature collection, or a text sequence of
/// features (RFC 8142, or one feature a line).
///
/// Pieces are cut here, one after the other, at the features; ``FeatureRows`` reads them, on any
/// thread. A text of a sequence that is broken does not touch the next one.
public struct FeatureStream: ~Copyable {
    /// Whole features, as bytes that are not yet read.
    public struct Piece: Sendable {
        let bytes: [UInt8]
        /// Where each feature stands in the bytes.
        let features: [Range<Int>]

        /// How many features there are.
        public var count: Int { features.count }

        /// How many line ends there are in the bytes.
        var lineCount: Int { bytes.count { $0 == 0x0A } }
    }

    /// How features are set off from each other.
    public enum Framing: Sendable {
        /// In the array of a collection.
        case collection
        /// Each behind a record separator (RFC 8142).
        case separators
        /// Each on a line of its own.
        case lines
        /// One after the other, each over several lines.
        case braces
    }

    /// The file, as messages name it.
    public let path: String
    /// How features are set off from each other.
    public let framing: Framing
    /// Whether the file may be opened again and holds the same.
    public let isRepeatable: Bool
    /// What stands before the first feature of a collection; `nil` for a sequence.
    public let head: [UInt8]?
    /// The reference system that the head names, as an older format did.
    public let crs: String?
    /// What stands behind the last feature of a collection, once all are read.
    public private(set) var tail: [UInt8] = []

    private let source: FileSource
    private let limit: Int
    /// Whether the head tells the type of the collection, so that the tail need not.
    private let hasType: Bool
    private var pending: [UInt8]
    private var isAtEnd: Bool
    private var isDone = false
    private var count = 0

    private static let pieceLength = 1 << 18

    /// Whether a text begins as GeoJSON does; `nil` if that cannot be told yet.
    static func begins(_ bytes: [UInt8]) -> Bool? {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard let first = bytes[start...].first(where: { ![0x20, 0x0A, 0x0D, 0x09].contains($0) })
        else { return nil }
        return first == UInt8(ascii: "{") || first == 0x1E
    }

    /// Opens a file, or standard input for the path `-`, and reads what stands before the features.
    ///
    /// - Parameter limit: How many bytes a feature, the head and the tail may have.
    /// - Throws: ``LayerError`` that names the file and what is wrong with it.
    public init(_ path: String, limit: Int = 64 << 20) throws(LayerError) {
        try self.init(FileSource(path), [], isAtEnd: false, InputFile.name(of: path), limit)
    }

    init(
        _ source: consuming FileSource,
        _ bytes: [UInt8],
        isAtEnd: Bool,
        _ path: String,
        _ limit: Int = 64 << 20
    ) throws(LayerError) {
        var bytes = bytes
        var isAtEnd = isAtEnd
        var start = Start.unknown
        repeat {
            if !isAtEnd {
                isAtEnd = try source.append(max(Self.pieceLength, bytes.count), to: &bytes)
            }
            start = Self.start(of: bytes)
            if start == .unknown, Self.hasFeatureLines(bytes) { start = .lines }
        } while start == .unknown && !isAtEnd && bytes.count <= limit
        guard start != .unknown else { throw Self.featureless(bytes, path, limit) }
        var head: [UInt8]?
        var crs: String?
        var hasType = false
        if case .collection(let features, let isTyped) = start {
            let front = Array(bytes[..<features])
            crs = try Self.crs(ofHead: front, path, hasType: isTyped)
            bytes.removeSubrange(..<features)
            head = front
            hasType = isTyped
        } else if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            bytes.removeSubrange(..<3)
        }
        isRepeatable = source.isRegular
        framing =
            start == .lines
            ? .lines : head == nil ? Self.framing(ofSequence: bytes) : .collection
        self.source = source
        self.path = path
        self.limit = limit
        self.isAtEnd = isAtEnd
        self.head = head
        self.crs = crs
        self.hasType = hasType
        pending = bytes
    }

    /// What is wrong with a text in which no features begin.
    private static func featureless(_ bytes: [UInt8], _ path: String, _ limit: Int) -> LayerError {
        do throws(LayerError) {
            // The reader of whole files says what is wrong, and where.
            _ = try GeoJSONReader.read(bytes, path: path)
            return LayerError(
                .syntax,
                path: path,
                message: "no features begin within \(limit) bytes",
                remedy: "put the 'features' member before other long ones"
            )
        } catch {
            return error
        }
    }

    /// Calls a function with a cursor over bytes, behind which more are readable.
    static func walk<Result>(
        _ bytes: [UInt8],
        _ body: (inout JSONCursor, UnsafePointer<UInt8>) -> Result
    ) -> Result {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let padded = bytes + [UInt8](repeating: 0, count: 8)
        return padded.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { preconditionFailure("padding is there") }
            var cursor = JSONCursor(base + start, end: base + bytes.count)
            return body(&cursor, base)
        }
    }

    /// What tells the type where a part of a collection does not.
    private static let type = "\"type\":\"FeatureCollection\""

    /// The reference system that a head names.
    private static func crs(
        ofHead head: [UInt8],
        _ path: String,
        hasType: Bool
    ) throws(LayerError) -> String? {
        let end = hasType ? "]}" : "],\(type)}"
        return try GeoJSONReader.read(head + Array(end.utf8), path: path).crs
    }

    /// The next features; `nil` at the end.
    ///
    /// - Throws: ``LayerError`` that names the feature at which the text is no GeoJSON, or that is
    ///   longer than the limit; or if the file cannot be read on.
    public mutating func next() throws(LayerError) -> Piece? {
        while !isDone {
            var features: [Range<Int>] = []
            let end =
                switch framing {
                case .collection, .braces: try cut(&features)
                case .separators: cutRecords(at: 0x1E, &features)
                case .lines: cutRecords(at: 0x0A, &features)
                }
            if !features.isEmpty {
                let bytes = Array(pending[..<end]) + [UInt8](repeating: 0, count: 8)
                pending.removeSubrange(..<end)
                count += features.count
                return Piece(bytes: bytes, features: features)
            }
            guard !isDone else { break }
            guard pending.count <= limit else { throw failure("is longer than \(limit) bytes") }
            guard !isAtEnd else { throw failure("ends too early") }
            isAtEnd = try source.append(max(Self.pieceLength, pending.count), to: &pending)
        }
        if head != nil { try readTail() }
        return nil
    }

    /// Finds the whole features of what is pending, and where the last one ends.
    private mutating func cut(_ features: inout [Range<Int>]) throws(LayerError) -> Int {
        var needsComma = head != nil && count > 0
        var index = 0
        var end = 0
        while true {
            while index < pending.count, Self.isBlank(pending[index]) { index += 1 }
            guard index < pending.count else {
                if head == nil, isAtEnd, features.isEmpty { isDone = true }
                return end
            }
            if head != nil {
                if pending[index] == UInt8(ascii: "]"), needsComma || count + features.count == 0 {
                    guard features.isEmpty else { return end }
                    tail = Array(pending[index...])
                    isDone = true
                    return end
                }
                if needsComma {
                    guard pending[index] == UInt8(ascii: ",") else {
                        throw failure("is not followed by a comma or the end", features.count - 1)
                    }
                    index += 1
                    needsComma = false
                    continue
                }
            }
            guard pending[index] == UInt8(ascii: "{") else {
                throw failure("does not begin with '{'", features.count)
            }
            guard let last = Self.matching(pending, index) else { return end }
            features.append(index..<last + 1)
            index = last + 1
            end = index
            needsComma = head != nil
        }
    }

    /// Finds the whole records of what is pending, and where the last one ends.
    private mutating func cutRecords(at separator: UInt8, _ features: inout [Range<Int>]) -> Int {
        var index = 0
        while true {
            while index < pending.count,
                pending[index] == separator || Self.isBlank(pending[index])
            {
                index += 1
            }
            let end = pending[index...].firstIndex(of: separator)
            guard index < pending.count, end != nil || isAtEnd else {
                if isAtEnd, features.isEmpty { isDone = true }
                return features.last?.upperBound ?? 0
            }
            let record = index..<(end ?? pending.count)
            features.append(record)
            index = record.upperBound
        }
    }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    /// Where the next quotation mark or brace may be: coordinates are passed over sixteen bytes at a
    /// time.
    @inline(__always)
    private static func plainEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let (mark, opening, closing) = (
            SIMD16(repeating: UInt8(ascii: "\"")), SIMD16(repeating: UInt8(ascii: "{")),
            SIMD16(repeating: UInt8(ascii: "}"))
        )
        let raw = UnsafeRawBufferPointer(bytes)
        var index = start
        while index + 16 <= bytes.count {
            let block = raw.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
            guard !any((block .== mark) .| (block .== opening) .| (block .== closing)) else {
                break
            }
            index += 16
        }
        return index
    }

    /// Where the brace closes that opens at an index; `nil` if it does not close yet.
    static func matching(_ bytes: [UInt8], _ start: Int) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            var depth = 0
            var isText = false
            var index = start
            while index < bytes.count {
                if !isText { index = plainEnd(in: bytes, from: index) }
                guard index < bytes.count else { return nil }
                let byte = bytes[index]
                if isText {
                    if byte == UInt8(ascii: "\\") {
                        index += 1
                    } else if byte == UInt8(ascii: "\"") {
                        isText = false
                    }
                } else if byte == UInt8(ascii: "\"") {
                    isText = true
                } else if byte == UInt8(ascii: "{") {
                    depth += 1
                } else if byte == UInt8(ascii: "}") {
                    depth -= 1
                    if depth == 0 { return index }
                }
                index += 1
            }
            return nil
        }
    }

    /// Reads on behind the features, and checks that the collection ends well.
    private mutating func readTail() throws(LayerError) {
        while !isAtEnd, tail.count <= limit {
            isAtEnd = try source.append(max(Self.pieceLength, tail.count), to: &tail)
        }
        guard tail.count <= limit else { throw failure("is followed by more than \(limit) bytes") }
        let start = hasType ? "{\(Self.type),\"features\":[" : "{\"features\":["
        let rest = Array(start.utf8) + tail
        let layer = try GeoJSONReader.read(rest, path: path)
        guard layer.crs == nil else {
            throw LayerError(
                .crs,
                path: path,
                message: "the reference system is named behind the features",
                remedy: "put the 'crs' member first, or name the system with --crs"
            )
        }
    }

    private func failure(_ message: String, _ ahead: Int = 0) -> LayerError {
        LayerError(
            .syntax,
            path: path,
            place: Place(feature: max(1, count + ahead + 1)),
            message: "the feature \(message)",
            remedy: "correct the file there, or export it again"
        )
    }
}
