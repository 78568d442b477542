/// Text made safe to stand inside XML.
enum SVGEscaping {
    /// The text with markup characters replaced by entities and forbidden characters by U+FFFD.
    ///
    /// XML 1.0 forbids the control characters other than tab and line ends, and the two last code
    /// points of the basic plane. The result may stand in an element or in a quoted attribute.
    static func text(_ raw: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(raw.utf8.count)
        for scalar in raw.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\t", "\n", "\r": escaped += " "
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// A name that may start an identifier: ASCII letters, digits, `-` and `_`, a letter first.
    static func identifier(_ raw: String) -> String {
        let kept = raw.unicodeScalars.map { scalar -> Character in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-", "_": Character(scalar)
            default: "-"
            }
        }
        let startsWithLetter = kept.first.map { $0.isLetter } ?? false
        return (startsWithLetter ? "" : "f") + String(kept)
    }
}
