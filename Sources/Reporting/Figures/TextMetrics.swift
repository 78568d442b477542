/// Estimates of how wide texts are, from the letter widths of Helvetica.
///
/// The fonts of ``SVGCanvas`` share these widths or come close. A few per cent are added so that a
/// label placed by its estimated width does not touch its neighbor.
enum TextMetrics {
    private static let margin = 1.04
    private static let boldFactor = 1.07

    /// Widths of U+0020…U+007E in thousandths of the font size.
    private static let widths: [Double] = [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556,
        556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722,
        722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722,
        667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556,
        556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,
        500, 334, 260, 334, 584,
    ]

    /// The width of one line of text in pixels.
    static func width(of text: String, size: Double, isBold: Bool = false) -> Double {
        let thousandths = text.unicodeScalars.reduce(0) { $0 + Self.width(of: $1) }
        return thousandths / 1_000 * size * margin * (isBold ? boldFactor : 1)
    }

    private static func width(of scalar: Unicode.Scalar) -> Double {
        let index = Int(scalar.value) - 0x20
        if widths.indices.contains(index) { return widths[index] }
        return scalar.value < 0x2E80 ? 600 : 1_000
    }

    /// The width of one line of text in pixels, in a style.
    static func width(of text: String, style: TextStyle) -> Double {
        width(of: text, size: style.size, isBold: style.isBold)
    }

    /// The text broken between words into lines no wider than a limit; a longer word stays whole.
    static func lines(of text: String, style: TextStyle, width limit: Double) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: \.isWhitespace) {
            let extended = line.isEmpty ? String(word) : "\(line) \(word)"
            if !line.isEmpty, width(of: extended, style: style) > limit {
                lines.append(line)
                line = String(word)
            } else {
                line = extended
            }
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }
}
