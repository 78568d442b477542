/// The rules of separated text, for walks over bytes that copy no field.
///
/// They are those of ``CSVScanner``: a quotation mark opens a field only at its start, and a line
/// ends in LF, CR LF or CR.
struct CSVForm {
    /// The byte between fields.
    let separator: UInt8

    private static let quote = UInt8(ascii: "\"")
    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

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
    func skipField(_ bytes: Span<UInt8>, at index: inout Int) -> FieldEnd {
        if index < bytes.count, bytes[index] == Self.quote {
            return skipQuotedField(bytes, at: &index)
        }
        while index < bytes.count, !endsField(bytes[index]) { index += 1 }
        return .whole
    }

    private func skipQuotedField(_ bytes: Span<UInt8>, at index: inout Int) -> FieldEnd {
        index += 1
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            guard byte == Self.quote else { continue }
            guard index < bytes.count, bytes[index] == Self.quote else {
                return index == bytes.count || endsField(bytes[index]) ? .whole : .followed
            }
            index += 1
        }
        return .unclosed
    }

    @inline(__always)
    private func endsField(_ byte: UInt8) -> Bool {
        byte == separator || byte == Self.newline || byte == Self.carriageReturn
    }

    /// Where the line after a line end starts.
    @inline(__always)
    func lineEnd(in bytes: [UInt8], at index: Int) -> Int {
        guard index < bytes.count else { return index }
        let isPair =
            bytes[index] == Self.carriageReturn && index + 1 < bytes.count
            && bytes[index + 1] == Self.newline
        return isPair ? index + 2 : index + 1
    }

    /// The end of the last whole record with its line end; `nil` if there is none.
    ///
    /// - Parameter isAtEnd: Whether no bytes follow, so that the last record needs no line end.
    func lastRecordEnd(in bytes: [UInt8], isAtEnd: Bool) -> Int? {
        guard !bytes.isEmpty else { return nil }
        guard bytes.contains(Self.quote) else {
            if isAtEnd { return bytes.count }
            // A line feed may yet follow on a carriage return at the end.
            let end =
                bytes.lastIndex(of: Self.newline)
                ?? bytes.dropLast().lastIndex(of: Self.carriageReturn)
            return end.map { $0 + 1 }
        }
        let span = bytes.span
        var index = 0
        var end: Int?
        while index < bytes.count {
            switch skipField(span, at: &index) {
            case .unclosed: return end
            // The fault is reported when the record is read.
            case .followed: while index < bytes.count, !endsField(span[index]) { index += 1 }
            case .whole: break
            }
            guard index < bytes.count else { break }
            if span[index] == separator {
                index += 1
            } else {
                index = lineEnd(in: bytes, at: index)
                if index < bytes.count || bytes[index - 1] == Self.newline { end = index }
            }
        }
        return isAtEnd ? bytes.count : end
    }

    /// The number that a field consists of, quickly; `nil` if it is empty or written unusually.
    ///
    /// Blanks and quotation marks around it do not count. The index stays within the field.
    @inline(__always)
    func number(_ bytes: Span<UInt8>, at index: inout Int) -> Double? {
        var cursor = index
        let isQuoted = cursor < bytes.count && bytes[cursor] == Self.quote
        if isQuoted { cursor += 1 }
        while cursor < bytes.count, bytes[cursor] == 0x20 { cursor += 1 }
        guard let value = DecimalText.scan(bytes, at: &cursor), value.isFinite else { return nil }
        while cursor < bytes.count, bytes[cursor] == 0x20 { cursor += 1 }
        if isQuoted {
            guard cursor < bytes.count, bytes[cursor] == Self.quote else { return nil }
            cursor += 1
        }
        guard cursor == bytes.count || endsField(bytes[cursor]) else { return nil }
        index = cursor
        return value
    }

    /// The number of a field as ``Cell/number`` reads it; not a number if it is none.
    func anyNumber(in field: ArraySlice<UInt8>) -> Double {
        let isQuoted = field.count > 1 && field.first == Self.quote
        let content = isQuoted ? field.dropFirst().dropLast() : field
        guard !content.isEmpty, let text = String(validating: content, as: UTF8.self) else {
            return .nan
        }
        return Cell.text(text).number ?? .nan
    }
}
