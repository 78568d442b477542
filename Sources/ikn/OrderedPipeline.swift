import Dispatch
import Synchronization

/// Work side by side on pieces that come in order and go in order.
enum OrderedPipeline {
    /// Takes pieces, works on several at once, and hands on the results in the order of the pieces.
    ///
    /// At most twice as many pieces as threads are held at a time.
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
        let queue = DispatchQueue(label: "pieces", attributes: .concurrent)
        let gate = DispatchSemaphore(value: threads)
        var jobs: [Job<Result>] = []
        var isAtEnd = false
        while true {
            while !isAtEnd, jobs.count < 2 * threads {
                guard let piece = try next() else {
                    isAtEnd = true
                    break
                }
                let job = Job<Result>()
                jobs.append(job)
                queue.async {
                    gate.wait()
                    let result = transform(piece)
                    gate.signal()
                    job.end(with: result)
                }
            }
            guard !jobs.isEmpty else { return }
            try finish(jobs.removeFirst().result())
        }
    }

    /// A piece that is being worked on.
    private final class Job<Result: Sendable>: Sendable {
        private let value = Mutex<Result?>(nil)
        private let isDone = DispatchSemaphore(value: 0)

        func end(with result: Result) {
            value.withLock { $0 = result }
            isDone.signal()
        }

        /// Waits for the result.
        func result() -> Result {
            isDone.wait()
            return value.withLock { value in
                guard let value else { preconditionFailure("a job ends with a result") }
                return value
            }
        }
    }
}
