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
    /// From degrees to columns and rows of cells, those of the frame included.
    private let lattice: Lattice
    /// The number of each block of cells, in rows from the south.
    ///
    /// A frame of blocks outside of all zones lies around the others, so that positions far away need
    /// no question of their own. Blocks are few enough to stay in the cache.
    private let blocks: [UInt32]
    /// How many blocks have one answer, which is their number.
    private let blocksOfOneAnswer: Int
    /// For each cell of each block its answer, or the number of its record with the top bit set.
    ///
    /// An answer is the number of the zone plus one, or zero for none. Cells of one answer are kept
    /// once: looking at them costs less than asking whether it is needed, which no processor guesses.
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
    ///   that edges cross, forty an edge and cell it crosses, and 256 a zone.
    public init(_ zones: [Geometry], resolution: Int? = nil) {
        var builder = ZoneGridBuilder(zones, resolution: resolution)
        builder.build()
        lattice = Lattice(
            origin: Coordinate(x: builder.extent.west, y: builder.extent.south),
            columnsPerDegree: builder.columnsPerDegree,
            rowsPerDegree: builder.rowsPerDegree,
            blockColumns: builder.blockColumns,
            blockRows: builder.blocks.count / builder.blockColumns
        )
        blocks = builder.blocks
        blocksOfOneAnswer = zones.count + 1
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
        unsafe [Int32](unsafeUninitializedCapacity: positions.count) { answers, count in
            count = positions.count
            unsafe positions.withUnsafeBufferPointer { unsafe answer($0, in: answers) }
        }
    }

    /// Writes the zones of positions.
    ///
    /// In parts, with a loop for each step: branches on where a position lies, and on whether edges cross
    /// its cell, would be guessed wrongly too often, and a loop that does one thing has none.
    private func answer(
        _ positions: UnsafeBufferPointer<Coordinate>,
        in answers: UnsafeMutableBufferPointer<Int32>
    ) {
        var steps = [512 of SIMD2<Double>](repeating: .zero)
        var crossed = [512 of Int](repeating: 0)
        let (blocks, cells) = (blocks.span, cells.span)
        for first in stride(from: 0, to: positions.count, by: steps.count) {
            let length = min(steps.count, positions.count - first)
            for index in 0..<length {
                unsafe steps[unchecked: index] = lattice.steps(to: positions[first &+ index])
            }
            var count = 0
            for index in 0..<length {
                // Within the grid, because the lattice leads nowhere else.
                let place = unsafe lattice.place(at: steps[unchecked: index])
                let block = unsafe blocks[unchecked: place.block]
                let cell = unsafe cells[unchecked: place.cell(in: block)]
                unsafe answers[first &+ index] = Int32(bitPattern: cell) &- 1
                unsafe crossed[unchecked: count] = first &+ index
                count &+= Int(cell >> 31)
            }
            for number in 0..<count {
                let index = crossed[number]
                let record = unsafe UInt32(bitPattern: answers[index] &+ 1)
                let answer = unsafe answer(at: positions[index], inRecord: record)
                unsafe answers[index] = Int32(bitPattern: answer) &- 1
            }
        }
    }

    /// The blocks in levels, of which each halves the one below.
    func pyramid() -> ZonePyramid {
        ZonePyramid(
            columns: lattice.blockColumns,
            rows: blocks.count / lattice.blockColumns,
            cells: blocks.lazy.map { $0 < blocksOfOneAnswer ? $0 : nil }
        )
    }

    /// The answer of all positions of a box; `nil` if they may have several.
    func answer(within box: Box, _ pyramid: ZonePyramid) -> UInt32? {
        let southWest = lattice.place(of: Coordinate(x: box.west, y: box.south))
        let northEast = lattice.place(of: Coordinate(x: box.east, y: box.north))
        let (columns, rows) = (southWest.column...northEast.column, southWest.row...northEast.row)
        let shift = Self.blockShift
        return pyramid.answer(
            columns: columns.lowerBound >> shift...columns.upperBound >> shift,
            rows: rows.lowerBound >> shift...rows.upperBound >> shift
        ) ?? answer(columns: columns, rows: rows)
    }

    /// The answer that all of a few cells have; `nil` if they have several, or are many.
    private func answer(columns: ClosedRange<Int>, rows: ClosedRange<Int>) -> UInt32? {
        guard columns.count * rows.count <= 4_096 else { return nil }
        let first = cell(lattice.place(columns.lowerBound, rows.lowerBound))
        guard first & Self.recordBit == 0 else { return nil }
        for row in rows {
            for column in columns where cell(lattice.place(column, row)) != first { return nil }
        }
        return first
    }

    /// The answer of a cell, or its record with the top bit set.
    @inline(__always)
    private func cell(_ place: Lattice.Place) -> UInt32 {
        cells[place.cell(in: blocks[place.block])]
    }

    @inline(__always)
    private func answer(at position: Coordinate) -> UInt32 {
        let cell = cell(lattice.place(of: position))
        return cell & Self.recordBit == 0 ? cell : answer(at: position, inRecord: cell)
    }

    @inline(never)
    private func answer(at position: Coordinate, inRecord cell: UInt32) -> UInt32 {
        let record = records[Int(cell & ~Self.recordBit)]
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
