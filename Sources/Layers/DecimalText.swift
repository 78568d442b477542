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

    /// Powers of ten that a double holds exactly.
    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]

    /// Reads a JSON number that starts at an index, correctly rounded, and moves the index past it.
    ///
    /// Up to 2⁵³ with a power of ten up to 22 both are exact and one operation rounds correctly
    /// (Clinger 1990); the rest goes to the standard library.
    static func scan(_ bytes: [UInt8], at index: inout Int) -> Double? {
        scan(bytes.span, at: &index)
    }

    /// The same on bytes in memory, of which eight more than the number must be readable.
    ///
    /// Up to eight decimals are taken at once, as bytes of one number (Lemire 2018, "Quickly parsing
    /// eight digits").
    @inline(__always)
    static func scan(_ cursor: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Double? {
        var at = cursor
        let isNegative = at.pointee == UInt8(ascii: "-")
        if isNegative { at += 1 }
        let first = at
        var mantissa: UInt64 = 0
        while at < end, at.pointee &- 48 < 10, at - first < 10 {
            mantissa = mantissa &* 10 &+ UInt64(at.pointee &- 48)
            at += 1
        }
        let wholes = at - first
        var decimals = 0
        if wholes > 0, wholes < 10, at < end, at.pointee == UInt8(ascii: ".") {
            at += 1
            let bytes = UnsafeRawPointer(at).loadUnaligned(as: UInt64.self)
            let beyond = bytes ^ 0x3030_3030_3030_3030
            let others = ((beyond &+ 0x7676_7676_7676_7676) | beyond) & 0x8080_8080_8080_8080
            decimals = others == 0 ? 8 : others.trailingZeroBitCount / 8
            if decimals > 0 {
                mantissa =
                    mantissa &* wholePowersOfTen[decimals]
                    &+ eightDigits((bytes & 0x0F0F_0F0F_0F0F_0F0F) << UInt64(64 - 8 * decimals))
                at += decimals
            }
        }
        let isUsual =
            decimals > 0 && mantissa <= 1 << 53 && (first.pointee != 48 || wholes == 1)
            && at <= end && (at == end || at.pointee &- 48 >= 10 && at.pointee | 0x20 != 0x65)
        guard isUsual else { return scanUnusual(&cursor, end) }
        cursor = at
        let magnitude = Double(mantissa) / powersOfTen[decimals]
        return isNegative ? -magnitude : magnitude
    }

    /// The number of eight digits, the first in the lowest byte.
    @inline(__always)
    private static func eightDigits(_ digits: UInt64) -> UInt64 {
        let pairs = (digits &* 2_561) >> 8 & 0x00FF_00FF_00FF_00FF
        let fours = (pairs &* 6_553_601) >> 16 & 0x0000_FFFF_0000_FFFF
        return (fours &* 42_949_672_960_001) >> 32
    }

    /// Powers of ten up to eight digits.
    private static let wholePowersOfTen: [UInt64] = [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000,
    ]

    @inline(never)
    private static func scanUnusual(
        _ cursor: inout UnsafePointer<UInt8>,
        _ end: UnsafePointer<UInt8>
    ) -> Double? {
        guard cursor < end else { return nil }
        var index = 0
        let bytes = UnsafeBufferPointer(start: cursor, count: end - cursor).span
        guard let value = scan(bytes, at: &index), value.isFinite else { return nil }
        cursor += index
        return value
    }

    /// The same on bytes that belong to somebody else.
    static func scan(_ bytes: Span<UInt8>, at index: inout Int) -> Double? {
        let start = index
        var cursor = index
        let isNegative = cursor < bytes.count && bytes[cursor] == UInt8(ascii: "-")
        if isNegative { cursor += 1 }
        let firstDigit = cursor
        var mantissa: UInt64 = 0
        var digits = 0
        var exponent = 0
        while let value = digit(bytes, cursor) {
            if digits < 19 { mantissa = mantissa * 10 + value }
            if mantissa > 0 { digits += 1 }
            cursor += 1
        }
        guard cursor > firstDigit else { return nil }
        guard bytes[firstDigit] != 48 || cursor == firstDigit + 1 else { return nil }
        if cursor < bytes.count, bytes[cursor] == UInt8(ascii: ".") {
            cursor += 1
            let firstDecimal = cursor
            while let value = digit(bytes, cursor) {
                if digits < 19 { mantissa = mantissa * 10 + value }
                if mantissa > 0 { digits += 1 }
                exponent -= 1
                cursor += 1
            }
            guard cursor > firstDecimal else { return nil }
        }
        if cursor < bytes.count, bytes[cursor] | 0x20 == UInt8(ascii: "e") {
            cursor += 1
            var isDown = false
            if cursor < bytes.count, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[cursor])
            {
                isDown = bytes[cursor] == UInt8(ascii: "-")
                cursor += 1
            }
            let firstPower = cursor
            var power = 0
            while let value = digit(bytes, cursor) {
                // More than any count of digits can make up for.
                power = min(power * 10 + Int(value), 1 << 48)
                cursor += 1
            }
            guard cursor > firstPower else { return nil }
            exponent += isDown ? -power : power
        }
        index = cursor
        if digits <= 19, mantissa <= 1 << 53, abs(exponent) <= 22 {
            let magnitude =
                exponent < 0
                ? Double(mantissa) / powersOfTen[-exponent]
                : Double(mantissa) * powersOfTen[exponent]
            return isNegative ? -magnitude : magnitude
        }
        var text = ""
        for position in start..<cursor {
            text.unicodeScalars.append(Unicode.Scalar(bytes[position]))
        }
        return Double(text)
    }

    @inline(__always)
    private static func digit(_ bytes: Span<UInt8>, _ position: Int) -> UInt64? {
        guard position < bytes.count else { return nil }
        let value = bytes[position] &- 48
        return value < 10 ? UInt64(value) : nil
    }
}
