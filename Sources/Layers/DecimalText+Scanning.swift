extension DecimalText {
    /// Powers of ten that a double holds exactly.
    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]

    /// Reads a JSON number that starts at an index, correctly rounded, and moves the index past it.
    ///
    /// Up to 2⁵³ with a power of ten up to 22 both are exact and one operation rounds correctly
    /// (Clinger 1990). Up to nineteen decimals are a division of whole numbers, of which enough is
    /// kept to round; the rest goes to the standard library.
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

    /// Powers of ten that 64 bits hold.
    private static let wholePowersOfTen: [UInt64] = (0..<20).map { power in
        (0..<power).reduce(1) { product, _ in product * 10 }
    }

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
        if let magnitude = magnitude(mantissa, digits, exponent) {
            return isNegative ? -magnitude : magnitude
        }
        var text = ""
        for position in start..<cursor {
            text.unicodeScalars.append(Unicode.Scalar(bytes[position]))
        }
        return Double(text)
    }

    /// A number of some digits times a power of ten, correctly rounded; `nil` where that takes more than
    /// a division.
    ///
    /// - Parameters:
    ///   - mantissa: The first nineteen digits.
    ///   - digits: How many there are in all.
    ///   - exponent: The power of ten of the last digit.
    private static func magnitude(_ mantissa: UInt64, _ digits: Int, _ exponent: Int) -> Double? {
        if digits <= 19 {
            if mantissa <= 1 << 53, abs(exponent) <= 22 {
                return exponent < 0
                    ? Double(mantissa) / powersOfTen[-exponent]
                    : Double(mantissa) * powersOfTen[exponent]
            }
            return (-19 ... -1).contains(exponent) ? quotient(mantissa, -exponent) : nil
        }
        // Where both ends of what further digits may add are the same, so is all between.
        let power = exponent + digits - 19
        guard (-19 ... -1).contains(power) else { return nil }
        let least = quotient(mantissa, -power)
        return least == quotient(mantissa + 1, -power) ? least : nil
    }

    /// A whole number divided by a power of ten up to 19, correctly rounded to nearest or even.
    ///
    /// Both are shifted until their top bits are set, so that the quotient has at least 63 bits; with
    /// whether anything remains that is more than rounding to 53 needs.
    private static func quotient(_ dividend: UInt64, _ power: Int) -> Double {
        guard dividend > 0 else { return 0 }
        let divisor = wholePowersOfTen[power]
        let (up, down) = (dividend.leadingZeroBitCount, divisor.leadingZeroBitCount)
        // Halved, so that it is less than the divisor.
        let high = (dividend << up) >> 1
        let low = (dividend << up) << 63
        let (quotient, rest) = (divisor << down).dividingFullWidth((high, low))
        // The conversion rounds to even; below its last bit of 53 a bit stands for what remains.
        let sticky = quotient | (rest == 0 ? 0 : 1)
        return Double(sticky) * Double(bitPattern: UInt64(1_023 + down - up - 63) << 52)
    }

    @inline(__always)
    private static func digit(_ bytes: Span<UInt8>, _ position: Int) -> UInt64? {
        guard position < bytes.count else { return nil }
        let value = bytes[position] &- 48
        return value < 10 ? UInt64(value) : nil
    }
}
