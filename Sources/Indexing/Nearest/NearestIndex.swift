public import GeometryModel

/// The features nearest to a position, by exact geodesic distance.
///
/// Points, lines and areas may be mixed; a position inside an area or on its boundary is at
/// distance zero. Features lie in straight space under packed trees: a straight distance bounds the
/// geodesic from below everywhere on the earth, so that the answer equals that of measuring every
/// feature. Distances that differ by less than 20 nm are equal, and marked.
///
/// The value is immutable and may be shared between threads.
public struct NearestIndex: Sendable {
    private let metric: FarMetric
    private let frame: SpaceFrame
    private let points: PointLeaves
    private let edges: EdgeLeaves
    private let areas: [(feature: Int32, cover: AreaCover)]
    private let areaIndex: PackedBoxIndex
    /// Whether neither lines nor areas are among the features.
    private let holdsPointsOnly: Bool

    /// Builds the index over a column of features; absent and empty ones are never found.
    ///
    /// - Parameters:
    ///   - features: Geometries in degrees; edges are straight in longitude and latitude.
    ///   - metric: The ellipsoid.
    /// - Complexity: O(*n*) in the number of vertices; about 100 bytes a point, 34 an edge.
    public init(_ features: [Geometry?], metric: some Metric) {
        var points: [(position: Coordinate, feature: Int32)] = []
        var paths: [(path: [Coordinate], feature: Int32)] = []
        var areas: [(feature: Int32, cover: AreaCover)] = []
        var areaBoxes: [Box] = []
        var extent = Box.empty
        for (number, geometry) in features.enumerated() {
            guard let geometry else { continue }
            let feature = Int32(number)
            extent.formUnion(geometry.bounds)
            for point in geometry.points { points.append((point, feature)) }
            let rings = geometry.polygons.flatMap(\.rings)
            for path in geometry.lines + rings {
                if path.count == 1 {
                    points.append((path[0], feature))
                } else if !path.isEmpty {
                    paths.append((path, feature))
                }
            }
            if !rings.isEmpty {
                areas.append((feature, AreaCover(geometry)))
                areaBoxes.append(geometry.bounds)
            }
        }
        let center = extent.isEmpty ? Coordinate(x: 0, y: 0) : extent.center
        self.metric = FarMetric(metric)
        frame = SpaceFrame(metric, center: center)
        self.points = PointLeaves(points, frame)
        edges = EdgeLeaves(paths, frame)
        self.areas = areas
        areaIndex = PackedBoxIndex(areaBoxes)
        holdsPointsOnly = !points.isEmpty && paths.isEmpty && areas.isEmpty
    }

    /// The nearest feature, or `nil` if there is none; of several the one with the lowest number.
    ///
    /// - Complexity: O(log *n*) on data that do not all overlap.
    public func nearest(to position: Coordinate) -> Neighbor? {
        first(measure(position), seed: nil).map { neighbor($0.candidate, $0.isTied, position) }
    }

    /// The nearest features in order of distance, then of number; fewer if there are fewer.
    ///
    /// - Complexity: O(*k* log *n*) on data that do not all overlap.
    public func nearest(to position: Coordinate, count: Int) -> [Neighbor] {
        guard count > 0 else { return [] }
        var search = SeveralSearch(measure(position), count: count)
        forEachArea(covering: position) { search.accept(Self.inside($0)) }
        points.search(&search, metric, startingAt: nil)
        edges.search(&search, metric, startingAt: nil)
        return search.result().map { neighbor($0.candidate, $0.isTied, position) }
    }

    /// The nearest feature of each position.
    ///
    /// Positions are taken in an order that keeps neighbors together, so that each starts from what
    /// the last one found. The answer of a position does not depend on the others.
    /// - Complexity: O(*n* log *m*) for *n* positions and *m* edges.
    public func nearest(to positions: [Coordinate]) -> NearestColumn {
        nearest(to: positions[...])
    }

