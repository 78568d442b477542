import Inequality
import Testing

@Suite("Paired change")
struct PairedChangeTests {
    private let earlier = [3.0, 5, 8, 13, 21]
    private let later = [4.0, 7, 8, 12, 25]

    @Test("the error of a change of means is that of the paired t test")
    func pairedMeans() throws {
        let (then, now) = (try Sample(values: earlier), try Sample(values: later))
        let change = try #require(now.difference(of: .mean, from: then).value)
        #expect(abs(change - 1.2) < 1e-12)
        // Differences 1, 2, 0, -1, 4: mean 1.2, variance 14.8 / 4 = 3.7, error √(3.7 / 5).
        let error = try #require(now.differenceError(of: .mean, from: then)?.value)
        #expect(abs(error - 0.74.squareRoot()) < 1e-12)
    }

    @Test("what moves all units alike leaves no error in a measure of shares")
    func proportional() throws {
        let then = try Sample(values: earlier)
        let now = try Sample(values: earlier.map { $0 * 1.1 })
        let error = try #require(now.differenceError(of: .gini, from: then)?.value)
        #expect(error < 1e-14)
    }

    @Test("the error of a change of the Gini coefficient is near that of the jackknife")
    func jackknife() throws {
        var state: UInt64 = 7
        func next() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / Double(1 << 53)
        }
        let then = (0..<300).map { _ in 1 + next() }
        let now = then.map { $0 * (0.9 + 0.3 * next()) }
        func change(without skipped: Int?) throws -> Double {
            func kept(_ values: [Double]) -> [Double] {
                values.enumerated().filter { $0.offset != skipped }.map(\.element)
            }
            let (a, b) = (try Sample(values: kept(then)), try Sample(values: kept(now)))
            return try #require(b.difference(of: .gini, from: a).value)
        }
        let deleted = try (0..<300).map { try change(without: $0) }
        let mean = deleted.reduce(0, +) / 300
        let squares = deleted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let jackknife = (squares * 299 / 300).squareRoot()
        let linear = try #require(
            try Sample(values: now).differenceError(of: .gini, from: try Sample(values: then))?
                .value
        )
        #expect(abs(linear / jackknife - 1) < 0.02)
    }

    @Test("a measure without a smooth influence has no error, and one unit none that is defined")
    func undefined() throws {
        let (then, now) = (try Sample(values: earlier), try Sample(values: later))
        #expect(now.differenceError(of: .quantile(percent: 50), from: then) == nil)
        let (one, other) = (try Sample(values: [2.0]), try Sample(values: [3.0]))
        #expect(other.differenceError(of: .mean, from: one)?.reason == .tooFewObservations)
    }

    @Test("a unit that has a value at one date only counts there")
    func missing() throws {
        let then = try Sample(values: [1, .nan, 3])
        let now = try Sample(values: [2, 4, .nan])
        #expect(now.difference(of: .mean, from: then).value == 1)
        // Parts are -0.5, –, 0.5 and -0.5, 0.5, –, times the root of 2; what is left of them is
        // 0, 0.5, -0.5 times that.
        let error = try #require(now.differenceError(of: .mean, from: then)?.value)
        #expect(abs(error - 1) < 1e-12)
    }
}
