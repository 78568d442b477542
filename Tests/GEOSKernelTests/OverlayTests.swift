import GEOSKernel
import GeometryModel
import TestSupport
import Testing

@Suite("Overlay")
struct OverlayTests {
    /// Two squares of side 4 that share a square of side 2.
    let a = square(0, 0, side: 4)
    let b = square(2, 2, side: 4)

    @Test("two overlapping squares: 16 and 16 share 4, join to 28, and leave 12")
    func squares() throws {
        #expect(planarArea(try a.intersection(with: b)) == 4)
        #expect(planarArea(try a.union(with: b)) == 28)
        #expect(planarArea(try a.difference(from: b)) == 12)
        #expect(corners(try a.intersection(with: b)) == [Set(squareRing(2, 2, side: 2))])
    }

    @Test("squares that share an edge have a line in common, at a corner a point, apart nothing")
    func contacts() throws {
        let edge = try a.intersection(with: square(4, 0, side: 4))
        #expect(edge.lines.first.map(Set.init) == [Coordinate(x: 4, y: 0), Coordinate(x: 4, y: 4)])
        #expect(try a.intersection(with: square(4, 4, side: 1)) == .at(4, 4))
        #expect(try a.intersection(with: square(9, 9, side: 1)).isEmpty)
    }

    @Test("a square cut out of the middle leaves a hole")
    func hole() throws {
        let ringed = try a.difference(from: square(1, 1, side: 2))
        #expect(planarArea(ringed) == 12)
        #expect(ringed.polygons.map(\.holes.count) == [1])
    }

    @Test("a line is cut where it leaves an area")
    func line() throws {
        let part = try Geometry.line([(-1, 2), (9, 2)]).intersection(with: a)
        #expect(part.lines.first.map(Set.init) == [Coordinate(x: 0, y: 2), Coordinate(x: 4, y: 2)])
    }

    @Test("the union of a row of squares that touch is one rectangle")
    func unionOfMany() throws {
        let row = (0..<10).map { square(Double($0), 0, side: 1) }
        let union = try Geometry.union(of: row)
        #expect(union.polygons.count == 1)
        #expect(planarArea(union) == 10)
        #expect(union.bounds == Box(west: 0, south: 0, east: 10, north: 1))
    }

    @Test("the union of nothing and of empty geometries is empty")
    func unionOfNothing() throws {
        #expect(try Geometry.union(of: []).isEmpty)
        #expect(
            try Geometry.union(of: [.multiPolygon([]), .polygon(Polygon(exterior: []))]).isEmpty
        )
        #expect(planarArea(try Geometry.union(of: [a, .multiPolygon([])])) == 16)
    }

    @Test("overlay with an empty geometry gives what remains")
    func empty() throws {
        let nothing = Geometry.multiPolygon([])
        #expect(try a.intersection(with: nothing).isEmpty)
        #expect(planarArea(try a.union(with: nothing)) == 16)
        #expect(planarArea(try a.difference(from: nothing)) == 16)
        #expect(try nothing.difference(from: a).isEmpty)
    }

    @Test("the convex hull of an arrow is its triangle")
    func hull() throws {
        let arrow = Geometry.polygon(Polygon(exterior: ring([(0, 0), (4, 2), (0, 4), (1, 2)])))
        #expect(
            corners(try arrow.convexHull()) == [
                [
                    Coordinate(x: 0, y: 0), Coordinate(x: 4, y: 2), Coordinate(x: 0, y: 4),
                ]
            ]
        )
        #expect(try Geometry.multiPoint([]).convexHull().isEmpty)
    }

    @Test("an invalid operand is refused in the words of GEOS")
    func invalid() throws {
        let bowTie = Geometry.polygon(Polygon(exterior: ring([(0, 0), (2, 2), (2, 0), (0, 2)])))
        let nested = Geometry.multiPolygon(bowTie.polygons + a.polygons)
        let error = #expect(throws: GEOSError.self) { try nested.intersection(with: nested) }
        if let error { #expect(error.description.hasPrefix("GEOS intersection: ")) }
    }

    @Test(
        "what two areas share and what one has alone add up to it",
        arguments: 1...20 as ClosedRange<UInt64>
    )
    func partition(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        func star() -> Geometry {
            let (x, y) = (
                Double.random(in: 0...2, using: &generator),
                Double.random(in: 0...2, using: &generator)
            )
            return .polygon(
                Polygon(
                    exterior: ring(
                        [(1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1)].map {
                            let reach = Double.random(in: 0.2...2, using: &generator)
                            return (x + reach * $0.0, y + reach * $0.1)
                        }
                    )
                )
            )
        }
        let (a, b) = (star(), star())
        let shared = planarArea(try a.intersection(with: b))
        let alone = planarArea(try a.difference(from: b))
        // Coordinates of crossings are rounded to 16 digits.
        #expect(abs(shared + alone - planarArea(a)) < 1e-12, "seed \(seed)")
        let union = planarArea(try a.union(with: b))
        #expect(abs(union + shared - planarArea(a) - planarArea(b)) < 1e-12, "seed \(seed)")
    }
}
