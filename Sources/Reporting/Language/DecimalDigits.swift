/// The decimal a floating-point number is shown as: its shortest digits and the place of the point.
///
/// Rounding works on these digits, so that 2.675 becomes 2.68 as a reader with a pencil expects,
/// although the nearest binary number lies a little below 2.675.
struct DecimalDigits {
    /// Whether the number is below zero.
    var isNegative: Bool
    /// Significant digits from the left, each 0…9.
    var digits: [UInt8]
    /// How many digits stand before the decimal point; negative for leading zeros after it.
    var pointIndex: Int

    /// The digits of a finite number; `nil` for infinities and not-a-number.
    init?(_ value: Double) {
        guard value.isFinite else { return nil }
        let parts = value.magnitude.description.split(separator: "e")
        let mantissa = (parts.first ?? "0").split(separator: ".", omittingEmptySubsequences: false)
        let whole = (mantissa.first ?? "0").utf8
        let fraction = mantissa.count > 1 ? mantissa[1].utf8 : "".utf8[...]
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        isNegative = value < 0
        digits = (Array(whole) + Array(fraction)).map { $0 - 48 }
        pointIndex = whole.count + exponent
    }

    /// The same digits with the point moved to the right, or to the left by a negative count.
    func shifted(by places: Int) -> DecimalDigits {
        var copy = self
        copy.pointIndex += places
        return copy
    }

    /// The number with a fixed count of decimals, half rounded away from zero.
    ///
    /// - Returns: The digits before and after the point, and whether a minus sign belongs before
    ///   them. A number that rounds to zero has none.
    func rounded(places: Int) -> (whole: [UInt8], fraction: [UInt8], isNegative: Bool) {
        let padded = Array(repeating: 0, count: max(0, -pointIndex)) + digits
        let keptCount = max(pointIndex, 0) + places
        var kept = Array(padded.prefix(keptCount))
        kept += Array(repeating: 0, count: keptCount - kept.count)
        if keptCount < padded.count, padded[keptCount] >= 5 { Self.increment(&kept) }
        let whole = Array(kept.dropLast(places).drop { $0 == 0 })
        return (
            whole: whole.isEmpty ? [0] : whole,
            fraction: Array(kept.suffix(places)),
            isNegative: isNegative && kept.contains { $0 != 0 }
        )
    }

    private static func increment(_ digits: inout [UInt8]) {
        for index in digits.indices.reversed() {
            guard digits[index] == 9 else {
                digits[index] += 1
                return
            }
            digits[index] = 0
        }
        digits.insert(1, at: 0)
    }
}
