public import GeometryModel

/// An immutable tree over boxes, packed along a Hilbert curve (after flatbush, Agafonkin 2018).
///
/// The boxes are sorted by the Hilbert value of their centers and gathered by sixteen, level by
/// level, so that the place of a node's children is arithmetic. A value may be shared between
/// threads; a query keeps no state in it.
public struct PackedBoxIndex: Sendable {
    /// Boxes of the items in curve order, then of each level of nodes, the root last.
    private let boxes: [Box]
    /// For a leaf its item; for a node the position of its first child.
    private let children: [Int32]
    /// The end of each level in `boxes`.
    private let levelEnds: [Int]
    private let itemCount: Int

    private static let fanout = 16

    /// Builds the tree over the boxes of items 0, 1, 2, ….
    ///
    /// - Complexity: O(*n*); 36 bytes an item.
    public init(_ items: [Box]) {
        itemCount = items.count
        guard !items.isEmpty else {
            (boxes, children, levelEnds) = ([], [], [])
            return
        }
        let order = HilbertCurve.order(of: items.map(\.center))
        var boxes = order.map { items[Int($0)] }
        var children = order
        var levelEnds = [boxes.count]
        var start = 0
        repeat {
            let end = boxes.count
            var child = start
            while child < end {
                let last = min(child + Self.fanout, end)
                var box = Box.empty
                for index in child..<last { box.formUnion(boxes[index]) }
                boxes.append(box)
                children.append(Int32(child))
                child = last
            }
            levelEnds.append(boxes.count)
            start = end
        } while boxes.count - start > 1
        self.boxes = boxes
        self.children = children
        self.levelEnds = levelEnds
    }

    /// Calls a function with every item whose box meets the given one, in no stated order.
    ///
    /// - Complexity: O(log *n* + *m*) for *m* items found, on data that do not all overlap.
    public func forEachItem(meeting box: Box, _ body: (Int) -> Void) {
        guard let root = boxes.indices.last else { return }
        var stack = [root]
        while let node = stack.popLast() {
            guard boxes[node].intersects(box) else { continue }
            if node < itemCount {
                body(Int(children[node]))
            } else {
                stack.append(contentsOf: childRange(of: node))
            }
        }
    }

    private func childRange(of node: Int) -> Range<Int> {
        let first = Int(children[node])
        // Children never straddle levels: the level of the first one ends the run.
        let levelEnd = levelEnds.first { first < $0 } ?? first
        return first..<min(first + Self.fanout, levelEnd)
    }
}
