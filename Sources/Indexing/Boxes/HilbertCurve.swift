import GeometryModel

/// The curve of Hilbert (1891) through a square of 2¹⁶ by 2¹⁶ cells.
enum HilbertCurve {
    /// The position of a cell along the curve: cells near each other in value are near in place.
    ///
    /// All sixteen levels are taken at once by doubling: the turns of a level are four bits, and
    /// turns combine associatively (after rawrunprotected/hilbert_curves, in the public domain).
    /// - Parameters:
    ///   - x: Below 2¹⁶.
    ///   - y: Below 2¹⁶.
    static func value(x: UInt32, y: UInt32) -> UInt32 {
        var a = x ^ y
        var b = 0xFFFF ^ a
        var c = 0xFFFF ^ (x | y)
        var d = x & (y ^ 0xFFFF)
        var (e, f) = (a | (b >> 1), (a >> 1) ^ a)
        var (g, h) = (((c >> 1) ^ (b & (d >> 1))) ^ c, ((a & (c >> 1)) ^ (d >> 1)) ^ d)
        for shift in [2, 4] as [UInt32] {
            (a, b, c, d) = (e, f, g, h)
            e = (a & (a >> shift)) ^ (b & (b >> shift))
            f = (a & (b >> shift)) ^ (b & ((a ^ b) >> shift))
            g ^= (a & (c >> shift)) ^ (b & (d >> shift))
            h ^= (b & (c >> shift)) ^ ((a ^ b) & (d >> shift))
        }
        (a, b, c, d) = (e, f, g, h)
        g ^= (a & (c >> 8)) ^ (b & (d >> 8))
        h ^= (b & (c >> 8)) ^ ((a ^ b) & (d >> 8))
        a = g ^ (g >> 1)
        b = h ^ (h >> 1)
        let low = x ^ y
        let high = b | (0xFFFF ^ (low | a))
        return spread(high) << 1 | spread(low)
    }

    /// The lower sixteen bits, each followed by a gap of one bit.
    private static func spread(_ bits: UInt32) -> UInt32 {
        var bits = bits & 0xFFFF
        bits = (bits | bits << 8) & 0x00FF_00FF
        bits = (bits | bits << 4) & 0x0F0F_0F0F
        bits = (bits | bits << 2) & 0x3333_3333
        return (bits | bits << 1) & 0x5555_5555
    }
}

extension HilbertCurve {
    /// The numbers of positions in the order of the curve through their box; equal ones in order of
    /// number.
    ///
    /// - Complexity: O(*n*).
    static func order(of positions: some Collection<Coordinate>) -> [Int32] {
        var extent = Box.empty
        for position in positions where position.x.isFinite && position.y.isFinite {
            extent.formUnion(position)
        }
        let scaleX = extent.width > 0 ? 65_535 / extent.width : 0
        let scaleY = extent.height > 0 ? 65_535 / extent.height : 0
        return RadixOrder.order(
            of: positions.map { position in
                value(
                    x: cell((position.x - extent.west) * scaleX),
                    y: cell((position.y - extent.south) * scaleY)
                )
            }
        )
    }

    /// A cell of the curve; the first one for what has no place.
    private static func cell(_ value: Double) -> UInt32 {
        value.isFinite ? UInt32(min(65_535, max(0, value))) : 0
    }
}
