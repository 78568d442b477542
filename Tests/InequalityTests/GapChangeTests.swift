import Inequality
import Testing

@Suite("Change of a gap")
struct GapChangeTests {
    private func pair(_ values: [Double], first: Int) throws -> (a: Sample, b: Sample) {
        func kept(_ range: Range<Int>) throws -> Sample {
            try Sample(values: values.enumerated().map { range.contains($0.0) ? $0.1 : nil })
        }
        return (try kept(0..<first), try kept(first..<values.count))
    }

    @Test("the error is that of the changes of two independent groups")
    func hand() throws {
        let then = try pair([1, 2, 3, 5, 5, 8], first: 3)
        let now = try pair([2, 2, 5, 6, 9, 9], first: 3)
        let change = GapChange(from: then, to: now)
        // Means 2 and 6 became 3 and 8: -4 became -5, and 1/3 became 3/8.
        let difference = try #require(change.difference.value)
        #expect(abs(difference + 1) < 1e-12)
        let ratio = try #require(change.ratio.value)
        #expect(abs(ratio - 1 / 24) < 1e-12)
        // The changes 1, 0, 2 and 1, 4, 1 have the variances 1 and 3, their means a third of that.
        let error = try #require(change.differenceError.value)
        #expect(abs(error - (4.0 / 3).squareRoot()) < 1e-12)
        // Parts of the ratio: of the first (0, -1, 1) with 1/6 less than now (-1, -1, 2) with 1/8,
        // and of the others by -3/64 now and -1/18 then.
        let parts = [
            -1.0 / 8 + 1.0 / 6, -1.0 / 8, 2.0 / 8 - 1.0 / 6,
            -3.0 / 64 * -2 + 1.0 / 18 * -1, -3.0 / 64 * 1 + 1.0 / 18 * -1,
            -3.0 / 64 * 1 + 1.0 / 18 * 2,
        ].map { $0 / 3 }
        let squares = parts.reduce(0) { $0 + $1 * $1 }
        let ratioError = try #require(change.ratioError.value)
        #expect(abs(ratioError - (squares * 3 / 2).squareRoot()) < 1e-12)
    }

    @Test("a step of all units alike leaves no error in the difference")
    func alike() throws {
        let change = GapChange(
            from: try pair([1, 2, 3, 5], first: 2),
            to: try pair([2, 3, 4, 6], first: 2)
        )
        let error = try #require(change.differenceError.value)
        #expect(error < 1e-15)
    }

    @Test("a group of one unit leaves the errors undefined, as they are of a gap")
    func oneUnit() throws {
        let change = GapChange(
            from: try pair([1, 2, 3, 5], first: 1),
            to: try pair([2, 3, 4, 9], first: 1)
        )
        #expect(change.difference.value != nil)
        #expect(change.differenceError.reason == .tooFewObservations)
        #expect(change.ratioError.reason == .tooFewObservations)
    }

    @Test("an empty group has no gap, and a mean of zero no ratio")
    func undefined() throws {
        let whole = try pair([1, 2], first: 1)
        let empty = try pair([1, 2], first: 2)
        #expect(GapChange(from: whole, to: empty).difference.value == nil)
        #expect(GapChange(from: whole, to: empty).differenceError.value == nil)
        let zero = try pair([1, 2, 0, 0], first: 2)
        let change = GapChange(from: zero, to: try pair([1, 2, 1, 1], first: 2))
        #expect(change.difference.value == -1)
        #expect(change.ratio.value == nil)
        #expect(change.ratioError.value == nil)
    }
}
