import Glibc

/// The rules of separated text, for walks over bytes that copy no field.
///
/// They are those of ``CSVScanner``: a quotation mark opens a field only at its start, and a line
/// ends in LF, CR LF or CR. Walks go by pointer, eight bytes at a time; behind the end that they are
/// given eight more bytes must be readable.
struct CSVForm: Sendable {
    typealias Cursor = UnsafePointer<UInt8>

    /// The byte between fields.
    let separator: UInt8
    private let separators: UInt64

    private static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")
    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let newlines = ones * UInt64(newline)
    private static let carriageReturns = ones * UInt64(carriageReturn)

    init(separator: UInt8) {
        self.separator = separator
        separators = Self.ones * UInt64(separator)
    }

    /// How a walk over a field ended.
    enum FieldEnd {
        /// At a separator, a line end or the end of the bytes.
        case whole
        /// At the end of the bytes, within quotation marks.
        case unclosed
        /// Behind a closing quotation mark that text follows.
        case followed
    }

    /// Moves to the separator or line end after a field.
    @inline(__always)
    func skipField(_ cursor: inout Cursor, _ end: Cursor) -> FieldEnd {
        if cursor < end, cursor.pointee == Self.quote { return skipQuotedField(&cursor, end) }
        skipText(&cursor, end)
        return .whole
    }

    /// Moves to the next separator or line end.
    @inline(__always)
    func skipText(_ cursor: inout Cursor, _ end: Cursor) {
        while cursor < end {
            let bytes = UnsafeRawPointer(cursor).loadUnaligned(as: UInt64.self)
            let found =
                Self.zeros(bytes ^ separators) | Self.zeros(bytes ^ Self.newlines)
                | Self.zeros(bytes ^ Self.carriageReturns)
            if found != 0 {
                cursor += found.trailingZeroBitCount / 8
                break
            }
            cursor += 8
        }
        if cursor > end { cursor = end }
    }

    /// The top bit of each byte that is zero, right up to the lowest such byte.
    @inline(__always)
    private static func zeros(_ bytes: UInt64) -> UInt64 {
        (bytes &- ones) & ~bytes & (ones << 7)
    }

    private func skipQuotedField(_ cursor: inout Cursor, _ end: Cursor) -> FieldEnd {
        cursor += 1
        while cursor < end {
            let byte = cursor.pointee
            cursor += 1
            guard byte == Self.quote else { continue }
            guard cursor < end, cursor.pointee == Self.quote else {
                return isFieldEnd(cursor, end) ? .whole : .followed
            }
            cursor += 1
        }
        return .unclosed
    }

    @inline(__always)
    private func endsField(_ byte: UInt8) -> Bool {
        byte == separator || byte == Self.newline || byte == Self.carriageReturn
    }

    /// Whether a field ends before a byte.
    @inline(__always)
    func isFieldEnd(_ cursor: Cursor, _ end: Cursor) -> Bool {
        cursor == end || endsField(cursor.pointee)
    }

    /// Moves past a line end.
    @inline(__always)
    func skipLineEnd(_ cursor: inout Cursor, _ end: Cursor) {
        guard cursor < end else { return }
        let isReturn = cursor.pointee == Self.carriageReturn
        cursor += 1
        if isReturn, cursor < end, cursor.pointee == Self.newline { cursor += 1 }
    }

    /// Whether bytes hold a byte, by the C library's vectorized search.
    static func bytes(_ bytes: UnsafeBufferPointer<UInt8>, contain byte: UInt8) -> Bool {
        bytes.baseAddress.map { memchr($0, Int32(byte), bytes.count) != nil } ?? false
    }

    /// How many bytes whole records with their line ends take; `nil` if there is none.
    ///
    /// - Parameters:
    ///   - bytes: The bytes, before eight more that are readable.
    ///   - isAtEnd: Whether nothing follows, so that the last record needs no line end.
    func wholeRecords(of bytes: UnsafeBufferPointer<UInt8>, isAtEnd: Bool) -> Int? {
        guard !bytes.isEmpty, let start = bytes.baseAddress else { return nil }
        // Without quotation marks a line end is never within a field.
        guard Self.bytes(bytes, contain: Self.quote) else {
            if isAtEnd { return bytes.count }
            // A line feed may yet follow on a carriage return at the end.
            let end =
                bytes.lastIndex(of: Self.newline)
                ?? bytes.dropLast().lastIndex(of: Self.carriageReturn)
            return end.map { $0 + 1 }
        }
        let end = start + bytes.count
        var cursor = start
        var count: Int?
        while cursor < end {
            switch skipField(&cursor, end) {
            case .unclosed: return count
            // The fault is reported when the record is read.
            case .followed: skipText(&cursor, end)
            case .whole: break
            }
            guard cursor < end else { break }
            if cursor.pointee == separator {
                cursor += 1
            } else {
                skipLineEnd(&cursor, end)
                if cursor < end || (cursor - 1).pointee == Self.newline { count = cursor - start }
            }
        }
        return isAtEnd ? bytes.count : count
    }

