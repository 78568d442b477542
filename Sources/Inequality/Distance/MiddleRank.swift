extension Sample {
    /// For each unit the share of the weight below its value, and half the share of its ties.
    ///
    /// Units of equal value share a rank, so that the order of rows cannot matter.
    ///
    /// - Complexity: O(*n*).
    var middleRanks: [Double] {
        var ranks = [Double](repeating: 0, count: count)
        var below = CompensatedSum()
        var start = 0
        while start < count {
            var end = start
            var upTo = below
            while end < count && scaledValues[end] == scaledValues[start] {
                upTo.add(scaledWeights[end])
                end += 1
            }
            let rank = (below.value + upTo.excess(over: below) / 2) / totalWeight.value
            for index in start..<end { ranks[index] = rank }
            below = upTo
            start = end
        }
        return ranks
    }
}
