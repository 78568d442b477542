import CGEOS
public import GeometryModel

/// The division of an area into the cells of positions nearest to each site (Thiessen 1911).
///
/// Nearness is planar in longitude and latitude: the cells are for maps, never for distances.
public enum ThiessenCells {
    /// The cell of each site, cut to an area, in the order of the sites.
    ///
    /// Sites at one place share the cell of that place.
    /// - Parameters:
    ///   - sites: Positions in degrees.
    ///   - area: What the cells are cut to; a cell outside it is empty.
    /// - Throws: ``GEOSError`` if the area is invalid.
    /// - Complexity: O(*n* log *n*) for the diagram.
    public static func around(
        _ sites: [Coordinate],
        within area: Geometry
    ) throws(GEOSError) -> [Geometry] {
        let cells = try diagram(of: sites, covering: area)
        // GEOS 3.11 returns cells in no stated order: each site looks for the cell that covers it.
        let places = Set(sites).sorted { ($0.x, $0.y) < ($1.x, $1.y) }
        var cellOfSite: [Coordinate: Int] = [:]
        for (index, cell) in cells.enumerated() {
            let box = cell.bounds
            let candidates = places[firstIndex(in: places, from: box.west)...]
                .prefix { $0.x <= box.east }
                .filter { box.covers($0) && cellOfSite[$0] == nil }
            let covered = try PreparedArea(cell).covers(candidates)
            for (site, isCovered) in zip(candidates, covered) where isCovered {
                cellOfSite[site] = index
            }
        }
        var cut: [Int: Geometry] = [:]
        var result: [Geometry] = []
        for site in sites {
            guard let index = cellOfSite[site] else {
                result.append(.multiPolygon([]))
                continue
            }
            if let cell = cut[index] {
                result.append(cell)
            } else {
                let cell = try cells[index].intersection(with: area)
                cut[index] = cell
                result.append(cell)
            }
        }
        return result
    }

    /// Where positions sorted by x reach a value.
    private static func firstIndex(in places: [Coordinate], from x: Double) -> Int {
        var range = 0..<places.count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range =
                places[middle].x < x ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }

    private static func diagram(
        of sites: [Coordinate],
        covering area: Geometry
    ) throws(GEOSError) -> [Geometry] {
        let context = GEOSContext()
        let points = try context.handle(for: .multiPoint(sites))
        let envelope = try context.handle(for: area)
        let diagram = unsafe GEOSVoronoiDiagram_r(
            context.handle,
            points.pointer,
            envelope.pointer,
            0,
            0
        )
        let result = try unsafe context.own(diagram, .thiessenCells)
        guard case .collection(let cells) = try context.geometry(of: result) else { return [] }
        return cells
    }
}
