import Layers

/// The text of a project file, checked for what its parser cannot bear.
///
/// toml++ ends the program at a letter beyond ASCII in a key without quotation marks, which TOML does
/// not allow.
enum ProjectText {
    /// Reads the text.
    ///
    /// - Throws: `LayerError` with the line of what is no UTF-8, or no key.
    static func read(_ bytes: [UInt8], path: String) throws(LayerError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw LayerError(
                .syntax,
                path: path,
                message: "the text is not UTF-8",
                remedy: "save the file in UTF-8"
            )
        }
        if let line = lineOfStrayLetter(in: bytes) {
            throw LayerError(
                .syntax,
                path: path,
                place: Place(line: line),
                message: "a letter beyond ASCII stands outside quotation marks",
                remedy: "put the name or text in quotation marks"
            )
        }
        return text
    }

    /// The first line with such a letter; `nil` if there is none.
    private static func lineOfStrayLetter(in bytes: [UInt8]) -> Int? {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var rest = bytes[start...]
        var line = 1
        /// The mark that ends the string or comment in which the rest begins.
        var end: [UInt8] = []
        while let byte = rest.first {
            if byte == 0x0A { line += 1 }
            if end.isEmpty {
                if byte >= 0x80 { return line }
                if byte == UInt8(ascii: "#") {
                    end = [0x0A]
                } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                    let isLong = rest.starts(with: [byte, byte, byte])
                    end = [UInt8](repeating: byte, count: isLong ? 3 : 1)
                    rest = rest.dropFirst(isLong ? 2 : 0)
                }
                rest = rest.dropFirst()
            } else if rest.starts(with: end) || (byte == 0x0A && end.count == 1) {
                // A short string that is not closed ends with its line.
                rest = rest.dropFirst(byte == 0x0A ? 1 : end.count)
                end = []
            } else {
                let isEscape = byte == UInt8(ascii: "\\") && end[0] == UInt8(ascii: "\"")
                rest = rest.dropFirst(isEscape ? 2 : 1)
            }
        }
        return nil
    }
}
