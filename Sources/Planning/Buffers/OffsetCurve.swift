import GeometryModel
import Indexing
import PROJKernel

/// Everything that lies straight away from a geometry at one distance: the pieces of which the rim of a
/// buffer consists, and others that another part of the geometry covers.
struct OffsetCurve {
    /// A position on the curve.
    struct Spot {
        var piece: Int
        var part: Double
    }

    /// What is nearest to a position.
    struct Nearest {
        var edge: Int
        var distance: Double
    }

    /// An edge of the geometry, or a point as an edge without length.
    private struct Edge {
        var a: Coordinate
        var b: Coordinate
        /// The parallels on its sides; the left of an area's edge is its inside.
        var right: Int?
        var left: Int?
    }

    let distance: Double
    private let metric = Ellipsoid.wgs84
    private(set) var pieces: [OffsetPiece] = []
    /// What follows each piece on the walk round the geometry.
    private var successors: [(piece: Int, isSmooth: Bool)] = []
    private var edges: [Edge] = []
    private var arcs: [Coordinate: [Int]] = [:]
    private let index: NearestIndex
    private let areas: AreaLocator

    init(of geometry: Geometry, distance: Double) {
        self.distance = distance
        var walks = geometry.polygons.flatMap { $0.wound().rings }.map { (path: $0, isLine: false) }
        walks += geometry.lines.map { (path: $0, isLine: true) }
        var points = geometry.points
        var edges: [Edge] = []
        var curve = Draft(distance: distance)
        for (walk, isLine) in walks {
            let path = walk.withoutRepeats()
            guard path.count > 1 else {
                points += path
                continue
            }
            let first = edges.count
            let there = curve.append(isLine ? path + path.reversed().dropFirst() : path)
            for (number, (a, b)) in zip(path, path.dropFirst()).enumerated() {
                edges.append(Edge(a: a, b: b, right: there[number]))
                if isLine { edges[first + number].left = there[there.count - 1 - number] }
            }
        }
        for point in points {
            curve.append(around: point)
            edges.append(Edge(a: point, b: point))
        }
        pieces = curve.pieces
        successors = curve.successors
        arcs = curve.arcs
        self.edges = edges
        index = NearestIndex(edges.map { .lineString([$0.a, $0.b]) }, metric: metric)
        areas = AreaLocator(geometry)
    }

    /// The pieces as they come about, walk by walk.
    private struct Draft {
        let distance: Double
        var pieces: [OffsetPiece] = []
        var successors: [(piece: Int, isSmooth: Bool)] = []
        var arcs: [Coordinate: [Int]] = [:]

        /// Appends the pieces along a closed walk, the outside of which is to the right.
        ///
        /// - Returns: The parallel of each edge.
        mutating func append(_ walk: [Coordinate]) -> [Int] {
            let ends = zip(walk, walk.dropFirst()).map { a, b in
                (
                    start: OffsetPiece.azimuth(of: a, b, at: a.y),
                    end: OffsetPiece.azimuth(of: a, b, at: b.y)
                )
            }
            var parallels: [Int] = []
            let first = pieces.count
            for (number, (a, b)) in zip(walk, walk.dropFirst()).enumerated() {
                parallels.append(pieces.count)
                let azimuth = ends[number].end
                let turn = (ends[(number + 1) % ends.count].start - azimuth)
                    .remainder(dividingBy: 360)
                // A left turn, or about face, opens a gap between two parallels. The azimuths of an
                // edge and its way back are opposite only to rounding.
                let isAboutFace = abs(turn) > 180 - 1e-9
                let opens = turn < 0 || isAboutFace
                append(OffsetPiece(.parallel(a, b), distance: distance), isSmooth: opens)
                guard opens else { continue }
                arcs[b, default: []].append(pieces.count)
                let arc = OffsetPiece.Shape.arc(
                    b,
                    start: azimuth + 90,
                    sweep: isAboutFace ? 180 : -turn
                )
                append(OffsetPiece(arc, distance: distance), isSmooth: true)
            }
            successors[pieces.count - 1].piece = first
            return parallels
        }

        /// Appends the circle round a point.
        mutating func append(around point: Coordinate) {
            arcs[point, default: []].append(pieces.count)
            let circle = OffsetPiece(.arc(point, start: 0, sweep: 360), distance: distance)
            successors.append((pieces.count, true))
            pieces.append(circle)
        }

        private mutating func append(_ piece: OffsetPiece, isSmooth: Bool) {
            pieces.append(piece)
            successors.append((pieces.count, isSmooth))
        }
    }

    /// What of the geometry is nearest to a position.
    func nearest(to position: Coordinate) -> Nearest {
        guard let found = index.nearest(to: position) else {
            return Nearest(edge: -1, distance: .infinity)
        }
        return Nearest(edge: found.feature, distance: found.distance)
    }

    /// The same for many positions.
    func nearest(to positions: [Coordinate]) -> [Nearest] {
        let found = index.nearest(to: positions)
        return zip(found.features, found.distances).map { Nearest(edge: Int($0), distance: $1) }
    }

    /// Whether the areas of the geometry cover a position.
    func covers(_ position: Coordinate) -> Bool { areas.covers(position) }

    /// By how much a position is farther from an edge than the distance; negative within it.
    func clearance(of position: Coordinate, from edge: Int) -> Double {
        foot(of: position, on: edge).distance - distance
    }

    private func foot(of position: Coordinate, on edge: Int) -> Foot {
        metric.foot(of: position, on: edges[edge].a, edges[edge].b)
    }

    /// Where the curve of an edge and its ends passes a position that lies at the distance from it.
    ///
    /// Near the seams of its pieces the foot does not tell which of them it is, so the nearest counts.
    func spot(on edge: Int, at position: Coordinate) -> Spot {
        let foot = foot(of: position, on: edge)
        let (a, b) = (edges[edge].a, edges[edge].b)
        let ends = a == b ? [a] : [a, b]
        let sides = [edges[edge].right, edges[edge].left].compactMap { $0 }
        let spots = (sides + ends.flatMap { arcs[$0] ?? [] }).map { piece in
            Spot(piece: piece, part: pieces[piece].part(at: foot))
        }
        let nearest = spots.min { one, other in
            let (p, q) = (place(of: one), place(of: other))
            return metric.distance(from: position, to: p) < metric.distance(from: position, to: q)
        }
        guard let nearest else { preconditionFailure("an edge without a parallel has a circle") }
        return nearest
    }

    private func place(of spot: Spot) -> Coordinate { pieces[spot.piece].position(at: spot.part) }

    /// Where the curve goes on from the end of a piece.
    func successor(of piece: Int) -> Spot {
        let (next, isSmooth) = successors[piece]
        guard !isSmooth, case .parallel(let a, let b) = pieces[next].shape else {
            return Spot(piece: next, part: 0)
        }
        // After a right turn too small to notice the next parallel is met a little after its start.
        let end = pieces[piece].position(at: 1)
        let foot = metric.foot(of: end, on: a, b)
        return Spot(piece: next, part: pieces[next].part(at: foot))
    }
}

extension [Coordinate] {
    /// The path without coordinates that repeat the one before.
    func withoutRepeats() -> [Coordinate] {
        var distinct: [Coordinate] = []
        for coordinate in self where coordinate != distinct.last { distinct.append(coordinate) }
        return distinct
    }
}
