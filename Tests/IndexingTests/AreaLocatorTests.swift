import GEOSKernel
import GeometryModel
import Indexing
import TestSupport
import Testing

@Suite("Places in areas")
struct AreaLocatorTests {
    static let square = ring([(0, 0), (4, 0), (4, 4), (0, 4)])
    static let holed = Geometry.polygon(
        Polygon(exterior: square, holes: [ring([(1, 1), (1, 3), (3, 3), (3, 1)])])
    )

    @Test(
        "inside, boundary and outside of a square with a hole",
        arguments: [
            (0.5, 0.5, .inside), (0, 0, .boundary), (4, 4, .boundary), (0, 2, .boundary),
            (2, 4, .boundary), (2, 0, .boundary), (1, 1, .boundary), (3, 2, .boundary),
            (2, 1, .boundary), (2, 2, .outside), (1.5, 2.9, .outside), (5, 2, .outside),
            (-1, 0, .outside), (5, 4, .outside), (2, 5, .outside), ((4.0).nextUp, 2, .outside),
            ((4.0).nextDown, 2, .inside), (2, (0.0).nextUp, .inside), (2, (0.0).nextDown, .outside),
            ((1.0).nextDown, 2, .inside), ((1.0).nextUp, 2, .outside), (.nan, 2, .outside),
            (2, .infinity, .outside),
        ] as [(Double, Double, AreaLocator.Location)]
    )
    func locations(x: Double, y: Double, location: AreaLocator.Location) {
        let locator = AreaLocator(Self.holed)
        #expect(locator.locate(Coordinate(x: x, y: y)) == location)
        #expect(locator.covers(Coordinate(x: x, y: y)) == (location != .outside))
    }

    @Test("points, lines and empty areas cover nothing; an area in a collection does")
    func kinds() {
        let place = Coordinate(x: 1, y: 1)
        for geometry: Geometry in [
            .point(place), .lineString([place, Coordinate(x: 2, y: 2)]), .multiPolygon([]),
            .polygon(Polygon(exterior: [])), .collection([]),
        ] {
            #expect(!AreaLocator(geometry).covers(place), "\(geometry)")
        }
        let island = Polygon(exterior: ring([(1.5, 1.5), (2.5, 1.5), (2.5, 2.5), (1.5, 2.5)]))
        let nested = AreaLocator(.collection([Self.holed, .polygon(island)]))
        #expect(nested.locate(Coordinate(x: 2, y: 2)) == .inside)
        #expect(nested.locate(Coordinate(x: 1.25, y: 2)) == .outside)
    }

    /// Shapes in which rays meet vertices, horizontal edges, spikes and rings that touch.
    static let shapes: [(name: String, geometry: Geometry)] = [
        ("a square with a hole", holed),
        (
            "a comb with horizontal edges on one height",
            .polygon(
                Polygon(
                    exterior: ring([
                        (0, 0), (8, 0), (8, 2), (7, 2), (7, 1), (6, 1), (6, 2), (5, 2), (5, 1),
                        (4, 1), (4, 3),
                        (3, 3), (3, 1), (2, 1), (2, 2), (1, 2), (1, 1), (0, 1),
                    ])
                )
            )
        ),
        (
            "teeth whose tips lie on one height",
            .polygon(
                Polygon(
                    exterior: ring([
                        (0, 0), (1, 2), (2, 1), (3, 2), (4, 0), (5, 2), (6, -1), (3, -2),
                    ])
                )
            )
        ),
        (
            "a diamond whose vertices all meet rays",
            .polygon(
                Polygon(
                    exterior: ring([
                        (2, 0), (4, 2), (2, 4), (0, 2),
                    ])
                )
            )
        ),
        (
            "two squares that touch at a corner",
            .multiPolygon([
                Polygon(exterior: ring([(0, 0), (2, 0), (2, 2), (0, 2)])),
                Polygon(exterior: ring([(2, 2), (4, 2), (4, 4), (2, 4)])),
            ])
        ),
        (
            "a hole that touches the exterior",
            .polygon(
                Polygon(
                    exterior: square,
                    holes: [ring([(0, 2), (1, 1), (2, 2), (1, 3)])]
                )
            )
        ),
        (
            "two holes that touch, and an island in one",
            .multiPolygon([
                Polygon(
                    exterior: square,
                    holes: [
                        ring([(1, 1), (2, 1), (2, 3), (1, 3)]), ring([(2, 2), (3, 1), (3, 3)]),
                    ]
                ),
                Polygon(exterior: ring([(1.25, 1.25), (1.75, 1.25), (1.75, 2.75), (1.25, 2.75)])),
            ])
        ),
        ("a clockwise needle", .polygon(Polygon(exterior: ring([(0, 0), (8, 0.001), (8, 0)])))),
        (
            "repeated vertices",
            .polygon(
                Polygon(
                    exterior: ring([
                        (0, 0), (2, 0), (2, 0), (3, 0), (4, 0), (4, 4), (4, 4), (0, 4), (0, 2),
                        (0, 2),
                    ])
                )
            )
        ),
        (
            "slopes that are no binary fractions",
            .polygon(
                Polygon(
                    exterior: ring([
                        (0.1, 0.1), (3.7, 0.3), (4.1, 2.9), (1.3, 3.3), (0.7, 1.9),
                    ])
                )
            )
        ),
    ]

