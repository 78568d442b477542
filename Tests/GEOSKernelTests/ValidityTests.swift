import GEOSKernel
import GeometryModel
import Testing

@Suite("Validity")
struct ValidityTests {
    @Test("a bow tie crosses itself in its middle")
    func bowTie() throws {
        let bowTie = Geometry.polygon(Polygon(exterior: ring([(0, 0), (4, 4), (4, 0), (0, 4)])))
        let defect = try #require(try bowTie.validityDefect())
        #expect(defect.reason == "Self-intersection")
        #expect(defect.place == Coordinate(x: 2, y: 2))
    }

    @Test("a ring that touches itself names the place it touches")
    func selfTouch() throws {
        let pinched = Geometry.polygon(
            Polygon(exterior: ring([(0, 0), (4, 0), (2, 2), (4, 4), (0, 4), (2, 2)]))
        )
        let defect = try #require(try pinched.validityDefect())
        #expect(defect.reason == "Ring Self-intersection")
        #expect(defect.place == Coordinate(x: 2, y: 2))
    }

    @Test("a hole outside its exterior and a shell in a shell are defects")
    func misplaced() throws {
        let hole = Geometry.polygon(
            Polygon(exterior: squareRing(0, 0, side: 4), holes: [squareRing(9, 9, side: 1)])
        )
        #expect(try hole.validityDefect()?.reason == "Hole lies outside shell")
        let nested = Geometry.multiPolygon(
            square(0, 0, side: 4).polygons + square(1, 1, side: 1).polygons
        )
        #expect(try nested.validityDefect()?.reason == "Nested shells")
    }

    @Test(
        "valid and empty geometries have no defect",
        arguments: [
            square(0, 0, side: 4), .at(1, 1), .line([(0, 0), (1, 1)]), .multiPolygon([]),
            .polygon(Polygon(exterior: [])), .collection([]), .multiPoint([]),
            .polygon(
                Polygon(exterior: squareRing(0, 0, side: 4), holes: [squareRing(1, 1, side: 2)])
            ),
        ] as [Geometry]
    )
    func valid(geometry: Geometry) throws {
        #expect(try geometry.validityDefect() == nil)
    }

    @Test("a coordinate that is not finite is a defect")
    func notFinite() throws {
        #expect(try Geometry.at(.nan, 0).validityDefect()?.reason == "Invalid Coordinate")
        #expect(try Geometry.at(0, .infinity).validityDefect()?.reason == "Invalid Coordinate")
    }
}

@Suite("Points on surfaces")
struct PointOnSurfaceTests {
    /// A C-shape whose centroid lies in its mouth.
    let crescent = Geometry.polygon(
        Polygon(
            exterior: ring([(0, 0), (10, 0), (10, 1), (1, 1), (1, 9), (10, 9), (10, 10), (0, 10)])
        )
    )

    @Test("the point of a crescent lies in it, though its centroid does not")
    func pointInCrescent() throws {
        // By hand: three bars of 10, 8 and 10 with centers (5, 0.5), (0.5, 5), (5, 9.5).
        let centroid = Geometry.at((10 * 5 + 8 * 0.5 + 10 * 5) / 28, 5)
        #expect(try !crescent.covers(centroid))
        let point = try #require(try crescent.pointOnSurface())
        #expect(try Geometry.point(point).within(crescent))
    }

    @Test("the point of islands lies on one of them")
    func islands() throws {
        let islands = Geometry.multiPolygon(
            square(0, 0, side: 1).polygons + square(9, 9, side: 1).polygons
        )
        let point = try #require(try islands.pointOnSurface())
        #expect(try Geometry.point(point).within(islands))
    }

    @Test("the point of a point is the point, of a line it lies on the line")
    func others() throws {
        #expect(try Geometry.at(3, 4).pointOnSurface() == Coordinate(x: 3, y: 4))
        let line = Geometry.line([(0, 0), (4, 0), (4, 4)])
        let point = try #require(try line.pointOnSurface())
        #expect(try line.covers(.point(point)))
    }

    @Test(
        "an empty geometry has none",
        arguments: [
            .multiPolygon([]), .polygon(Polygon(exterior: [])), .collection([]), .multiPoint([]),
        ]
            as [Geometry]
    )
    func empty(geometry: Geometry) throws {
        #expect(try geometry.pointOnSurface() == nil)
    }

    @Test("a bow tie made valid is its two triangles, which meet where it crossed")
    func madeValid() throws {
        let bowTie = Geometry.polygon(
            Polygon(exterior: [
                Coordinate(x: 0, y: 0), Coordinate(x: 2, y: 2), Coordinate(x: 2, y: 0),
                Coordinate(x: 0, y: 2), Coordinate(x: 0, y: 0),
            ])
        )
        let valid = try bowTie.madeValid()
        #expect(try valid.validityDefect() == nil)
        #expect(valid.polygons.count == 2)
        #expect(valid.polygons.allSatisfy { $0.exterior.contains(Coordinate(x: 1, y: 1)) })
    }
}
