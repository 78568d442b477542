/// Rates made comparable where populations differ by orders of magnitude.
public enum EmpiricalBayes {
    /// The deviation of each rate from that of all, in standard deviations that allow for the size of
    /// the population, as Moran's index needs.
    ///
    /// With *b* the rate of all and *a* the variance of rates beyond chance (none if negative), a rate
    /// *p* of *n* people becomes (*p* − *b*) / √(*a* + *b*/*n*). Assunção and Reis 1999.
    ///
    /// - Parameters:
    ///   - events: What is counted in each unit, such as households without electricity; NaN if missing.
    ///   - populations: Of how many; zero or less counts as missing.
    /// - Returns: NaN where something is missing; undefined if nothing is counted at all.
    /// - Complexity: O(*n*).
    public static func standardized(
        events: [Double],
        populations: [Double]
    ) -> Outcome<[Double]> {
        precondition(events.count == populations.count, "a population for each unit")
        return Outcome { () throws(UndefinedReason) in
            let used = events.indices.filter { events[$0].isFinite && populations[$0] > 0 }
            guard !used.isEmpty else { throw .empty }
            let people = weightedSum(used.map { populations[$0] }) { _ in 1 }
            let rate = weightedSum(used.map { events[$0] }) { _ in 1 } / people
            guard rate > 0 else { throw .zeroMean }
            let spread = weightedSum(used.map { populations[$0] }) { position in
                let row = used[position]
                let deviation = events[row] / populations[row] - rate
                return deviation * deviation
            }
            let beyond = max(0, spread / people - rate * Double(used.count) / people)
            var scores = [Double](repeating: .nan, count: events.count)
            for row in used {
                let variance = beyond + rate / populations[row]
                scores[row] = (events[row] / populations[row] - rate) / variance.squareRoot()
            }
            return scores
        }
    }
}
