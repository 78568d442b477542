/// Pearson's weighted correlation; undefined if a column is constant.
func pearson(_ x: [Double], _ y: [Double], weights: [Double]) -> Outcome<Double> {
    Outcome(finite: { () throws(UndefinedReason) in
        guard x.count >= 2 else { throw x.isEmpty ? .empty : .tooFewObservations }
        let total = weightedSum(weights) { _ in 1 }
        let meanX = weightedSum(weights) { x[$0] } / total
        let meanY = weightedSum(weights) { y[$0] } / total
        let spreadX = weightedSum(weights) { (x[$0] - meanX) * (x[$0] - meanX) }
        let spreadY = weightedSum(weights) { (y[$0] - meanY) * (y[$0] - meanY) }
        guard spreadX > 0, spreadY > 0 else { throw .zeroVariance }
        let product = weightedSum(weights) { (x[$0] - meanX) * (y[$0] - meanY) }
        return product / spreadX.squareRoot() / spreadY.squareRoot()
    })
}

/// Spearman's correlation: Pearson's of the ranks, ties sharing their middle rank.
func spearman(_ x: [Double], _ y: [Double]) -> Outcome<Double> {
    pearson(middleRanks(of: x), middleRanks(of: y), weights: [Double](repeating: 1, count: x.count))
}

/// Kendall's τ-b: agreeing less disagreeing pairs, over the pairs not tied in either column.
///
/// - Complexity: O(*n* log *n*).
func kendall(_ x: [Double], _ y: [Double]) -> Outcome<Double> {
    Outcome(finite: { () throws(UndefinedReason) in
        guard x.count >= 2 else { throw x.isEmpty ? .empty : .tooFewObservations }
        let order = ascendingOrder(of: x).map { Int($0) }
        let places = densePlaces(of: y)
        let placeCount = (places.max() ?? 0) + 1
        var lower = PrefixSums(count: placeCount)
        var higher = PrefixSums(count: placeCount)
        var balance = 0.0
        var start = 0
        while start < order.count {
            var end = start
            while end < order.count && x[order[end]] == x[order[start]] {
                let place = places[order[end]]
                balance += lower.sums(before: place).weight
                balance -= higher.sums(before: placeCount - 1 - place).weight
                end += 1
            }
            for index in order[start..<end] {
                lower.add(weight: 1, amount: 0, at: places[index])
                higher.add(weight: 1, amount: 0, at: placeCount - 1 - places[index])
            }
            start = end
        }
        let pairs = Double(x.count) * Double(x.count - 1) / 2
        let untied = (pairs - tiedPairs(densePlaces(of: x)), pairs - tiedPairs(places))
        guard untied.0 > 0, untied.1 > 0 else { throw .zeroVariance }
        return balance / (untied.0.squareRoot() * untied.1.squareRoot())
    })
}

/// For each entry the middle of the ranks that its ties share, counted from one.
private func middleRanks(of values: [Double]) -> [Double] {
    let places = densePlaces(of: values)
    var counts = [Double](repeating: 0, count: (places.max() ?? -1) + 1)
    for place in places { counts[place] += 1 }
    var below = 0.0
    let ranks = counts.map { count in
        defer { below += count }
        return below + (count + 1) / 2
    }
    return places.map { ranks[$0] }
}

/// For each entry the number of distinct smaller entries.
private func densePlaces(of values: [Double]) -> [Int] {
    var places = [Int](repeating: 0, count: values.count)
    var place = -1
    var previous: Double?
    for index in ascendingOrder(of: values).map({ Int($0) }) {
        if values[index] != previous { place += 1 }
        previous = values[index]
        places[index] = place
    }
    return places
}

/// The number of pairs that share a place.
private func tiedPairs(_ places: [Int]) -> Double {
    var counts: [Int: Double] = [:]
    for place in places { counts[place, default: 0] += 1 }
    return counts.values.map { $0 * ($0 - 1) / 2 }.reduce(0, +)
}
