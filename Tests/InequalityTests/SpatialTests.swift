import Foundation
import Inequality
import TestSupport
import Testing

@Suite("Neighbors")
struct SpatialTests {
    /// A square lattice; the values fall from west to east, with some noise.
    private static func lattice(_ side: Int, seed: UInt64, trend: Double = 1) throws
        -> SpatialSample
    {
        var generator = SeededGenerator(seed: seed)
        var lists: [[Int]] = []
        var values: [Double] = []
        for row in 0..<side {
            for column in 0..<side {
                var list: [Int] = []
                if row > 0 { list.append((row - 1) * side + column) }
                if row < side - 1 { list.append((row + 1) * side + column) }
                if column > 0 { list.append(row * side + column - 1) }
                if column < side - 1 { list.append(row * side + column + 1) }
                lists.append(list)
                values.append(
                    100 - trend * Double(column) + Double.random(in: 0...5, using: &generator)
                )
            }
        }
        return try SpatialSample(values: values, neighbors: Neighbors(lists))
    }

    @Test(
        "local values have Moran's index as their mean",
        arguments: PropertyTests.seeds.prefix(10)
    )
    func localMean(seed: UInt64) throws {
        let sample = try Self.lattice(7, seed: seed)
        let local = try sample.localMoran.get().values
        let mean = local.reduce(0, +) / Double(local.count)
        #expect(abs(mean - (try sample.moran.get().value)) < 1e-12, "seed \(seed)")
    }

    @Test("near and far add up to the Gini coefficient", arguments: PropertyTests.seeds.prefix(10))
    func nearAndFar(seed: UInt64) throws {
        let sample = try Self.lattice(6, seed: seed)
        let split = try sample.spatialGini.get()
        let gini = try Sample(values: sample.values).gini.get()
        #expect(abs(split.near + split.far - gini) < 1e-12)
        #expect(split.nearPairCount + split.farPairCount == 36 * 35 / 2)
        #expect(split.nearPairCount == 2 * 6 * 5)
    }

    @Test("the order of units does not matter, and equal ends are no constant column")
    func ends() throws {
        // 0, 3, 1, 0 on a path: the mean is 1, z = −1, 2, 0, −1, of squares 6;
        // with rows that sum to one: Σ z · lag = (−1 · 2) + 2 · (−1 ∕ 2) + 0 · (1 ∕ 2) + (−1 · 0) = −3.
        let path = try Neighbors([[1], [0, 2], [1, 3], [2]])
        let moran = try SpatialSample(values: [0, 3, 1, 0], neighbors: path).moran.get()
        #expect(abs(moran.value + 0.5) < 1e-15)
    }

    @Test("where all are neighbors of each other there is no variance to measure by")
    func complete() throws {
        let all = try Neighbors((0..<7).map { unit in (0..<7).filter { $0 != unit } })
        let sample = try SpatialSample(values: [1, 2, 4, 8, 16, 32, 65], neighbors: all)
        let moments = try sample.moran.get().moments
        #expect(moments.normalScore.reason == .zeroVariance)
        #expect(moments.randomizedProbability.reason == .zeroVariance)
    }

    @Test("constant values have no index and no probability")
    func constant() throws {
        let sample = try SpatialSample(
            values: [3, 3, 3],
            neighbors: Neighbors([[1], [0, 2], [1]])
        )
        #expect(sample.moran.reason == .zeroVariance)
        #expect(sample.geary.reason == .zeroVariance)
        #expect(sample.moranTest().reason == .zeroVariance)
        #expect(sample.localMoranTest().reason == .zeroVariance)
        #expect(sample.localGetisOrd().reason == .zeroVariance)
        #expect(sample.spatialGini.reason == .zeroVariance)
    }

    @Test("a unit without a value leaves the graph, and its neighbors are weighted anew")
    func missing() throws {
        let all = try SpatialSample(
            values: [1, .nan, 4, 2],
            neighbors: Neighbors([[1, 2], [0, 2, 3], [0, 1, 3], [1, 2]])
        )
        let rest = try SpatialSample(
            values: [1, 4, 2],
            neighbors: Neighbors([[1], [0, 2], [1]])
        )
        #expect(all.missingCount == 1)
        #expect(all.rows == [0, 2, 3])
        #expect(try all.moran.get() == rest.moran.get())
    }

