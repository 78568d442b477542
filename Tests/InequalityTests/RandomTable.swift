import Inequality
import TestSupport

/// Random columns as villages have them: skewed values with ties, whole-number weights, zones.
struct RandomTable {
    var values: [Double] = []
    var weights: [Double] = []
    var zones: [String?] = []

    init(seed: UInt64, zeros: Bool = false) {
        var generator = SeededGenerator(seed: seed)
        let count = Int.random(in: 2...60, using: &generator)
        for _ in 0..<count {
            let level = Double.random(in: 1...20, using: &generator)
            values.append((level * level * 10).rounded() / 4)
            if zeros && Int.random(in: 0..<5, using: &generator) == 0 {
                values[values.count - 1] = 0
            }
            if Int.random(in: 0..<4, using: &generator) == 0,
                let tie = values.randomElement(using: &generator)
            {
                values[values.count - 1] = tie
            }
            weights.append(Double(Int.random(in: 1...9, using: &generator)))
            zones.append(["core", "inner", "outer"].randomElement(using: &generator))
        }
        if values.allSatisfy({ $0 == 0 }) { values[0] = 1 }
    }

    var sample: Sample { get throws { try Sample(values: values, weights: weights) } }

    var grouped: GroupedSample {
        get throws {
            try GroupedSample(values: values, weights: weights, grouping: Grouping(zones))
        }
    }
}

/// Whether two outcomes are the same reason, or numbers that differ by rounding only.
///
/// The tolerance is relative to the larger number and absolute below one: measures are of order one.
func agree(_ a: Outcome<Double>, _ b: Outcome<Double>, within tolerance: Double = 1e-12) -> Bool {
    switch (a, b) {
    case (.defined(let a), .defined(let b)):
        abs(a - b) <= tolerance * max(1, abs(a), abs(b))
    case (.undefined(let a), .undefined(let b)): a == b
    default: false
    }
}