    /// The same for a slice, so that threads can share a column.
    public func nearest(to positions: ArraySlice<Coordinate>) -> NearestColumn {
        let base = positions.startIndex
        var column = NearestColumn(count: positions.count)
        for start in stride(from: 0, to: positions.count, by: Self.blockLength) {
            let end = min(start + Self.blockLength, positions.count)
            let block = positions[base + start..<base + end]
            let order = HilbertCurve.order(of: block)
            // Gathered ahead, because the search would wait for each position.
            let sorted = order.map { block[base + start + Int($0)] }
            let places = sorted.map { frame.point($0) }
            let slots = holdsPointsOnly ? GroupSearch(points, for: places).slots : []
            var seed: Candidate?
            for index in sorted.indices {
                let measure = Measure(frame: frame, position: sorted[index], point: places[index])
                var found = slots.isEmpty ? nil : self.point(slots[index], measure)
                var isTied = false
                if found == nil, let first = first(measure, seed: seed) {
                    (found, isTied) = first
                }
                guard let found else { continue }
                seed = found
                let number = start + Int(order[index])
                column.features[number] = found.feature
                column.distances[number] = found.distance
                column.isTied[number] = isTied
            }
        }
        return column
    }

    /// The candidate that a point is; `nil` for the slot −1.
    @inline(__always)
    private func point(_ slot: Int32, _ measure: Measure) -> Candidate? {
        guard slot >= 0 else { return nil }
        let number = Int(slot)
        let place = points.place(number)
        let way = place - measure.point
        return measure.candidate(
            points.feature(number),
            slot,
            .nan,
            at: place,
            chordSquared: way * way,
            within: .infinity
        ) {
            (metric.base.distance(from: points.position(number), to: measure.position), .nan)
        }
    }

    /// Enough positions to lie close together in order, few enough to stay in the cache.
    private static let blockLength = 262_144

    @inline(__always)
    private func first(
        _ measure: Measure,
        seed: Candidate?
    ) -> (candidate: Candidate, isTied: Bool)? {
        var search = FirstSearch(measure)
        if !areas.isEmpty {
            forEachArea(covering: measure.position) { search.accept(Self.inside($0)) }
        }
        let isPoint = seed.map { $0.slot >= 0 && $0.part.isNaN } ?? false
        let isEdge = seed.map { $0.slot >= 0 && !$0.part.isNaN } ?? false
        points.search(&search, metric, startingAt: isPoint ? seed.map { Int($0.slot) } : nil)
        edges.search(&search, metric, startingAt: isEdge ? seed : nil)
        return search.result()
    }

    /// How far away the nearest feature lies and in which direction, to a tenth of a millimeter.
    ///
    /// - Parameter seed: What was found for a position nearby; becomes what is found for this one.
    func bearing(of position: Coordinate, from seed: inout Candidate?) -> Bearing? {
        var measure = measure(position)
        measure.arcReach = Self.bearingReach
        guard let found = first(measure, seed: seed)?.candidate else { return nil }
        seed = found
        guard found.slot >= 0 else { return Bearing(distance: 0, east: 0, north: 1) }
        let place = frame.point(place(of: found))
        let direction = frame.direction(from: position, to: place)
        return Bearing(distance: found.distance, east: direction.east, north: direction.north)
    }

    /// Where ``SpaceFrame/arcError(_:)`` nears a tenth of a millimeter, in meters.
    private static let bearingReach = 350_000.0

    @inline(__always)
    private func measure(_ position: Coordinate) -> Measure {
        Measure(frame: frame, position: position, point: frame.point(position))
    }

    private func place(of candidate: Candidate) -> Coordinate {
        let slot = Int(candidate.slot)
        return candidate.part.isNaN
            ? points.position(slot) : edges.position(slot, part: candidate.part)
    }

    private func forEachArea(covering position: Coordinate, _ body: (Int32) -> Void) {
        let spot = Box(west: position.x, south: position.y, east: position.x, north: position.y)
        areaIndex.forEachItem(meeting: spot) { item in
            if areas[item].cover.covers(position) { body(areas[item].feature) }
        }
    }

    private static func inside(_ feature: Int32) -> Candidate {
        Candidate(feature: feature, slot: -1, part: .nan, distance: 0)
    }

    /// The answer with its place, measured by the metric itself.
    private func neighbor(
        _ candidate: Candidate,
        _ isTied: Bool,
        _ position: Coordinate
    ) -> Neighbor {
        let feature = Int(candidate.feature)
        guard candidate.slot >= 0 else {
            let foot = Foot(distance: 0, place: position, azimuth: 0)
            return Neighbor(feature: feature, foot: foot, isTied: isTied)
        }
        let place = place(of: candidate)
        guard candidate.distance > 0 else {
            let foot = Foot(distance: 0, place: place, azimuth: 0)
            return Neighbor(feature: feature, foot: foot, isTied: isTied)
        }
        let path = metric.base.path(from: place, to: position)
        let foot = Foot(distance: path.distance, place: place, azimuth: path.initialAzimuth)
        return Neighbor(feature: feature, foot: foot, isTied: isTied)
    }
}
