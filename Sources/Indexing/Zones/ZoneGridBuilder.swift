import GeometryModel

/// The making of a ``ZoneGrid``.
///
/// Edges are listed with every cell they cross or nearly touch. In each row of cells one level line
/// through the reference positions tells, from the edges it crosses, which references each zone
/// covers: edges far from a cell by comparison in doubles, edges listed with it exactly.
struct ZoneGridBuilder {
    let columns: Int
    let rows: Int
    let extent: Box
    let columnsPerDegree: Double
    let rowsPerDegree: Double
    /// Blocks side by side without the frame.
    private let innerBlockColumns: Int
    private(set) var blocks: [UInt32] = []
    private(set) var cells: [UInt32] = []
    private(set) var records: [ZoneGrid.Record] = []
    private(set) var parts: [ZoneGrid.Part] = []
    private(set) var edges: [CellEdge] = []

    private let zoneEdges: [[Segment]]
    private let cellWidth: Double
    private let cellHeight: Double

    private struct Segment {
        var a: Coordinate
        var b: Coordinate
    }

    /// How far beyond a cell an edge is still listed with it, in cells: more than rounding moves it.
    private static let margin = 1e-6

    init(_ zones: [Geometry], resolution: Int?) {
        precondition(zones.count <= 65_536, "a grid holds up to 65,536 zones")
        zoneEdges = zones.map { zone in
            var segments: [Segment] = []
            for ring in zone.polygons.flatMap(\.rings) {
                segments.reserveCapacity(segments.count + ring.count)
                for (a, b) in zip(ring, ring.dropFirst()) where a != b {
                    segments.append(Segment(a: a, b: b))
                }
            }
            return segments
        }
        var extent = Box.empty
        for segment in zoneEdges.joined() {
            extent.formUnion(segment.a)
            extent.formUnion(segment.b)
        }
        self.extent = extent
        let count = zoneEdges.reduce(0) { $0 + $1.count }
        let longer = resolution ?? min(2_048, max(64, Int((Double(count) * 4).squareRoot())))
        let ratio = extent.isEmpty || extent.width == 0 ? 1 : extent.height / extent.width
        let isWide = ratio <= 1
        columns = isWide ? longer : max(1, Int((Double(longer) / ratio).rounded(.up)))
        rows = isWide ? max(1, Int((Double(longer) * ratio).rounded(.up))) : longer
        cellWidth = Self.cellSize(extent.width, count: columns)
        cellHeight = Self.cellSize(extent.height, count: rows)
        columnsPerDegree = 1 / cellWidth
        rowsPerDegree = 1 / cellHeight
        innerBlockColumns = (columns + ZoneGrid.blockSide - 1) >> ZoneGrid.blockShift
    }

    /// A hair more than a part of the extent, so that its far end lies within the last cell.
    private static func cellSize(_ length: Double, count: Int) -> Double {
        let size = length / Double(count) * (1 + 1e-9)
        return size.isNormal ? size : 1
    }

    /// The edges of one zone in the rows they cross.
    private struct RowLists {
        /// Edge numbers by row, one after the other.
        var numbers: [Int32]
        /// The end of each row in `numbers`.
        var starts: [Int]
    }

    /// Blocks side by side, those of the frame included.
    var blockColumns: Int { innerBlockColumns + 2 }

    mutating func build() {
        let side = ZoneGrid.blockSide
        for answer in 0...zoneEdges.count {
            cells.append(contentsOf: repeatElement(UInt32(answer), count: side * side))
        }
        blocks.append(contentsOf: repeatElement(0, count: blockColumns))
        if !extent.isEmpty { buildRows() }
        blocks.append(contentsOf: repeatElement(0, count: blockColumns))
    }

    private mutating func buildRows() {
        let lists = zoneEdges.map(rowLists)
        // Most edges lie in one cell, or cross into a second.
        edges.reserveCapacity(2 * zoneEdges.reduce(0) { $0 + $1.count })
        let side = ZoneGrid.blockSide
        let width = innerBlockColumns * side
        var stripe = [UInt32](repeating: 0, count: side * width)
        for first in stride(from: 0, to: rows, by: side) {
            let last = min(first + side, rows)
            for row in first..<last { buildRow(row, lists, &stripe, at: (row - first) * width) }
            for cell in (last - first) * width..<side * width { stripe[cell] = 0 }
            pack(stripe, width: width)
        }
    }

