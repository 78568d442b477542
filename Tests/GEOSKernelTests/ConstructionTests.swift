import GEOSKernel
import GeometryModel
import Testing

@Suite("Values into GEOS and back")
struct ConstructionTests {
    static let everything = square(-100, -100, side: 200)
    static let holed = Polygon(
        exterior: squareRing(0, 0, side: 4),
        holes: [squareRing(1, 1, side: 2)]
    )

    /// Geometries of one kind each, which overlay keeps as they are.
    static let kinds: [Geometry] = [
        .at(1, 2), .multiPoint([Coordinate(x: 1, y: 2), Coordinate(x: 3, y: 4)]),
        .line([(0, 0), (1, 1), (2, 0)]),
        .multiLineString(
            [[(0.0, 0.0), (1, 1)], [(5, 5), (6, 5), (7, 9)]].map {
                $0.map { Coordinate(x: $0.0, y: $0.1) }
            }
        ),
        .polygon(holed), .multiPolygon([holed] + square(9, 9, side: 1).polygons),
        .collection([.at(50, 50), .line([(20, 0), (21, 1)]), .polygon(holed)]),
        .collection([.collection([.at(50, 50)]), .line([(20, 0), (21, 1)])]),
    ]

    @Test("every kind survives an intersection with a large square", arguments: kinds)
    func roundTrip(geometry: Geometry) throws {
        let back = try geometry.intersection(with: Self.everything)
        #expect(Set(back.points) == Set(geometry.points))
        #expect(Set(back.lines.map(Set.init)) == Set(geometry.lines.map(Set.init)))
        #expect(corners(back) == corners(geometry))
        #expect(
            back.polygons.map(\.holes.count).sorted()
                == geometry.polygons.map(\.holes.count).sorted()
        )
    }

    /// Empty geometries of every kind, alone and nested.
    static let empties: [Geometry] = [
        .multiPoint([]), .lineString([]), .multiLineString([]), .multiLineString([[], []]),
        .polygon(Polygon(exterior: [])), .multiPolygon([]),
        .multiPolygon([Polygon(exterior: []), Polygon(exterior: [])]), .collection([]),
        .collection([
            .collection([.multiPoint([]), .polygon(Polygon(exterior: []))]), .lineString([]),
        ]),
    ]

    @Test("every empty kind stays empty, and is no reason to refuse", arguments: empties)
    func empty(geometry: Geometry) throws {
        #expect(try geometry.intersection(with: Self.everything).isEmpty)
        #expect(try geometry.convexHull().isEmpty)
        #expect(try Geometry.union(of: [geometry]).isEmpty)
        #expect(try !geometry.intersects(Self.everything))
        #expect(try geometry.validityDefect() == nil)
    }

    @Test("coordinates come back bit for bit")
    func bits() throws {
        let values: [Double] = [
            0.1, 1.0 / 3, 116.700_000_000_000_01, -0.97, .leastNonzeroMagnitude, 1e300,
        ]
        let points = Set(values.map { Coordinate(x: $0, y: -$0) })
        #expect(Set(try Geometry.union(of: points.map { .point($0) }).points) == points)
    }

    static let open: [Coordinate] = squareRing(0, 0, side: 1).dropLast()
    static let short =
        Array(squareRing(0, 0, side: 1).prefix(1)) + squareRing(0, 0, side: 1).prefix(1)
    static let good = squareRing(5, 5, side: 1)

    /// Geometries too broken to be built, with the mistake at different depths.
    static let broken: [(name: String, geometry: Geometry)] = [
        ("an open ring", .polygon(Polygon(exterior: open))),
        ("an open hole", .polygon(Polygon(exterior: good, holes: [good, open, good]))),
        ("a ring of two positions", .polygon(Polygon(exterior: short))),
        ("a line of one position", .line([(0, 0)])),
        ("a second line of one position", .multiLineString([good, [good[0]], good])),
        (
            "an open third ring of a multipolygon",
            .multiPolygon([
                Polygon(exterior: good), Polygon(exterior: good, holes: [good]),
                Polygon(exterior: open),
                Polygon(exterior: good),
            ])
        ),
        (
            "an open ring deep in a collection",
            .collection([
                .at(1, 1),
                .collection([
                    .polygon(Polygon(exterior: good)), .multiPoint([good[0]]),
                    .polygon(Polygon(exterior: good, holes: [good, open])),
                ]),
            ])
        ),
    ]

    @Test(
        "a geometry that cannot be built says that its construction failed",
        arguments: broken.indices
    )
    func refusal(row: Int) throws {
        let (name, geometry) = Self.broken[row]
        let error = try #require(throws: GEOSError.self) { try geometry.validityDefect() }
        #expect(error.operation == .construction, "\(name)")
        #expect(error.description.hasPrefix("GEOS construction: "), "\(name)")
        #expect(error.message != "no message", "\(name)")
    }

    @Test("an open ring and a short ring are told apart in the words of GEOS")
    func words() throws {
        let open = try #require(throws: GEOSError.self) {
            try Geometry.polygon(Polygon(exterior: Self.open)).convexHull()
        }
        #expect(open.message.contains("do not form a closed linestring"))
        let short = try #require(throws: GEOSError.self) {
            try Geometry.polygon(Polygon(exterior: Self.short)).convexHull()
        }
        #expect(short.message.contains("Invalid number of points in LinearRing"))
    }

    /// The address sanitizer reports what these paths forget to free.
    @Test("a thousand failures on every path leave nothing behind", arguments: broken.indices)
    func repeatedRefusals(row: Int) {
        let geometry = Self.broken[row].geometry
        let area = PreparedArea(geometry)
        let fine = square(0, 0, side: 1)
        var refusals = 0
        for _ in 0..<1_000 where (try? geometry.convexHull()) == nil { refusals += 1 }
        for _ in 0..<100 {
            if (try? fine.intersection(with: geometry)) == nil { refusals += 1 }
            if (try? fine.covers(geometry)) == nil { refusals += 1 }
            if (try? Geometry.union(of: [fine, geometry])) == nil { refusals += 1 }
            if (try? area.covers([Coordinate(x: 0, y: 0)])) == nil { refusals += 1 }
            if (try? PreparedArea(fine).relations(to: [fine, geometry])) == nil { refusals += 1 }
            if (try? geometry.pointOnSurface()) == nil { refusals += 1 }
            if (try? ThiessenCells.around(Self.good, within: geometry)) == nil { refusals += 1 }
        }
        #expect(refusals == 1_700)
    }

    @Test("failures while an overlay runs leave nothing behind")
    func overlayRefusals() {
        let bowTie = ring([(0, 0), (4, 4), (4, 0), (0, 4)])
        let nested = Geometry.multiPolygon([
            Polygon(exterior: bowTie), Polygon(exterior: squareRing(0, 0, side: 4)),
        ])
        var refusals = 0
        for _ in 0..<100 where (try? nested.intersection(with: nested)) == nil { refusals += 1 }
        #expect(refusals == 100)
    }

    @Test("the version is that of a GEOS that may be used")
    func version() throws {
        let parts = geosVersion.split { !$0.isNumber }.prefix(2).compactMap { Int($0) }
        try #require(parts.count == 2)
        #expect((parts[0], parts[1]) >= (3, 11))
    }
}
