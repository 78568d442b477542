public import GeometryModel

/// Areas divided among zones: which fraction of each lies in which.
///
/// An area whose box lies in cells of a grid with one answer is settled by a few looks. The others
/// are swept from south to north together with the edges of the zones near them (``ShareSweep``), so
/// that no polygon is ever cut.
///
/// The value is immutable and may be shared between threads.
public struct ZoneShares: Sendable {
    private let measure: AreaMeasure
    private let grid: ZoneGrid
    private let pyramid: ZonePyramid
    /// One grid a zone, for whether it covers a position at all.
    private let covers: [ZoneGrid]
    private let edges: [ZoneEdge]
    private let edgeIndex: PackedBoxIndex

    /// Prepares zones in order of precedence: land belongs to the first zone that holds it.
    ///
    /// - Parameters:
    ///   - zones: Areas, each valid by the OGC rules; points and lines in them are left out.
    ///   - measure: What the area of a place is.
    /// - Complexity: O(*n* log *n*) for *n* edges.
    public init(_ zones: [Geometry], measure: AreaMeasure) {
        self.measure = measure
        grid = ZoneGrid(zones)
        pyramid = grid.pyramid()
        covers = zones.map { ZoneGrid([$0], resolution: Self.coarse) }
        var edges: [ZoneEdge] = []
        for (number, zone) in zones.enumerated() {
            for ring in zone.polygons.flatMap(\.rings) {
                for (a, b) in zip(ring, ring.dropFirst()) where a != b {
                    edges.append(ZoneEdge(a: a, b: b, zone: number))
                }
            }
        }
        self.edges = edges
        edgeIndex = PackedBoxIndex(edges.map(\.bounds))
    }

    /// Cells along the longer side of the grids that are asked once an area: quickly built.
    private static let coarse = 256

    /// How many zones there are.
    public var zoneCount: Int { covers.count }

    /// The fractions of areas; points and lines have none.
    ///
    /// - Parameter areas: Each valid by the OGC rules, in the coordinates of the zones.
    /// - Complexity: O(*n*) for *n* vertices, and O(*m* log *m*) for the *m* edges of an area, and of
    ///   zones in its box, that a boundary crosses.
    public func shares(of areas: [Geometry]) -> ShareColumn {
        var column = ShareColumn(width: zoneCount + 1, count: areas.count)
        var sweep = ShareSweep(measure, zoneCount: zoneCount)
        for (number, area) in areas.enumerated() {
            let first = number * column.width
            switch place(of: area) {
            case .nowhere: break
            case .whole(let answer):
                column.fractions[first + (answer == 0 ? zoneCount : Int(answer) - 1)] = 1
            case .divided(let box):
                prepare(&sweep, box)
                for ring in area.polygons.flatMap(\.rings) { sweep.add(ring) }
                for (zone, fraction) in sweep.fractions().enumerated() {
                    column.fractions[first + zone] = fraction
                }
            }
        }
        return column
    }

    private enum Placement {
        case nowhere
        case whole(UInt32)
        case divided(Box)
    }

    private func place(of area: Geometry) -> Placement {
        var box = Box.empty
        // The exterior holds the holes.
        for polygon in area.polygons { box.formUnion(Box(enclosing: polygon.exterior)) }
        guard !box.isEmpty, box.width > 0, box.height > 0 else { return .nowhere }
        if let answer = grid.answer(within: box, pyramid) { return .whole(answer) }
        return .divided(box)
    }

    /// Gives a sweep the zones as they lie in a box.
    private func prepare(_ sweep: inout ShareSweep, _ box: Box) {
        var found: [Int] = []
        var box = box
        var start = Coordinate(x: box.west, y: box.south)
        repeat {
            // A corner that lies level with no vertex of the edges found, and on none of them.
            // Not along its diagonal, which may be an edge that the area was cut with.
            box.west -= 1e-3 * box.width
            box.south -= 3e-4 * box.height
            start = Coordinate(x: box.west, y: box.south)
            found.removeAll(keepingCapacity: true)
            edgeIndex.forEachItem(meeting: box) { found.append($0) }
        } while found.contains(where: { edges[$0].meets(start) })
        found.sort()
        sweep.begin(west: start.x, south: start.y) { covers[$0].zone(of: start) != nil }
        for item in found { sweep.add(edges[item]) }
    }
}
