/// A cursor over the bytes of a JSON text that knows where it stands.
struct JSONScanner {
    let bytes: [UInt8]
    let path: String
    private(set) var index = 0
    /// The feature being read, for messages.
    var feature: Int?

    /// How deep arrays and objects may nest before the text is refused.
    private static let depthLimit = 256
    private var depth = 0

    /// Starts at an index into a text, for one value.
    init(_ bytes: [UInt8], path: String, at index: Int) {
        self.bytes = bytes
        self.path = path
        self.index = index
    }

    init(_ bytes: [UInt8], path: String) {
        self.bytes = bytes
        self.path = path
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    var isAtEnd: Bool { index >= bytes.count }

    /// The line of the cursor, from 1; counted only when asked.
    var line: Int { 1 + bytes[..<min(index, bytes.count)].count { $0 == 10 } }

    /// Where lines were last counted, and how many there were.
    private var counted = (index: 0, line: 1)

    /// The same, counted on from the last time it was asked, for texts of many parts.
    mutating func lineSoFar() -> Int {
        let end = min(index, bytes.count)
        counted.line += bytes[counted.index..<end].count { $0 == 10 }
        counted.index = end
        return counted.line
    }

    var place: Place { Place(feature: feature, line: line) }

    func failure(_ message: String, _ kind: LayerError.Kind = .syntax) -> LayerError {
        let remedy =
            isAtEnd
            ? "the file ends too early; export or download it again"
            : "correct the file there, or export it again"
        return LayerError(kind, path: path, place: place, message: message, remedy: remedy)
    }

    mutating func skipBlanks() {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x09, 0x0A, 0x0D: index += 1
            default: return
            }
        }
    }

    /// The next byte that is not blank, without taking it.
    mutating func peek() -> UInt8? {
        skipBlanks()
        return index < bytes.count ? bytes[index] : nil
    }

    /// Takes the byte at the cursor.
    mutating func skip() { index += 1 }

    mutating func expect(_ byte: Unicode.Scalar) throws(LayerError) {
        guard peek() == UInt8(ascii: byte) else { throw unexpected("'\(byte)'") }
        index += 1
    }

    private mutating func take(_ byte: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: byte) else { return false }
        index += 1
        return true
    }

    func unexpected(_ wanted: String) -> LayerError {
        guard index < bytes.count else { return failure("the text ends where \(wanted) should be") }
        let excerpt = bytes[index..<min(index + 12, bytes.count)].prefix { $0 >= 0x20 }
        let found = String(decoding: excerpt, as: UTF8.self)
        return failure("\(wanted) should be where '\(found)' is")
    }

    /// Calls a function with the key of each member; it must read the value.
    mutating func readObject(
        _ body: (inout JSONScanner, String) throws(LayerError) -> Void
    ) throws(LayerError) {
        try expect("{")
        try descend()
        if !take("}") {
            repeat {
                guard peek() == UInt8(ascii: "\"") else { throw unexpected("a member name") }
                let key = try readString()
                try expect(":")
                try body(&self, key)
            } while take(",")
            try expect("}")
        }
        depth -= 1
    }

    /// Calls a function for each element; it must read the value.
    mutating func readArray(
        _ body: (inout JSONScanner) throws(LayerError) -> Void
    ) throws(LayerError) {
        try expect("[")
        try descend()
        if !take("]") {
            repeat { try body(&self) } while take(",")
            try expect("]")
        }
        depth -= 1
    }

    private mutating func descend() throws(LayerError) {
        depth += 1
        guard depth <= Self.depthLimit else {
            throw failure("the text nests deeper than \(Self.depthLimit) levels")
        }
    }

    mutating func readNumber() throws(LayerError) -> Double {
        skipBlanks()
        let start = index
        guard let number = DecimalText.scan(bytes, at: &index) else { throw unexpected("a number") }
        guard number.isFinite else {
            index = start
            throw unexpected("a number that is not too large")
        }
        return number
    }

    mutating func readString() throws(LayerError) -> String {
        try expect("\"")
        let start = index
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                defer { index += 1 }
                return try decoded(start..<index)
            case UInt8(ascii: "\\"): return try readEscapedString(from: start)
            case 0..<0x20: throw failure("a control character stands inside a text")
            default: index += 1
            }
        }
        throw failure("a text is not closed")
    }

    private func decoded(_ range: Range<Int>) throws(LayerError) -> String {
        guard let text = String(validating: bytes[range], as: UTF8.self) else {
            throw LayerError(
                .syntax,
                path: path,
                place: place,
                message: "the text is not UTF-8",
                remedy: "save the file in UTF-8"
            )
        }
        return text
    }

    private mutating func readEscapedString(from start: Int) throws(LayerError) -> String {
        var text = try decoded(start..<index)
        var run = index
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                text += try decoded(run..<index)
                index += 1
                return text
            case UInt8(ascii: "\\"):
                text += try decoded(run..<index)
                index += 1
                text.unicodeScalars.append(try readEscape())
                run = index
            case 0..<0x20: throw failure("a control character stands inside a text")
            default: index += 1
            }
        }
        throw failure("a text is not closed")
    }

    private mutating func readEscape() throws(LayerError) -> Unicode.Scalar {
        guard index < bytes.count else { throw failure("a text is not closed") }
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "u"):
            let unit = try readHex()
            if let scalar = Unicode.Scalar(unit) { return scalar }
            // A surrogate: the second half must follow.
            guard (0xD800..<0xDC00).contains(unit), index + 1 < bytes.count,
                bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u")
            else { throw failure("half of a surrogate pair stands alone") }
            index += 2
            let low = try readHex()
            guard (0xDC00..<0xE000).contains(low),
                let scalar = Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00))
            else { throw failure("half of a surrogate pair stands alone") }
            return scalar
        default: throw failure("an unknown escape stands in a text")
        }
    }

    private mutating func readHex() throws(LayerError) -> UInt32 {
        let digits = bytes[index..<min(index + 4, bytes.count)]
            .compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count == 4 else { throw failure("an escape has no four hexadecimal digits") }
        index += 4
        return digits.reduce(0) { $0 << 4 | UInt32($1) }
    }

    /// Reads any value.
    mutating func readValue() throws(LayerError) -> JSON {
        switch peek() {
        case UInt8(ascii: "{"):
            var members: [JSON.Member] = []
            try readObject { scanner, key throws(LayerError) in
                members.append(JSON.Member(key, try scanner.readValue()))
            }
            return .object(members)
        case UInt8(ascii: "["):
            var values: [JSON] = []
            try readArray { scanner throws(LayerError) in values.append(try scanner.readValue()) }
            return .array(values)
        case UInt8(ascii: "\""): return .string(try readString())
        case UInt8(ascii: "t"):
            try expectWord("true")
            return .boolean(true)
        case UInt8(ascii: "f"):
            try expectWord("false")
            return .boolean(false)
        case UInt8(ascii: "n"):
            try expectWord("null")
            return .null
        default:
            let start = index
            let value = try readNumber()
            let isWhole = !bytes[start..<index].contains { [0x2E, 0x45, 0x65].contains($0) }
            guard isWhole else { return .number(value) }
            // Identifiers may have more digits than a double holds.
            let integer =
                abs(value) < 0x1p53
                ? Int(value) : Int(String(decoding: bytes[start..<index], as: UTF8.self))
            return integer.map(JSON.integer) ?? .number(value)
        }
    }

    mutating func expectWord(_ word: String) throws(LayerError) {
        skipBlanks()
        guard bytes[index...].starts(with: word.utf8) else { throw unexpected(word) }
        index += word.utf8.count
    }

    /// Fails unless only blanks are left.
    mutating func expectEnd() throws(LayerError) {
        guard peek() == nil else { throw failure("more text follows the end of the value") }
    }
}
