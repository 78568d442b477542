import Foundation
import GEOSKernel
import GeometryModel
import Indexing
import TestSupport
import Testing

@Suite("Places in zones")
struct ZoneGridTests {
    /// Places where a grid could go wrong: vertices, middles of edges, one ulp beside both, on the
    /// heights and widths of vertices, and at random.
    private static func places(
        of zones: [Geometry],
        _ generator: inout SeededGenerator
    ) -> [Coordinate] {
        var places: [Coordinate] = []
        var box = Box.empty
        for ring in zones.flatMap(\.polygons).flatMap(\.rings) {
            box.formUnion(Box(enclosing: ring))
            for (a, b) in zip(ring, ring.dropFirst()) {
                let middle = Coordinate(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2)
                for place in [a, middle] {
                    places.append(place)
                    places.append(Coordinate(x: place.x.nextUp, y: place.y))
                    places.append(Coordinate(x: place.x.nextDown, y: place.y))
                    places.append(Coordinate(x: place.x, y: place.y.nextUp))
                    places.append(Coordinate(x: place.x, y: place.y.nextDown))
                }
                places.append(Coordinate(x: a.x, y: b.y))
                places.append(Coordinate(x: b.x, y: a.y))
                places.append(
                    Coordinate(x: .random(in: box.west...box.east, using: &generator), y: a.y)
                )
            }
        }
        let frame = box.expanded(by: box.width / 10 + 1e-9)
        for _ in 0..<2_000 { places.append(generator.place(in: frame)) }
        // As far as numbers reach, in all directions.
        for exponent in stride(from: -3.0, through: 308, by: 0.5) {
            let angle = Double.random(in: 0..<2 * .pi, using: &generator)
            let reach = pow(10, exponent)
            places.append(Coordinate(x: reach * cos(angle), y: reach * sin(angle)))
        }
        return places
    }

    /// The first zone that covers each place, by GEOS.
    private static func expected(
        _ places: [Coordinate],
        _ zones: [Geometry]
    ) throws -> [Int32] {
        var answers = [Int32](repeating: -1, count: places.count)
        for (number, zone) in zones.enumerated().reversed() {
            for (index, covers) in try PreparedArea(zone).covers(places).enumerated() where covers {
                answers[index] = Int32(number)
            }
        }
        return answers
    }

    private static func check(
        _ zones: [Geometry],
        resolution: Int?,
        _ generator: inout SeededGenerator,
        _ comment: Comment
    ) throws {
        let places = places(of: zones, &generator)
        let answers = ZoneGrid(zones, resolution: resolution).zones(of: places)
        let expected = try expected(places, zones)
        for index in places.indices where answers[index] != expected[index] {
            Issue.record(
                "\(comment): \(places[index]) is in \(answers[index]), not \(expected[index])"
            )
            return
        }
    }

    @Test(
        "answers equal those of GEOS on shapes with holes, spikes, level edges and touching rings",
        arguments: AreaLocatorTests.shapes.map(\.name),
        [1, 2, 7, 64]
    )
    func shapes(name: String, resolution: Int) throws {
        let shape = try #require(AreaLocatorTests.shapes.first { $0.name == name })
        var generator = SeededGenerator(seed: UInt64(resolution))
        try Self.check([shape.geometry], resolution: resolution, &generator, "\(name)")
    }

    @Test(
        "answers equal those of GEOS on overlapping stars in order of precedence",
        arguments: 1...40
    )
    func stars(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let zones = (0..<6).map { _ in
            let center = generator.place(in: Box(west: -2, south: -2, east: 2, north: 2))
            return Geometry.polygon(generator.star(around: center, reach: 3))
        }
        let resolution = Int.random(in: 1...200, using: &generator)
        try Self.check(zones, resolution: resolution, &generator, "seed \(seed)")
    }

    @Test(
        "answers equal those of GEOS on nested rings that share their boundaries",
        arguments: 1...10
    )
    func rings(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let center = Coordinate(x: 116.7, y: -0.01)
        let core = generator.star(around: center, reach: 0.4)
        let scaled = { (factor: Double) in
            core.exterior.map { corner in
                Coordinate(
                    x: center.x + factor * (corner.x - center.x),
                    y: center.y + factor * (corner.y - center.y)
                )
            }
        }
        let zones =
            [Geometry.polygon(core)]
            + [1.5, 2, 3].map { factor in
                .polygon(Polygon(exterior: scaled(factor), holes: [scaled(factor - 0.5)]))
            }
        try Self.check(zones, resolution: nil, &generator, "seed \(seed)")
    }

    @Test(
        "answers equal those of GEOS on zones as narrow as numbers allow, and as small",
        arguments: [1e-13, 1e-9, 1e-6, 1],
        [1e-13, 1e-9, 1]
    )
    func narrow(width: Double, height: Double) throws {
        var generator = SeededGenerator(seed: 1)
        let (west, south) = (116.7, -0.9)
        let (east, north) = (west + width, south + height)
        let corners = [(west, south), (east, south), (east, north), (west, north)]
        let zone = Geometry.polygon(Polygon(exterior: ring(corners)))
        try Self.check([zone], resolution: nil, &generator, "\(width) by \(height)")
    }

    @Test("a zone of the least numbers there are is found, and nothing beside it")
    func least() {
        let least = Double.leastNonzeroMagnitude
        let zone = Geometry.polygon(Polygon(exterior: ring([(0, 0), (least, 0), (0, least)])))
        let places = [(0.0, 0.0), (1, 0), (0, 1)].map { Coordinate(x: $0.0, y: $0.1) }
        #expect(ZoneGrid([zone]).zones(of: places) == [0, -1, -1])
    }

    @Test("a grid of nothing covers nothing")
    func empty() {
        let place = Coordinate(x: 0, y: 0)
        #expect(ZoneGrid([]).zone(of: place) == nil)
        #expect(ZoneGrid([.multiPolygon([]), .point(place)]).zone(of: place) == nil)
        let square = Geometry.polygon(Polygon(exterior: ring([(0, 0), (1, 0), (1, 1), (0, 1)])))
        let grid = ZoneGrid([square])
        for odd in [Double.nan, -.nan, .infinity, -.infinity, 1e300, -1e300] {
            #expect(grid.zone(of: Coordinate(x: odd, y: 0.5)) == nil)
            #expect(grid.zones(of: [Coordinate(x: 0.5, y: odd)]) == [-1])
        }
    }
}
