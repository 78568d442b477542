/// How a text writes a number.
public enum NumberForm: Hashable, Sendable {
    /// With a decimal point or none, as data are read.
    case plain(Double)
    /// With a decimal comma, and points as thousands marks if any: `1.234,5`.
    case decimalComma
    /// With thousands marks: `1.234.567`, `61,261`.
    case grouped
    /// Not at all.
    case none

    /// Looks at a text without surrounding blanks.
    public init(_ text: String) {
        if let value = Cell.text(text).number {
            self = .plain(value)
            return
        }
        let unsigned = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
        let halves = unsigned.split(separator: ",", omittingEmptySubsequences: false)
        if Self.isGrouped(unsigned, by: ".") || Self.isGrouped(unsigned, by: ",") {
            self = .grouped
        } else if halves.count == 2, Self.isDigits(halves[1]),
            Self.isDigits(halves[0]) || Self.isGrouped(halves[0], by: ".")
        {
            self = .decimalComma
        } else {
            self = .none
        }
    }

    /// The number, if it is written as data are read.
    public var value: Double? { if case .plain(let value) = self { value } else { nil } }

    /// Whether a text is groups of three digits set off by a mark, such as `1.500` or `12.345.678`.
    ///
    /// The first group may be shorter, but does not start with zero.
    static func isGrouped(_ text: Substring, by mark: Character) -> Bool {
        let groups = text.split(separator: mark, omittingEmptySubsequences: false)
        return groups.count > 1 && groups.allSatisfy(isDigits)
            && groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
            && groups[0].utf8.count <= 3 && !groups[0].hasPrefix("0")
    }

    static func isDigits(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
    }
}
