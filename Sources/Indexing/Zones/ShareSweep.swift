import GeometryModel

/// The division of one area among zones by a line that sweeps over it from south to north.
///
/// Between two heights at which an edge starts, ends or crosses another, the order of the edges
/// along the line stays the same and the length between two neighbors changes linearly: what lies
/// between them in the area, and in the first zone that is open there, is added to that zone. Edges
/// in common of areas and zones need no care, because nothing lies between them.
struct ShareSweep {
    /// An edge that is not level, from its lower end.
    private struct Edge {
        var bottom: Double
        var top: Double
        /// The lower end, from which places on the edge are counted.
        var x: Double
        var y: Double
        var slope: Double
        /// The zone; −1 for the area.
        var owner: Int32

        @inline(__always)
        func x(at height: Double) -> Double { x + (height - y) * slope }
    }

    private let measure: AreaMeasure
    private let zoneCount: Int
    private var edges: [Edge] = []
    private var west = 0.0
    private var south = 0.0
    private var band = (bottom: Double.infinity, top: -Double.infinity)
    /// Which zones hold the west of the line at its start, and where that changes.
    private var isOpenAtStart: [Bool]
    private var changes: [(height: Double, zone: Int)] = []
    private var sums: [Double]

    // Working space of the sweep.
    private var order: [(bottom: Double, number: Int32)] = []
    private var active: [Edge] = []
    private var isOpen: [Bool]
    private var cuts: [Double] = []
    private var ends: [(bottom: Double, top: Double)] = []

    init(_ measure: AreaMeasure, zoneCount: Int) {
        self.measure = measure
        self.zoneCount = zoneCount
        isOpenAtStart = [Bool](repeating: false, count: zoneCount)
        isOpen = isOpenAtStart
        sums = [Double](repeating: 0, count: zoneCount + 1)
    }

    /// Begins another area.
    ///
    /// - Parameters:
    ///   - west: West of the area; no vertex of a zone has this longitude.
    ///   - south: South of the area.
    ///   - covers: Whether a zone covers the corner, on whose boundary it does not lie.
    mutating func begin(west: Double, south: Double, _ covers: (Int) -> Bool) {
        edges.removeAll(keepingCapacity: true)
        changes.removeAll(keepingCapacity: true)
        self.west = west
        self.south = south
        band = (.infinity, -.infinity)
        for zone in 0..<zoneCount { isOpenAtStart[zone] = covers(zone) }
    }

    /// Adds a ring of the area.
    mutating func add(_ ring: [Coordinate]) {
        for (a, b) in zip(ring, ring.dropFirst()) {
            band.bottom = min(band.bottom, a.y)
            band.top = max(band.top, a.y)
            add(a, b, owner: -1)
        }
    }

    /// Adds an edge of a zone; what lies west of the line's start is kept as a change of it.
    mutating func add(_ edge: ZoneEdge) {
        let (a, b) = edge.a.y <= edge.b.y ? (edge.a, edge.b) : (edge.b, edge.a)
        guard (a.x > west) != (b.x > west) else {
            if a.x > west { add(a, b, owner: Int32(edge.zone)) }
            return
        }
        let height = a.y + (west - a.x) * ((b.y - a.y) / (b.x - a.x))
        let isRising = b.x > a.x
        // Decided exactly, as is whether the zone covers the corner: one rounded the other way than
        // the other would turn the zone inside out.
        let side = Orientation.sign(a, b, Coordinate(x: west, y: south))
        if (side < 0) == isRising { changes.append((height, edge.zone)) }
        add(
            a,
            b,
            owner: Int32(edge.zone),
            from: isRising ? height : a.y,
            to: isRising ? b.y : height
        )
    }

    private mutating func add(_ a: Coordinate, _ b: Coordinate, owner: Int32) {
        if a.y <= b.y {
            add(a, b, owner: owner, from: a.y, to: b.y)
        } else {
            add(b, a, owner: owner, from: b.y, to: a.y)
        }
    }

    private mutating func add(
        _ a: Coordinate,
        _ b: Coordinate,
        owner: Int32,
        from bottom: Double,
        to top: Double
    ) {
        guard bottom < top else { return }
        let slope = (b.x - a.x) / (b.y - a.y)
        edges.append(Edge(bottom: bottom, top: top, x: a.x, y: a.y, slope: slope, owner: owner))
    }

