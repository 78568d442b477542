/// The nearest points of many positions, found for those that lie close together at once.
///
/// The leaves that may hold the nearest point of any position of a group are found once, and all of
/// their points are compared with each position without a question in between: a processor waits
/// longer for questions whose answers it cannot foresee than for a few comparisons too many.
///
/// Chords are compared in single precision, from the middle of the group. Where another point is as
/// near to within the rounding, the position is left to the exact search.
struct GroupSearch {
    private let leaves: PointLeaves
    private let places: [SpacePoint]
    /// The slot of the point nearest to each position; −1 where another may be as near, and where it
    /// is too far for its chord to tell.
    private(set) var slots: [Int32]
    /// A leaf near the group at hand.
    private var known = 0
    /// The leaves of the group at hand.
    private var near: [Int32] = []
    /// Their points, from the middle of the group.
    private var points: [Lanes] = []

    private struct Lanes {
        var up: SIMD8<Float>
        var east: SIMD8<Float>
        var north: SIMD8<Float>
    }

    /// So many positions share their leaves, or, where points lie dense, half of them, a quarter, ….
    private static let groupLength = 32
    /// Fewer are not worth a search for leaves.
    private static let leastGroup = 4
    /// With more leaves than these a group is divided.
    private static let mostLeaves = 24

    /// Searches among points, of which there must be one.
    ///
    /// - Parameter places: Positions in space; those that follow each other should lie together.
    /// - Complexity: O(*n* log *m*) for *n* positions and *m* points.
    init(_ leaves: PointLeaves, for places: [SpacePoint]) {
        self.leaves = leaves
        self.places = places
        slots = [Int32](repeating: -1, count: places.count)
        for start in stride(from: 0, to: places.count, by: Self.groupLength) {
            search(start..<min(start + Self.groupLength, places.count))
        }
    }

    private mutating func search(_ group: Range<Int>) {
        guard group.count >= Self.leastGroup else { return }
        var box = SpaceBox()
        for index in group { box.formUnion(places[index]) }
        let middle = group.lowerBound + group.count / 2
        // No position is farther from its nearest point than from that of another position.
        let point = leaves.place(nearest(to: places[middle]))
        var reach = 0.0
        for index in group {
            let way = places[index] - point
            reach = max(reach, way * way)
        }
        reach = reach.squareRoot()
        // A little farther, for points that are as near to within what an exact comparison resolves,
        // and for the rounding of chords.
        let farther = reach * 1.000_001 + 1e-6
        if leaves.tree.gather(&near, near: box, within: farther, most: Self.mostLeaves) {
            compare(group, of: box, within: reach)
        } else {
            search(group.lowerBound..<middle)
            search(middle..<group.upperBound)
        }
    }

    /// The slot of the point whose chord is the shortest.
    private mutating func nearest(to place: SpacePoint) -> Int {
        let first = known
        var squares = leaves[first].squares(to: place)
        var slot = first * 8 + squares.leastLane
        var limit = squares[slot % 8].squareRoot()
        leaves.tree.visit(from: place, limit: &limit) { number, limit in
            guard number != first else { return }
            squares = leaves[number].squares(to: place)
            let lane = squares.leastLane
            let chord = squares[lane].squareRoot()
            guard chord < limit else { return }
            slot = number &* 8 &+ lane
            limit = chord
        }
        known = slot / 8
        return slot
    }

    /// Compares each position of a group with every point of the leaves near it.
    private mutating func compare(_ group: Range<Int>, of box: SpaceBox, within reach: Double) {
        let center = box.center
        points.removeAll(keepingCapacity: true)
        for number in near {
            let leaf = leaves[Int(number)]
            points.append(
                Lanes(
                    up: SIMD8<Float>(leaf.up - center.up),
                    east: SIMD8<Float>(leaf.east - center.east),
                    north: SIMD8<Float>(leaf.north - center.north)
                )
            )
        }
        let extent = box.greatest - center
        let slack = ((extent * extent).squareRoot() + reach) * Self.rounding + 1e-7
        for index in group {
            let place = places[index] - center
            let (up, east, north) = (Float(place.up), Float(place.east), Float(place.north))
            var least = SIMD8<Float>(repeating: .infinity)
            var second = least
            var holder = SIMD8<Int32>(repeating: 0)
            for (number, lanes) in points.enumerated() {
                let (x, y, z) = (lanes.up - up, lanes.east - east, lanes.north - north)
                let squares = x * x + y * y + z * z
                let isLess = squares .< least
                let greater = squares.replacing(with: least, where: isLess)
                second = second.replacing(with: greater, where: greater .< second)
                holder.replace(with: Int32(truncatingIfNeeded: number), where: isLess)
                least.replace(with: squares, where: isLess)
            }
            let lane = least.leastLane
            let chord = Double(least[lane]).squareRoot()
            least[lane] = second[lane]
            let next = Double(least[least.leastLane]).squareRoot()
            let contested = chord < SpaceFrame.arcReach ? (chord + slack) * Self.excess : .infinity
            if next > contested {
                slots[index] = near[Int(holder[lane])] &* 8 &+ Int32(truncatingIfNeeded: lane)
            }
        }
    }

    /// How much the length of a chord may err by rounding, twice, in parts of the greatest distance
    /// from the middle of the group: less than twenty roundings of single precision.
    private static let rounding = 2e-6
    /// Geodesics up to ``SpaceFrame/arcReach`` exceed their chords by less than this factor.
    private static let excess = 1.000_011
}
