import PROJKernel
import GeometryModel
import TestSupport
import Testing

@Suite("Areas on the ellipsoid")
struct AreaTests {
    struct Fixture: Decodable, Sendable {
        var relative_tolerance: Double
        var absolute_tolerance: Double
        var cases: [Case]
    }

    struct Case: Decodable, Sendable {
        var name: String
        var rings: [[[Double]]]
        var area_m2: Double

        var polygon: Polygon {
            let rings = rings.map { $0.map { Coordinate(longitude: $0[0], latitude: $0[1]) } }
            return Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))
        }
    }

    static func rectangle(_ west: Double, _ south: Double, _ east: Double, _ north: Double)
        -> Geometry
    {
        let corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
        return .polygon(Polygon(exterior: corners.map { Coordinate(x: $0.0, y: $0.1) }))
    }

    @Test("areas are those of the oracle, in whatever direction the rings run")
    func oracle() throws {
        let fixture = try TestSupport.Fixture.json("polygon_areas.json", as: Fixture.self)
        #expect(fixture.cases.count == 14)
        for area in fixture.cases {
            let tolerance = fixture.absolute_tolerance + fixture.relative_tolerance * area.area_m2
            let polygon = area.polygon
            let reversed = Polygon(
                exterior: polygon.exterior.reversed(),
                holes: polygon.holes.map { $0.reversed() }
            )
            for polygon in [polygon, reversed, polygon.wound()] {
                let found = Ellipsoid.wgs84.area(of: .polygon(polygon)).squareMeters
                #expect(abs(found - area.area_m2) <= tolerance, "\(area.name)")
            }
        }
    }

    @Test("the rectangle of all longitudes and latitudes has the area of the ellipsoid")
    func wholeEllipsoid() {
        // 510,065,621.724 km² (NIMA TR8350.2, table 3.3, to the last decimal).
        let area = Ellipsoid.wgs84.area(of: Self.rectangle(-180, -90, 180, 90))
        #expect(abs(area.squareKilometers - 510_065_621.724) < 5e-4)
        let half = Ellipsoid.wgs84.area(of: Self.rectangle(-180, 0, 180, 90))
        #expect(abs(half.squareKilometers - 510_065_621.724 / 2) < 5e-4)
    }

    @Test("on a sphere an octant has half π, and a zone the area of its height")
    func sphere() {
        let sphere = Ellipsoid(equatorialRadius: 1, flattening: 0)
        let octant = sphere.area(of: Self.rectangle(0, 0, 90, 90)).squareMeters
        #expect(abs(octant - .pi / 2) < 1e-13)
        // Archimedes: between latitudes 0° and 30° the height is a half.
        let zone = sphere.area(of: Self.rectangle(-180, 0, 180, 30)).squareMeters
        #expect(abs(zone - .pi) < 1e-13)
    }

    @Test("parts add up, holes are taken away, points and lines have no area")
    func parts() {
        let (a, b) = (Self.rectangle(116, -1, 117, 0), Self.rectangle(118, -1, 119, 0))
        let one = Ellipsoid.wgs84.area(of: a).squareMeters
        let both = Geometry.collection([
            a, .multiPolygon(b.polygons), .point(Coordinate(x: 0, y: 0)),
            .lineString([Coordinate(x: 0, y: 0), Coordinate(x: 9, y: 9)]),
        ])
        #expect(abs(Ellipsoid.wgs84.area(of: both).squareMeters / (2 * one) - 1) < 1e-14)
        let hole = Self.rectangle(116.25, -0.75, 116.5, -0.5)
        let holed = Geometry.polygon(
            Polygon(exterior: a.polygons[0].exterior, holes: [hole.polygons[0].exterior])
        )
        let rest = one - Ellipsoid.wgs84.area(of: hole).squareMeters
        #expect(abs(Ellipsoid.wgs84.area(of: holed).squareMeters / rest - 1) < 1e-14)
        for nothing: Geometry in [
            .multiPoint([]), .lineString([]), .polygon(Polygon(exterior: [])), .multiPolygon([]),
            .collection([]), .point(Coordinate(x: 1, y: 1)),
        ] {
            #expect(Ellipsoid.wgs84.area(of: nothing) == .zero, "\(nothing)")
        }
    }

    /// Edges cross the cuts exactly at shared vertices, so that nothing but rounding may differ.
    @Test(
        "cutting a polygon leaves the sum of the areas unchanged",
        arguments: 1...40 as ClosedRange<UInt64>
    )
    func additivity(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let size = [0.05, 0.5, 5][Int(seed % 3)]
        let center = Coordinate(
            longitude: .random(in: -170...170, using: &generator),
            latitude: .random(in: -80...80, using: &generator)
        )
        let directions: [(x: Double, y: Double)] = [
            (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1),
        ]
        let rim = directions.map { x, y in
            let reach = size * Double.random(in: 0.3...1, using: &generator)
            return Coordinate(x: center.x + reach * x, y: center.y + reach * y)
        }
        let whole = Ellipsoid.wgs84.area(of: .polygon(Polygon(exterior: rim + rim.prefix(1))))
        // The cut runs from one vertex through the center to another.
        let cut = Int.random(in: 2...6, using: &generator)
        let near = [center] + rim[0...cut] + [center]
        let far = [center] + rim[cut...] + [rim[0], center]
        let halves = Geometry.multiPolygon([Polygon(exterior: near), Polygon(exterior: far)])
        let sum = Ellipsoid.wgs84.area(of: halves)
        #expect(abs(sum.squareMeters / whole.squareMeters - 1) < 1e-12, "seed \(seed)")
        let triangles = rim.indices.map {
            Polygon(exterior: [center, rim[$0], rim[($0 + 1) % rim.count], center])
        }
        let fan = Ellipsoid.wgs84.area(of: .multiPolygon(triangles))
        #expect(abs(fan.squareMeters / whole.squareMeters - 1) < 1e-12, "seed \(seed)")
    }

    @Test("a ring far round the earth and one around Greenwich of one shape have one area")
    func longitude() {
        let here = Ellipsoid.wgs84.area(of: Self.rectangle(-0.5, -1, 0.5, 1)).squareMeters
        for east in [116.5, 179.5, -180.5] {
            let there = Ellipsoid.wgs84.area(of: Self.rectangle(east, -1, east + 1, 1)).squareMeters
            #expect(abs(there / here - 1) < 1e-14, "\(east)")
        }
    }
}
