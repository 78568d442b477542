public import GeometryModel
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
        let index = NearestIndex(
            zip(lands, counts).map { $1 ? $0 : nil },
            metric: Ellipsoid.wgs84
        )
        var links = [Set<Int>](repeating: [], count: lands.count)
        for (unit, land) in lands.enumerated() where counts[unit] {
            for vertex in land?.polygons.flatMap(\.rings).flatMap({ $0.dropLast() }) ?? [] {
                for other in all(within: tolerance, of: vertex, in: index)
                where other.feature != unit {
                    links[unit].insert(other.feature)
                    links[other.feature].insert(unit)
                }
            }
        }
        return links.map { $0.sorted() }
    }
}