    /// The fractions of the area in the zones and outside.
    mutating func fractions() -> [Double] {
        for zone in sums.indices { sums[zone] = 0 }
        order.removeAll(keepingCapacity: true)
        for (number, edge) in edges.enumerated() {
            order.append((edge.bottom, Int32(truncatingIfNeeded: number)))
        }
        order.sort { $0 < $1 }
        changes.sort { $0.height < $1.height }
        let density = measure.densities(from: band.bottom, to: band.top)
        active.removeAll(keepingCapacity: true)
        var next = 0
        var change = 0
        var bottom = band.bottom
        while bottom < band.top {
            while change < changes.count, changes[change].height <= bottom {
                isOpenAtStart[changes[change].zone].toggle()
                change += 1
            }
            active.removeAll { $0.top <= bottom }
            while next < order.count, order[next].bottom <= bottom {
                let edge = edges[Int(order[next].number)]
                if edge.top > bottom { active.append(edge) }
                next += 1
            }
            // Up to where the next edge starts or ends, or a zone opens or closes in the west.
            var top = band.top
            for edge in active { top = min(top, edge.top) }
            if next < order.count { top = min(top, order[next].bottom) }
            if change < changes.count { top = min(top, changes[change].height) }
            sweep(from: bottom, to: top, density)
            bottom = top
        }
        return settled()
    }

    /// What is less than this part of an area is the rounding of its coordinates.
    private static let rounding = 1e-12

    /// The sums as fractions; one of them is a whole if it is alone.
    private func settled() -> [Double] {
        let total = sums.reduce(0, +)
        guard total > 0 else { return sums.map { _ in 0 } }
        let fractions = sums.map { $0 / total < Self.rounding ? 0 : $0 / total }
        let isAlone = fractions.count { $0 > 0 } == 1
        return isAlone ? fractions.map { $0 > 0 ? 1 : 0 } : fractions
    }

    /// Sweeps a slab in which no edge starts or ends.
    private mutating func sweep(
        from bottom: Double,
        to top: Double,
        _ density: AreaMeasure.Density
    ) {
        sort(at: bottom, then: top)
        cuts.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        for edge in active { ends.append((edge.x(at: bottom), edge.x(at: top))) }
        let keepsOrder = ends.indices.dropFirst().allSatisfy { ends[$0].top >= ends[$0 - 1].top }
        guard !keepsOrder else { return add(bottom, top, density) }
        // Edges cross: between two crossings the order is that at the middle. So it is if they cross
        // so near an end that the height of the crossing is rounded to it.
        for later in ends.indices { findCuts(before: later, bottom, top) }
        cuts.sort()
        var start = bottom
        for cut in cuts + [top] where cut > start {
            sort(at: (start + cut) / 2, then: cut)
            add(start, cut, density)
            start = cut
        }
    }

    private mutating func findCuts(before later: Int, _ bottom: Double, _ top: Double) {
        for earlier in 0..<later where ends[earlier].top > ends[later].top {
            let atBottom = ends[later].bottom - ends[earlier].bottom
            let atTop = ends[earlier].top - ends[later].top
            let height = bottom + (top - bottom) * (atBottom / (atBottom + atTop))
            if height > bottom, height < top { cuts.append(height) }
        }
    }

    /// Sorts the active edges along the line at a height, those that meet there at another.
    private mutating func sort(at height: Double, then other: Double) {
        for index in active.indices.dropFirst() {
            let edge = active[index]
            let key = (edge.x(at: height), edge.x(at: other))
            var place = index
            while place > 0,
                key < (active[place - 1].x(at: height), active[place - 1].x(at: other))
            {
                active[place] = active[place - 1]
                place -= 1
            }
            active[place] = edge
        }
    }

    /// Adds what lies between the active edges, which do not cross.
    private mutating func add(
        _ bottom: Double,
        _ top: Double,
        _ density: AreaMeasure.Density
    ) {
        let (whole, first) = density.moments(bottom, top)
        let middle = (bottom + top) / 2
        for zone in 0..<zoneCount { isOpen[zone] = isOpenAtStart[zone] }
        var isInside = false
        for index in active.indices {
            let edge = active[index]
            if edge.owner < 0 { isInside.toggle() } else { isOpen[Int(edge.owner)].toggle() }
            guard isInside, index + 1 < active.count else { continue }
            let next = active[index + 1]
            let length = next.x(at: middle) - edge.x(at: middle)
            let area = length * whole + (next.slope - edge.slope) * first
            sums[isOpen.firstIndex(of: true) ?? zoneCount] += area
        }
    }
}
