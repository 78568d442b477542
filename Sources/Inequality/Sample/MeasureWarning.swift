/// Something a reader must know about a value that is nevertheless defined.
public enum MeasureWarning: String, Hashable, Sendable, CaseIterable {
    /// There are negative values, so a relative measure may leave its usual range.
    case negativeValues
    /// There are values of zero, which decide the measure by themselves.
    case zeroValues
    /// A stratum holds one unit; it adds nothing to the variance.
    case singleUnitStratum
}