    /// Appends the blocks of a stripe of rows; the cells only of those that have several answers.
    private mutating func pack(_ stripe: [UInt32], width: Int) {
        let side = ZoneGrid.blockSide
        blocks.append(0)
        for west in stride(from: 0, to: width, by: side) {
            let first = stripe[west]
            var difference: UInt32 = first & ZoneGrid.recordBit
            for start in stride(from: west, to: side * width, by: width) {
                for cell in start..<start + side { difference |= stripe[cell] ^ first }
            }
            guard difference != 0 else {
                blocks.append(first)
                continue
            }
            blocks.append(UInt32(cells.count / (side * side)))
            for start in stride(from: west, to: side * width, by: width) {
                cells.append(contentsOf: stripe[start..<start + side])
            }
        }
        blocks.append(0)
    }

    private func rowLists(_ segments: [Segment]) -> RowLists {
        var counts = [Int](repeating: 0, count: rows + 1)
        let ranges = segments.map(rowRange)
        for range in ranges { for row in range { counts[row + 1] += 1 } }
        for row in 0..<rows { counts[row + 1] += counts[row] }
        var next = counts
        var numbers = [Int32](repeating: 0, count: counts[rows])
        for (number, range) in ranges.enumerated() {
            for row in range {
                numbers[next[row]] = Int32(number)
                next[row] += 1
            }
        }
        return RowLists(numbers: numbers, starts: counts)
    }

    private func rowRange(_ segment: Segment) -> ClosedRange<Int> {
        let low = (min(segment.a.y, segment.b.y) - extent.south) * rowsPerDegree - Self.margin
        let high = (max(segment.a.y, segment.b.y) - extent.south) * rowsPerDegree + Self.margin
        return max(0, min(Int(low), rows - 1))...max(0, min(Int(high), rows - 1))
    }

    /// The columns in which a segment crosses a row, with the margin.
    private func columnRange(_ segment: Segment, row: Int) -> ClosedRange<Int> {
        let (a, b) = segment.a.y <= segment.b.y ? (segment.a, segment.b) : (segment.b, segment.a)
        let south = extent.south + (Double(row) - Self.margin) * cellHeight
        let north = extent.south + (Double(row + 1) + Self.margin) * cellHeight
        // Few edges leave the row, and only they need a division.
        let start = a.y < south ? a.x + (south - a.y) * ((b.x - a.x) / (b.y - a.y)) : a.x
        let end = b.y > north ? b.x - (b.y - north) * ((b.x - a.x) / (b.y - a.y)) : b.x
        let west = (min(start, end) - extent.west) * columnsPerDegree - Self.margin
        let east = (max(start, end) - extent.west) * columnsPerDegree + Self.margin
        return max(0, min(Int(west), columns - 1))...max(0, min(Int(east), columns - 1))
    }

    /// An edge in a cell of the row: the column, the zone and the edge, from the highest bit down, so
    /// that sorting gathers the cells.
    private struct Touch: Comparable {
        private let key: UInt64

        init(column: Int, zone: Int, number: Int32) {
            key = UInt64(column) << 48 | UInt64(zone) << 32 | UInt64(UInt32(bitPattern: number))
        }

        var column: Int { Int(key >> 48) }
        var zone: Int { Int(key >> 32 & 0xFFFF) }
        var number: Int { Int(key & 0xFFFF_FFFF) }

        static func < (a: Touch, b: Touch) -> Bool { a.key < b.key }
    }

    /// Writes the answers and records of a row into a stripe.
    private mutating func buildRow(
        _ row: Int,
        _ lists: [RowLists],
        _ stripe: inout [UInt32],
        at start: Int
    ) {
        let level = referenceLevel(row, lists)
        var touches: [Touch] = []
        // An edge that crosses the level counts from the first column with its middle beyond it.
        var crossings: [Touch] = []
        for (zone, list) in lists.enumerated() {
            for number in list.numbers[list.starts[row]..<list.starts[row + 1]] {
                let segment = zoneEdges[zone][Int(number)]
                for column in columnRange(segment, row: row) {
                    touches.append(Touch(column: column, zone: zone, number: number))
                }
                if (segment.a.y > level) != (segment.b.y > level) {
                    let column = firstColumn(beyond: Self.crossing(segment, level))
                    crossings.append(Touch(column: column, zone: zone, number: number))
                }
            }
        }
        touches.sort()
        crossings.sort()
        var isInside = [Bool](repeating: false, count: lists.count)
        var column = 0
        var touch = 0
        for crossing in crossings + [Touch(column: columns, zone: 0, number: 0)] {
            if crossing.column > column {
                let answer = Self.answer(isInside)
                for column in column..<crossing.column { stripe[start + column] = answer }
                while touch < touches.count, touches[touch].column < crossing.column {
                    var end = touch + 1
                    while end < touches.count, touches[end].column == touches[touch].column {
                        end += 1
                    }
                    stripe[start + touches[touch].column] =
                        record(touches[touch..<end], level, isInside)
                    touch = end
                }
                column = crossing.column
            }
            if crossing.column < columns { isInside[crossing.zone].toggle() }
        }
    }

