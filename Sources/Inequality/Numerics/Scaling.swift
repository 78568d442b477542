/// The power of two that brings a magnitude near one, or one if sums of products are safe anyway.
///
/// Multiplying by it is exact, so that values near the ends of the range of doubles can be summed.
func centeringScale(_ magnitude: Double) -> Double {
    guard magnitude > 0, abs(magnitude.exponent) > 200 else { return 1 }
    return Double(sign: .plus, exponent: min(-magnitude.exponent, 1023), significand: 1)
}

/// A column times a number; the same storage if the number is one.
func scaled(_ column: [Double], by scale: Double) -> [Double] {
    scale == 1 ? column : column.map { $0 * scale }
}
