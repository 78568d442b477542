import Dispatch
import Synchronization

/// Work side by side on pieces that come in order and go in order.
enum OrderedPipeline {
    /// Takes pieces, works on several at once, and hands on the results in the order of the pieces.
    ///
    /// The thread that calls takes and hands on, and works too while there is nothing to hand on, so
    /// that no thread waits for another as long as there are pieces. At most four times as many pieces
    /// as threads are held at a time.
    /// - Parameters:
    ///   - threads: How many pieces are worked on at once; one works without other threads.
    ///   - next: The next piece; `nil` at the end.
    ///   - transform: What is done with a piece, on any thread.
    ///   - finish: What is done with a result, in order.
    static func run<Piece: Sendable, Result: Sendable>(
        threads: Int,
        next: () throws -> Piece?,
        transform: @escaping @Sendable (Piece) -> Result,
        finish: (Result) throws -> Void
    ) throws {
        guard threads > 1 else {
            while let piece = try next() { try finish(transform(piece)) }
            return
        }
        let bench = Bench(transform)
        let queue = DispatchQueue(label: "pieces", attributes: .concurrent)
        for _ in 1..<threads { queue.async { bench.work() } }
        defer { bench.close(for: threads - 1) }
        var (first, end) = (0, 0)
        var isAtEnd = false
        while true {
            while !isAtEnd, end - first < 4 * threads {
                guard let piece = try next() else {
                    isAtEnd = true
                    break
                }
                bench.add(piece, number: end)
                end += 1
            }
            guard first < end else { return }
            try finish(bench.result(first))
            first += 1
        }
    }

    /// Where pieces wait for work, and results to be taken.
    private final class Bench<Piece: Sendable, Result: Sendable>: Sendable {
        private struct Load {
            /// The pieces that nobody works on, the last first.
            var waiting: [(number: Int, piece: Piece)] = []
            var results: [Int: Result] = [:]
        }

        private let transform: @Sendable (Piece) -> Result
        private let load = Mutex(Load())
        /// Counts the pieces that wait, and at the end the workers that are to go.
        private let added = DispatchSemaphore(value: 0)
        /// Counts the results of workers.
        private let ended = DispatchSemaphore(value: 0)

        init(_ transform: @escaping @Sendable (Piece) -> Result) { self.transform = transform }

        func add(_ piece: Piece, number: Int) {
            load.withLock { $0.waiting.insert((number, piece), at: 0) }
            added.signal()
        }

        /// Works on pieces until there are no more.
        func work() {
            while true {
                added.wait()
                guard workOnOne() else { return }
                ended.signal()
            }
        }

        /// The result of a piece, working on others until it is there.
        func result(_ number: Int) -> Result {
            while true {
                if let result = load.withLock({ $0.results.removeValue(forKey: number) }) {
                    return result
                }
                if added.wait(timeout: .now()) == .success { _ = workOnOne() } else { ended.wait() }
            }
        }

        /// Lets workers go when they are done with what they have in hand.
        func close(for workers: Int) {
            load.withLock { $0.waiting.removeAll() }
            for _ in 0..<workers { added.signal() }
        }

        /// Works on the piece that came first; false if none waits.
        private func workOnOne() -> Bool {
            guard let (number, piece) = load.withLock({ $0.waiting.popLast() }) else {
                return false
            }
            let result = transform(piece)
            load.withLock { $0.results[number] = result }
            return true
        }
    }
}
