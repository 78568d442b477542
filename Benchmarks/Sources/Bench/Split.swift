import Foundation
import Synchronization

/// Divides elements among threads; the parts of the answer come in order.
func split<Element: Sendable, Result: Sendable>(
    _ elements: [Element],
    _ threads: Int,
    _ work: @escaping @Sendable (ArraySlice<Element>) -> Result
) -> [Result] {
    guard threads > 1 else { return [work(elements[...])] }
    let results = Mutex([Result?](repeating: nil, count: threads))
    let done = DispatchSemaphore(value: 0)
    withExtendedLifetime(results) {
        for part in 0..<threads {
            let start = part * elements.count / threads
            let end = (part + 1) * elements.count / threads
            // Threads of our own: a pool may run one part after the other when the machine is busy.
            Thread.detachNewThread {
                let result = work(elements[start..<end])
                results.withLock { $0[part] = result }
                done.signal()
            }
        }
        for _ in 0..<threads { done.wait() }
    }
    return results.withLock { $0.compactMap(\.self) }
}
