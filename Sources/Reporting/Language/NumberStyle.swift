/// How numbers are written for people: `1.234,56` in Indonesian, `1,234.56` in English.
///
/// The text depends on the number and the language only, never on the locale of the machine. The
/// decimal shown is the nearest to the shortest decimal of the number, halves away from zero, and
/// a number that rounds to zero has no sign. Absent, infinite and undefined numbers are written as
/// ``missing``.
public struct NumberStyle: Hashable, Sendable {
    /// The language whose marks are used.
    public var language: Language

    /// Makes the style of a language.
    public init(_ language: Language) {
        self.language = language
    }

    /// What stands where there is no number.
    public static let missing = "–"

    /// The mark between whole part and decimals.
    public var decimalMark: String {
        switch language {
        case .id: ","
        case .en: "."
        }
    }

    /// The mark between groups of three digits.
    public var groupingMark: String {
        switch language {
        case .id: "."
        case .en: ","
        }
    }

    /// A count, with its digits in groups of three.
    public func integer(_ value: Int?) -> String {
        guard let value else { return Self.missing }
        let digits = String(value.magnitude).utf8.map { $0 - 48 }
        return (value < 0 ? "-" : "") + grouped(digits)
    }

    /// A number with a fixed count of decimals.
    public func decimal(_ value: Double?, places: Int) -> String {
        text(value, shift: 0, places: places)
    }

    /// A number with a fixed count of decimals and its sign, as differences are written.
    public func signed(_ value: Double?, places: Int) -> String {
        signed(decimal(value, places: places))
    }

    /// A share between 0 and 1 as a percentage: 0.285 is `28,5%`.
    public func percent(_ share: Double?, places: Int = 1) -> String {
        suffixed(text(share, shift: 2, places: places), "%")
    }

    /// A difference of two shares in percentage points: `+1,2 poin persen`.
    public func percentagePoints(_ difference: Double?, places: Int = 1) -> String {
        let points = signed(text(difference, shift: 2, places: places))
        switch language {
        case .id: return suffixed(points, " poin persen")
        case .en: return suffixed(points, " percentage points")
        }
    }

    /// A ratio as a multiple: `2,5 kali`.
    public func times(_ ratio: Double?, places: Int = 1) -> String {
        switch language {
        case .id: suffixed(decimal(ratio, places: places), " kali")
        case .en: suffixed(decimal(ratio, places: places), " times")
        }
    }

    /// A distance in meters, written in kilometers.
    public func kilometers(meters: Double?, places: Int = 1) -> String {
        suffixed(text(meters, shift: -3, places: places), " km")
    }

    /// An area in square meters, written in square kilometers.
    public func squareKilometers(squareMeters: Double?, places: Int = 1) -> String {
        suffixed(text(squareMeters, shift: -6, places: places), " km²")
    }

    /// An area in square meters, written in hectares.
    public func hectares(squareMeters: Double?, places: Int = 0) -> String {
        suffixed(text(squareMeters, shift: -4, places: places), " ha")
    }

    /// Two limits with a fixed count of decimals: `0,80–0,85`, or `-0,20 … 0,10` below zero.
    public func interval(_ lower: Double?, _ upper: Double?, places: Int) -> String {
        let first = decimal(lower, places: places)
        let last = decimal(upper, places: places)
        guard first != Self.missing, last != Self.missing else { return Self.missing }
        return first.hasPrefix("-") || last.hasPrefix("-")
            ? "\(first) … \(last)" : "\(first)–\(last)"
    }

    private func text(_ value: Double?, shift: Int, places: Int) -> String {
        precondition(places >= 0, "a number has \(places) decimals")
        guard let value, let digits = DecimalDigits(value) else { return Self.missing }
        let number = digits.shifted(by: shift).rounded(places: places)
        var text = number.isNegative ? "-" : ""
        text += grouped(number.whole)
        if places > 0 { text += decimalMark + number.fraction.map(String.init).joined() }
        return text
    }

    private func grouped(_ digits: [UInt8]) -> String {
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += groupingMark }
            text += String(digit)
        }
        return text
    }

    private func signed(_ text: String) -> String {
        let isUnsigned = text == Self.missing || text.hasPrefix("-")
        let isZero = !text.contains { $0 >= "1" && $0 <= "9" }
        return isUnsigned || isZero ? text : "+" + text
    }

    private func suffixed(_ text: String, _ unit: String) -> String {
        text == Self.missing ? text : text + unit
    }
}
