internal import Dispatch
internal import Synchronization

/// The results of a function of each replicate, in order, found on several threads.
///
/// - Parameters:
///   - count: How many replicates there are.
///   - threads: How many work at once.
///   - body: The results of a range of replicates, which may depend on nothing else.
func replicates<Result: Sendable>(
    _ count: Int,
    threads: Int,
    _ body: @Sendable (Range<Int>) -> [Result]
) -> [Result] {
    guard threads > 1, count > threads else { return body(0..<count) }
    // Several shares a thread, because threads are not equally fast.
    let shareCount = min(count, 4 * threads)
    let shares = Mutex([[Result]](repeating: [], count: shareCount))
    let next = Atomic(0)
    // A concurrent loop of Dispatch may put all of its parts on one thread of a busy machine.
    let queue = DispatchQueue(label: "replicates", attributes: .concurrent)
    let group = DispatchGroup()
    withoutActuallyEscaping(body) { body in
        for _ in 0..<threads {
            queue.async(group: group) {
                while true {
                    let share = next.add(1, ordering: .relaxed).oldValue
                    guard share < shareCount else { return }
                    let range = share * count / shareCount..<(share + 1) * count / shareCount
                    let results = body(range)
                    shares.withLock { $0[share] = results }
                }
            }
        }
        group.wait()
    }
    return shares.withLock { $0.flatMap(\.self) }
}
