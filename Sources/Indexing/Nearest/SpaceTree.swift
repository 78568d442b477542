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
    }

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
        let (up, east, north) = (Float(point.up), Float(point.east), Float(point.north))
        let least = (up - slack, east - slack, north - slack)
        let greatest = (up + slack, east + slack, north + slack)
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
            let gapUp = Self.gap(node.least.up, node.greatest.up, least.0, greatest.0)
            let gapEast = Self.gap(node.least.east, node.greatest.east, least.1, greatest.1)
            let gapNorth = Self.gap(node.least.north, node.greatest.north, least.2, greatest.2)
            let bounds = gapUp * gapUp + gapEast * gapEast + gapNorth * gapNorth
            let most = Self.square(limit)
            let base = height
            let near = SIMD8<Int32>(repeating: 0)
                .replacing(with: Self.lanes, where: bounds .<= most)
            var waiting = UInt32(truncatingIfNeeded: near.wrappedSum())
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

    /// A bit for each lane.
    private static var lanes: SIMD8<Int32> { [1, 2, 4, 8, 16, 32, 64, 128] }

    /// The square of a limit in single precision, or more.
    @inline(__always)
    private static func square(_ limit: Double) -> Float {
        let square = limit * limit * 1.000_001
        return square < 3e38 ? Float(square) : .greatestFiniteMagnitude
    }

    /// How far each interval lies from another; zero where they meet.
    @inline(__always)
    private static func gap(
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
