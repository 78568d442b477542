import GEOSKernel
import GeometryModel
import Testing

@Suite("Predicates")
struct PredicateTests {
    static let area = square(0, 0, side: 4)

    /// What lies how to the square, by the definitions of OGC: `within` asks for a common point
    /// of the interiors, `covers` does not.
    static let table:
        [(name: String, other: Geometry, intersects: Bool, covers: Bool, within: Bool)] = [
            ("a point inside", .at(1, 1), true, true, true),
            ("a point on the edge", .at(0, 2), true, true, false),
            ("a corner", .at(4, 4), true, true, false),
            ("a point outside", .at(5, 2), false, false, false),
            ("a line along the edge", .line([(0, 0), (4, 0)]), true, true, false),
            ("a line inside that touches the edge", .line([(0, 0), (2, 2)]), true, true, true),
            ("a line that leaves", .line([(2, 2), (6, 2)]), true, false, false),
            ("a square inside", square(1, 1, side: 1), true, true, true),
            ("the square itself", area, true, true, true),
            ("a square that overlaps", square(3, 3, side: 4), true, false, false),
            ("a square beside it", square(4, 0, side: 4), true, false, false),
            ("a square far away", square(10, 0, side: 1), false, false, false),
            ("a square around it", square(-1, -1, side: 9), true, false, false),
            ("an empty area", .multiPolygon([]), false, false, false),
        ]

    @Test("the named predicates hold as OGC defines them", arguments: table.indices)
    func definitions(row: Int) throws {
        let (name, other, intersects, covers, within) = Self.table[row]
        #expect(try Self.area.intersects(other) == intersects, "\(name)")
        #expect(try other.intersects(Self.area) == intersects, "\(name)")
        #expect(try Self.area.covers(other) == covers, "\(name)")
        #expect(try other.within(Self.area) == within, "\(name)")
    }

    @Test("predicates look in one direction")
    func direction() throws {
        let inner = square(1, 1, side: 1)
        #expect(try !inner.covers(Self.area))
        #expect(try !Self.area.within(inner))
    }

    @Test("a position in a hole is not covered, one on the edge of the hole is")
    func hole() throws {
        let ringed = Geometry.polygon(
            Polygon(exterior: squareRing(0, 0, side: 4), holes: [squareRing(1, 1, side: 2)])
        )
        #expect(try !ringed.covers(.at(2, 2)))
        #expect(try ringed.covers(.at(1, 2)))
        #expect(try ringed.covers(.at(0.5, 2)))
    }

    @Test("a predicate on a mixture of kinds answers for the union of its members")
    func collection() throws {
        let mixture = Geometry.collection([.at(9, 9), square(0, 0, side: 1)])
        #expect(try mixture.intersects(.at(9, 9)))
        #expect(try mixture.intersects(.at(0.5, 0.5)))
        #expect(try !mixture.intersects(.at(5, 5)))
    }
}
