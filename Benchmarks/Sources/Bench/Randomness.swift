import GeometryModel

/// Random numbers that a seed repeats: SplitMix64 (Steele, Lea & Flood 2014).
struct Randomness: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func number(_ range: ClosedRange<Double>) -> Double {
        .random(in: range, using: &self)
    }

    mutating func place(in box: Box) -> Coordinate {
        Coordinate(x: number(box.west...box.east), y: number(box.south...box.north))
    }

    /// Half the reach, all of it, or any.
    private mutating func usualFactor() -> Double {
        [0.5, 1, number(0.3...1)].randomElement(using: &self) ?? 1
    }

    /// A simple ring round a center, with level edges, spikes and vertices in line among it.
    mutating func ring(around center: Coordinate, reach: Double, corners: Int) -> [Coordinate] {
        let isSnapped = Bool.random(using: &self)
        let directions: [(Double, Double)] = [
            (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1),
        ]
        var rim: [Coordinate] = []
        for (index, direction) in directions.enumerated() {
            let next = directions[(index + 1) % 8]
            for step in 0..<max(1, corners / 8) {
                let t = Double(step) / Double(max(1, corners / 8))
                let (x, y) = (
                    direction.0 + t * (next.0 - direction.0),
                    direction.1 + t * (next.1 - direction.1)
                )
                // Now and then the same reach as before, so that edges are level or in line.
                let isSpike = Int.random(in: 0..<12, using: &self) == 0
                let factor = isSpike ? 0.05 : usualFactor()
                rim.append(
                    Coordinate(x: center.x + reach * factor * x, y: center.y + reach * factor * y)
                )
            }
        }
        if isSnapped {
            // A lattice of the seventh decimal makes vertices level with each other.
            rim = rim.map {
                Coordinate(x: ($0.x * 1e3).rounded() / 1e3, y: ($0.y * 1e3).rounded() / 1e3)
            }
        }
        return rim + rim.prefix(1)
    }
}
