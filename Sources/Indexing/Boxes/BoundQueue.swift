/// A binary heap of tree nodes by their lower bound; equal bounds leave in the order of the nodes.
struct BoundQueue {
    private var heap: [(node: Int, bound: Double)] = []

    mutating func push(_ node: Int, bound: Double) {
        heap.append((node, bound))
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard precedes(child, parent) else { break }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    mutating func pop() -> (node: Int, bound: Double)? {
        guard let first = heap.first, let last = heap.popLast() else { return nil }
        guard !heap.isEmpty else { return first }
        heap[0] = last
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < heap.count && precedes(child, least) {
                least = child
            }
            guard least != parent else { return first }
            heap.swapAt(parent, least)
            parent = least
        }
    }

    private func precedes(_ a: Int, _ b: Int) -> Bool {
        (heap[a].bound, heap[a].node) < (heap[b].bound, heap[b].node)
    }
}
