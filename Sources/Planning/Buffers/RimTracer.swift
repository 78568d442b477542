import GeometryModel
import Indexing
import PROJKernel

/// Follows the rim of a buffer along the offset curve.
///
/// Where something else comes nearer than the distance, the rim goes over to the curve of that. The
/// positions that one edge covers on a piece of the curve are one interval, because the land within a
/// distance of an edge is convex; so a piece needs to be looked at only in steps over which it bends
/// by less than the error.
struct RimTracer {
    /// A part of a piece that a trace has followed.
    private struct Stretch {
        var from: Double
        var to: Double
        var loop: Int
        /// The number of its first vertex in the loop.
        var vertex: Int
    }

    private let curve: OffsetCurve
    private let maxError: Double
    private let step: Double
    private var stretches: [[Stretch]]
    private var loopCount = 0
    private(set) var loops: [[Coordinate]] = []

    /// A position this much nearer than the distance still counts as on the rim, in meters.
    private static let tolerance = 1e-3

    init(_ curve: OffsetCurve, maxError: Double) {
        self.curve = curve
        self.maxError = maxError
        // The sagitta of a chord c of a circle of radius d is c² ∕ 8d, here half the error.
        step = 2 * (curve.distance * maxError).squareRoot()
        stretches = Array(repeating: [], count: curve.pieces.count)
    }

    /// Follows every part of the rim; the buffer lies to the left of each loop.
    mutating func traceAll() throws(PlanningError) {
        let middles = curve.pieces.map { $0.position(at: 0.5) }
        for (piece, nearest) in curve.nearest(to: middles).enumerated() {
            try search(piece, 0, 1, middle: middles[piece], nearest)
        }
    }

    // MARK: Where the rim is

    /// Looks for positions on the rim between two parts of a piece.
    private mutating func search(_ piece: Int, _ from: Double, _ to: Double) throws(PlanningError) {
        let middle = curve.pieces[piece].position(at: (from + to) / 2)
        try search(piece, from, to, middle: middle, curve.nearest(to: middle))
    }

    private mutating func search(
        _ piece: Int,
        _ from: Double,
        _ to: Double,
        middle: Coordinate,
        _ nearest: OffsetCurve.Nearest
    ) throws(PlanningError) {
        let part = (from + to) / 2
        let reach = (to - from) / 2 * curve.pieces[piece].length
        if let known = followed(piece, at: part) {
            try searchRest(piece, from, to, beside: known)
            return
        }
        let isOnRim = nearest.distance >= curve.distance - Self.tolerance
        if isOnRim && !curve.covers(middle) {
            try trace(from: OffsetCurve.Spot(piece: piece, part: part))
            if let known = followed(piece, at: part) {
                try searchRest(piece, from, to, beside: known)
            }
            return
        }
        // Going some way changes the distance from the geometry by no more than that way; who is
        // inside an area must first come out of it.
        let way = isOnRim ? nearest.distance : curve.distance - nearest.distance - Self.tolerance
        guard reach > way, reach > maxError / 2 else { return }
        let isCovered = [from, to].allSatisfy { end in
            let place = curve.pieces[piece].position(at: end)
            return curve.clearance(of: place, from: nearest.edge) < 0
        }
        if !isOnRim && isCovered { return }
        try search(piece, from, part)
        try search(piece, part, to)
    }

    /// The stretch that a trace has followed and that holds a part of a piece.
    private func followed(_ piece: Int, at part: Double, slack: Double = 0) -> Stretch? {
        stretches[piece].first { $0.from - slack <= part && part <= $0.to }
    }

    private mutating func searchRest(
        _ piece: Int,
        _ from: Double,
        _ to: Double,
        beside known: Stretch
    ) throws(PlanningError) {
        let shortest = maxError / 2 / curve.pieces[piece].length
        if known.from - from > shortest { try search(piece, from, known.from) }
        if to - known.to > shortest { try search(piece, known.to, to) }
    }

    // MARK: Following it

    /// Follows the rim from a position on it until it closes or meets what was followed before.
    private mutating func trace(from seed: OffsetCurve.Spot) throws(PlanningError) {
        let loop = loopCount
        loopCount += 1
        var path: [Coordinate] = []
        var spot = seed
        var place = curve.pieces[seed.piece].position(at: seed.part)
        var idle = 0
        while true {
            let length = max(curve.pieces[spot.piece].length, 2 * Self.tolerance)
            let slack = 2 * Self.tolerance / length
            if let met = followed(spot.piece, at: spot.part, slack: slack) {
                close(path, with: met, of: loop)
                return
            }
            let limit = stretches[spot.piece].filter { $0.from >= spot.part }.min {
                $0.from < $1.from
            }
            let followed = follow(spot.piece, from: spot.part, place, to: limit?.from ?? 1)
            let stretch = Stretch(
                from: spot.part,
                to: followed.end,
                loop: loop,
                vertex: path.count
            )
            stretches[spot.piece].append(stretch)
            path += followed.vertices
            place = curve.pieces[spot.piece].position(at: followed.end)
            if let edge = followed.crossing {
                idle = followed.end == spot.part ? idle + 1 : 0
                guard idle < 100 else { throw Self.lost(at: place) }
                spot = curve.spot(on: edge, at: place)
            } else if let limit {
                close(path, with: limit, of: loop)
                return
            } else {
                spot = curve.successor(of: spot.piece)
            }
        }
    }

