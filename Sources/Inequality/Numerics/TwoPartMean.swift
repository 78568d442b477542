/// A weighted mean as the sum of two doubles, so that deviations from it keep their digits.
///
/// With values near 10¹² and a spread of 100, the rounding of the mean to one double would already
/// spoil the sixth digit of a mean deviation.
struct TwoPartMean: Sendable {
    /// The mean rounded to a double.
    let high: Double
    /// What the rounding took away.
    let low: Double

    /// The mean of columns of equal length in ascending order of value, found in two passes.
    init(values: [Double], weights: [Double], totalWeight: Double) {
        guard let first = values.first, first != values.last else {
            high = values.first ?? 0
            low = 0
            return
        }
        var sum = CompensatedSum()
        for index in values.indices { sum.add(weights[index] * values[index]) }
        let rough = sum.value / totalWeight
        var rest = CompensatedSum()
        for index in values.indices { rest.add(weights[index] * (values[index] - rough)) }
        let correction = rest.value / totalWeight
        high = rough + correction
        low = correction - (high - rough)
    }

    /// How far a value lies above the mean.
    @inline(__always)
    func deviation(of value: Double) -> Double { (value - high) - low }

    /// How far a value lies above the mean, as a share of the mean.
    @inline(__always)
    func relativeDeviation(of value: Double) -> Double { deviation(of: value) / high }
}
