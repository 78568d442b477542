internal import Glibc

/// Whether units that started lower have grown faster.
///
/// The yearly growth of the logarithm, ln(*y*/*y*₀)/*T*, is fitted to ln *y*₀: a negative slope means
/// that the units converge. Barro and Sala-i-Martin 1992.
public struct BetaConvergence: Hashable, Sendable {
    /// The fitted line; its slope is β.
    public let fit: LineFit
    /// The number of years between the dates.
    public let years: Double
    /// The number of units left out because a value is missing or not positive.
    public let leftOutCount: Int

    /// The speed of convergence λ = −ln(1 + β *T*)/*T*, the share of the distance closed in a year.
    ///
    /// Undefined if 1 + β *T* is not positive: the units have overtaken one another.
    public var speed: Outcome<Double> {
        let rest = 1 + fit.slope * years
        return rest > 0 ? .defined(-log(rest) / years) : .undefined(.nonPositiveDenominator)
    }

    /// The number of years in which half the distance closes, ln 2/λ; undefined unless λ is positive.
    public var halfLife: Outcome<Double> {
        Outcome(finite: { () throws(UndefinedReason) in
            let speed = try speed.get()
            guard speed > 0 else { throw .nonPositiveDenominator }
            return log(2) / speed
        })
    }

    /// Fits the growth of units between two dates to where they started.
    ///
    /// Only units with a positive value at both dates and a positive weight count. Undefined for
    /// fewer than two of them, or if all started level.
    ///
    /// - Parameters:
    ///   - earlier: the values at the first date; NaN if missing.
    ///   - later: the values of the same units at the second date.
    ///   - weights: the weight of each unit; `nil` gives the ordinary fit.
    ///   - years: the time between the dates, above zero.
    /// - Complexity: O(*n*).
    public static func fitted(
        earlier: [Double],
        later: [Double],
        weights: [Double]? = nil,
        years: Double
    ) -> Outcome<BetaConvergence> {
        precondition(earlier.count == later.count, "\(earlier.count) units and \(later.count)")
        precondition(weights?.count ?? earlier.count == earlier.count, "a weight for each unit")
        precondition(years > 0, "a period of \(years) years")
        let used = earlier.indices.filter { row in
            let weight = weights?[row] ?? 1
            return earlier[row] > 0 && later[row] > 0 && weight > 0 && weight.isFinite
                && earlier[row].isFinite && later[row].isFinite
        }
        return LineFit.fitted(
            x: used.map { log(earlier[$0]) },
            y: used.map { log(later[$0] / earlier[$0]) / years },
            weights: weights.map { weights in used.map { weights[$0] } }
        ).map { fit in
            BetaConvergence(fit: fit, years: years, leftOutCount: earlier.count - used.count)
        }
    }
}
