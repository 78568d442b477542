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
        // Deviations of the changes 1, 0, 2 and 1, 4, 1, each a third: squares 2/9 and 6/9.
        let error = try #require(change.differenceError.value)
        #expect(abs(error - (8.0 / 9 * 6 / 5).squareRoot()) < 1e-12)
        // Parts of the ratio: of the first (0, -1, 1) with 1/6 less than now (-1, -1, 2) with 1/8,
        // and of the others by -3/64 now and -1/18 then.
        let parts = [
            -1.0 / 8 + 1.0 / 6, -1.0 / 8, 2.0 / 8 - 1.0 / 6,
            -3.0 / 64 * -2 + 1.0 / 18 * -1, -3.0 / 64 * 1 + 1.0 / 18 * -1,
            -3.0 / 64 * 1 + 1.0 / 18 * 2,
        ].map { $0 / 3 }
        let squares = parts.reduce(0) { $0 + $1 * $1 }
        let ratioError = try #require(change.ratioError.value)
        #expect(abs(ratioError - (squares * 6 / 5).squareRoot()) < 1e-12)
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
