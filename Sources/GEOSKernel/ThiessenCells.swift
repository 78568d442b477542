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
        var cellOfSite: [Coordinate: Int] = [:]
        let boxes = cells.map(\.bounds)
        for (index, cell) in cells.enumerated() {
            let candidates = Set(sites).filter {
                cellOfSite[$0] == nil && boxes[index].covers($0)
            }.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
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
