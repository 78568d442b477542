extension SIMD8 where Scalar: Comparable {
    /// The first lane of the least value.
    @inline(__always)
    var leastLane: Int {
        var least = 0
        for lane in 1..<8 where self[lane] < self[least] { least = lane }
        return least
    }
}

extension SIMD8<Float> {
    /// The lanes whose values do not exceed a limit, a bit for each.
    @inline(__always)
    func lanes(within limit: Float) -> UInt32 {
        let bits: SIMD8<Int32> = [1, 2, 4, 8, 16, 32, 64, 128]
        let within = SIMD8<Int32>(repeating: 0).replacing(with: bits, where: self .<= limit)
        return UInt32(truncatingIfNeeded: within.wrappedSum())
    }
}
