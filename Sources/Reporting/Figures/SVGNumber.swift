/// Numbers as SVG attributes write them: short, with the dot, at most two decimals.
enum SVGNumber {
    /// The shortest text of a number rounded to hundredths; `0` for what is not a number.
    static func text(_ value: Double) -> String {
        guard value.isFinite else { return "0" }
        return text(hundredths: Int((min(max(value, -1e9), 1e9) * 100).rounded()))
    }

    /// The shortest text of a count of hundredths: 150 is `1.5`, -50 is `-.5`.
    static func text(hundredths: Int) -> String {
        let magnitude = hundredths.magnitude
        let (whole, rest) = magnitude.quotientAndRemainder(dividingBy: 100)
        var text = hundredths < 0 ? "-" : ""
        if whole > 0 || rest == 0 { text += String(whole) }
        if rest > 0 {
            text += rest.isMultiple(of: 10) ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
        }
        return text
    }
}
