import Layers

/// The text of a project file, checked for what its parser cannot bear.
///
/// toml++ ends the program where a name in brackets begins with what begins no name, such as `[!x]`,
/// where a brace closes a bracket, and at letters beyond ASCII outside quotation marks; TOML 1.0
/// allows none of them.
enum ProjectText {
    /// Reads the text.
    ///
    /// - Throws: `LayerError` with the line of what is no UTF-8, or no name.
    static func read(_ bytes: [UInt8], path: String) throws(LayerError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw LayerError(
                .syntax,
                path: path,
                message: "the text is not UTF-8",
                remedy: "save the file in UTF-8"
            )
        }
        var walk = Walk(bytes)
        if let message = walk.mistake() {
            throw LayerError(
                .syntax,
                path: path,
                place: Place(line: walk.line),
                message: message,
                remedy:
                    "correct the line; names and texts with other letters stand in quotation marks"
            )
        }
        return text
    }

    /// A walk over the text that knows strings, comments and brackets.
    private struct Walk {
        private let bytes: [UInt8]
        private var index: Int
        /// The line of the walk, from 1.
        private(set) var line = 1
        /// What closes the brackets that are open, the innermost last.
        private var closings: [UInt8] = []

        init(_ bytes: [UInt8]) {
            self.bytes = bytes
            index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        }

        /// What is wrong at the line where the walk ends; `nil` if it ends with the text.
        mutating func mistake() -> String? {
            var isLineStart = true
            while index < bytes.count {
                let byte = bytes[index]
                switch byte {
                case 0x0A:
                    line += 1
                    index += 1
                    isLineStart = true
                    continue
                case 0x20, 0x09, 0x0D: index += 1
                case UInt8(ascii: "#"): skipToLineEnd()
                case UInt8(ascii: "\""), UInt8(ascii: "'"): skipString(byte)
                case UInt8(ascii: "[") where isLineStart && closings.isEmpty:
                    guard beginsName() else { return "no name follows the bracket" }
                case UInt8(ascii: "["), UInt8(ascii: "{"):
                    // The closing bracket and brace are two letters on.
                    closings.append(byte + 2)
                    index += 1
                case UInt8(ascii: "]"), UInt8(ascii: "}"):
                    if let closing = closings.popLast(), closing != byte {
                        return "a '\(Unicode.Scalar(byte))' stands where a "
                            + "'\(Unicode.Scalar(closing))' should be"
                    }
                    index += 1
                case 0x80...: return "a letter beyond ASCII stands outside quotation marks"
                default: index += 1
                }
                if ![0x20, 0x09, 0x0D].contains(byte) { isLineStart = false }
            }
            return nil
        }

        /// Moves past the brackets of a header, and tells whether a name may begin there.
        private mutating func beginsName() -> Bool {
            while index < bytes.count, bytes[index] == UInt8(ascii: "["), closings.count < 2 {
                closings.append(UInt8(ascii: "]"))
                index += 1
            }
            while index < bytes.count, [0x20, 0x09].contains(bytes[index]) { index += 1 }
            guard index < bytes.count else { return true }
            let byte = bytes[index]
            return byte &- 48 < 10 || (byte | 0x20) &- 97 < 26 || "_-\"'".utf8.contains(byte)
        }

        private mutating func skipToLineEnd() {
            while index < bytes.count, bytes[index] != 0x0A { index += 1 }
        }

        /// Moves past a string; one on a single line ends with it even if it is not closed.
        private mutating func skipString(_ mark: UInt8) {
            let isLong = bytes[index...].starts(with: [mark, mark, mark])
            let end = [UInt8](repeating: mark, count: isLong ? 3 : 1)
            index += end.count
            while index < bytes.count, !bytes[index...].starts(with: end) {
                if bytes[index] == 0x0A {
                    guard isLong else { return }
                    line += 1
                }
                let isEscape = bytes[index] == UInt8(ascii: "\\") && mark == UInt8(ascii: "\"")
                index += isEscape && index + 1 < bytes.count && bytes[index + 1] != 0x0A ? 2 : 1
            }
            index += end.count
        }
    }
}
