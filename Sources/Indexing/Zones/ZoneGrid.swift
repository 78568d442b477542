public import GeometryModel

/// Positions into areas: which of several zones covers a position, exactly and in a few nanoseconds.
///
/// A grid lies over the extent of the zones. Most cells are wholly inside one zone or outside all, so
/// that a position in them is answered by one look. The others carry the few edges that cross them
/// and know on which side of those edges a reference position lies: a path from there to the
/// position in question crosses edges an odd or even number of times. Every decision is an exact
/// orientation, so that answers equal those of GEOS `covers` on every position, edges and vertices
/// included.
///
/// The value is immutable and may be shared between threads.
public struct ZoneGrid: Sendable {
    /// How many cells lie side by side, and above each other.
    let columns: Int
    let rows: Int
    let extent: Box
    private let columnsPerDegree: Double
    private let rowsPerDegree: Double
    /// For each block of cells the answer that all have, or the number of its cells with the top bit
    /// set.
    ///
    /// An answer is the number of the zone plus one, or zero for none. Blocks are few enough to stay in
    /// the cache, so that most positions never look at a cell.
    private let blocks: [UInt32]
    private let blockColumns: Int
    /// For each cell of blocks with several answers its answer, or the number of its record with the
    /// top bit set.
    private let cells: [UInt32]
    private let records: [Record]
    private let parts: [Part]
    private let edges: [CellEdge]

    /// A cell that edges cross.
    struct Record: Sendable {
        /// Where the paths to positions start.
        var reference: Coordinate
        /// The zones whose edges cross the cell, in order of precedence.
        var parts: Range<Int32>
        /// The answer where none of them covers the position.
        var fallback: UInt32
    }

    /// One zone in one cell.
    struct Part: Sendable {
        /// The answer if the zone covers the position.
        var answer: UInt32
        /// Whether the zone covers the reference position.
        var coversReference: Bool
        var edges: Range<Int32>
    }

    static let recordBit: UInt32 = 1 << 31

    /// Cells along a side of a block, as a power of two.
    static let blockShift = 3
    static let blockSide = 1 << blockShift

    /// Builds the grid over zones in order of precedence: a position belongs to the first zone that
    /// covers it.
    ///
    /// - Parameters:
    ///   - zones: Areas, each valid by the OGC rules; points and lines in them are left out.
    ///   - resolution: Cells along the longer side; by default as many as suit the edges.
    /// - Complexity: O(*n* + *c*) for *n* edges and *c* cells; four bytes a block, and a cell of blocks
    ///   that edges cross, and forty an edge and cell it crosses.
    public init(_ zones: [Geometry], resolution: Int? = nil) {
        var builder = ZoneGridBuilder(zones, resolution: resolution)
        builder.build()
        columns = builder.columns
        rows = builder.rows
        extent = builder.extent
        columnsPerDegree = builder.columnsPerDegree
        rowsPerDegree = builder.rowsPerDegree
        blocks = builder.blocks
        blockColumns = builder.blockColumns
        cells = builder.cells
        records = builder.records
        parts = builder.parts
        edges = builder.edges
    }

    /// The number of the first zone that covers a position; `nil` if none does.
    @inline(__always)
    public func zone(of position: Coordinate) -> Int? {
        let answer = answer(at: position)
        return answer == 0 ? nil : Int(answer) - 1
    }

    /// For each position the number of the first zone that covers it, or −1.
    ///
    /// - Complexity: O(*n*) for *n* positions.
    public func zones(of positions: [Coordinate]) -> [Int32] { zones(of: positions[...]) }

    /// The same for a slice, so that threads can share a column.
    public func zones(of positions: ArraySlice<Coordinate>) -> [Int32] {
        positions.map { Int32(bitPattern: answer(at: $0)) - 1 }
    }

    /// The blocks in levels, of which each halves the one below.
    func pyramid() -> ZonePyramid {
        ZonePyramid(
            columns: blockColumns,
            rows: blockColumns > 0 ? blocks.count / blockColumns : 0,
            cells: blocks.lazy.map { $0 & Self.recordBit == 0 ? $0 : nil }
        )
    }

    /// The answer of all positions of a box; `nil` if they may have several.
    func answer(within box: Box, _ pyramid: ZonePyramid) -> UInt32? {
        guard extent.intersects(box) else { return 0 }
        let columns = column(box.west)...column(box.east)
        let rows = row(box.south)...row(box.north)
        let shift = Self.blockShift
        let answer =
            pyramid.answer(
                columns: columns.lowerBound >> shift...columns.upperBound >> shift,
                rows: rows.lowerBound >> shift...rows.upperBound >> shift
            ) ?? answer(columns: columns, rows: rows)
        let isWithin =
            extent.west <= box.west && box.east <= extent.east && extent.south <= box.south
            && box.north <= extent.north
        return isWithin || answer == 0 ? answer : nil
    }

