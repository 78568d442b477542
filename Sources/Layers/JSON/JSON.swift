/// A JSON value whose objects keep the order of their members (RFC 8259).
public enum JSON: Hashable, Sendable {
    /// No value.
    case null
    /// True or false.
    case boolean(Bool)
    /// A whole number.
    case integer(Int)
    /// Any other number.
    case number(Double)
    /// A text.
    case string(String)
    /// Values in order.
    case array([JSON])
    /// Named values in order.
    case object([Member])

    /// One named value of an object.
    public struct Member: Hashable, Sendable {
        /// The name.
        public var key: String
        /// The value.
        public var value: JSON

        /// Names a value.
        public init(_ key: String, _ value: JSON) {
            self.key = key
            self.value = value
        }
    }

    /// A number, or null if it is missing or not finite.
    public init(_ value: Double?) {
        guard let value, value.isFinite else {
            self = .null
            return
        }
        self = .number(value)
    }

    /// A text, or null if it is missing.
    public init(_ value: String?) { self = value.map(JSON.string) ?? .null }

    /// The value of a cell.
    public init(_ cell: Cell) {
        switch cell {
        case .null: self = .null
        case .text(let text): self = .string(text)
        case .integer(let value): self = .integer(value)
        case .number(let value): self = JSON(value)
        case .boolean(let value): self = .boolean(value)
        }
    }

    /// The value of the first member of that name; `nil` if there is none or this is no object.
    public subscript(_ key: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }
}

extension Cell {
    /// The value of a member; arrays and objects become their text.
    init(_ value: JSON) {
        self =
            switch value {
            case .null: .null
            case .boolean(let value): .boolean(value)
            case .integer(let value): .integer(value)
            case .number(let value): .number(value)
            case .string(let value): .text(value)
            case .array, .object: .text(value.compactText)
            }
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A text.
    public init(stringLiteral value: String) { self = .string(value) }

    /// A whole number.
    public init(integerLiteral value: Int) { self = .integer(value) }

    /// Values in order.
    public init(arrayLiteral elements: JSON...) { self = .array(elements) }

    /// Named values in the order written.
    public init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(elements.map { Member($0.0, $0.1) })
    }
}
