import GeometryModel

/// Edges of features gathered in runs of up to eight along their paths, under a tree.
struct EdgeLeaves: Sendable {
    /// Consecutive edges of one path.
    private struct Run: Sendable {
        var firstVertex: Int32
        var edgeCount: Int32
        var feature: Int32
        /// By how much the edges stray from the chords between their rounded ends, in meters.
        var slack: Float
    }

    /// A vertex in space, rounded; it only bounds distances.
    private struct RoundedPoint: Sendable {
        var up: Float
        var east: Float
        var north: Float

        var exact: SpacePoint {
            SpacePoint(up: Double(up), east: Double(east), north: Double(north))
        }
    }

    private let vertices: [Coordinate]
    private let points: [RoundedPoint]
    private let runs: [Run]
    private let tree: SpaceTree
    private let frame: SpaceFrame

    private static let runLength = 8
    /// Longer edges are cut in pieces of at most this many degrees, which stray little from chords.
    private static let longest = 0.125

    /// - Parameter paths: Of at least two vertices each.
    /// - Complexity: O(*n*); about 34 bytes an edge.
    init(_ paths: [(path: [Coordinate], feature: Int32)], _ frame: SpaceFrame) {
        self.frame = frame
        var vertices: [Coordinate] = []
        var starts: [(vertex: Int32, feature: Int32)] = []
        vertices.reserveCapacity(paths.reduce(0) { $0 + $1.path.count })
        for (path, feature) in paths {
            starts.append((Int32(vertices.count), feature))
            for (index, vertex) in path.enumerated() {
                if index > 0 { Self.cut(from: path[index - 1], to: vertex, &vertices) }
                vertices.append(vertex)
            }
        }
        var runs: [Run] = []
        var middles: [Coordinate] = []
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1].vertex : Int32(vertices.count)
            var first = start.vertex
            while first + 1 < end {
                let count = min(Int32(Self.runLength), end - 1 - first)
                runs.append(
                    Run(firstVertex: first, edgeCount: count, feature: start.feature, slack: 0)
                )
                middles.append(vertices[Int(first + count / 2)])
                first += count
            }
        }
        var points: [RoundedPoint] = []
        points.reserveCapacity(vertices.count)
        var greatest: Float = 0
        for vertex in vertices {
            let point = frame.point(vertex)
            let rounded = RoundedPoint(
                up: Float(point.up),
                east: Float(point.east),
                north: Float(point.north)
            )
            greatest = max(greatest, abs(rounded.up), abs(rounded.east), abs(rounded.north))
            points.append(rounded)
        }
        let rounding = Double(greatest.ulp)
        var boxes: [SpaceBox] = []
        boxes.reserveCapacity(runs.count)
        var sorted: [Run] = []
        sorted.reserveCapacity(runs.count)
        for number in HilbertCurve.order(of: middles) {
            var run = runs[Int(number)]
            var box = SpaceBox()
            var bulge = 0.0
            let first = Int(run.firstVertex)
            for vertex in first...(first + Int(run.edgeCount)) {
                box.formUnion(points[vertex].exact)
                if vertex > first {
                    bulge = max(bulge, frame.bulge(vertices[vertex - 1], vertices[vertex]))
                }
            }
            let slack = bulge + rounding
            run.slack = Float(slack).nextUp
            box.expand(by: slack)
            boxes.append(box)
            sorted.append(run)
        }
        self.vertices = vertices
        self.points = points
        self.runs = sorted
        tree = SpaceTree(boxes)
    }

    /// Appends the places at which a long edge is cut.
    private static func cut(from a: Coordinate, to b: Coordinate, _ places: inout [Coordinate]) {
        let extent = max(abs(b.x - a.x), abs(b.y - a.y))
        guard extent > longest else { return }
        let count = Int((extent / longest).rounded(.up))
        for number in 1..<count {
            let t = Double(number) / Double(count)
            places.append(Coordinate(x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y)))
        }
    }

    /// The place at a part of the edge that starts at a vertex.
    func position(_ vertex: Int, part t: Double) -> Coordinate {
        let (a, b) = (vertices[vertex], vertices[vertex + 1])
        if t == 1 { return b }
        return Coordinate(x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y))
    }

    /// Offers edges to a search from near to far, as far as it is interested.
    ///
    /// - Parameter known: An edge that a search nearby found; it is looked at first.
    @inline(__always)
    func search<Search: NearestSearch>(
        _ search: inout Search,
        _ metric: FarMetric,
        startingAt known: Candidate?
    ) {
        if let known { offer(vertex: Int(known.slot), known.feature, to: &search, metric) }
        var limit = search.limit
        tree.visit(from: search.point, limit: &limit) { number, limit in
            offer(runs[number], to: &search, metric)
            limit = search.limit
        }
    }

    @inline(__always)
    private func offer<Search: NearestSearch>(
        _ run: Run,
        to search: inout Search,
        _ metric: FarMetric
    ) {
        let slack = Double(run.slack)
        let point = search.point
        var a = points[Int(run.firstVertex)].exact - point
        for vertex in Int(run.firstVertex)..<Int(run.firstVertex &+ run.edgeCount) {
            let b = points[vertex &+ 1].exact - point
            let way = b - a
            let square = way * way
            let along = -(a * way)
            let t = square > 0 ? min(1, max(0, along / square)) : 0
            let foot = SpacePoint(
                up: a.up + t * way.up,
                east: a.east + t * way.east,
                north: a.north + t * way.north
            )
            let reach = search.limit + slack
            if foot * foot <= reach * reach {
                offer(vertex: vertex, run.feature, near: t, to: &search, metric)
            }
            a = b
        }
    }

    @inline(__always)
    private func offer<Search: NearestSearch>(
        vertex: Int,
        _ feature: Int32,
        to search: inout Search,
        _ metric: FarMetric
    ) {
        let (a, b) = (points[vertex].exact, points[vertex + 1].exact)
        let way = b - a
        let square = way * way
        let along = (search.point - a) * way
        let t = square > 0 ? min(1, max(0, along / square)) : 0
        offer(vertex: vertex, feature, near: t, to: &search, metric)
    }

    /// Finds the place of an edge that is nearest in space, by Newton's method from a part nearby.
    ///
    /// The curvature of the surface is left out of the derivative, so that each step shrinks the
    /// error by the ratio of the distance to the radius of the earth. As far as an arc can be told
    /// from its chord, nearest in space is nearest on the surface: the two places differ by
    /// millimeters at most, the distances by less than 1e-10 m.
    @inline(never)
    private func offer<Search: NearestSearch>(
        vertex: Int,
        _ feature: Int32,
        near start: Double,
        to search: inout Search,
        _ metric: FarMetric
    ) {
        let position = search.position
        let (a, b) = (vertices[vertex], vertices[vertex + 1])
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        var t = start
        var place = SpacePoint(up: 0, east: 0, north: 0)
        var square = 0.0
        for _ in 0..<32 {
            let along = t == 1 ? b : Coordinate(x: a.x + t * dx, y: a.y + t * dy)
            let motion = frame.motion(of: along, dx, dy)
            place = motion.point
            let offset = place - search.point
            square = offset * offset
            let speedSquared = motion.velocity * motion.velocity
            guard speedSquared > 0 else { break }
            let next = min(1, max(0, t - offset * motion.velocity / speedSquared))
            let moved = (next - t) * (next - t) * speedSquared
            // Beside the foot the distance grows by half the square of the way over the distance.
            guard moved > 1e-18, moved * moved > 4e-20 * square else { break }
            t = next
        }
        search.offer(
            feature: feature,
            slot: Int32(truncatingIfNeeded: vertex),
            part: t,
            at: place,
            chordSquared: square
        ) {
            let foot = metric.base.foot(of: position, onPiece: a, b, from: t)
            let along = (foot.place.x - a.x) * dx + (foot.place.y - a.y) * dy
            return (foot.distance, foot.place == b ? 1 : along / (dx * dx + dy * dy))
        }
    }
}
