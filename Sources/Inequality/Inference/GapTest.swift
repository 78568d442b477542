extension GroupedSample {
    /// Whether the difference of the means of two groups may be chance: the labels are dealt out anew
    /// among their units, values and weights staying together.
    ///
    /// All deals are made if there are at most a million. Deals need units that could be exchanged,
    /// which neighbors that are alike are not; dealing within districts helps.
    ///
    /// - Parameters:
    ///   - replicates: How many random deals are made if there are too many.
    ///   - blocks: Groups of rows within which labels are dealt out; they are never exact.
    /// - Returns: Undefined if a group is empty or all values are equal.
    /// - Complexity: O(*R* *n*) for *R* deals.
    public func gapTest(
        between a: String,
        and b: String,
        replicates count: Int = 9999,
        within blocks: Grouping? = nil,
        seed: UInt64 = 1,
        threads: Int = 1
    ) -> Outcome<PermutationTest> {
        Outcome { () throws(UndefinedReason) in
            guard let first = self[a], let second = self[b] else { throw .empty }
            let values = first.scaledValues + second.scaledValues
            let weights = first.scaledWeights + second.scaledWeights
            guard values.contains(where: { $0 != values[0] }) else { throw .zeroVariance }
            let deal = GapDeal(values: values, weights: weights, scale: whole.valueScale)
            let own = Array(0..<first.count)
            let observed = deal.difference(own)
            let ways = blocks == nil ? combinations(values.count, choose: first.count) : nil
            if ways != nil {
                var deals: [Double] = []
                forEachCombination(values.count, choose: first.count) {
                    deals.append(deal.difference($0))
                }
                return PermutationTest(observed: observed, deals: deals, isExact: true)
            }
            let codes = (first.rows + second.rows).map { blocks?.codes[Int($0)] ?? 0 }
            let members = Dictionary(grouping: codes.indices) { codes[$0] }
                .sorted { $0.key < $1.key }.map(\.value)
            let deals = Inequality.replicates(count, threads: threads) { range in
                range.map { number in
                    var random = RandomStream(seed: seed, replicate: number)
                    var chosen: [Int] = []
                    for block in members {
                        var block = block
                        let wanted = block.count { $0 < first.count }
                        for place in 0..<wanted {
                            block.swapAt(place, place + random.draw(below: block.count - place))
                        }
                        chosen += block[0..<wanted]
                    }
                    return deal.difference(chosen)
                }
            }
            return PermutationTest(observed: observed, deals: deals)
        }
    }
}

/// The difference of means between some units and the others, by deviations from the mean of all, so
/// that the sums of one side tell those of the other.
private struct GapDeal: Sendable {
    private let deviations: [Double]
    private let weights: [Double]
    private let total: Double
    private let sum: Double
    private let scale: Double

    init(values: [Double], weights: [Double], scale: Double) {
        self.weights = weights
        self.scale = scale
        total = weightedSum(weights) { _ in 1 }
        let mean = weightedSum(weights) { values[$0] } / total
        let deviations = values.indices.map { weights[$0] * (values[$0] - mean) }
        self.deviations = deviations
        sum = weightedSum(deviations) { _ in 1 }
    }

    func difference(_ chosen: [Int]) -> Double {
        var (weight, amount) = (0.0, 0.0)
        for unit in chosen {
            weight += weights[unit]
            amount += deviations[unit]
        }
        return (amount / weight - (sum - amount) / (total - weight)) / scale
    }
}
