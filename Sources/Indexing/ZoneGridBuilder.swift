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
    private(set) var cells: [UInt32]
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
        zoneEdges = zones.map { zone in
            zone.polygons.flatMap(\.rings).flatMap { ring in
                zip(ring, ring.dropFirst()).filter { $0 != $1 }.map { Segment(a: $0, b: $1) }
            }
        }
        var extent = Box.empty
        for segment in zoneEdges.joined() {
            extent.formUnion(segment.a)
            extent.formUnion(segment.b)
        }
        self.extent = extent
        let count = zoneEdges.reduce(0) { $0 + $1.count }
        let longer = resolution ?? min(2_048, max(64, Int((Double(count) * 40).squareRoot())))
        let ratio = extent.isEmpty || extent.width == 0 ? 1 : extent.height / extent.width
        let isWide = ratio <= 1
        columns = isWide ? longer : max(1, Int((Double(longer) / ratio).rounded(.up)))
        rows = isWide ? max(1, Int((Double(longer) * ratio).rounded(.up))) : longer
        cellWidth = extent.width > 0 ? extent.width / Double(columns) : 1
        cellHeight = extent.height > 0 ? extent.height / Double(rows) : 1
        columnsPerDegree = 1 / cellWidth
        rowsPerDegree = 1 / cellHeight
        cells = extent.isEmpty ? [] : [UInt32](repeating: 0, count: columns * rows)
    }

    /// The edges of one zone in the rows they cross.
    private struct RowLists {
        /// Edge numbers by row, one after the other.
        var numbers: [Int32]
        /// The end of each row in `numbers`.
        var starts: [Int]
    }

    mutating func build() {
        guard !extent.isEmpty else { return }
        let lists = zoneEdges.map(rowLists)
        for row in 0..<rows { buildRow(row, lists) }
    }

    private func rowLists(_ segments: [Segment]) -> RowLists {
        var counts = [Int](repeating: 0, count: rows + 1)
        for segment in segments { for row in rowRange(segment) { counts[row + 1] += 1 } }
        for row in 0..<rows { counts[row + 1] += counts[row] }
        var next = counts
        var numbers = [Int32](repeating: 0, count: counts[rows])
        for (number, segment) in segments.enumerated() {
            for row in rowRange(segment) {
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
        let slope = b.y > a.y ? (b.x - a.x) / (b.y - a.y) : 0
        let start = a.y < south ? a.x + (south - a.y) * slope : a.x
        let end = b.y > north ? b.x - (b.y - north) * slope : b.x
        let west = (min(start, end) - extent.west) * columnsPerDegree - Self.margin
        let east = (max(start, end) - extent.west) * columnsPerDegree + Self.margin
        return max(0, min(Int(west), columns - 1))...max(0, min(Int(east), columns - 1))
    }

    private mutating func buildRow(_ row: Int, _ lists: [RowLists]) {
        let level = referenceLevel(row, lists)
        var touched: [Int: [Int: [Int32]]] = [:]
        var crossings: [[Double]] = []
        for (zone, list) in lists.enumerated() {
            var positions: [Double] = []
            for number in list.numbers[list.starts[row]..<list.starts[row + 1]] {
                let segment = zoneEdges[zone][Int(number)]
                for column in columnRange(segment, row: row) {
                    touched[column, default: [:]][zone, default: []].append(number)
                }
                if (segment.a.y > level) != (segment.b.y > level) {
                    positions.append(Self.crossing(segment, level))
                }
            }
            positions.sort()
            crossings.append(positions)
        }
        var passed = [Int](repeating: 0, count: lists.count)
        for column in 0..<columns {
            let middle = extent.west + (Double(column) + 0.5) * cellWidth
            for zone in lists.indices {
                while passed[zone] < crossings[zone].count, crossings[zone][passed[zone]] < middle {
                    passed[zone] += 1
                }
            }
            let cell = row * columns + column
            if let lists = touched[column] {
                cells[cell] = record(column, middle, level, lists, passed)
            } else {
                cells[cell] = Self.answer(passed)
            }
        }
    }

    private static func crossing(_ segment: Segment, _ level: Double) -> Double {
        let (a, b) = (segment.a, segment.b)
        return a.x + (level - a.y) / (b.y - a.y) * (b.x - a.x)
    }

    /// The answer of a cell that no edge crosses: the first zone with an odd number of edges west.
    private static func answer(_ passed: [Int]) -> UInt32 {
        passed.firstIndex { !$0.isMultiple(of: 2) }.map { UInt32($0 + 1) } ?? 0
    }

    /// A level in the row on which no vertex lies.
    private func referenceLevel(_ row: Int, _ lists: [RowLists]) -> Double {
        var taken: Set<Double> = []
        for (zone, list) in lists.enumerated() {
            for number in list.numbers[list.starts[row]..<list.starts[row + 1]] {
                taken.insert(zoneEdges[zone][Int(number)].a.y)
                taken.insert(zoneEdges[zone][Int(number)].b.y)
            }
        }
        var level = extent.south + (Double(row) + 0.5) * cellHeight
        while taken.contains(level) { level = level.nextUp }
        return level
    }

    private mutating func record(
        _ column: Int,
        _ middle: Double,
        _ level: Double,
        _ lists: [Int: [Int32]],
        _ passed: [Int]
    ) -> UInt32 {
        let segments = lists.mapValues { $0.map(Int.init) }
        let reference = reference(middle, level, segments)
        let firstPart = Int32(parts.count)
        var fallback: UInt32 = 0
        for zone in zoneEdges.indices {
            guard let numbers = segments[zone] else {
                // A zone without edges here covers all of the cell or nothing of it.
                if passed[zone].isMultiple(of: 2) { continue }
                fallback = UInt32(zone + 1)
                break
            }
            var count = passed[zone]
            let firstEdge = Int32(edges.count)
            for number in numbers {
                let segment = zoneEdges[zone][number]
                let side = Orientation.sign(segment.a, segment.b, reference)
                if (segment.a.y > level) != (segment.b.y > level) {
                    // Listed edges count exactly and not as their crossing was rounded.
                    if Self.crossing(segment, level) < middle { count -= 1 }
                    if (side > 0) != (segment.b.y > level) { count += 1 }
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
                    coversReference: !count.isMultiple(of: 2),
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
        _ segments: [Int: [Int]]
    ) -> Coordinate {
        let listed = segments.flatMap { zone, numbers in numbers.map { zoneEdges[zone][$0] } }
        var x = middle
        while listed.contains(where: { segment in
            segment.a.x == x || segment.b.x == x
                || Orientation.sign(segment.a, segment.b, Coordinate(x: x, y: level)) == 0
                    && (segment.a.y > level) != (segment.b.y > level)
        }) {
            x = x.nextUp
        }
        return Coordinate(x: x, y: level)
    }
}
