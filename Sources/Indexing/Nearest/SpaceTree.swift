import GeometryModel

/// An immutable tree over boxes in space, packed by eight.
///
/// The leaves come in an order that keeps neighbors together; the children of node *i* of a level
/// are the nodes 8 *i* to 8 *i* + 7 of the level below, so that no pointers are kept. Boxes are
/// rounded outward to single precision: 24 bytes a leaf.
struct SpaceTree: Sendable {
    private struct Node: Sendable {
        var least = Lanes(repeating: .infinity)
        var greatest = Lanes(repeating: -.infinity)

        /// The squares of the distances of all children from a box.
        @inline(__always)
        func squares(_ boxLeast: Corner, _ boxGreatest: Corner) -> SIMD8<Float> {
            let up = gap(least.up, greatest.up, boxLeast.up, boxGreatest.up)
            let east = gap(least.east, greatest.east, boxLeast.east, boxGreatest.east)
            let north = gap(least.north, greatest.north, boxLeast.north, boxGreatest.north)
            return up * up + east * east + north * north
        }

        /// How far each interval lies from another; zero where they meet.
        @inline(__always)
        private func gap(
            _ least: SIMD8<Float>,
            _ greatest: SIMD8<Float>,
            _ pointLeast: Float,
            _ pointGreatest: Float
        ) -> SIMD8<Float> {
            let below = least - pointGreatest
            let above = pointLeast - greatest
            let gap = below.replacing(with: above, where: above .> below)
            return gap.replacing(with: 0, where: gap .< 0)
        }
    }

    /// A corner of a box in single precision.
    private typealias Corner = (up: Float, east: Float, north: Float)

    private struct Lanes: Sendable {
        var up: SIMD8<Float>
        var east: SIMD8<Float>
        var north: SIMD8<Float>

        init(repeating value: Float) {
            up = SIMD8(repeating: value)
            east = up
            north = up
        }
    }

    private let nodes: [Node]
    /// Where each level starts in `nodes`, the lowest first.
    private let levelStarts: [Int]

    /// Builds the tree over the boxes of leaves 0, 1, 2, ….
    ///
    /// - Complexity: O(*n*).
    init(_ boxes: [SpaceBox]) {
        var nodes: [Node] = []
        var levelStarts: [Int] = []
        var level = boxes
        while !level.isEmpty {
            levelStarts.append(nodes.count)
            var parents: [SpaceBox] = []
            parents.reserveCapacity((level.count + 7) / 8)
            for first in stride(from: 0, to: level.count, by: 8) {
                var node = Node()
                var parent = SpaceBox()
                for child in first..<min(first + 8, level.count) {
                    let box = level[child]
                    node.least.up[child - first] = Float(box.least.up).nextDown
                    node.least.east[child - first] = Float(box.least.east).nextDown
                    node.least.north[child - first] = Float(box.least.north).nextDown
                    node.greatest.up[child - first] = Float(box.greatest.up).nextUp
                    node.greatest.east[child - first] = Float(box.greatest.east).nextUp
                    node.greatest.north[child - first] = Float(box.greatest.north).nextUp
                    parent.formUnion(box)
                }
                nodes.append(node)
                parents.append(parent)
            }
            level = parents.count > 1 ? parents : []
        }
        self.nodes = nodes
        self.levelStarts = levelStarts
    }

    /// A node that waits to be looked at.
    private struct Pending {
        var bound: Float = 0
        var level: Int32 = 0
        var number: Int32 = 0
    }

    /// Visits leaves from near to far, as far as a limit that the visits lower.
    ///
    /// - Parameters:
    ///   - point: Where distances are measured from.
    ///   - limit: The greatest straight distance that is still of interest, in meters.
    ///   - visit: Looks at a leaf and lowers the limit.
    @inline(__always)
    func visit(
        from point: SpacePoint,
        limit: inout Double,
        _ visit: (_ leaf: Int, _ limit: inout Double) -> Void
    ) {
        guard !levelStarts.isEmpty else { return }
        // The rounding of the point is given to the boxes.
        let magnitude = max(abs(point.up), abs(point.east), abs(point.north))
        let slack = Float(magnitude).ulp
        let least = Self.rounded(point) { $0 - slack }
        let greatest = Self.rounded(point) { $0 + slack }
        // Eight children on each of the eleven levels that numbers of 32 bits can count.
        var stack = InlineArray<88, Pending>(repeating: Pending())
        stack[0] = Pending(bound: 0, level: Int32(levelStarts.count - 1), number: 0)
        var height = 1
        while height > 0 {
            height &-= 1
            let next = stack[height]
            if next.bound > Self.square(limit) { continue }
            guard next.level >= 0 else {
                visit(Int(next.number), &limit)
                continue
            }
            let node = nodes[levelStarts[Int(next.level)] &+ Int(next.number)]
            let bounds = node.squares(least, greatest)
            let base = height
            var waiting = bounds.lanes(within: Self.square(limit))
            while waiting != 0 {
                let lane = waiting.trailingZeroBitCount
                waiting &= waiting &- 1
                let bound = bounds[lane]
                // Farthest first, so that the nearest is taken next.
                var place = height
                while place > base, stack[place &- 1].bound < bound {
                    stack[place] = stack[place &- 1]
                    place &-= 1
                }
                stack[place] = Pending(
                    bound: bound,
                    level: next.level - 1,
                    number: next.number &* 8 &+ Int32(truncatingIfNeeded: lane)
                )
                height &+= 1
            }
        }
    }

    /// Gathers the leaves that lie no farther from a box than a reach.
    ///
    /// - Parameters:
    ///   - leaves: Becomes the leaves, in no order.
    ///   - box: Where distances are measured from.
    ///   - reach: A straight distance in meters.
    ///   - most: Where it comes upon more leaves than these it gives up.
    /// - Returns: Whether all of them were gathered.
    func gather(
        _ leaves: inout [Int32],
        near box: SpaceBox,
        within reach: Double,
        most: Int
    ) -> Bool {
        leaves.removeAll(keepingCapacity: true)
        guard !levelStarts.isEmpty else { return true }
        let farthest = Self.square(reach)
        let least = Self.rounded(box.least) { $0.nextDown }
        let greatest = Self.rounded(box.greatest) { $0.nextUp }
        var stack = InlineArray<88, (level: Int32, number: Int32)>(repeating: (0, 0))
        stack[0] = (Int32(levelStarts.count - 1), 0)
        var height = 1
        while height > 0 {
            height &-= 1
            let (level, number) = stack[height]
            let node = nodes[levelStarts[Int(level)] &+ Int(number)]
            var waiting = node.squares(least, greatest).lanes(within: farthest)
            guard level > 0 || leaves.count &+ waiting.nonzeroBitCount <= most else { return false }
            while waiting != 0 {
                let child = number &* 8 &+ Int32(truncatingIfNeeded: waiting.trailingZeroBitCount)
                waiting &= waiting &- 1
                if level == 0 {
                    leaves.append(child)
                } else {
                    stack[height] = (level &- 1, child)
                    height &+= 1
                }
            }
        }
        return true
    }

    @inline(__always)
    private static func rounded(_ point: SpacePoint, _ outward: (Float) -> Float) -> Corner {
        (outward(Float(point.up)), outward(Float(point.east)), outward(Float(point.north)))
    }

    /// The square of a limit in single precision, or more.
    @inline(__always)
    private static func square(_ limit: Double) -> Float {
        let square = limit * limit * 1.000_001
        return square < 3e38 ? Float(square) : .greatestFiniteMagnitude
    }
}