    /// Keeps a loop that has come back to where it was.
    private mutating func close(_ path: [Coordinate], with met: Stretch, of loop: Int) {
        if met.loop == loop { loops.append(Array(path[met.vertex...])) }
    }

    /// Follows a piece of the curve until something else covers it.
    ///
    /// - Parameter place: The position at the start, which is known better than the part of it.
    /// - Returns: The vertices without the last, the part at which it ends, and the edge that covers
    ///   what follows.
    private func follow(
        _ piece: Int,
        from start: Double,
        _ place: Coordinate,
        to end: Double
    ) -> (vertices: [Coordinate], end: Double, crossing: Int?) {
        let shape = curve.pieces[piece]
        let count = max(1, Int(((end - start) * shape.length / step).rounded(.up)))
        var places = [place]
        var last = start
        for number in 1...count {
            let part =
                number == count ? end : start + (end - start) * Double(number) / Double(count)
            let place = shape.position(at: part)
            let nearest = curve.nearest(to: place)
            if nearest.distance < curve.distance - Self.tolerance {
                let crossing = crossing(of: piece, between: last, part, by: nearest.edge)
                places.append(shape.position(at: crossing.part))
                return (simplified(places), crossing.part, crossing.edge)
            }
            places.append(place)
            last = part
        }
        return (simplified(places), end, nil)
    }

    /// The first part of a piece that something covers, between one on the rim and one that an edge
    /// covers.
    private func crossing(
        of piece: Int,
        between start: Double,
        _ end: Double,
        by edge: Int
    ) -> (part: Double, edge: Int) {
        let shape = curve.pieces[piece]
        var (end, edge) = (end, edge)
        while true {
            let root = root(from: start, to: end, within: 1e-9 / max(1e-3, shape.length)) { part in
                curve.clearance(of: shape.position(at: part), from: edge)
            }
            guard root < end else { return (root, edge) }
            let nearest = curve.nearest(to: shape.position(at: root))
            if root == start || nearest.distance >= curve.distance - Self.tolerance {
                return (root, edge)
            }
            (end, edge) = (root, nearest.edge)
        }
    }

    /// Where a function that falls below zero between two places does so; the first, if it is not
    /// above zero there.
    ///
    /// Regula falsi with the steps of Illinois (Dowell and Jarratt 1971).
    private func root(
        from start: Double,
        to end: Double,
        within width: Double,
        _ value: (Double) -> Double
    ) -> Double {
        var (a, b) = (start, end)
        var (atA, atB) = (value(a), value(b))
        guard atA > 0 else { return a }
        guard atB < 0 else { return b }
        while b - a > width {
            let inner = a + (b - a) * atA / (atA - atB)
            let middle = inner > a && inner < b ? inner : (a + b) / 2
            guard middle > a, middle < b else { break }
            let found = value(middle)
            if abs(found) < 1e-6 { return middle }
            if found > 0 {
                (a, atA) = (middle, found)
                atB /= 2
            } else {
                (b, atB) = (middle, found)
                atA /= 2
            }
        }
        return a
    }

    /// The places that keep a path within half the error, without the last.
    private func simplified(_ places: [Coordinate]) -> [Coordinate] {
        var kept: [Coordinate] = []
        func keep(_ from: Int, _ to: Int) {
            let middle = (from + to) / 2
            guard middle > from, strays(places[middle], from: places[from], places[to]) else {
                kept.append(places[from])
                return
            }
            keep(from, middle)
            keep(middle, to)
        }
        keep(0, places.count - 1)
        return kept
    }

    private func strays(_ place: Coordinate, from a: Coordinate, _ b: Coordinate) -> Bool {
        Ellipsoid.wgs84.foot(of: place, on: a, b).distance > maxError / 2
    }

    private static func lost(at place: Coordinate) -> PlanningError {
        PlanningError(
            .data,
            "the rim of a buffer could not be followed at \(place)",
            remedy: "ask for another error with --max-error"
        )
    }
}
