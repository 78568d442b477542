/// An axis of numbers with ticks at round steps: 1, 2 or 5 times a power of ten.
struct LinearScale: Hashable, Sendable {
    /// The least value shown.
    let lower: Double
    /// The greatest value shown.
    let upper: Double
    /// The values with a tick, ascending.
    let ticks: [Double]
    /// Decimals that tell the ticks apart.
    let places: Int

    /// Makes an axis whose ends are the round values around the given ones.
    ///
    /// - Parameters:
    ///   - values: What must lie on the axis; values that are not finite are left out.
    ///   - maximumSteps: The greatest number of steps between ticks.
    init(covering values: some Sequence<Double>, maximumSteps: Int = 6) {
        let finite = values.filter(\.isFinite)
        let least = finite.min() ?? 0
        let greatest = finite.max() ?? 1
        let margin = least == greatest ? least.magnitude / 10 : 0
        let (from, to) = least == 0 && greatest == 0 ? (0, 1) : (least - margin, greatest + margin)
        var step = RoundStep(atLeast: (to - from) / Double(max(maximumSteps, 1)))
        var range = step.multiples(from: from, to: to)
        while range.count - 1 > maximumSteps {
            step = step.next
            range = step.multiples(from: from, to: to)
        }
        ticks = range.map(step.multiple)
        lower = ticks.first ?? from
        upper = ticks.last ?? to
        places = max(0, -step.exponent)
    }

    /// Where a value lies, 0 at the lower end and 1 at the upper.
    func fraction(_ value: Double) -> Double { (value - lower) / (upper - lower) }
}

/// A step of 1, 2 or 5 times a power of ten.
struct RoundStep: Hashable, Sendable {
    /// 1, 2 or 5.
    var factor: Int
    /// The power of ten.
    var exponent: Int

    /// The least round step that is not below a positive value.
    init(atLeast value: Double) {
        var step = RoundStep(atMost: value)
        if step.value < value { step = step.next }
        self = step
    }

    /// The greatest round step that is not above a positive value.
    init(atMost value: Double) {
        precondition(value > 0 && value.isFinite, "no round step for \(value)")
        var exponent = 0
        while Self.value(1, exponent) > value { exponent -= 1 }
        while Self.value(1, exponent + 1) <= value { exponent += 1 }
        self.exponent = exponent
        factor = [5, 2].first { Self.value($0, exponent) <= value } ?? 1
    }

    /// The step as a number.
    var value: Double { multiple(1) }

    /// The next greater round step.
    var next: RoundStep {
        var copy = self
        switch factor {
        case 1: copy.factor = 2
        case 2: copy.factor = 5
        default:
            copy.factor = 1
            copy.exponent += 1
        }
        return copy
    }

    /// A whole number of steps, as the nearest number to the decimal.
    func multiple(_ count: Int) -> Double { Self.value(factor * count, exponent) }

    /// The counts of steps that cover an interval.
    func multiples(from lower: Double, to upper: Double) -> ClosedRange<Int> {
        let slack = 1e-9
        let first = Int((lower / value + slack).rounded(.down))
        let last = Int((upper / value - slack).rounded(.up))
        return first...max(last, first + 1)
    }

    private static func value(_ count: Int, _ exponent: Int) -> Double {
        var power = 1.0
        for _ in 0..<exponent.magnitude { power *= 10 }
        return exponent < 0 ? Double(count) / power : Double(count) * power
    }
}
