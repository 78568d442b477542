import Testing

@testable import ikn

@Suite("Pieces side by side", .timeLimit(.minutes(1)))
struct OrderedPipelineTests {
    private struct Broken: Error, Equatable { var piece: Int }

    /// Squares whole numbers, failing where it is told to.
    private static func run(
        _ threads: Int,
        count: Int = 500,
        failingToTake: Int? = nil,
        failingToHandOn: Int? = nil
    ) throws -> [Int] {
        var taken = 0
        var handedOn: [Int] = []
        try OrderedPipeline.run(threads: threads) { () throws -> Int? in
            if taken == failingToTake { throw Broken(piece: taken) }
            guard taken < count else { return nil }
            defer { taken += 1 }
            return taken
        } transform: { piece in
            // Some take longer than those after them.
            var sum = 0
            for step in 0..<(piece % 7 * 1_000) { sum &+= step }
            return sum == -1 ? 0 : piece * piece
        } finish: { result in
            if handedOn.count == failingToHandOn { throw Broken(piece: handedOn.count) }
            handedOn.append(result)
        }
        return handedOn
    }

    @Test("results come in the order of the pieces", arguments: [1, 2, 5, 9])
    func order(threads: Int) throws {
        #expect(try Self.run(threads) == (0..<500).map { $0 * $0 })
        #expect(try Self.run(threads, count: 0).isEmpty)
        #expect(try Self.run(threads, count: 1) == [0])
    }

    @Test("what goes wrong on the way ends it and is told", arguments: [1, 2, 5], [0, 1, 250])
    func failures(threads: Int, piece: Int) {
        for _ in 0..<20 {
            #expect(throws: Broken(piece: piece)) {
                try Self.run(threads, failingToTake: piece)
            }
            #expect(throws: Broken(piece: piece)) {
                try Self.run(threads, failingToHandOn: piece)
            }
        }
    }

    @Test("at most four times as many pieces as threads are held", arguments: [1, 2, 5])
    func bounded(threads: Int) throws {
        var (taken, handedOn, most) = (0, 0, 0)
        try OrderedPipeline.run(threads: threads) { () -> Int? in
            guard taken < 400 else { return nil }
            taken += 1
            most = max(most, taken - handedOn)
            return taken
        } transform: {
            $0
        } finish: { _ in
            handedOn += 1
        }
        #expect(most <= 4 * threads)
        #expect(handedOn == 400)
    }
}
