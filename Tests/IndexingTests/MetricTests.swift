import GeometryModel
import Indexing
import PROJKernel
import TestSupport
import Testing

@Suite("Distance to an edge")
struct FootTests {
    struct Fixture: Decodable {
        var tolerance: Double
        var cases: [Case]
    }

    struct Case: Decodable {
        var name: String
        var point: [Double]
        var a: [Double]
        var b: [Double]
        var distance_m: Double
    }

    static func coordinate(_ pair: [Double]) -> Coordinate { Coordinate(x: pair[0], y: pair[1]) }

    @Test("distances are those of the oracle to a tenth of a millimeter, from either end")
    func oracle() throws {
        let fixture = try TestSupport.Fixture.json("edge_distances.json", as: Fixture.self)
        #expect(fixture.cases.count == 200)
        #expect(fixture.tolerance == 1e-4)
        for edge in fixture.cases {
            let (point, a, b) = (
                Self.coordinate(edge.point), Self.coordinate(edge.a), Self.coordinate(edge.b)
            )
            for (a, b) in [(a, b), (b, a)] {
                let foot = wgs84.foot(of: point, on: a, b)
                #expect(abs(foot.distance - edge.distance_m) <= fixture.tolerance, "\(edge.name)")
                #expect(
                    foot.distance == wgs84.distance(from: foot.place, to: point),
                    "\(edge.name)"
                )
            }
        }
    }

    @Test(
        "no place on an edge is nearer than its foot, and the foot is on the edge",
        arguments: 1...30 as ClosedRange<UInt64>
    )
    func minimality(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<5 {
            let a = generator.place(upTo: 84)
            let reach = [0.001, 0.1, 1, 6][Int.random(in: 0..<4, using: &generator)]
            let b = Coordinate(
                x: a.x + .random(in: -reach...reach, using: &generator),
                y: max(-85, min(85, a.y + .random(in: -reach...reach, using: &generator)))
            )
            let away = 3 * reach
            let point = Coordinate(
                x: a.x + .random(in: -away...away, using: &generator),
                y: max(-89, min(89, a.y + .random(in: -away...away, using: &generator)))
            )
            let foot = wgs84.foot(of: point, on: a, b)
            for step in 0...100 {
                let t = Double(step) / 100
                let place = Coordinate(x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y))
                let distance = wgs84.distance(from: place, to: point)
                #expect(foot.distance <= distance + 1e-4, "seed \(seed): \(point) to \(a) \(b)")
            }
            // The foot lies on the segment, to the rounding of degrees.
            let cross = (b.x - a.x) * (foot.place.y - a.y) - (b.y - a.y) * (foot.place.x - a.x)
            #expect(abs(cross) <= 1e-12 * reach, "seed \(seed)")
            #expect(Box(enclosing: [a, b]).expanded(by: 1e-12).covers(foot.place), "seed \(seed)")
        }
    }

    @Test("whoever goes from the foot in its direction arrives at the position")
    func direction() {
        let (a, b) = (Coordinate(x: 116.5, y: -1.25), Coordinate(x: 117, y: -0.75))
        let point = Coordinate(x: 116.9, y: -1.2)
        let foot = wgs84.foot(of: point, on: a, b)
        let end = wgs84.destination(
            from: foot.place,
            azimuth: foot.azimuth,
            distance: foot.distance
        )
        #expect(wgs84.distance(from: end, to: point) < 1e-6)
    }

    @Test("the edge and the position may lie on two sides of the antimeridian")
    func antimeridian() {
        let (a, b) = (Coordinate(x: 179.9, y: -1), Coordinate(x: 179.9, y: 1))
        let foot = wgs84.foot(of: Coordinate(x: -179.9, y: 0), on: a, b)
        // 0.2° of the equator, 2 π a / 1800.
        #expect(abs(foot.distance - 6_378_137 * .pi / 900) < 1e-4)
        #expect(abs(foot.place.y) < 1e-9)
    }
}
