import GEOSKernel
import GeometryModel
import Glibc
import Indexing
import PROJKernel

/// The line at one geodesic distance from a geometry: how to draft it and how to move onto it.
struct BufferRim {
    private let metric = Ellipsoid.wgs84
    private let distance: Double
    private let maxError: Double
    /// Closed walks round areas and along lines, the outside always to the right.
    private let walks: [[Coordinate]]
    private let isolated: [Coordinate]
    private let edges: [(a: Coordinate, b: Coordinate)]
    private let index: PackedBoxIndex
    private let areas: AreaLocator

    /// How near to the distance a vertex must come, in meters.
    private static let exactness = 5e-4

    init(_ geometry: Geometry, distance: Double, maxError: Double) {
        self.distance = distance
        self.maxError = maxError
        let rings = geometry.polygons.flatMap { $0.wound().rings }
        let lines = geometry.lines.map { $0 + $0.reversed().dropFirst() }
        var walks: [[Coordinate]] = []
        var isolated = geometry.points
        for walk in rings + lines {
            let distinct = Self.withoutRepeats(walk)
            if distinct.count > 1 { walks.append(distinct) } else { isolated += distinct }
        }
        var edges: [(a: Coordinate, b: Coordinate)] = isolated.map { ($0, $0) }
        for walk in walks { edges += zip(walk, walk.dropFirst()).map { ($0, $1) } }
        self.walks = walks
        self.isolated = isolated
        self.edges = edges
        index = PackedBoxIndex(edges.map { Box(enclosing: [$0.a, $0.b]) })
        areas = AreaLocator(geometry)
    }

    private static func withoutRepeats(_ path: [Coordinate]) -> [Coordinate] {
        var distinct: [Coordinate] = []
        for coordinate in path where coordinate != distinct.last { distinct.append(coordinate) }
        return distinct
    }

    // MARK: Drafting

    /// Polygons whose union with the areas has the rim of the buffer, to half the error.
    ///
    /// Pieces that nowhere come near the rim are left out: what they would cover lies behind the
    /// others, which cover the rim all along, and shows as a hole that ``isOutside(_:)`` refuses.
    func pieces() -> [Geometry] {
        var pieces = isolated.map { sector(around: $0, from: 0, sweep: -360, to: 0) }
        for walk in walks {
            let directions = zip(walk, walk.dropFirst()).map { ends(of: $0, $1) }
            for (number, (a, b)) in zip(walk, walk.dropFirst()).enumerated() {
                let rim = [0, 0.5, 1].map { offset(of: a, b, at: $0) }
                if comesNearRim(rim) { pieces.append(strip(along: a, b)) }
                let start = directions[number].end
                let end = directions[(number + 1) % directions.count].start
                let turn = (end - start).remainder(dividingBy: 360)
                // A left turn, or about face, opens a gap between two strips. The azimuths of an
                // edge and its way back are opposite only to rounding.
                let isAboutFace = abs(turn) > 180 - 1e-9
                guard turn < 0 || isAboutFace else { continue }
                let sweep = isAboutFace ? -180 : turn
                let arc = [start + 90, start + 90 + sweep / 2, end + 90].map {
                    metric.destination(from: b, azimuth: $0, distance: distance)
                }
                guard comesNearRim(arc) else { continue }
                pieces.append(sector(around: b, from: start + 90, sweep: sweep, to: end + 90))
            }
        }
        return pieces
    }

    /// Whether an arc, given by its start, middle and end, may reach the rim.
    ///
    /// Walking some way changes the distance from the geometry by no more than that way.
    private func comesNearRim(_ arc: [Coordinate]) -> Bool {
        let reach = max(
            metric.distance(from: arc[1], to: arc[0]),
            metric.distance(from: arc[1], to: arc[2])
        )
        return clearance(of: arc[1]) + reach > distance - maxError
    }

    /// The azimuths at which a straight edge leaves one end and arrives at the other.
    private func ends(of a: Coordinate, _ b: Coordinate) -> (start: Double, end: Double) {
        (azimuth(of: a, b, at: a.y), azimuth(of: a, b, at: b.y))
    }

    /// The azimuth of an edge, straight in longitude and latitude, at one of its latitudes.
    private func azimuth(of a: Coordinate, _ b: Coordinate, at latitude: Double) -> Double {
        let sine = sin(latitude * .pi / 180)
        let e2 = metric.flattening * (2 - metric.flattening)
        // The ratio of the radii of the parallel and the meridian.
        let ratio = cos(latitude * .pi / 180) * (1 - e2 * sine * sine) / (1 - e2)
        return atan2((b.x - a.x) * ratio, b.y - a.y) * 180 / .pi
    }

