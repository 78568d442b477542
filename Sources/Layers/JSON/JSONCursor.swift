/// A walk over JSON text (RFC 8259) by pointer that checks it and copies nothing.
///
/// Behind the end eight more bytes must be readable.
struct JSONCursor {
    typealias Pointer = UnsafePointer<UInt8>

    private(set) var at: Pointer
    let end: Pointer

    /// How deep arrays and objects may nest before the text is refused.
    private static let depthLimit = 256

    init(_ start: Pointer, end: Pointer) {
        at = start
        self.end = end
    }

    var isAtEnd: Bool { at >= end }

    /// Moves past what something else has read.
    mutating func move(to place: Pointer) { at = place }

    @inline(__always)
    mutating func skipBlanks() {
        while at < end, [0x20, 0x0A, 0x0D, 0x09].contains(at.pointee) { at += 1 }
    }

    /// The next byte that is not blank, without taking it; `nil` at the end.
    @inline(__always)
    mutating func peek() -> UInt8? {
        skipBlanks()
        return at < end ? at.pointee : nil
    }

    /// Takes a byte if it is the next one that is not blank.
    @inline(__always)
    mutating func take(_ byte: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: byte) else { return false }
        at += 1
        return true
    }

    /// Moves past a value; false if there is none, or the text ends in it.
    mutating func skipValue() -> Bool { skipValue(depth: 0) }

    private mutating func skipValue(depth: Int) -> Bool {
        guard depth < Self.depthLimit, let byte = peek() else { return false }
        switch byte {
        case UInt8(ascii: "{"):
            return forEachMember(depth: depth) { cursor, _ in cursor.skipValue(depth: depth + 1) }
        case UInt8(ascii: "["): return skipArray(depth: depth)
        case UInt8(ascii: "\""): return string() != nil
        case UInt8(ascii: "t"): return skipWord("true")
        case UInt8(ascii: "f"): return skipWord("false")
        case UInt8(ascii: "n"): return skipWord("null")
        default: return skipNumber()
        }
    }

    private mutating func skipArray(depth: Int) -> Bool {
        guard take("[") else { return false }
        if take("]") { return true }
        repeat {
            guard skipValue(depth: depth + 1) else { return false }
        } while take(",")
        return take("]")
    }

    /// Calls a function with the key of each member, as it is written; it must move past the value and
    /// tell whether it could.
    @inline(__always)
    mutating func forEachMember(
        _ body: (inout JSONCursor, UnsafeBufferPointer<UInt8>) -> Bool
    ) -> Bool {
        forEachMember(depth: 0, body)
    }

    @inline(__always)
    private mutating func forEachMember(
        depth: Int,
        _ body: (inout JSONCursor, UnsafeBufferPointer<UInt8>) -> Bool
    ) -> Bool {
        guard take("{") else { return false }
        if take("}") { return true }
        repeat {
            guard peek() != nil, let key = string(), take(":"), body(&self, key) else {
                return false
            }
        } while take(",")
        return take("}")
    }

    /// Moves past a string and returns what stands between its marks, as it is written.
    mutating func string() -> UnsafeBufferPointer<UInt8>? {
        guard at < end, at.pointee == UInt8(ascii: "\"") else { return nil }
        at += 1
        let start = at
        while at < end {
            switch at.pointee {
            case UInt8(ascii: "\""):
                at += 1
                return UnsafeBufferPointer(start: start, count: at - start - 1)
            case UInt8(ascii: "\\"):
                guard skipEscape() else { return nil }
            case 0..<0x20: return nil
            default: at += 1
            }
        }
        return nil
    }

    private mutating func skipEscape() -> Bool {
        at += 1
        guard at < end else { return false }
        let letter = at.pointee
        at += 1
        guard letter == UInt8(ascii: "u") else {
            return "\"\\/bfnrt".utf8.contains(letter)
        }
        for _ in 0..<4 {
            guard at < end, Self.isHexadecimal(at.pointee) else { return false }
            at += 1
        }
        return true
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        byte &- 48 < 10 || (byte | 0x20) &- 97 < 6
    }

    private mutating func skipWord(_ word: StaticString) -> Bool {
        guard end - at >= word.utf8CodeUnitCount else { return false }
        for index in 0..<word.utf8CodeUnitCount
        where at[index] != word.utf8Start[index] {
            return false
        }
        at += word.utf8CodeUnitCount
        return true
    }

    /// Moves past `null` if that is the next value.
    mutating func takeNull() -> Bool { peek() == UInt8(ascii: "n") && skipWord("null") }

    private mutating func skipNumber() -> Bool {
        if at < end, at.pointee == UInt8(ascii: "-") { at += 1 }
        let first = at
        guard skipDigits(), first.pointee != 48 || at == first + 1 else { return false }
        if at < end, at.pointee == UInt8(ascii: ".") {
            at += 1
            guard skipDigits() else { return false }
        }
        if at < end, at.pointee | 0x20 == UInt8(ascii: "e") {
            at += 1
            if at < end, at.pointee == UInt8(ascii: "+") || at.pointee == UInt8(ascii: "-") {
                at += 1
            }
            return skipDigits()
        }
        return true
    }

    private mutating func skipDigits() -> Bool {
        let first = at
        while at < end, at.pointee &- 48 < 10 { at += 1 }
        return at > first
    }

    /// Reads a number, correctly rounded.
    mutating func number() -> Double? {
        skipBlanks()
        return at < end ? DecimalText.scan(&at, end) : nil
    }
}