    /// The answer that all of a few cells have; `nil` if they have several, or are many.
    private func answer(columns: ClosedRange<Int>, rows: ClosedRange<Int>) -> UInt32? {
        guard columns.count * rows.count <= 4_096 else { return nil }
        let first = cell(columns.lowerBound, rows.lowerBound)
        guard first & Self.recordBit == 0 else { return nil }
        for row in rows {
            for column in columns where cell(column, row) != first { return nil }
        }
        return first
    }

    /// The answer of a cell, or its record with the top bit set.
    @inline(__always)
    private func cell(_ column: Int, _ row: Int) -> UInt32 {
        let shift = Self.blockShift
        let block = blocks[(row >> shift) &* blockColumns &+ (column >> shift)]
        guard block & Self.recordBit != 0 else { return block }
        let side = Self.blockSide
        let first = Int(block & ~Self.recordBit) &* (side * side)
        return cells[first &+ (row & (side - 1)) &* side &+ (column & (side - 1))]
    }

    private func column(_ x: Double) -> Int {
        max(0, min(Int((x - extent.west) * columnsPerDegree), columns - 1))
    }

    private func row(_ y: Double) -> Int {
        max(0, min(Int((y - extent.south) * rowsPerDegree), rows - 1))
    }

    @inline(__always)
    private func answer(at position: Coordinate) -> UInt32 {
        guard extent.covers(position) else { return 0 }
        let column = min(Int((position.x - extent.west) * columnsPerDegree), columns - 1)
        let row = min(Int((position.y - extent.south) * rowsPerDegree), rows - 1)
        let cell = cell(column, row)
        guard cell & Self.recordBit != 0 else { return cell }
        return answer(at: position, in: records[Int(cell & ~Self.recordBit)])
    }

    @inline(never)
    private func answer(at position: Coordinate, in record: Record) -> UInt32 {
        for index in record.parts {
            let part = parts[Int(index)]
            if covers(position, part, from: record.reference) { return part.answer }
        }
        return record.fallback
    }

    /// Whether a zone covers a position of a cell.
    ///
    /// The path runs from the reference up or down to the height of the position, then sideways to
    /// it. Both legs run a hair above the position's own height, which settles every tie: an edge
    /// belongs to its lower end, and one that passes through the bend is below it.
    private func covers(
        _ p: Coordinate,
        _ part: Part,
        from reference: Coordinate
    ) -> Bool {
        var isInside = part.coversReference
        let bend = Coordinate(x: reference.x, y: p.y)
        for index in part.edges {
            let edge = edges[Int(index)]
            let (a, b) = (edge.a, edge.b)
            let (aIsAbove, bIsAbove) = (a.y > p.y, b.y > p.y)
            if aIsAbove != bIsAbove {
                let side = Orientation.sign(a, b, p)
                if side == 0 { return true }
                let bendSide = Orientation.sign(a, b, bend)
                let leansRight = (b.x > a.x) == bIsAbove
                let isRightOfBend = bendSide == 0 ? leansRight : (bendSide > 0) == bIsAbove
                if ((side > 0) == bIsAbove) != isRightOfBend { isInside.toggle() }
            } else if !aIsAbove, isOnTop(p, a, b) {
                return true
            }
            let (aIsRight, bIsRight) = (a.x > reference.x, b.x > reference.x)
            if aIsRight != bIsRight {
                let bendSide = Orientation.sign(a, b, bend)
                let isBelowBend = bendSide == 0 || (bendSide > 0) == bIsRight
                if isBelowBend != edge.isBelowReference { isInside.toggle() }
            }
        }
        return isInside
    }

    /// Whether a position lies on the upper end of an edge below it, or on a level edge.
    @inline(__always)
    private func isOnTop(_ p: Coordinate, _ a: Coordinate, _ b: Coordinate) -> Bool {
        if a.y == p.y, b.y == p.y { return min(a.x, b.x) <= p.x && p.x <= max(a.x, b.x) }
        return (a.y == p.y && a.x == p.x) || (b.y == p.y && b.x == p.x)
    }
}

/// An edge in a cell it crosses.
struct CellEdge: Sendable {
    var a: Coordinate
    var b: Coordinate
    /// Whether the edge passes below the reference position of the cell; false if it does not pass
    /// it at all.
    var isBelowReference: Bool
}
