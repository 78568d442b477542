import GEOSKernel
import GeometryModel
import Indexing
import PROJKernel
import Planning
import Testing

@Suite struct GeodesicBufferTests {
    /// The distance of a place from a geometry, without the code under test.
    private static func clearance(
        _ place: Coordinate,
        _ index: NearestIndex
    ) -> Double {
        index.nearest(to: place)?.distance ?? .infinity
    }

    private static func check(_ buffer: GeodesicBuffer, of geometry: Geometry) throws {
        let index = NearestIndex([geometry], metric: Ellipsoid.wgs84)
        #expect(try buffer.geometry.validityDefect() == nil)
        var vertices = 0
        for ring in buffer.geometry.polygons.flatMap(\.rings) {
            for (a, b) in zip(ring, ring.dropFirst()) {
                vertices += 1
                #expect(abs(clearance(a, index) - buffer.distance.meters) < 0.01)
                for step in 1..<8 {
                    let t = Double(step) / 8
                    let place = Coordinate(x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y))
                    let stray = abs(clearance(place, index) - buffer.distance.meters)
                    #expect(stray <= buffer.maxError.meters)
                }
            }
        }
        #expect(vertices > 8)
    }

    @Test("the buffer of IKN lies at its distance all round", arguments: [5.0, 10, 25, 50, 100])
    func ikn(kilometers: Double) throws {
        let core = try SampleProject.load().core()
        let buffer = try GeodesicBuffer(around: core.geometry, distance: .kilometers(kilometers))
        try Self.check(buffer, of: core.geometry)
    }

    @Test(
        "buffers of points, lines and areas with holes lie at their distance",
        arguments: [
            Geometry.point(Coordinate(x: 116.7, y: -0.96)),
            .multiPoint([Coordinate(x: 116.7, y: -0.96), Coordinate(x: 116.75, y: -0.96)]),
            .lineString([
                Coordinate(x: 116.5, y: -1), Coordinate(x: 117, y: -1.2),
                Coordinate(x: 116.6, y: -0.8),
            ]),
            .polygon(
                Polygon(
                    exterior: [
                        Coordinate(x: 116, y: -1), Coordinate(x: 117, y: -1),
                        Coordinate(x: 117, y: 0), Coordinate(x: 116, y: 0),
                        Coordinate(x: 116, y: -1),
                    ],
                    holes: [
                        [
                            Coordinate(x: 116.2, y: -0.8), Coordinate(x: 116.2, y: -0.2),
                            Coordinate(x: 116.8, y: -0.2), Coordinate(x: 116.8, y: -0.8),
                            Coordinate(x: 116.2, y: -0.8),
                        ]
                    ]
                )
            ),
            .lineString([Coordinate(x: 10, y: 59.9), Coordinate(x: 11, y: 60.4)]),
        ]
    )
    func shapes(geometry: Geometry) throws {
        for meters in [500.0, 8_000] {
            let buffer = try GeodesicBuffer(around: geometry, distance: .meters(meters))
            try Self.check(buffer, of: geometry)
        }
    }

    @Test("lines have a round cap at both ends, whatever their direction")
    func caps() throws {
        // An edge and its way back turn by 180° only to rounding, in one of nine directions not.
        for step in 0..<72 {
            let start = Coordinate(x: 116.32, y: -0.83)
            let end = Ellipsoid.wgs84.destination(
                from: start,
                azimuth: Double(step) * 5.017,
                distance: 45_000
            )
            let line = Geometry.lineString([start, end])
            let buffer = try GeodesicBuffer(around: line, distance: .kilometers(5))
            let azimuth = Ellipsoid.wgs84.path(from: start, to: end).finalAzimuth
            let tip = Ellipsoid.wgs84.destination(from: end, azimuth: azimuth, distance: 4_990)
            let beyond = Ellipsoid.wgs84.destination(from: end, azimuth: azimuth, distance: 5_010)
            let locator = AreaLocator(buffer.geometry)
            #expect(locator.covers(tip), "direction \(step)")
            #expect(!locator.covers(beyond), "direction \(step)")
        }
    }

    @Test("a bend whose radius is the distance, where all fronts meet, is drawn", arguments: 1...6)
    func focus(step: Int) throws {
        // Corners of a third of a circle of 500 m, a few meters off it by turns.
        let center = Coordinate(x: 116.967, y: 0.944)
        let bend = (0...12).map { corner in
            Ellipsoid.wgs84.destination(
                from: center,
                azimuth: Double(corner) * 10,
                distance: 500 + Double((corner * step) % 5)
            )
        }
        for error in [Length.meters(5), .meters(1)] {
            let line = Geometry.lineString(bend)
            let buffer = try GeodesicBuffer(around: line, distance: .meters(500), maxError: error)
            try Self.check(buffer, of: line)
        }
    }

    @Test func `a buffer smaller than the error is still a circle`() throws {
        let center = Geometry.point(Coordinate(x: 116.7, y: 0))
        let buffer = try GeodesicBuffer(around: center, distance: .meters(0.4))
        let area = Ellipsoid.wgs84.area(of: buffer.geometry).squareMeters
        #expect(abs(area - 0.4 * 0.4 * Double.pi) < 0.1)
    }

    @Test func `a circle has the area of a geodesic circle`() throws {
        // On a sphere of the ellipsoid's Gaussian radius at 0°, R = √(MN) = b = 6,356,752.314 m,
        // the area is 2πR²(1 − cos(d ∕ R)) = 314,158,619.6 m² for d = 10 km (by hand); the
        // inscribed polygon lacks up to a sagitta of 1 m along 62.8 km.
        let center = Geometry.point(Coordinate(x: 116.7, y: 0))
        let buffer = try GeodesicBuffer(around: center, distance: .kilometers(10))
        let area = Ellipsoid.wgs84.area(of: buffer.geometry).squareMeters
        #expect(area < 314_158_700)
        #expect(area > 314_158_619.6 - 63_000)
    }

    @Test func `a hole wider than twice the distance stays open and a narrower one closes`() throws
    {
        let ring = { (west: Double, south: Double, east: Double, north: Double) in
            [
                Coordinate(x: west, y: south), Coordinate(x: east, y: south),
                Coordinate(x: east, y: north), Coordinate(x: west, y: north),
                Coordinate(x: west, y: south),
            ]
        }
        // A hole of 0.2° is 22.2 km wide.
        let frame = Geometry.polygon(
            Polygon(
                exterior: ring(116, -1, 117, 0),
                holes: [ring(116.4, -0.6, 116.6, -0.4).reversed()]
            )
        )
        let open = try GeodesicBuffer(around: frame, distance: .kilometers(10))
        #expect(open.geometry.polygons.first?.holes.count == 1)
        let closed = try GeodesicBuffer(around: frame, distance: .kilometers(12))
        #expect(closed.geometry.polygons.first?.holes.isEmpty == true)
    }

    @Test func `a buffer that would reach a pole or the antimeridian is refused`() {
        for place in [Coordinate(x: 0, y: 84.9), Coordinate(x: 179.9, y: 0)] {
            #expect(throws: PlanningError.self) {
                try GeodesicBuffer(around: .point(place), distance: .kilometers(50))
            }
        }
    }
}
