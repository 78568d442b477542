/// A cursor over the records of a separated text.
struct CSVScanner {
    private let bytes: [UInt8]
    private let path: String
    /// The byte between fields.
    let separator: UInt8
    private var index = 0
    /// The line of the cursor, from 1.
    private(set) var line = 1
    /// Where the line end of the last record starts.
    private(set) var recordEnd = 0

    /// Whether no text is left.
    var isAtEnd: Bool { index >= bytes.count }

    private static let quote = UInt8(ascii: "\"")
    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// - Parameter separator: By default the one that the header holds most often.
    init(_ bytes: [UInt8], path: String, separator: UInt8? = nil) {
        self.bytes = bytes
        self.path = path
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
        self.separator = separator ?? Self.separator(ofHeaderIn: bytes[index...])
    }

    /// The separators that are looked for; the first of equals wins.
    private static let candidates = [",", ";", "\t", "|"].map { (scalar: Unicode.Scalar) in
        UInt8(ascii: scalar)
    }

    /// The candidate that stands most often outside quotation marks on the first line.
    private static func separator(ofHeaderIn bytes: ArraySlice<UInt8>) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        // A quotation mark opens at the start of a field, and again right after it closed.
        var mayOpen = true
        for byte in bytes {
            if byte == quote, isQuoted || mayOpen {
                mayOpen = isQuoted
                isQuoted.toggle()
                continue
            }
            guard !isQuoted else { continue }
            if byte == newline || byte == carriageReturn { break }
            mayOpen = candidates.contains(byte)
            if mayOpen { counts[byte, default: 0] += 1 }
        }
        // A header of a single column is read as commas.
        return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] }
            .flatMap { counts[$0, default: 0] > 0 ? $0 : nil } ?? UInt8(ascii: ",")
    }

    func failure(_ message: String) -> LayerError {
        LayerError(
            .syntax,
            path: path,
            place: Place(line: line),
            message: message,
            remedy: "correct the file there, or export it again"
        )
    }

    /// The fields of the next record, `nil` where empty; `nil` at the end of the text.
    mutating func readRecord() throws(LayerError) -> [String?]? {
        guard index < bytes.count else { return nil }
        var fields: [String?] = []
        while true {
            fields.append(try readField())
            recordEnd = index
            guard index < bytes.count else { return fields }
            let byte = bytes[index]
            index += 1
            if byte == separator { continue }
            if byte == Self.carriageReturn, index < bytes.count, bytes[index] == Self.newline {
                index += 1
            }
            line += 1
            return fields
        }
    }

    /// The next field; the cursor stops at the separator or line end after it.
    private mutating func readField() throws(LayerError) -> String? {
        guard index < bytes.count, bytes[index] == Self.quote else {
            let start = index
            while index < bytes.count, !endsField(bytes[index]) { index += 1 }
            return start == index ? nil : try decoded(bytes[start..<index])
        }
        let firstLine = line
        index += 1
        var content: [UInt8] = []
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == Self.quote {
                guard index < bytes.count, bytes[index] == Self.quote else {
                    guard index >= bytes.count || endsField(bytes[index]) else {
                        throw failure("text follows the closing quotation mark of a field")
                    }
                    return try decoded(content[...])
                }
                index += 1
            }
            if byte == Self.newline { line += 1 }
            content.append(byte)
        }
        line = firstLine
        throw failure("a quotation mark is never closed")
    }

    private func endsField(_ byte: UInt8) -> Bool {
        byte == separator || byte == Self.newline || byte == Self.carriageReturn
    }

    private func decoded(_ bytes: ArraySlice<UInt8>) throws(LayerError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw LayerError(
                .syntax,
                path: path,
                place: Place(line: line),
                message: "the text is not UTF-8",
                remedy: "save the file in UTF-8"
            )
        }
        return text
    }
}
