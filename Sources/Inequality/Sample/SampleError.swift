/// A mistake in the columns handed to a ``Sample``, with the row it stands in, counted from zero.
public enum SampleError: Error, Hashable, Sendable {
    /// A column has another length than the column of values.
    case lengthMismatch(column: String, expected: Int, found: Int)
    /// A weight is below zero.
    case negativeWeight(row: Int, weight: Double)
    /// A weight is infinite.
    case nonFiniteWeight(row: Int)
    /// A value is infinite.
    case nonFiniteValue(row: Int)
    /// A neighbor is no unit, or the unit itself.
    case neighborOutOfRange(row: Int, neighbor: Int)

    /// The code of the mistake in machine formats.
    public var code: String {
        switch self {
        case .lengthMismatch: "lengthMismatch"
        case .negativeWeight: "negativeWeight"
        case .nonFiniteWeight: "nonFiniteWeight"
        case .nonFiniteValue: "nonFiniteValue"
        case .neighborOutOfRange: "neighborOutOfRange"
        }
    }
}

extension SampleError: CustomStringConvertible {
    /// What was expected, what was found, and where.
    public var description: String {
        switch self {
        case .lengthMismatch(let column, let expected, let found):
            "The column of \(column) must have \(expected) rows as the values do; it has \(found)."
        case .negativeWeight(let row, let weight):
            "A weight must not be negative; row \(row) has \(weight)."
        case .nonFiniteWeight(let row):
            "A weight must be finite; row \(row) is infinite."
        case .nonFiniteValue(let row):
            "A value must be finite or missing; row \(row) is infinite."
        case .neighborOutOfRange(let row, let neighbor):
            "A neighbor must be another unit; row \(row) names \(neighbor)."
        }
    }
}
