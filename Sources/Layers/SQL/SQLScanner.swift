/// A cursor over the words of a text of SQL, as MySQL writes its dumps.
///
/// Blanks and comments are passed over.
struct SQLScanner {
    /// A word, a text, a number or a mark.
    enum Token: Equatable {
        /// A name or keyword, such as `INSERT`, or a name in backticks.
        case word(String)
        /// A text, without its quotation marks and escapes.
        case text(String)
        /// A number, as it is written.
        case number(String)
        /// Any other letter.
        case mark(UInt8)
        /// No text is left.
        case end
    }

    private let bytes: [UInt8]
    private let path: String
    private var index = 0
    /// The line of the cursor, from 1.
    private(set) var line = 1
    /// The line on which the last token began.
    private(set) var tokenLine = 1

    init(_ bytes: [UInt8], path: String) {
        self.bytes = bytes
        self.path = path
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    /// A mistake where the last token began.
    func failure(_ message: String) -> LayerError {
        LayerError(
            .syntax,
            path: path,
            place: Place(line: tokenLine),
            message: message,
            remedy: "correct the file there, or fetch it again"
        )
    }

    /// The next token.
    mutating func next() throws(LayerError) -> Token {
        try skipBlanks()
        tokenLine = line
        guard let byte = peek() else { return .end }
        switch byte {
        case UInt8(ascii: "'"), UInt8(ascii: "\""): return .text(try quoted(byte))
        case UInt8(ascii: "`"): return .word(try quoted(byte))
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): return try number()
        case UInt8(ascii: "-") where isDigit(peek(1)) || peek(1) == UInt8(ascii: "."),
            UInt8(ascii: "+") where isDigit(peek(1)) || peek(1) == UInt8(ascii: "."):
            return try number()
        case _ where isLetter(byte):
            let start = index
            while let byte = peek(), isLetter(byte) || isDigit(byte) { index += 1 }
            return .word(try decoded(bytes[start..<index]))
        default:
            index += 1
            return .mark(byte)
        }
    }

    private func peek(_ ahead: Int = 0) -> UInt8? {
        index + ahead < bytes.count ? bytes[index + ahead] : nil
    }

    private func isDigit(_ byte: UInt8?) -> Bool { byte.map { $0 &- 48 < 10 } ?? false }

    private func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 97 < 26 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
            || byte >= 0x80
    }

    private mutating func skipBlanks() throws(LayerError) {
        while let byte = peek() {
            switch byte {
            case 0x0A:
                line += 1
                index += 1
            case 0x20, 0x09, 0x0D: index += 1
            case UInt8(ascii: "#"): skipToLineEnd()
            // Two hyphens begin a comment only before a blank: 5--1 is six.
            case UInt8(ascii: "-") where peek(1) == byte && (peek(2).map { $0 <= 0x20 } ?? true):
                skipToLineEnd()
            case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): try skipComment()
            default: return
            }
        }
    }

    private mutating func skipToLineEnd() {
        while let byte = peek(), byte != 0x0A { index += 1 }
    }

    private mutating func skipComment() throws(LayerError) {
        tokenLine = line
        index += 2
        while let byte = peek() {
            if byte == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
                index += 2
                return
            }
            if byte == 0x0A { line += 1 }
            index += 1
        }
        throw failure("a comment is never closed")
    }

    /// A text up to its closing mark, which stands for itself when doubled.
    private mutating func quoted(_ mark: UInt8) throws(LayerError) -> String {
        index += 1
        var content: [UInt8] = []
        while let byte = peek() {
            index += 1
            switch byte {
            case mark:
                guard peek() == mark else { return try decoded(content[...]) }
                index += 1
                content.append(mark)
            case UInt8(ascii: "\\") where mark != UInt8(ascii: "`"):
                guard let escaped = peek() else { break }
                index += 1
                if escaped == 0x0A { line += 1 }
                content += Self.escapes[escaped] ?? [escaped]
            default:
                if byte == 0x0A { line += 1 }
                content.append(byte)
            }
        }
        throw failure("a quotation mark is never closed")
    }

    /// What a letter after a backslash stands for; any other stands for itself.
    private static let escapes: [UInt8: [UInt8]] = [
        UInt8(ascii: "0"): [0], UInt8(ascii: "b"): [8], UInt8(ascii: "n"): [10],
        UInt8(ascii: "r"): [13], UInt8(ascii: "t"): [9], UInt8(ascii: "Z"): [26],
        // These two keep their backslash, for patterns.
        UInt8(ascii: "%"): Array("\\%".utf8), UInt8(ascii: "_"): Array("\\_".utf8),
    ]

    private mutating func number() throws(LayerError) -> Token {
        let start = index
        index += 1
        while let byte = peek() {
            let isSign = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
            let followsExponent = bytes[index - 1] | 0x20 == UInt8(ascii: "e")
            guard
                isDigit(byte) || isLetter(byte) || byte == UInt8(ascii: ".")
                    || isSign && followsExponent
            else { break }
            index += 1
        }
        let text = try decoded(bytes[start..<index])
        guard Cell.text(text).number != nil else { throw failure("'\(text)' is no number") }
        return .number(text)
    }

    private func decoded(_ bytes: ArraySlice<UInt8>) throws(LayerError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw failure("the text is not UTF-8")
        }
        return text
    }
}
