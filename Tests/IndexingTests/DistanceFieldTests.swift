import GeometryModel
import Indexing
import PROJKernel
import TestSupport
import Testing

@Suite("Places in geodesic rings")
struct DistanceFieldTests {
    /// The ring of a place by measuring its distance from every edge.
    private static func expected(
        _ place: Coordinate,
        _ core: Geometry,
        _ limits: [Double]
    ) -> Int32 {
        if AreaLocator(core).covers(place) { return 0 }
        var distance = Double.infinity
        core.forEachPath { path in
            for (a, b) in zip(path, path.count == 1 ? path[...] : path.dropFirst()) {
                distance = min(distance, wgs84.foot(of: place, on: a, b).distance)
            }
        }
        return distance == 0 ? 0 : Int32(1 + (limits.firstIndex { distance <= $0 } ?? limits.count))
    }

    /// Places all round, and on both sides of each limit by a micrometer and by a millimeter.
    private static func places(
        _ core: Geometry,
        _ limits: [Double],
        _ generator: inout SeededGenerator
    ) -> [Coordinate] {
        let reach = 1.3 * (limits.last ?? 0) / 111_000
        let frame = core.bounds.expanded(by: reach)
        var places = (0..<150).map { _ in generator.place(in: frame) }
        core.forEachPath { path in
            for corner in path {
                places.append(corner)
                let azimuth = Double.random(in: 0...360, using: &generator)
                for limit in limits {
                    for step in [-1e-3, -1e-6, 0, 1e-6, 1e-3] {
                        places.append(
                            wgs84.destination(
                                from: corner,
                                azimuth: azimuth,
                                distance: limit + step
                            )
                        )
                    }
                }
            }
        }
        return places
    }

    @Test(
        "answers equal those of measuring every edge, at all latitudes",
        arguments: [0.0, -1, 2.5, 20, -45, 60, 72],
        [1, 2] as [UInt64]
    )
    func stars(latitude: Double, seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let center = Coordinate(x: 116.7, y: latitude)
        let reach = Double.random(in: 0.001...0.5, using: &generator)
        let core = Geometry.polygon(generator.star(around: center, reach: reach))
        let limits = [500, 5_000, 10_000, 25_000, 50_000].map { limit in
            limit * Double.random(in: 0.9...1.1, using: &generator)
        }
        let field = DistanceField(around: core, limits: limits, metric: wgs84)
        let places = Self.places(core, limits, &generator)
        let answers = field.rings(of: places)
        for (place, answer) in zip(places, answers) {
            let expected = Self.expected(place, core, limits)
            #expect(answer == expected, "latitude \(latitude), seed \(seed), \(place)")
        }
    }

    @Test("points, lines and areas with holes have rings too")
    func kinds() {
        let holed = AreaLocatorTests.holed
        for (core, seed) in [
            (Geometry.point(Coordinate(x: 116.7, y: -0.96)), 1),
            (.lineString([Coordinate(x: 116, y: -1), Coordinate(x: 117, y: 0.5)]), 2), (holed, 3),
            (.collection([holed, .point(Coordinate(x: 7, y: 7))]), 4),
        ] as [(Geometry, UInt64)] {
            var generator = SeededGenerator(seed: seed)
            let limits = [10_000.0, 100_000]
            let field = DistanceField(around: core, limits: limits, metric: wgs84)
            for place in Self.places(core, limits, &generator) {
                #expect(field.rings(of: [place]) == [Self.expected(place, core, limits)])
            }
        }
    }

    @Test("near a pole and the antimeridian every place is measured")
    func far() {
        for center in [Coordinate(x: 0, y: 89), Coordinate(x: 179.9, y: 10)] {
            let core = Geometry.point(center)
            let field = DistanceField(around: core, limits: [100_000], metric: wgs84)
            let across = wgs84.destination(from: center, azimuth: 80, distance: 99_999)
            let beyond = wgs84.destination(from: center, azimuth: 80, distance: 100_001)
            #expect(field.ring(of: across) == 1)
            #expect(field.ring(of: beyond) == 2)
            #expect(field.ring(of: center) == 0)
        }
    }

    @Test("an empty core has nothing but an outside")
    func empty() {
        let field = DistanceField(around: .multiPolygon([]), limits: [1_000], metric: wgs84)
        #expect(field.ring(of: Coordinate(x: 0, y: 0)) == 2)
    }
}
