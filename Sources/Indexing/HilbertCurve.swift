/// The curve of Hilbert (1891) through a square of 2¹⁶ by 2¹⁶ cells.
enum HilbertCurve {
    /// The position of a cell along the curve: cells near each other in value are near in place.
    static func value(x: UInt32, y: UInt32) -> UInt32 {
        var x = x
        var y = y
        var value: UInt32 = 0
        var side: UInt32 = 1 << 15
        while side > 0 {
            let right: UInt32 = x & side > 0 ? 1 : 0
            let up: UInt32 = y & side > 0 ? 1 : 0
            value += side * side * ((3 * right) ^ up)
            if up == 0 {
                if right == 1 {
                    x = 65_535 - x
                    y = 65_535 - y
                }
                swap(&x, &y)
            }
            side >>= 1
        }
        return value
    }
}
