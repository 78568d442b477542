import GeometryModel

/// The grid of a ``DistanceField``: ring answers for whole cells, bounds for the others.
struct RingGrid: Sendable {
    private let limits: [Double]
    private let extent: Box
    private let columnsPerDegree: Double
    private let rowsPerDegree: Double
    /// For each cell its ring, or the number of its bounds with the top bit set.
    private var cells: [UInt32]
    private var bounds: [RingCell] = []

    /// Cells along each side: fine enough that few positions lie in a cell with a limit, coarse
    /// enough to be built in a fraction of a second.
    private static let side = 512
    private static let boundsBit: UInt32 = 1 << 31

    /// The boundary and the inside of the core, as the grid asks for them while it is built.
    struct Probe {
        let boundary: NearestIndex
        let core: ZoneGrid
        private var last: Candidate?

        init(_ boundary: NearestIndex, _ core: ZoneGrid) {
            self.boundary = boundary
            self.core = core
        }

        mutating func bearing(of position: Coordinate) -> Bearing? {
            boundary.bearing(of: position, from: &last)
        }
    }

    init(around core: Box, limits: [Double], metric: some Metric, probe: Probe) {
        self.limits = limits
        let frame = Self.frame(around: core, reach: limits.last ?? 0, metric)
        extent = frame ?? .empty
        columnsPerDegree = Double(Self.side) / extent.width
        rowsPerDegree = Double(Self.side) / extent.height
        cells = []
        guard frame != nil else { return }
        cells = [UInt32](repeating: 0, count: Self.side * Self.side)
        var corners: [Int: Double] = [:]
        var probe = probe
        fill(0..<Self.side, 0..<Self.side, metric, &probe, &corners)
    }

    /// A box that holds every position within the reach of another; `nil` if it would leave the
    /// range of longitudes or come near a pole, where every position is measured.
    private static func frame(around core: Box, reach: Double, _ metric: some Metric) -> Box? {
        guard !core.isEmpty else { return nil }
        // Degrees of latitude are shortest at the equator, those of longitude at the far edge.
        let shape = EllipsoidShape(metric)
        let tall = 1.000_1 * reach / shape.metersPerDegreeOfLatitude(at: 0)
        let latitude = max(abs(core.south), abs(core.north)) + tall
        guard latitude < 80 else { return nil }
        let wide = 1.000_1 * reach / shape.metersPerDegreeOfLongitude(at: latitude)
        let box = Box(
            west: core.west - wide - 1e-9,
            south: core.south - tall - 1e-9,
            east: core.east + wide + 1e-9,
            north: core.north + tall + 1e-9
        )
        return box.west >= -180 && box.east <= 180 ? box : nil
    }

    // MARK: Building

    private func corner(_ column: Int, _ row: Int) -> Coordinate {
        Coordinate(
            x: extent.west + Double(column) / columnsPerDegree,
            y: extent.south + Double(row) / rowsPerDegree
        )
    }

    /// Answers a block of cells at once where one answer holds, and quarters it where not.
    private mutating func fill(
        _ columns: Range<Int>,
        _ rows: Range<Int>,
        _ metric: some Metric,
        _ probe: inout Probe,
        _ corners: inout [Int: Double]
    ) {
        let southWest = corner(columns.lowerBound, rows.lowerBound)
        let northEast = corner(columns.upperBound, rows.upperBound)
        let box = Box(enclosing: [southWest, northEast])
        let bearing = probe.bearing(of: box.center)
        let isInCore = probe.core.zone(of: box.center) != nil
        let cell = RingCell(box, metric, bearing, isInCore: isInCore)
        let least = ring(of: cell.signedDistance - cell.radius)
        let greatest = ring(of: cell.signedDistance + cell.radius)
        if least == greatest {
            for row in rows {
                for column in columns { cells[row * Self.side + column] = UInt32(least) }
            }
        } else if columns.count == 1 {
            var cell = cell
            for (index, (column, row)) in [(0, 0), (1, 0), (0, 1), (1, 1)].enumerated() {
                let (x, y) = (columns.lowerBound + column, rows.lowerBound + row)
                let key = y * (Self.side + 1) + x
                let distance =
                    corners[key] ?? probe.bearing(of: corner(x, y))?.distance ?? .infinity
                corners[key] = distance
                cell.setCorner(index, distance: distance)
            }
            cells[rows.lowerBound * Self.side + columns.lowerBound] =
                UInt32(bounds.count) | Self.boundsBit
            bounds.append(cell)
        } else {
            let middleColumn = (columns.lowerBound + columns.upperBound) / 2
            let middleRow = (rows.lowerBound + rows.upperBound) / 2
            for half in [columns.lowerBound..<middleColumn, middleColumn..<columns.upperBound] {
                fill(half, rows.lowerBound..<middleRow, metric, &probe, &corners)
                fill(half, middleRow..<rows.upperBound, metric, &probe, &corners)
            }
        }
    }

    /// The ring of a distance, negative inside the core.
    private func ring(of distance: Double) -> Int {
        guard distance > 0 else { return 0 }
        var ring = 1
        for limit in limits where distance > limit { ring += 1 }
        return ring
    }

    // MARK: Asking

    @inline(__always)
    func ring(
        of position: Coordinate,
        isInCore: (Coordinate) -> Bool,
        distance: (Coordinate) -> Double
    ) -> Int {
        guard extent.covers(position) else {
            return cells.isEmpty ? ring(of: distance(position)) : limits.count + 1
        }
        let column = min(Int((position.x - extent.west) * columnsPerDegree), Self.side - 1)
        let row = min(Int((position.y - extent.south) * rowsPerDegree), Self.side - 1)
        let cell = cells[row &* Self.side &+ column]
        guard cell & Self.boundsBit != 0 else { return Int(cell) }
        let bounds = bounds[Int(cell & ~Self.boundsBit)]
        if bounds.touchesCore, isInCore(position) { return 0 }
        let (least, greatest) = bounds.distances(of: position)
        let ring = ring(of: least)
        return ring == self.ring(of: greatest) ? ring : self.ring(of: distance(position))
    }

    func rings(
        of positions: ArraySlice<Coordinate>,
        isInCore: (Coordinate) -> Bool,
        distance: (Coordinate) -> Double
    ) -> [Int32] {
        positions.map { Int32(ring(of: $0, isInCore: isInCore, distance: distance)) }
    }
}
