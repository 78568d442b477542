/// Text made safe to stand inside XML.
enum SVGEscaping {
    /// The text with markup characters replaced by entities and forbidden characters by U+FFFD.
    ///
    /// XML 1.0 forbids most control characters, and HTML also those that Unicode gives no meaning.
    /// The result may stand in an element or in a quoted attribute.
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
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": escaped += "\u{FFFD}"
            case _ where isNoCharacter(scalar): escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// Words for people, as ``shown(_:)``, made safe.
    static func words(_ raw: String) -> String { text(shown(raw)) }

    /// The longest word that is shown whole, in characters.
    private static let longestWord = 120

    /// A text as pages show it: a word longer than any name is cut, and marks that turn the
    /// direction of writing end where the text ends.
    ///
    /// Tables for machines keep the whole.
    static func shown(_ text: String) -> String {
        // An isolate of the text's own could end ours.
        var shown =
            text.unicodeScalars.contains { (0x2066...0x2069).contains($0.value) }
            ? String(
                String.UnicodeScalarView(
                    text.unicodeScalars.filter { !(0x2066...0x2069).contains($0.value) }
                )
            ) : text
        if text.utf8.count > longestWord {
            shown = text.split(separator: " ", omittingEmptySubsequences: false)
                .map { $0.count > longestWord ? $0.prefix(longestWord) + "…" : $0 }
                .joined(separator: " ")
        }
        guard shown.unicodeScalars.contains(where: turns) else { return shown }
        // First strong isolate … pop directional isolate (Unicode Standard Annex 9).
        return "\u{2068}\(shown)\u{2069}"
    }

    /// Whether Unicode keeps a code point from ever being a character.
    private static func isNoCharacter(_ scalar: Unicode.Scalar) -> Bool {
        (0xFDD0...0xFDEF).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
    }

    /// Whether a code point orders what stands beside it from right to left, or may.
    private static func turns(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\u{200E}", "\u{200F}", "\u{202A}"..."\u{202E}", "\u{0590}"..."\u{08FF}",
            "\u{FB1D}"..."\u{FDFF}", "\u{FE70}"..."\u{FEFC}":
            true
        default: false
        }
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
