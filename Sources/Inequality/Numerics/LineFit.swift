/// A straight line fitted by weighted least squares, with classical standard errors.
///
/// The errors assume equal variance around the line per unit of weight. Two units fit exactly and
/// have no error.
public struct LineFit: Hashable, Sendable {
    /// The number of points.
    public let count: Int
    /// The height of the line at zero.
    public let intercept: Double
    /// The rise of the line per unit.
    public let slope: Double
    /// The standard error of the intercept, with *n* − 2 degrees of freedom.
    public let interceptError: Outcome<Double>
    /// The standard error of the slope, with *n* − 2 degrees of freedom.
    public let slopeError: Outcome<Double>
    /// The share of the weighted variance that the line explains, from zero to one.
    public let determination: Outcome<Double>

    /// The slope over its standard error.
    public var slopeT: Outcome<Double> {
        Outcome(finite: { () throws(UndefinedReason) in
            let error = try slopeError.get()
            guard error > 0 else { throw .zeroDenominator }
            return slope / error
        })
    }

    /// Fits a line to points of equal weight, or of given positive weights.
    ///
    /// Undefined for fewer than two points or points above one another.
    ///
    /// - Complexity: O(*n*).
    static func fitted(x: [Double], y: [Double], weights: [Double]? = nil) -> Outcome<LineFit> {
        precondition(x.count == y.count, "\(x.count) abscissas and \(y.count) ordinates")
        let weights = weights ?? [Double](repeating: 1, count: x.count)
        return Outcome { () throws(UndefinedReason) in
            guard x.count >= 2 else { throw x.isEmpty ? .empty : .tooFewObservations }
            let total = weightedSum(weights) { _ in 1 }
            let meanX = weightedSum(weights) { x[$0] } / total
            let meanY = weightedSum(weights) { y[$0] } / total
            let spreadX = weightedSum(weights) { (x[$0] - meanX) * (x[$0] - meanX) }
            let spreadY = weightedSum(weights) { (y[$0] - meanY) * (y[$0] - meanY) }
            guard spreadX > 0, x.contains(where: { $0 != x[0] }) else { throw .zeroVariance }
            let slope = weightedSum(weights) { (x[$0] - meanX) * (y[$0] - meanY) } / spreadX
            let rest = weightedSum(weights) { index in
                let residual = (y[index] - meanY) - slope * (x[index] - meanX)
                return residual * residual
            }
            let variance: Outcome<Double> =
                x.count > 2
                ? .defined(rest / Double(x.count - 2)) : .undefined(.tooFewObservations)
            return LineFit(
                count: x.count,
                intercept: meanY - slope * meanX,
                slope: slope,
                interceptError: variance.map {
                    ($0 * (1 / total + meanX * meanX / spreadX)).squareRoot()
                },
                slopeError: variance.map { ($0 / spreadX).squareRoot() },
                determination: spreadY > 0
                    ? .defined(1 - rest / spreadY) : .undefined(.zeroVariance)
            )
        }
    }
}

/// The weighted sum of a term over the indices of the weights.
func weightedSum(_ weights: [Double], _ term: (_ index: Int) -> Double) -> Double {
    var sum = CompensatedSum()
    for index in weights.indices { sum.add(weights[index] * term(index)) }
    return sum.value
}
