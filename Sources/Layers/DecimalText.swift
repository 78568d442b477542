/// Numbers to and from text with a decimal point, whatever the locale.
public enum DecimalText {
    /// A number with a fixed count of decimals, rounded half away from zero; never `-0`.
    public static func fixed(_ value: Double, decimals: Int) -> String {
        guard value.isFinite else { return "\(value)" }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let magnitude = abs(value)
        guard magnitude < 9e18 else { return "\(value)" }
        // Where the product had too many digits, the fraction alone is scaled.
        let base = magnitude * scale < 9e15 ? 0 : magnitude.rounded(.down)
        let units = Int(((magnitude - base) * scale).rounded(.toNearestOrAwayFromZero))
        let whole = Int(base) + units / Int(scale)
        let sign = value < 0 && (whole > 0 || units > 0) ? "-" : ""
        guard decimals > 0 else { return sign + String(whole) }
        let fraction = String(units % Int(scale))
        let zeros = String(repeating: "0", count: decimals - fraction.utf8.count)
        return "\(sign)\(whole).\(zeros)\(fraction)"
    }

    /// How many bytes a number with three decimals takes at most.
    static let longestThousandths = 32

    /// Writes what ``fixed(_:decimals:)`` writes with three decimals; nothing for what is not finite.
    static func appendThousandths(_ value: Double, _ cursor: inout UnsafeMutablePointer<UInt8>) {
        let magnitude = abs(value)
        guard magnitude < 9e12 else {
            guard value.isFinite else { return }
            for byte in fixed(value, decimals: 3).utf8 {
                cursor.pointee = byte
                cursor += 1
            }
            return
        }
        var units = UInt64((magnitude * 1_000).rounded(.toNearestOrAwayFromZero))
        if value < 0, units > 0 {
            cursor.pointee = UInt8(ascii: "-")
            cursor += 1
        }
        var length = 5
        var bound: UInt64 = 10_000
        while units >= bound {
            length += 1
            bound *= 10
        }
        for place in stride(from: length - 1, through: 0, by: -1) {
            if place == length - 4 {
                cursor[place] = UInt8(ascii: ".")
                continue
            }
            let (quotient, digit) = units.quotientAndRemainder(dividingBy: 10)
            cursor[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
            units = quotient
        }
        cursor += length
    }

    /// Writes an ordinate in degrees with up to seven decimals, without zeros at the end.
    static func appendDegrees(_ value: Double, to bytes: inout [UInt8]) {
        let magnitude = abs(value)
        guard magnitude < 9e8 else {
            bytes += "\(value)".utf8
            return
        }
        var units = UInt64((magnitude * 1e7).rounded(.toNearestOrAwayFromZero))
        if value < 0, units > 0 { bytes.append(UInt8(ascii: "-")) }
        var decimals = 7
        while decimals > 0, units.isMultiple(of: 10) {
            units /= 10
            decimals -= 1
        }
        // From the last digit to the first, at most nine before and seven behind the point.
        var digits = InlineArray<18, UInt8>(repeating: 0)
        var count = 0
        func push(_ byte: UInt8) {
            digits[count] = byte
            count += 1
        }
        for _ in 0..<decimals {
            push(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: units % 10))
            units /= 10
        }
        if decimals > 0 { push(UInt8(ascii: ".")) }
        repeat {
            push(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: units % 10))
            units /= 10
        } while units > 0
        for index in stride(from: count - 1, through: 0, by: -1) { bytes.append(digits[index]) }
    }

    /// The shortest text that reads back as the same number; whole numbers without `.0`.
    public static func shortest(_ value: Double) -> String {
        // Up to 2⁵³ every whole number is a double of its own.
        value == value.rounded() && abs(value) <= 0x1p53 ? String(Int(value)) : "\(value)"
    }
}
