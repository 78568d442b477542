/// A statistic against what it would be if its labels or values were dealt out anew.
///
/// Statistics within 10⁻¹² of the observed one (times its size, if that is above one) are equal to it
/// and count on both sides. With random deals the observed one is counted as one more; with all
/// deals it is among them. Phipson and Smyth 2010.
public struct PermutationTest: Hashable, Sendable {
    /// The statistic as observed.
    public let observed: Double
    /// The number of deals.
    public let count: Int
    /// Whether all deals there are were made.
    public let isExact: Bool
    /// The number of deals with a statistic at least as large.
    public let atLeastCount: Int
    /// The number of deals with one at most as large.
    public let atMostCount: Int
    /// The number of deals with one at least as far from zero.
    public let atLeastAsFarCount: Int
    /// The mean of the deals.
    public let mean: Double
    /// The standard deviation of the deals, with divisor *R*.
    public let deviation: Double

    /// Compares a statistic with those of deals.
    public init(observed: Double, deals: [Double], isExact: Bool = false) {
        precondition(!deals.isEmpty, "a test needs deals")
        let tolerance = 1e-12 * max(1, abs(observed))
        self.observed = observed
        self.isExact = isExact
        count = deals.count
        atLeastCount = deals.count { $0 >= observed - tolerance }
        atMostCount = deals.count { $0 <= observed + tolerance }
        atLeastAsFarCount = deals.count { abs($0) >= abs(observed) - tolerance }
        var sum = CompensatedSum()
        for deal in deals { sum.add(deal) }
        let mean = sum.value / Double(deals.count)
        var squares = CompensatedSum()
        for deal in deals { squares.add((deal - mean) * (deal - mean)) }
        self.mean = mean
        deviation = (squares.value / Double(deals.count)).squareRoot()
    }

    /// The probability of a statistic at least as large.
    public var greaterProbability: Double { probability(atLeastCount) }
    /// The probability of a statistic at most as large.
    public var lessProbability: Double { probability(atMostCount) }
    /// The probability of a statistic at least as far from zero.
    public var absoluteProbability: Double { probability(atLeastAsFarCount) }
    /// Twice the smaller of the one-sided probabilities, at most one.
    public var probability: Double { min(1, 2 * min(greaterProbability, lessProbability)) }
    /// How many standard deviations of the deals the observed statistic lies above their mean;
    /// undefined if all deals are equal.
    public var score: Outcome<Double> {
        deviation > 0 ? .defined((observed - mean) / deviation) : .undefined(.zeroVariance)
    }

    private func probability(_ count: Int) -> Double {
        isExact
            ? Double(count) / Double(self.count) : Double(count + 1) / Double(self.count + 1)
    }
}

/// The number of ways to choose some of many, or `nil` if there are more than a million.
func combinations(_ count: Int, choose chosen: Int) -> Int? {
    var result = 1
    for step in 0..<min(chosen, count - chosen) {
        result = result * (count - step) / (step + 1)
        if result > 1_000_000 { return nil }
    }
    return result
}

/// Calls a function with every choice of some positions out of many, in lexical order.
func forEachCombination(_ count: Int, choose chosen: Int, _ body: ([Int]) -> Void) {
    var choice = Array(0..<chosen)
    while true {
        body(choice)
        guard let last = choice.indices.last(where: { choice[$0] < count - chosen + $0 }) else {
            return
        }
        choice[last] += 1
        for position in (last + 1)..<max(last + 1, chosen) {
            choice[position] = choice[position - 1] + 1
        }
    }
}