    /// The land between an edge and its parallel on the right.
    private func strip(along a: Coordinate, _ b: Coordinate) -> Geometry {
        var outer: [Coordinate] = []
        appendOffset(of: a, b, from: 0, to: 1, into: &outer)
        outer.append(offset(of: a, b, at: 1))
        return .polygon(Polygon(exterior: [a, b] + outer.reversed() + [a]))
    }

    private func offset(of a: Coordinate, _ b: Coordinate, at t: Double) -> Coordinate {
        let place = t == 1 ? b : Coordinate(x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y))
        let azimuth = azimuth(of: a, b, at: place.y) + 90
        return metric.destination(from: place, azimuth: azimuth, distance: distance)
    }

    /// Appends positions of the parallel, without the last, as dense as the error asks.
    private func appendOffset(
        of a: Coordinate,
        _ b: Coordinate,
        from start: Double,
        to end: Double,
        into path: inout [Coordinate]
    ) {
        let p = offset(of: a, b, at: start)
        let q = offset(of: a, b, at: end)
        let middle = Coordinate(x: (p.x + q.x) / 2, y: (p.y + q.y) / 2)
        let deviation = abs(metric.foot(of: middle, on: a, b).distance - distance)
        guard deviation > maxError / 2, end - start > 1e-4 else {
            path.append(p)
            return
        }
        appendOffset(of: a, b, from: start, to: (start + end) / 2, into: &path)
        appendOffset(of: a, b, from: (start + end) / 2, to: end, into: &path)
    }

    /// The sector of a circle between two azimuths, clockwise for a positive sweep; a full turn is the
    /// whole circle.
    ///
    /// The ends are given and not added up, so that they equal those of the strips to the last bit.
    private func sector(
        around center: Coordinate,
        from start: Double,
        sweep: Double,
        to end: Double
    ) -> Geometry {
        // The sagitta of a step of angle s is d (1 − cos(s ∕ 2)).
        let step = 2 * acos(max(-1, 1 - maxError / 2 / distance)) * 180 / .pi
        let count = max(1, Int((abs(sweep) / min(step, 30)).rounded(.up)))
        let rim = (0...count).map { number in
            let azimuth = number == count ? end : start + sweep * Double(number) / Double(count)
            return metric.destination(from: center, azimuth: azimuth, distance: distance)
        }
        let isCircle = abs(sweep) == 360
        return .polygon(Polygon(exterior: isCircle ? rim : [center] + rim + [center]))
    }

    // MARK: Refining

    /// A ring with every vertex on the rim and every edge within the error; `nil` if nothing of it
    /// is left.
    ///
    /// The draft strays from the rim by half the error, so only edges at which a vertex was moved or
    /// left out have to be looked at.
    func refined(_ ring: [Coordinate]) -> [Coordinate]? {
        var vertices: [(place: Coordinate, isDrafted: Bool)] = []
        var isGap = false
        for vertex in ring.dropLast() {
            let lack = distance - clearance(of: vertex)
            if abs(lack) < Self.exactness, !isBeside(vertices.last?.place, vertex) {
                vertices.append((vertex, !isGap))
                isGap = false
            } else if abs(lack) < maxError, let moved = settled(vertex, atCorner: true),
                !isBeside(vertices.last?.place, moved)
            {
                vertices.append((moved, false))
                isGap = true
            } else {
                // Deeper than the draft strays is a seam of the union, not a boundary.
                isGap = true
            }
        }
        while vertices.count > 1, isBeside(vertices.last?.place, vertices[0].place) {
            vertices.removeLast()
            isGap = true
        }
        guard vertices.count >= 3 else { return nil }
        if isGap { vertices[0].isDrafted = false }
        var dense: [Coordinate] = []
        for (number, vertex) in vertices.enumerated() {
            let next = vertices[(number + 1) % vertices.count]
            if next.isDrafted {
                dense.append(vertex.place)
            } else {
                append(from: vertex.place, to: next.place, depth: 0, into: &dense)
            }
        }
        // What is checked must be what files keep.
        let kept = Self.withoutRepeats(dense.map(Self.rounded))
        guard let first = kept.first, kept.count >= 3 else { return nil }
        return kept.last == first ? kept : kept + [first]
    }

    /// The position on the grid of seven decimals, a centimeter wide, that files keep.
    private static func rounded(_ position: Coordinate) -> Coordinate {
        Coordinate(x: (position.x * 1e7).rounded() / 1e7, y: (position.y * 1e7).rounded() / 1e7)
    }

    /// Whether two vertices are so near that one of them serves, and that moving them onto the rim
    /// could have changed their order.
    private func isBeside(_ a: Coordinate?, _ b: Coordinate) -> Bool {
        a.map { metric.distance(from: $0, to: b) < maxError / 4 } ?? false
    }

    /// Appends the start of an edge and whatever vertices the error asks for, without the end.
    private func append(
        from start: Coordinate,
        to end: Coordinate,
        depth: Int,
        into path: inout [Coordinate]
    ) {
        let strays = [0.25, 0.5, 0.75].contains { t in
            let place = Coordinate(
                x: start.x + t * (end.x - start.x),
                y: start.y + t * (end.y - start.y)
            )
            return abs(clearance(of: place) - distance) > 0.8 * maxError
        }
        let middle = Coordinate(x: (start.x + end.x) / 2, y: (start.y + end.y) / 2)
        // Straight onto the rim, unless the edge cuts a corner that the drafting missed.
        let candidates = [false, true].lazy.compactMap { settled(middle, atCorner: $0) }
        guard strays, depth < 24,
            let moved = candidates.first(where: { !isBeside($0, start) && !isBeside($0, end) })
        else {
            path.append(start)
            return
        }
        append(from: start, to: moved, depth: depth + 1, into: &path)
        append(from: moved, to: end, depth: depth + 1, into: &path)
    }

    /// Whether an area holds a place beyond the distance, and is not only a crack between two pieces
    /// that meet up to rounding or a loop of vertices that changed places.
    func isOutside(_ polygon: Polygon) throws -> Bool {
        guard let place = try Geometry.polygon(polygon).pointOnSurface() else { return false }
        return !areas.covers(place) && clearance(of: place) > distance + maxError
    }

    /// The distance of a place outside the areas from the geometry.
    private func clearance(of place: Coordinate) -> Double {
        sites(of: place, slack: 0).first?.distance ?? .infinity
    }

    /// The nearest places of the geometry as far as the nearest and some slack, nearest first.
    private func sites(of place: Coordinate, slack: Double) -> [Foot] {
        var found: [Foot] = []
        var least = Double.infinity
        index.visitByDistance { box in
            metric.lowerBound(from: place, to: box)
        } _: { item in
            let foot = metric.foot(of: place, on: edges[item].a, edges[item].b)
            if foot.distance <= least + slack { found.append(foot) }
            least = min(least, foot.distance)
            return least + slack
        }
        return
            found
            .filter { $0.distance <= least + slack }
            .sorted { a, b in
                (a.distance, a.place.x, a.place.y) < (b.distance, b.place.x, b.place.y)
            }
    }

    /// The place moved onto the rim; `nil` if no step leads there.
    ///
    /// Where one part of the geometry is nearest, the way is straight away from it. Where two are,
    /// and a corner is sought, it is found by Newton's method in the plane of the place.
    private func settled(_ start: Coordinate, atCorner seeksCorner: Bool) -> Coordinate? {
        var place = start
        for _ in 0..<40 {
            let sites = sites(of: place, slack: 4 * maxError)
            guard let first = sites.first else { return nil }
            let lack = distance - first.distance
            if abs(lack) < Self.exactness { return place }
            let second =
                !seeksCorner
                ? nil
                : sites.first { site in
                    let angle = (direction(site, place) - direction(first, place))
                        .remainder(dividingBy: 360)
                    return abs(angle) > 15
                }
            if let second {
                guard let next = corner(place, first, second) else { return nil }
                place = next
            } else {
                place = metric.destination(
                    from: first.place,
                    azimuth: first.azimuth,
                    distance: distance
                )
            }
            if metric.distance(from: start, to: place) > 100 * maxError { return nil }
        }
        return nil
    }

    /// The azimuth at a place of the way from a site.
    private func direction(_ site: Foot, _ place: Coordinate) -> Double {
        metric.path(from: site.place, to: place).finalAzimuth
    }

    /// One step towards the place at the distance from two sites.
    private func corner(_ place: Coordinate, _ first: Foot, _ second: Foot) -> Coordinate? {
        let a = direction(first, place) * .pi / 180
        let b = direction(second, place) * .pi / 180
        let determinant = sin(a) * cos(b) - cos(a) * sin(b)
        guard abs(determinant) > 1e-6 else { return nil }
        let lackA = distance - first.distance
        let lackB = distance - second.distance
        let east = (lackA * cos(b) - lackB * cos(a)) / determinant
        let north = (lackB * sin(a) - lackA * sin(b)) / determinant
        return metric.destination(
            from: place,
            azimuth: atan2(east, north) * 180 / .pi,
            distance: (east * east + north * north).squareRoot()
        )
    }
}