    /// How many bytes the first line with its line end takes, quotation marks or not; `nil` if it
    /// does not end.
    func firstLine(of bytes: UnsafeBufferPointer<UInt8>, isAtEnd: Bool) -> Int? {
        guard let start = bytes.baseAddress else { return nil }
        let end = start + bytes.count
        var cursor = start
        while cursor < end, cursor.pointee != Self.newline, cursor.pointee != Self.carriageReturn {
            cursor += 1
        }
        guard cursor < end || isAtEnd else { return nil }
        skipLineEnd(&cursor, end)
        return cursor < end || isAtEnd || (cursor - 1).pointee == Self.newline
            ? cursor - start : nil
    }

    /// The number that a field consists of, quickly; `nil` if it is empty or written unusually.
    ///
    /// Blanks and quotation marks around it do not count; a decimal comma is read where commas do not
    /// part fields. Moves to the end of the field.
    ///
    /// - Parameter hasComma: Becomes true for a number with a decimal comma.
    @inline(__always)
    func number(_ cursor: inout Cursor, _ end: Cursor, _ hasComma: inout Bool) -> Double? {
        let first = cursor
        if let value = DecimalText.scan(&cursor, end), isFieldEnd(cursor, end) { return value }
        cursor = first
        return decoratedNumber(&cursor, end, &hasComma)
    }

    @inline(never)
    private func decoratedNumber(
        _ cursor: inout Cursor,
        _ end: Cursor,
        _ hasComma: inout Bool
    ) -> Double? {
        let first = cursor
        let isQuoted = cursor < end && cursor.pointee == Self.quote
        if isQuoted { cursor += 1 }
        while cursor < end, cursor.pointee == 0x20 { cursor += 1 }
        if let value = DecimalText.scan(&cursor, end) {
            while cursor < end, cursor.pointee == 0x20 { cursor += 1 }
            let isClosed = !isQuoted || cursor < end && cursor.pointee == Self.quote
            if isQuoted, isClosed { cursor += 1 }
            if isClosed, isFieldEnd(cursor, end) { return value }
        }
        cursor = first
        guard separator != Self.comma, let value = commaNumber(&cursor, end) else { return nil }
        hasComma = true
        return value
    }

    /// The number of a field with a decimal comma, where commas do not part fields; `nil` for another.
    private func commaNumber(_ cursor: inout Cursor, _ end: Cursor) -> Double? {
        let first = cursor
        if skipField(&cursor, end) == .whole {
            var field = UnsafeBufferPointer(start: first, count: cursor - first)[...]
            if field.count > 1, field.first == Self.quote { field = field.dropFirst().dropLast() }
            while field.first == 0x20 { field.removeFirst() }
            while field.last == 0x20 { field.removeLast() }
            var index = 0
            let point = UInt8(ascii: ".")
            if field.count(where: { $0 == Self.comma }) == 1, !field.contains(point),
                let value = DecimalText.scan(
                    field.map { $0 == Self.comma ? point : $0 },
                    at: &index
                ), index == field.count, value.isFinite
            {
                return value
            }
        }
        cursor = first
        return nil
    }

    /// The number of a field as ``Cell/number`` reads it, also with a decimal comma where commas do not
    /// part fields; not a number if it is none.
    func anyNumber(in field: UnsafeBufferPointer<UInt8>, _ hasComma: inout Bool) -> Double {
        let isQuoted = field.count > 1 && field.first == Self.quote
        let content = isQuoted ? field.dropFirst().dropLast() : field[...]
        guard !content.isEmpty, let text = String(validating: content, as: UTF8.self) else {
            return .nan
        }
        if let value = Cell.text(text).number { return value }
        guard separator != Self.comma, !text.contains("."), text.count(where: { $0 == "," }) == 1,
            let value = Cell.text(text.replacing(",", with: ".")).number
        else { return .nan }
        hasComma = true
        return value
    }
}
