import GeometryModel
import PROJKernel
import TestSupport
import Testing

@testable import Indexing

@Suite("Positions in straight space")
struct SpaceFrameTests {
    /// Distances by GeographicLib's algorithm in PROJ, an independent solution.
    @Test(
        "the arc over a chord is the geodesic to 20 nm, at all latitudes and in all directions",
        arguments: 1...20 as ClosedRange<UInt64>
    )
    func arcs(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let frame = SpaceFrame(wgs84, center: generator.place())
        for _ in 0..<500 {
            let start = generator.place()
            let length = SpaceFrame.arcReach * .random(in: 0...1, using: &generator)
            let end = wgs84.destination(
                from: start,
                azimuth: .random(in: 0...360, using: &generator),
                distance: length
            )
            let (p, q) = (frame.point(start), frame.point(end))
            let arc = frame.arc(p, q, chordSquared: (p - q) * (p - q))
            let distance = wgs84.distance(from: start, to: end)
            #expect(abs(arc - distance) < 2e-8, "seed \(seed): \(start) to \(end)")
        }
    }

    @Test(
        "beyond that the arc errs by less than it says",
        arguments: 1...20 as ClosedRange<UInt64>
    )
    func longArcs(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let frame = SpaceFrame(wgs84, center: generator.place())
        for _ in 0..<500 {
            let (start, azimuth) = (
                generator.place(), Double.random(in: 0...360, using: &generator)
            )
            let length = Double.random(in: SpaceFrame.arcReach...990_000, using: &generator)
            let end = wgs84.destination(from: start, azimuth: azimuth, distance: length)
            let (p, q) = (frame.point(start), frame.point(end))
            let arc = frame.arc(p, q, chordSquared: (p - q) * (p - q))
            #expect(abs(arc - length) < SpaceFrame.arcError(arc), "seed \(seed): \(length)")
        }
    }

    @Test(
        "an edge strays from its chord by no more than its bulge",
        arguments: 1...20 as ClosedRange<UInt64>
    )
    func bulges(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let frame = SpaceFrame(wgs84, center: generator.place())
        for _ in 0..<50 {
            let a = generator.place()
            let reach = [1e-4, 0.01, 0.125, 2][Int.random(in: 0..<4, using: &generator)]
            let b = Coordinate(
                x: a.x + .random(in: -reach...reach, using: &generator),
                y: max(-90, min(90, a.y + .random(in: -reach...reach, using: &generator)))
            )
            let (p, q) = (frame.point(a), frame.point(b))
            let way = q - p
            for step in 1..<20 {
                let t = Double(step) / 20
                let place = Coordinate(x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y))
                let offset = frame.point(place) - p
                let along = way * way > 0 ? max(0, min(1, offset * way / (way * way))) : 0
                let stray = SpacePoint(
                    up: offset.up - along * way.up,
                    east: offset.east - along * way.east,
                    north: offset.north - along * way.north
                )
                let bound = frame.bulge(a, b) + 5e-9
                #expect(stray * stray <= bound * bound, "seed \(seed): \(a) to \(b)")
            }
        }
    }

    @Test("a position moves as its degrees do", arguments: 1...20 as ClosedRange<UInt64>)
    func motion(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let frame = SpaceFrame(wgs84, center: generator.place())
        let place = generator.place(upTo: 89)
        let (dx, dy) = (
            Double.random(in: -1...1, using: &generator),
            Double.random(in: -1...1, using: &generator)
        )
        let (point, velocity) = frame.motion(of: place, dx, dy)
        let still = frame.point(place) - point
        #expect(still * still < 1e-17)
        // The central difference over a few meters.
        let h = 1e-4
        let (before, after) = (
            frame.point(Coordinate(x: place.x - h * dx, y: place.y - h * dy)),
            frame.point(Coordinate(x: place.x + h * dx, y: place.y + h * dy))
        )
        let error = SpacePoint(
            up: (after.up - before.up) / (2 * h) - velocity.up,
            east: (after.east - before.east) / (2 * h) - velocity.east,
            north: (after.north - before.north) / (2 * h) - velocity.north
        )
        #expect(error * error < 1e-6, "seed \(seed): \(place)")
    }
}