    /// Vertices, places on edges, one ulp beside them, and heights of vertices far left and right.
    static func adversarial(_ geometry: Geometry) -> [Coordinate] {
        var places: [Coordinate] = []
        for ring in geometry.polygons.flatMap(\.rings) {
            for (a, b) in zip(ring, ring.dropFirst()) {
                for t in [0, 0.5, 0.25, 1.0 / 3, 0.9] {
                    places.append(Coordinate(x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y)))
                }
                places.append(Coordinate(x: a.x - 1.5, y: a.y))
                places.append(Coordinate(x: a.x + 0.5, y: a.y))
            }
        }
        return places.flatMap { place in
            [place.x.nextDown, place.x, place.x.nextUp].flatMap { x in
                [place.y.nextDown, place.y, place.y.nextUp].map { Coordinate(x: x, y: $0) }
            }
        }
    }

    @Test(
        "answers equal those of GEOS on vertices, edges, and one ulp beside them",
        arguments: shapes.indices
    )
    func adversarialAgreement(row: Int) throws {
        let (name, geometry) = Self.shapes[row]
        #expect(try geometry.validityDefect() == nil, "\(name)")
        let places = Self.adversarial(geometry)
        let locator = AreaLocator(geometry)
        for (place, expected) in zip(places, try PreparedArea(geometry).covers(places)) {
            #expect(locator.covers(place) == expected, "\(name), \(place)")
        }
    }

    @Test(
        "answers equal those of GEOS on random stars at village size",
        arguments: 1...20 as ClosedRange<UInt64>
    )
    func randomAgreement(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let center = generator.place(upTo: 80)
        var star = generator.star(around: center, reach: 0.2)
        let hole = star.exterior.map {
            Coordinate(x: center.x + ($0.x - center.x) / 4, y: center.y + ($0.y - center.y) / 4)
        }
        star.holes = [hole.reversed()]
        let geometry = Geometry.polygon(star)
        let box = geometry.bounds.expanded(by: 0.01)
        let places = (0..<300).map { _ in generator.place(in: box) } + Self.adversarial(geometry)
        let locator = AreaLocator(geometry)
        let answers = try PreparedArea(geometry).covers(places)
        #expect(answers.contains(true) && answers.contains(false))
        for (place, expected) in zip(places, answers) {
            #expect(locator.covers(place) == expected, "seed \(seed), \(place)")
        }
    }

    @Test("a vertex is on the boundary, and a place covered but not on the boundary is inside")
    func consistency() throws {
        for (name, geometry) in Self.shapes {
            let locator = AreaLocator(geometry)
            for vertex in geometry.polygons.flatMap(\.rings).joined() {
                #expect(locator.locate(vertex) != .outside, "\(name), \(vertex)")
            }
            for place in Self.adversarial(geometry) where locator.locate(place) == .inside {
                #expect(try Geometry.point(place).within(geometry), "\(name), \(place)")
            }
        }
    }
}
