/// Which units are more like their neighbors, or less, than chance makes them.
///
/// A unit keeps its value; the values of the others are dealt out to its neighbors without replacement.
/// Color a map by ``adjusted``, not by single probabilities: of many units some are rare by chance.
public struct LocalMoranTest: Hashable, Sendable {
    /// The probability of a local *I* at least as large, of each unit; NaN for an island.
    public let greater: [Double]
    /// The probability of one at most as large.
    public let less: [Double]
    /// Twice the smaller of both, at most one.
    public let probabilities: [Double]
    /// The same, adjusted for the number of units (Benjamini and Hochberg 1995).
    public let adjusted: [Double]
    /// Whether all deals there are were made.
    public let isExact: Bool

    init(greater: [Double], less: [Double], isExact: Bool) {
        self.greater = greater
        self.less = less
        self.isExact = isExact
        probabilities = zip(greater, less).map { $0.isNaN ? .nan : min(1, 2 * min($0, $1)) }
        adjusted = FalseDiscovery.adjusted(probabilities)
    }
}

extension SpatialSample {
    /// Local Moran's *I* of each unit against what it would be by chance.
    ///
    /// All deals are made if those of all units are at most a million. Otherwise each deal is one order
    /// of units drawn at random, of which every unit takes the first others as its neighbors: for each
    /// unit they are draws without replacement, and units with as many neighbors share them.
    ///
    /// - Complexity: O(*R* *d* log *R* + *n* log *R*) for *R* deals and up to *d* neighbors a unit.
    public func localMoranTest(
        replicates: Int = 999,
        seed: UInt64 = 1
    ) -> Outcome<LocalMoranTest> {
        Outcome { () throws(UndefinedReason) in
            try requireVariation()
            let degrees = (0..<count).map { neighbors.degree($0) }
            let ways = degrees.map { combinations(count - 1, choose: $0) }
            let total =
                ways.reduce(0) { sum, ways in
                    sum.flatMap { sum in ways.map { sum + $0 } }
                } as Int?
            if let total, total <= 1_000_000 { return exactTest(degrees) }
            return sampledTest(degrees, replicates, seed)
        }
    }

    /// The sum over neighbors that makes a local *I* of a unit as large as observed, and what is
    /// equal to it.
    private func threshold(of unit: Int) -> (sum: Double, tolerance: Double) {
        var sum = 0.0
        for neighbor in neighbors[unit] { sum += deviations[Int(neighbor)] }
        let factor = abs(deviations[unit]) / (Double(neighbors.degree(unit)) * meanSquare)
        let tolerance = 1e-12 * max(1, factor * abs(sum))
        return (sum, factor > 0 ? tolerance / factor : .infinity)
    }

    private func exactTest(_ degrees: [Int]) -> LocalMoranTest {
        var greater = [Double](repeating: .nan, count: count)
        var less = greater
        for unit in 0..<count where degrees[unit] > 0 {
            let (observed, tolerance) = threshold(of: unit)
            let others = (0..<count).filter { $0 != unit }.map { deviations[$0] }
            var (atLeast, atMost, all) = (0, 0, 0)
            forEachCombination(others.count, choose: degrees[unit]) { choice in
                let sum = choice.reduce(0) { $0 + others[$1] }
                all += 1
                if sum >= observed - tolerance { atLeast += 1 }
                if sum <= observed + tolerance { atMost += 1 }
            }
            let isUp = deviations[unit] >= 0
            greater[unit] = Double(isUp ? atLeast : atMost) / Double(all)
            less[unit] = Double(isUp ? atMost : atLeast) / Double(all)
        }
        return LocalMoranTest(greater: greater, less: less, isExact: true)
    }

    private func sampledTest(
        _ degrees: [Int],
        _ dealCount: Int,
        _ seed: UInt64
    ) -> LocalMoranTest {
        let depth = min(count, (degrees.max() ?? 0) + 1)
        let deals = LocalDeals(deviations, depth: depth, count: dealCount, seed: seed)
        // Sums over the first units of each deal, in ascending order, by how many they are.
        var sorted = [[Double]](repeating: [], count: depth + 1)
        for degree in Set(degrees) where degree > 0 {
            sorted[degree] = (0..<dealCount).map { deals.sum(of: $0, first: degree) }.sorted()
        }
        var greater = [Double](repeating: .nan, count: count)
        var less = greater
        for unit in 0..<count where degrees[unit] > 0 {
            let degree = degrees[unit]
            let (observed, tolerance) = threshold(of: unit)
            let sums = sorted[degree]
            var atLeast = sums.count - sums.firstPlace { $0 >= observed - tolerance }
            var atMost = sums.firstPlace { $0 > observed + tolerance }
            // A unit is no neighbor of itself: where it was drawn, the next one takes its place.
            for (deal, place) in deals.places(of: unit) where place < degree {
                let wrong = deals.sum(of: deal, first: degree)
                let right = deals.sum(of: deal, first: degree + 1) - deviations[unit]
                if wrong >= observed - tolerance { atLeast -= 1 }
                if wrong <= observed + tolerance { atMost -= 1 }
                if right >= observed - tolerance { atLeast += 1 }
                if right <= observed + tolerance { atMost += 1 }
            }
            let isUp = deviations[unit] >= 0
            let all = Double(dealCount + 1)
            greater[unit] = Double((isUp ? atLeast : atMost) + 1) / all
            less[unit] = Double((isUp ? atMost : atLeast) + 1) / all
        }
        return LocalMoranTest(greater: greater, less: less, isExact: false)
    }
}

/// Orders of units drawn at random, as far as neighbors need them.
private struct LocalDeals {
    private let depth: Int
    /// Running sums of the values in each order.
    private var sums: [Double] = []
    /// In which deals and at which places each unit was drawn.
    private var starts: [Int32]
    private var drawn: [(deal: Int, place: Int)]

    init(_ values: [Double], depth: Int, count: Int, seed: UInt64) {
        self.depth = depth
        sums.reserveCapacity(count * (depth + 1))
        var order = [Int32](0..<Int32(values.count))
        var units: [Int32] = []
        units.reserveCapacity(count * depth)
        var swaps = [Int](repeating: 0, count: depth)
        for deal in 0..<count {
            var random = RandomStream(seed: seed, replicate: deal)
            var sum = 0.0
            sums.append(sum)
            for place in 0..<depth {
                swaps[place] = place + random.draw(below: values.count - place)
                order.swapAt(place, swaps[place])
                sum += values[Int(order[place])]
                sums.append(sum)
                units.append(order[place])
            }
            // Each deal starts from the same order, whatever came before.
            for place in (0..<depth).reversed() { order.swapAt(place, swaps[place]) }
        }
        starts = [Int32](repeating: 0, count: values.count + 1)
        for unit in units { starts[Int(unit) + 1] += 1 }
        for unit in 0..<values.count { starts[unit + 1] += starts[unit] }
        var next = starts
        drawn = Array(repeating: (0, 0), count: units.count)
        for (number, unit) in units.enumerated() {
            drawn[Int(next[Int(unit)])] = (number / depth, number % depth)
            next[Int(unit)] += 1
        }
    }

    @inline(__always)
    func sum(of deal: Int, first count: Int) -> Double { sums[deal * (depth + 1) + count] }

    func places(of unit: Int) -> ArraySlice<(deal: Int, place: Int)> {
        drawn[Int(starts[unit])..<Int(starts[unit + 1])]
    }
}

extension [Double] {
    /// The first place at which a condition holds that holds ever after, or the count.
    fileprivate func firstPlace(where holds: (Double) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
