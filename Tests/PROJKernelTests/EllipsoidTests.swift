import PROJKernel
import GeometryModel
import TestSupport
import Testing

@Suite("Geodesics")
struct EllipsoidTests {
    struct Fixture: Decodable, Sendable {
        var tolerance: Double
        var cases: [Case]
    }

    struct Case: Decodable, Sendable, CustomTestStringConvertible {
        var name: String
        var from: [Double]
        var to: [Double]
        var distance_m: Double
        var azimuth_from: Double
        var azimuth_to: Double

        var start: Coordinate { Coordinate(longitude: from[0], latitude: from[1]) }
        var end: Coordinate { Coordinate(longitude: to[0], latitude: to[1]) }
        var testDescription: String { name }
    }

    static let fixture = Result { try TestSupport.Fixture.json("geodesics.json", as: Fixture.self) }

    @Test("distances and directions are those of GeographicLib")
    func inverse() throws {
        let fixture = try Self.fixture.get()
        #expect(fixture.cases.count == 50)
        for geodesic in fixture.cases {
            let path = Ellipsoid.wgs84.path(from: geodesic.start, to: geodesic.end)
            #expect(
                abs(path.distance - geodesic.distance_m) <= fixture.tolerance,
                "\(geodesic.name)"
            )
            #expect(
                Ellipsoid.wgs84.distance(from: geodesic.start, to: geodesic.end) == path.distance
            )
            // Directions at one place and from pole to pole are conventions.
            guard geodesic.distance_m > 1, geodesic.name != "pole to pole" else { continue }
            // A micrometer across a path of a meter turns it by 6e-5 degrees.
            let tolerance = max(1e-9, 180 / .pi * fixture.tolerance / geodesic.distance_m)
            for (azimuth, expected) in [
                (path.initialAzimuth, geodesic.azimuth_from),
                (path.finalAzimuth, geodesic.azimuth_to),
            ] {
                let turn = (azimuth - expected).remainder(dividingBy: 360)
                #expect(abs(turn) <= tolerance, "\(geodesic.name)")
            }
        }
    }

    @Test("who goes in the direction and for the distance of a geodesic arrives at its end")
    func direct() throws {
        let fixture = try Self.fixture.get()
        for geodesic in fixture.cases {
            let place = Ellipsoid.wgs84.destination(
                from: geodesic.start,
                azimuth: geodesic.azimuth_from,
                distance: geodesic.distance_m
            )
            // Twelve decimals of the direction in the file are 0.2 µm at half the way round.
            let miss = Ellipsoid.wgs84.distance(from: place, to: geodesic.end)
            #expect(miss <= 2 * fixture.tolerance, "\(geodesic.name)")
        }
    }

    @Test("a quarter of the equator, the meridian and a sphere have the lengths of textbooks")
    func textbook() {
        let origin = Coordinate(longitude: 0, latitude: 0)
        let pole = Coordinate(longitude: 0, latitude: 90)
        // The meridian quadrant of WGS 84 is 10,001,965.729 m; a degree of the equator aπ/180.
        #expect(abs(Ellipsoid.wgs84.distance(from: origin, to: pole) - 10_001_965.729) < 5e-4)
        let degree = Ellipsoid.wgs84.distance(
            from: origin,
            to: Coordinate(longitude: 1, latitude: 0)
        )
        #expect(abs(degree - 6_378_137 * .pi / 180) < 1e-8)
        let sphere = Ellipsoid(equatorialRadius: 1, flattening: 0)
        #expect(abs(sphere.distance(from: origin, to: pole) - .pi / 2) < 1e-15)
    }

    @Test(
        "the way out is as long as the way back, and no detour is shorter",
        arguments: 1...20 as ClosedRange<UInt64>
    )
    func metric(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<20 {
            let positions = (0..<3).map { _ in
                Coordinate(
                    longitude: .random(in: -180...180, using: &generator),
                    latitude: .random(in: -90...90, using: &generator)
                )
            }
            let (a, b, c) = (positions[0], positions[1], positions[2])
            let metric = Ellipsoid.wgs84
            // The algorithm is right to 15 nm; paths are up to 20,000 km long.
            #expect(
                abs(metric.distance(from: a, to: b) - metric.distance(from: b, to: a)) < 3e-8,
                "seed \(seed)"
            )
            let detour = metric.distance(from: a, to: c) + metric.distance(from: c, to: b)
            #expect(metric.distance(from: a, to: b) <= detour + 5e-8, "seed \(seed)")
        }
    }

    @Test("many tasks that share one ellipsoid get equal answers")
    func concurrency() async {
        let positions = (0..<200).map {
            Coordinate(longitude: Double($0 * 7 % 360) - 180, latitude: Double($0 % 170) - 85)
        }
        let ellipsoid = Ellipsoid.wgs84
        @Sendable func distances() -> [Double] {
            zip(positions, positions.dropFirst()).map { ellipsoid.distance(from: $0, to: $1) }
        }
        let expected = distances()
        await withTaskGroup(of: [Double].self) { group in
            for _ in 0..<16 { group.addTask { distances() } }
            for await answer in group { #expect(answer == expected) }
        }
    }
}
