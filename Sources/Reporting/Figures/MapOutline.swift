internal import GeometryModel

/// The grid of 0.3 pixels that shapes on maps snap to.
///
/// All shapes snap to the same grid, so areas that share a border in degrees share it on the
/// canvas, and a map of a thousand villages stays small.
enum MapGrid {
    /// The spacing of the grid in pixels.
    static let spacing = 0.3

    /// A position counted in spacings of the grid.
    typealias Cell = (x: Int, y: Int)

    /// The coordinates as grid positions, without repetitions and without positions that lie on a
    /// straight line between their neighbors.
    static func snap(_ path: [Coordinate], by projection: MapProjection) -> [Cell] {
        var snapped: [Cell] = []
        for coordinate in path {
            let point = projection.point(coordinate)
            guard point.x.magnitude < 1e7, point.y.magnitude < 1e7 else { continue }
            let cell = (x: nearest(point.x), y: nearest(point.y))
            if let last = snapped.last, last == cell { continue }
            if snapped.count > 1, isStraight(snapped[snapped.count - 2], snapped.last, cell) {
                snapped.removeLast()
            }
            snapped.append(cell)
        }
        return snapped
    }

    private static func nearest(_ pixels: Double) -> Int { Int((pixels / spacing).rounded()) }

    private static func isStraight(_ a: Cell, _ b: Cell?, _ c: Cell) -> Bool {
        guard let b else { return false }
        let (ux, uy) = (b.x - a.x, b.y - a.y)
        let (vx, vy) = (c.x - b.x, c.y - b.y)
        return ux * vy == uy * vx && ux * vx + uy * vy > 0
    }
}

extension SVGPath {
    /// Makes the outline of the areas of a geometry on a map, in spacings of the grid.
    ///
    /// A ring that vanishes on the grid is left out, but an area never vanishes whole: one of less
    /// than a grid cell is drawn as a square of two cells.
    init(outlining geometry: Geometry, by projection: MapProjection) {
        self.init()
        for polygon in geometry.polygons {
            for ring in polygon.rings {
                let snapped = MapGrid.snap(ring, by: projection)
                guard snapped.count > 3 else { continue }
                appendRun(snapped.dropLast().map { ($0.x * 100, $0.y * 100) }, isClosed: true)
            }
        }
        let corners = geometry.polygons.first?.exterior.prefix(1) ?? []
        guard isEmpty, let corner = MapGrid.snap(Array(corners), by: projection).first else {
            return
        }
        let square = [(0, 0), (2, 0), (2, 2), (0, 2)]
        appendRun(
            square.map { ((corner.x + $0.0) * 100, (corner.y + $0.1) * 100) },
            isClosed: true
        )
    }

    /// Makes the path of the lines and the outlines of the areas of a geometry on a map, in pixels.
    init(tracing geometry: Geometry, by projection: MapProjection) {
        self.init()
        geometry.forEachPath { path in
            append(
                MapGrid.snap(path, by: projection).map {
                    CanvasPoint(
                        x: Double($0.x) * MapGrid.spacing,
                        y: Double($0.y) * MapGrid.spacing
                    )
                }
            )
        }
    }
}
