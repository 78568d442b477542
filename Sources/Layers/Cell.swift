/// One value of a table.
public enum Cell: Hashable, Sendable {
    /// No value: missing, never zero.
    case null
    /// Words, names and codes.
    case text(String)
    /// A count.
    case integer(Int)
    /// A measured number.
    case number(Double)
    /// A yes or no.
    case boolean(Bool)

    /// A number, or null if there is none.
    public init(_ value: Double?) { self = value.map(Cell.number) ?? .null }

    /// A count, or null if there is none.
    public init(_ value: Int?) { self = value.map(Cell.integer) ?? .null }

    /// A text, or null if there is none.
    public init(_ value: String?) { self = value.map(Cell.text) ?? .null }

    /// Whether there is no value.
    public var isNull: Bool { self == .null }

    /// The value as text, without surrounding blanks; `nil` if missing or blank.
    public var text: String? {
        switch self {
        case .null: nil
        case .text(let text): Self.trimmed(text)
        case .integer(let value): String(value)
        case .number(let value): DecimalText.shortest(value)
        case .boolean(let value): value ? "true" : "false"
        }
    }

    /// The value as a finite number with a decimal point; `nil` if missing or not a number.
    public var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value.isFinite ? value : nil
        case .text(let text):
            Self.trimmed(text).flatMap(Self.decimal)
        case .null, .boolean: nil
        }
    }

    /// The number that a text writes in digits; neither hexadecimal nor a word.
    private static func decimal(_ text: String) -> Double? {
        guard !text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "x") }),
            let value = Double(text), value.isFinite
        else { return nil }
        return value
    }

    private static func trimmed(_ text: String) -> String? {
        guard let first = text.firstIndex(where: { !$0.isWhitespace }),
            let last = text.lastIndex(where: { !$0.isWhitespace })
        else { return nil }
        return String(text[first...last])
    }
}

extension Cell: ExpressibleByStringLiteral {
    /// A text.
    public init(stringLiteral value: String) { self = .text(value) }
}
