import Dispatch
import Synchronization

/// Divides positions among threads; the parts of the answer come in order.
func split<Element: Sendable, Result: Sendable>(
    _ elements: [Element],
    _ threads: Int,
    _ work: @Sendable ([Element]) -> Result
) -> [Result] {
    guard threads > 1 else { return [work(elements)] }
    let results = Mutex([Result?](repeating: nil, count: threads))
    DispatchQueue.concurrentPerform(iterations: threads) { part in
        let start = part * elements.count / threads
        let end = (part + 1) * elements.count / threads
        let result = work(Array(elements[start..<end]))
        results.withLock { $0[part] = result }
    }
    return results.withLock { $0.compactMap(\.self) }
}
