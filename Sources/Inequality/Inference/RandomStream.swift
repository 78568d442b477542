/// A reproducible source of random numbers, one for each replicate: SplitMix64.
///
/// The start of the stream is a hash of the seed and of the number of the replicate, so that replicates
/// do not depend on which thread makes them. Steele, Lea and Flood 2014.
public struct RandomStream: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// The stream of a replicate under a seed.
    public init(seed: UInt64, replicate: Int) {
        let start = Self.mixed(seed &+ Self.increment)
        state = Self.mixed(start ^ Self.mixed(UInt64(bitPattern: Int64(replicate)) &+ 1))
    }

    private static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

    private static func mixed(_ bits: UInt64) -> UInt64 {
        var bits = bits
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    /// The next 64 random bits.
    @inline(__always)
    public mutating func next() -> UInt64 {
        state &+= Self.increment
        return Self.mixed(state)
    }

    /// A whole number from zero up to a bound, each as probable.
    ///
    /// Lemire 2019.
    @inline(__always)
    public mutating func draw(below bound: Int) -> Int {
        place(
            of: UInt32(truncatingIfNeeded: next() >> 32),
            below: UInt32(truncatingIfNeeded: bound)
        )
    }

    /// As many whole numbers from zero up to a bound as are asked for, two of every 64 bits.
    @inline(__always)
    mutating func forEachDraw(_ count: Int, below bound: Int, _ body: (Int) -> Void) {
        let range = UInt32(truncatingIfNeeded: bound)
        for _ in 0..<count / 2 {
            let bits = next()
            body(place(of: UInt32(truncatingIfNeeded: bits >> 32), below: range))
            body(place(of: UInt32(truncatingIfNeeded: bits), below: range))
        }
        if !count.isMultiple(of: 2) { body(draw(below: bound)) }
    }

    /// Where 32 random bits fall in a range; bits that would favor some places are drawn again.
    @inline(__always)
    private mutating func place(of bits: UInt32, below range: UInt32) -> Int {
        var product = UInt64(bits) &* UInt64(range)
        if UInt32(truncatingIfNeeded: product) < range {
            let threshold = (0 &- range) % range
            while UInt32(truncatingIfNeeded: product) < threshold {
                product = UInt64(UInt32(truncatingIfNeeded: next() >> 32)) &* UInt64(range)
            }
        }
        return Int(product >> 32)
    }

    /// Puts the elements of a list in a random order.
    ///
    /// Fisher and Yates 1938; Durstenfeld 1964.
    public mutating func shuffle<Element>(_ elements: inout [Element]) {
        for last in stride(from: elements.count - 1, to: 0, by: -1) {
            elements.swapAt(last, draw(below: last + 1))
        }
    }
}
