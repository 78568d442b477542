extension GroupedSample {
    /// Whether the part of a generalized entropy between the groups may be chance: the labels of all
    /// units are dealt out anew, values and weights staying together.
    ///
    /// The entropy of all units does not change, so that the test is one of the share between groups, too.
    ///
    /// - Returns: Undefined where the decomposition is, for a single group, and if all values are equal.
    /// - Complexity: O(*R* *n*) for *R* deals.
    public func betweenTest(
        order: Double,
        replicates count: Int = 999,
        seed: UInt64 = 1,
        threads: Int = 1
    ) -> Outcome<PermutationTest> {
        Outcome { () throws(UndefinedReason) in
            let observed = try entropyDecomposition(order).get().between
            guard groups.count > 1 else { throw .tooFewObservations }
            guard !whole.isConstant else { throw .zeroVariance }
            let deals = Inequality.replicates(count, threads: threads) { range in
                range.map { number in
                    var random = RandomStream(seed: seed, replicate: number)
                    var labels = membership
                    random.shuffle(&labels)
                    return between(labels, order)
                }
            }
            return PermutationTest(observed: observed, deals: deals)
        }
    }

    /// The entropy of the means of groups with other labels.
    private func between(_ labels: [Int32], _ order: Double) -> Double {
        var weights = [CompensatedSum](repeating: CompensatedSum(), count: groups.count)
        var deviations = weights
        for (unit, label) in labels.enumerated() {
            let weight = whole.scaledWeights[unit]
            weights[Int(label)].add(weight)
            deviations[Int(label)].add(
                weight * whole.scaledMean.deviation(of: whole.scaledValues[unit])
            )
        }
        let means = zip(deviations, weights).map { whole.scaledMean.high + $0.value / $1.value }
        let sample = Sample(derived: means, weights: weights.map(\.value))
        return sample.generalizedEntropy(order).value ?? 0
    }
}
