public import GeometryModel
import Glibc
import Indexing
import Inequality
import PROJKernel

/// Which units are neighbors.
public enum Neighborhood: Hashable, Sendable {
    /// A number of nearest ones, by the points that represent them.
    case nearest(Int)
    /// All within a distance, by the points that represent them.
    case within(Length)
    /// Those whose land meets, or lies as near as a tolerance: boundaries do not fit exactly.
    case contiguity(tolerance: Length)

    /// How near land must be to meet.
    public static let usualTolerance = Length.meters(100)

    /// The neighbors of each unit, by position; units that do not count have none and are none.
    ///
    /// - Parameters:
    ///   - positions: The points, in degrees.
    ///   - lands: The land of each unit in degrees, for contiguity; `nil` where it is not known.
    ///   - counts: Whether a unit counts.
    /// - Complexity: O(*n* *k* log *n*) for *k* neighbors a unit, and of contiguity for *n* vertices.
    func neighbors(
        positions: [Coordinate],
        lands: [Geometry?],
        counts: [Bool]
    ) -> [[Int]] {
        switch self {
        case .nearest(let count):
            Self.lists(positions, counts) { index, position in
                // The unit itself is the nearest.
                index.nearest(to: position, count: count + 1)
            } limit: {
                count
            }
        case .within(let distance):
            Self.lists(positions, counts) { index, position in
                Self.all(within: distance.meters, of: position, in: index)
            } limit: {
                .max
            }
        case .contiguity(let tolerance):
            Self.contiguous(lands, counts, tolerance.meters)
        }
    }

    private static func lists(
        _ positions: [Coordinate],
        _ counts: [Bool],
        _ search: (NearestIndex, Coordinate) -> [Neighbor],
        limit: () -> Int
    ) -> [[Int]] {
        let used = positions.indices.filter { counts[$0] }
        let index = NearestIndex(
            used.map { .point(positions[$0]) },
            metric: Ellipsoid.wgs84
        )
        var lists = [[Int]](repeating: [], count: positions.count)
        for (number, row) in used.enumerated() {
            lists[row] = search(index, positions[row]).filter { $0.feature != number }
                .prefix(limit()).map { used[$0.feature] }
        }
        return lists
    }

    /// All features within a distance of a position.
    private static func all(
        within distance: Double,
        of position: Coordinate,
        in index: NearestIndex
    ) -> [Neighbor] {
        var count = 8
        while true {
            let found = index.nearest(to: position, count: count)
            if found.count < count || found.last.map({ $0.distance > distance }) ?? true {
                return found.filter { $0.distance <= distance }
            }
            count *= 2
        }
    }

    /// Units of which a vertex lies within a tolerance of the other's land: where two boundaries are
    /// nearest, one of them has a vertex.
    private static func contiguous(
        _ lands: [Geometry?],
        _ counts: [Bool],
        _ tolerance: Double
    ) -> [[Int]] {
        let used = lands.indices.filter { counts[$0] && lands[$0] != nil }
        let units = used.compactMap { lands[$0].map { ContiguousLand($0, tolerance) } }
        let index = PackedBoxIndex(units.map(\.reach))
        var lists = [[Int]](repeating: [], count: lands.count)
        for (number, unit) in units.enumerated() {
            index.forEachItem(meeting: unit.reach) { other in
                guard other > number, unit.isNear(units[other]) || units[other].isNear(unit) else {
                    return
                }
                lists[used[number]].append(used[other])
                lists[used[other]].append(used[number])
            }
        }
        return lists.map { $0.sorted() }
    }
}

/// The land of a unit, ready to be held against that of others.
private struct ContiguousLand {
    /// A box around all that lies within the tolerance.
    let reach: Box
    private let vertices: [Coordinate]
    private let index: NearestIndex
    private let tolerance: Double

    init(_ land: Geometry, _ tolerance: Double) {
        self.tolerance = tolerance
        vertices = land.polygons.flatMap(\.rings).flatMap { $0.dropLast() }
        index = NearestIndex([land], metric: Ellipsoid.wgs84)
        let box = land.bounds
        // A degree of latitude is at least 110.5 km long, one of longitude at least its cosine of that.
        let tall = tolerance / 110_500
        let farthest = min(89, max(abs(box.south), abs(box.north)) + tall)
        let wide = tall / cos(farthest * .pi / 180)
        reach = Box(
            west: box.west - wide,
            south: box.south - tall,
            east: box.east + wide,
            north: box.north + tall
        )
    }

    /// Whether a vertex of this land lies within the tolerance of another.
    func isNear(_ other: ContiguousLand) -> Bool {
        vertices.contains { vertex in
            other.reach.covers(vertex)
                && (other.index.nearest(to: vertex)?.distance ?? .infinity) <= tolerance
        }
    }
}
