import GeometryModel

/// Points of features gathered by eight, near ones together, under a tree.
struct PointLeaves: Sendable {
    struct Leaf: Sendable {
        // Infinitely far where there is no point.
        var up = SIMD8<Double>(repeating: .infinity)
        var east = SIMD8<Double>(repeating: 0)
        var north = SIMD8<Double>(repeating: 0)
        var features = SIMD8<Int32>(repeating: -1)

        @inline(__always)
        func place(_ lane: Int) -> SpacePoint {
            SpacePoint(up: up[lane], east: east[lane], north: north[lane])
        }

        /// The squares of the straight distances of a place.
        @inline(__always)
        func squares(to place: SpacePoint) -> SIMD8<Double> {
            let (up, east, north) = (up - place.up, east - place.east, north - place.north)
            return up * up + east * east + north * north
        }
    }

    private let leaves: [Leaf]
    let tree: SpaceTree
    private let positions: [Coordinate]

    /// - Complexity: O(*n*); 100 bytes a point.
    init(_ points: [(position: Coordinate, feature: Int32)], _ frame: SpaceFrame) {
        let order = HilbertCurve.order(of: points.map(\.position))
        var leaves: [Leaf] = []
        var boxes: [SpaceBox] = []
        leaves.reserveCapacity((points.count + 7) / 8)
        for first in stride(from: 0, to: points.count, by: 8) {
            var leaf = Leaf()
            var box = SpaceBox()
            for slot in first..<min(first + 8, points.count) {
                let entry = points[Int(order[slot])]
                let point = frame.point(entry.position)
                leaf.up[slot - first] = point.up
                leaf.east[slot - first] = point.east
                leaf.north[slot - first] = point.north
                leaf.features[slot - first] = entry.feature
                box.formUnion(point)
            }
            leaves.append(leaf)
            boxes.append(box)
        }
        self.leaves = leaves
        positions = order.map { points[Int($0)].position }
        tree = SpaceTree(boxes)
    }

    subscript(_ number: Int) -> Leaf {
        @inline(__always) get { leaves[number] }
    }

    /// The place of a point by its slot.
    @inline(__always)
    func place(_ slot: Int) -> SpacePoint { leaves[slot / 8].place(slot % 8) }

    /// The feature of a point by its slot.
    @inline(__always)
    func feature(_ slot: Int) -> Int32 { leaves[slot / 8].features[slot % 8] }

    /// The position of a point by its slot.
    func position(_ slot: Int) -> Coordinate { positions[slot] }

    /// Offers points to a search from near to far, as far as it is interested.
    ///
    /// - Parameter known: A point that a search nearby found; its leaf is looked at first.
    @inline(__always)
    func search<Search: NearestSearch>(
        _ search: inout Search,
        _ metric: FarMetric,
        startingAt known: Int?
    ) {
        let first = known.map { $0 / 8 } ?? -1
        if first >= 0 { offer(first, to: &search, metric) }
        var limit = search.limit
        tree.visit(from: search.point, limit: &limit) { number, limit in
            guard number != first else { return }
            offer(number, to: &search, metric)
            limit = search.limit
        }
    }

    /// Offers the points of one leaf from near to far.
    @inline(__always)
    private func offer<Search: NearestSearch>(
        _ number: Int,
        to search: inout Search,
        _ metric: FarMetric
    ) {
        let leaf = leaves[number]
        let position = search.position
        var squares = leaf.squares(to: search.point)
        while true {
            // Most leaves hold nothing near enough, which one look at all points tells.
            let limit = search.limit
            guard any(squares .<= limit * limit) else { return }
            let lane = squares.leastLane
            let square = squares[lane]
            guard square.isFinite else { return }
            search.offer(
                feature: leaf.features[lane],
                slot: Int32(truncatingIfNeeded: number &* 8 &+ lane),
                part: .nan,
                at: leaf.place(lane),
                chordSquared: square
            ) {
                (metric.base.distance(from: positions[number &* 8 &+ lane], to: position), .nan)
            }
            squares[lane] = .infinity
        }
    }
}
