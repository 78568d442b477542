/// Why a measure has no value for the data at hand.
///
/// The raw value is the code that reports and machine formats print beside a `null`.
public enum UndefinedReason: String, Error, Hashable, Sendable, CaseIterable {
    /// No row is left after dropping missing values.
    case empty
    /// Rows are left, but every one of them has weight zero.
    case zeroWeight
    /// The measure needs more units than there are.
    case tooFewObservations
    /// The measure is relative to a mean that is zero.
    case zeroMean
    /// The measure is relative to a mean that must be positive and is not.
    case nonPositiveMean
    /// A value of zero makes the measure infinite.
    case zeroValue
    /// The measure is not defined for negative values.
    case negativeValue
    /// A ratio has a denominator of zero.
    case zeroDenominator
    /// A ratio has a denominator that must be positive and is not.
    case nonPositiveDenominator
    /// The values do not vary, and the measure divides by their variance.
    case zeroVariance
    /// The result is too large for a double.
    case overflow
}