    @Test("a unit that is its own neighbor, or one that is not there, is refused")
    func refused() {
        #expect(throws: SampleError.neighborOutOfRange(row: 0, neighbor: 0)) {
            try Neighbors([[0], []])
        }
        #expect(throws: SampleError.neighborOutOfRange(row: 1, neighbor: 2)) {
            try Neighbors([[1], [2]])
        }
    }

    @Test("a gradient is found, and noise is not")
    func power() throws {
        let gradient = try Self.lattice(8, seed: 1, trend: 3)
        #expect(try gradient.moranTest().get().greaterProbability == 0.001)
        #expect(try gradient.gearyTest().get().lessProbability == 0.001)
        #expect(try gradient.spatialGiniTest().get().greaterProbability == 0.001)
        let noise = try Self.lattice(8, seed: 5, trend: 0)
        #expect(try noise.moranTest().get().probability > 0.05)
    }

    @Test(
        "shared deals come near the probability of all deals of each unit",
        arguments: [1, 2, 3] as [UInt64]
    )
    func localDeals(seed: UInt64) throws {
        // Large enough that all deals would be too many together, small enough to make them here.
        let sample = try Self.lattice(9, seed: seed, trend: 2)
        let test = try sample.localMoranTest(replicates: 9_999, seed: seed).get()
        #expect(!test.isExact)
        let mean = sample.values.reduce(0, +) / 81
        for unit in stride(from: 0, to: 81, by: 7) {
            let deviations = sample.values.map { $0 - mean }
            let others = deviations.indices.filter { $0 != unit }.map { deviations[$0] }
            let neighbors = sample.neighbors[unit].map { deviations[Int($0)] }
            // An independent deal: shuffled others, the first of them as neighbors.
            var generator = SeededGenerator(seed: seed &* 1_000 &+ UInt64(unit))
            let observed = deviations[unit] * neighbors.reduce(0, +)
            var count = 0
            for _ in 0..<4_000 {
                var sum = 0.0
                var taken: Set<Int> = []
                while taken.count < neighbors.count {
                    let pick = Int.random(in: others.indices, using: &generator)
                    if taken.insert(pick).inserted { sum += others[pick] }
                }
                if deviations[unit] * sum >= observed { count += 1 }
            }
            let p = Double(count) / 4_000
            let margin = 4 * (p * (1 - p) / 4_000 + p * (1 - p) / 9_999).squareRoot() + 1e-3
            #expect(abs(test.greater[unit] - p) < margin, "seed \(seed), unit \(unit)")
        }
    }

    @Test("deals are the same on any number of threads")
    func threads() throws {
        let sample = try Self.lattice(8, seed: 2)
        let one = try sample.moranTest(replicates: 99, threads: 1).get()
        for threads in [2, 5] {
            #expect(try sample.moranTest(replicates: 99, threads: threads).get() == one)
        }
    }

    @Test("joins are counted as by hand, each pair once")
    func joins() throws {
        // A ring of four with two neighbors that have it: one join of both, one of neither, two mixed.
        let ring = try Neighbors([[1, 3], [0, 2], [1, 3], [0, 2]])
        let sample = try SpatialSample(values: [1, 1, 0, 0], neighbors: ring)
        let counts = try sample.joinCounts.get()
        #expect((counts.both, counts.neither, counts.mixed) == (1, 1, 2))
        // Of the six ways to deal out two, four put them beside each other.
        let test = try sample.joinCountTest(replicates: 3_999).get()
        #expect(abs(test.greaterProbability - 2.0 / 3) < 0.04)
        let same = try SpatialSample(values: [1, 1, 1, 1], neighbors: ring)
        #expect(same.joinCountTest().reason == .zeroVariance)
        let other = try SpatialSample(values: [1, 2, 3, 4], neighbors: ring)
        #expect(other.joinCountTest().reason == .zeroVariance)
    }

    @Test("rates of small populations are worth less, by hand")
    func empiricalBayes() throws {
        // 10 of 100 and 50 of 900: b = 0.06; Σ n (p − b)² ∕ Σ n = (100 · 0.04² + 900 · (1∕225)²) ∕ 1000
        // = 0.000178, of which 0.06 · 2 ∕ 1000 = 0.00012 are chance.
        let scores = try EmpiricalBayes.standardized(
            events: [10, 50, .nan, 3],
            populations: [100, 900, 10, 0]
        ).get()
        let spread = (100 * 0.04 * 0.04 + 900 / (225.0 * 225)) / 1_000
        let beyond = spread - 0.00012
        #expect(abs(scores[0] - 0.04 / (beyond + 0.0006).squareRoot()) < 1e-12)
        #expect(abs(scores[1] + (1 / 225.0) / (beyond + 0.06 / 900).squareRoot()) < 1e-12)
        #expect(scores[2].isNaN && scores[3].isNaN)
        let none = EmpiricalBayes.standardized(events: [0, 0], populations: [1, 1])
        #expect(none.reason == .zeroMean)
    }

    @Test("discoveries are adjusted as by hand")
    func falseDiscovery() {
        // 0.01·4∕1 = 0.04, 0.02·4∕2 = 0.04, 0.03·4∕3 = 0.04, 0.5·4∕4 = 0.5; ties take the least.
        let adjusted = FalseDiscovery.adjusted([0.03, 0.5, .nan, 0.01, 0.02])
        #expect(adjusted[0] == 0.04 && adjusted[1] == 0.5 && adjusted[3] == 0.04)
        #expect(adjusted[2].isNaN)
    }
}