    private func middle(_ column: Int) -> Double {
        extent.west + (Double(column) + 0.5) * cellWidth
    }

    /// The first column whose middle lies east of a longitude.
    private func firstColumn(beyond x: Double) -> Int {
        var column = max(0, min(Int((x - extent.west) * columnsPerDegree), columns))
        while column < columns, middle(column) <= x { column += 1 }
        while column > 0, middle(column - 1) > x { column -= 1 }
        return column
    }

    private static func crossing(_ segment: Segment, _ level: Double) -> Double {
        let (a, b) = (segment.a, segment.b)
        return a.x + (level - a.y) / (b.y - a.y) * (b.x - a.x)
    }

    /// The answer of a cell that no edge crosses: the first zone that covers it.
    private static func answer(_ isInside: [Bool]) -> UInt32 {
        isInside.firstIndex(of: true).map { UInt32($0 + 1) } ?? 0
    }

    /// A level in the row on which no vertex lies.
    private func referenceLevel(_ row: Int, _ lists: [RowLists]) -> Double {
        var level = extent.south + (Double(row) + 0.5) * cellHeight
        while lists.indices.contains(where: { zone in
            let list = lists[zone]
            return list.numbers[list.starts[row]..<list.starts[row + 1]].contains { number in
                let segment = zoneEdges[zone][Int(number)]
                return segment.a.y == level || segment.b.y == level
            }
        }) {
            level = level.nextUp
        }
        return level
    }

    /// The record of a cell from its edges, or its answer if those make no difference.
    ///
    /// - Parameter isInside: Which zones cover the middle by the crossings as they were rounded.
    private mutating func record(
        _ touches: ArraySlice<Touch>,
        _ level: Double,
        _ isInside: [Bool]
    ) -> UInt32 {
        let middle = middle(touches[touches.startIndex].column)
        let reference = reference(middle, level, touches)
        let firstPart = Int32(parts.count)
        var fallback: UInt32 = 0
        var next = touches.startIndex
        for zone in zoneEdges.indices {
            guard next < touches.endIndex, touches[next].zone == zone else {
                // A zone without edges here covers all of the cell or nothing of it.
                if !isInside[zone] { continue }
                fallback = UInt32(zone + 1)
                break
            }
            var coversReference = isInside[zone]
            let firstEdge = Int32(edges.count)
            while next < touches.endIndex, touches[next].zone == zone {
                let segment = zoneEdges[zone][touches[next].number]
                next += 1
                let side = Orientation.sign(segment.a, segment.b, reference)
                if (segment.a.y > level) != (segment.b.y > level) {
                    // Listed edges count exactly and not as their crossing was rounded.
                    if Self.crossing(segment, level) < middle { coversReference.toggle() }
                    if (side > 0) != (segment.b.y > level) { coversReference.toggle() }
                }
                let isRight = segment.b.x > reference.x
                edges.append(
                    CellEdge(
                        a: segment.a,
                        b: segment.b,
                        isBelowReference: (segment.a.x > reference.x) != isRight
                            && (side > 0) == isRight
                    )
                )
            }
            parts.append(
                ZoneGrid.Part(
                    answer: UInt32(zone + 1),
                    coversReference: coversReference,
                    edges: firstEdge..<Int32(edges.count)
                )
            )
        }
        guard parts.count > Int(firstPart) else { return fallback }
        records.append(
            ZoneGrid.Record(
                reference: reference,
                parts: firstPart..<Int32(parts.count),
                fallback: fallback
            )
        )
        return UInt32(records.count - 1) | ZoneGrid.recordBit
    }

    /// A position near the middle of the cell that lies on no edge and below or above no vertex.
    private func reference(
        _ middle: Double,
        _ level: Double,
        _ touches: ArraySlice<Touch>
    ) -> Coordinate {
        var x = middle
        while touches.contains(where: { touch in
            let segment = zoneEdges[touch.zone][touch.number]
            return segment.a.x == x || segment.b.x == x
                || (segment.a.y > level) != (segment.b.y > level)
                    && Orientation.sign(segment.a, segment.b, Coordinate(x: x, y: level)) == 0
        }) {
            x = x.nextUp
        }
        return Coordinate(x: x, y: level)
    }
}
