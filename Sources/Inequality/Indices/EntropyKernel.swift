internal import Glibc

/// The contribution of one unit to a generalized entropy, as a function of *d* = *x*/μ − 1.
///
/// *h*(*d*) = ((1 + *d*)^α − 1 − α *d*) / (α (α − 1)), with its limits at α of zero and one. It is
/// never negative and flat at zero, so that nothing cancels in the sum and the rounding of the mean
/// does not show.
struct EntropyKernel: Sendable {
    /// The order α.
    let order: Double
    /// Coefficients of *d*², *d*³, … for small *d*.
    private let series: InlineArray<12, Double>
    /// Below this size of *d* the series is used.
    private let seriesLimit: Double

    /// Prepares the kernel of an order.
    init(order: Double) {
        self.order = order
        var coefficient = 0.5
        var series = InlineArray<12, Double>(repeating: 0)
        for index in series.indices {
            series[index] = coefficient
            coefficient *= (order - Double(index + 2)) / Double(index + 3)
        }
        self.series = series
        seriesLimit = 0.02 / max(1, abs(order) / 4)
    }

    /// The contribution of a value, given the mean.
    @inline(__always)
    func value(at value: Double, mean: TwoPartMean) -> Double {
        let deviation = mean.relativeDeviation(of: value)
        if order == 2 { return deviation * deviation / 2 }
        if abs(deviation) < seriesLimit { return seriesValue(deviation) }
        return closedValue(deviation, ratio: value / mean.high)
    }

    /// The contribution near the mean.
    @inline(__always)
    private func seriesValue(_ deviation: Double) -> Double {
        var sum = 0.0
        for index in series.indices.reversed() { sum = sum * deviation + series[index] }
        return sum * deviation * deviation
    }

    /// The contribution away from the mean; the ratio is exact where the deviation is near −1.
    @inline(__always)
    private func closedValue(_ deviation: Double, ratio: Double) -> Double {
        if ratio == 0 { return order > 0 ? 1 / order : .infinity }
        let logarithm = abs(deviation) < 0.5 ? log1p(deviation) : log(ratio)
        if order == 1 { return ratio * logarithm - deviation }
        if order == 0 { return deviation - logarithm }
        let power =
            order > 0.5
            ? ratio * expm1((order - 1) * logarithm) - (order - 1) * deviation
            : expm1(order * logarithm) - order * deviation
        return power / (order * (order - 1))
    }

    /// The entropy about a mean of μ (1 + *s*) from the average *A* of kernels about μ,
    /// (*A* − *h*(*s*)) / (1 + *s*)^α.
    static func entropy(_ order: Double, average: Double, shift: Double) -> Double {
        let entropy =
            switch order {
            case 0: average - (shift - log1p(shift))
            case 1: (average - ((1 + shift) * log1p(shift) - shift)) / (1 + shift)
            default:
                (average
                    - (expm1(order * log1p(shift)) - order * shift) / (order * (order - 1)))
                    / exp(order * log1p(shift))
            }
        // Of equal units nothing is left but rounding.
        return max(0, entropy)
    }
}
