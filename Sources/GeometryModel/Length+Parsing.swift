/// A distance that was typed wrong.
public enum LengthSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No number could be read.
    case notANumber(String)
    /// The unit is not one of meters and kilometers.
    case unknownUnit(String, text: String)
    /// Degrees were given; they are no distance.
    case degrees(String)
    /// The number is negative or not finite.
    case outOfRange(String)

    /// What was typed, what is wrong with it, and what to type instead.
    public var description: String {
        switch self {
        case .notANumber(let text):
            "'\(text)' is not a distance; write a number and a unit, such as 5km or 500m"
        case .unknownUnit(let unit, let text):
            "'\(text)' has the unknown unit '\(unit)'; use m or km, such as 5km or 500m"
        case .degrees(let text):
            "'\(text)' is an angle, not a distance; write kilometers or meters, such as 5km"
        case .outOfRange(let text):
            "'\(text)' is not a distance; it must be zero or more, and finite"
        }
    }
}

extension Length {
    /// Reads a distance such as `5km`, `2.5 km` or `500 m`; a bare number is meters.
    ///
    /// - Throws: ``LengthSyntaxError`` that repeats the text and names the remedy.
    public init(parsing text: String) throws(LengthSyntaxError) {
        var trimmed = Substring(text)
        while trimmed.first?.isWhitespace == true { trimmed.removeFirst() }
        while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
        let digits = trimmed.prefix { $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }
        // An `e` belongs to the number only if an exponent follows.
        let number = digits.last.map { "eE".contains($0) } == true ? digits.dropLast() : digits
        let unit = String(trimmed[number.endIndex...].drop(while: \.isWhitespace)).lowercased()
        guard let value = Double(number) else { throw .notANumber(text) }
        guard value >= 0, value.isFinite else { throw .outOfRange(text) }
        switch unit {
        case "", "m", "meter", "meters", "metre", "metres": self = .meters(value)
        case "km", "kilometer", "kilometers", "kilometre", "kilometres": self = .kilometers(value)
        case "°", "deg", "degree", "degrees", "derajat": throw .degrees(text)
        default: throw .unknownUnit(unit, text: text)
        }
        guard meters.isFinite else { throw .outOfRange(text) }
    }
}
