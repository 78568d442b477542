/// A further field of each row of a block.
public enum AppendedField: Sendable {
    /// One of a few texts, by number; nothing for −1.
    case label([String], numbers: [Int32])
    /// A number with three decimals; nothing where it is not finite.
    case thousandths([Double])
}
