import GeometryModel
import Testing

@Suite("Boxes")
struct BoxTests {
    let box = Box(west: 116, south: -2, east: 118, north: 1)

    @Test("a box around coordinates touches the outermost ones")
    func enclosing() {
        let positions = [(117, -2), (116, 0), (118, 1), (117, 0.5)].map { Coordinate(x: $0, y: $1) }
        #expect(Box(enclosing: positions) == box)
        #expect((box.width, box.height) == (2, 3))
        #expect(box.center == Coordinate(x: 117, y: -0.5))
    }

    @Test("the box around nothing is empty; the box around one position is not")
    func emptiness() {
        #expect(Box(enclosing: []).isEmpty)
        #expect(Box(enclosing: []) == .empty)
        #expect(!Box(enclosing: [Coordinate(x: 1, y: 2)]).isEmpty)
    }

    @Test("a union with the empty box is the other operand")
    func unionWithEmpty() {
        var a = box
        a.formUnion(.empty)
        var b = Box.empty
        b.formUnion(box)
        #expect(a == box)
        #expect(b == box)
    }

    @Test("a union of boxes holds both")
    func union() {
        var a = box
        a.formUnion(Box(west: 110, south: 0, east: 117, north: 5))
        #expect(a == Box(west: 110, south: -2, east: 118, north: 5))
    }

    @Test(
        "boxes that share an edge or a corner intersect, boxes apart do not, in both directions",
        arguments: [
            (Box(west: 118, south: 0, east: 119, north: 1), true),
            (Box(west: 118, south: 1, east: 119, north: 2), true),
            (Box(west: 116.5, south: -1, east: 117, north: 0), true),
            (Box(west: 110, south: -10, east: 120, north: 10), true),
            (Box(west: 118.5, south: 0, east: 119, north: 1), false),
            (Box(west: 117, south: 1.001, east: 117.5, north: 2), false), (Box.empty, false),
        ]
    )
    func intersection(other: Box, isExpected: Bool) {
        #expect(box.intersects(other) == isExpected)
        #expect(other.intersects(box) == isExpected)
    }

    @Test(
        "a box covers its corners and edges, and nothing a step beside them",
        arguments: [
            (116, -2, true), (118, 1, true), (117, 1, true), (117, 0, true), (116, 1.1, false),
            ((116.0).nextDown, 0, false), ((118.0).nextUp, 0, false), (117, (1.0).nextUp, false),
            (.nan, 0, false),
        ] as [(Double, Double, Bool)]
    )
    func covering(x: Double, y: Double, isExpected: Bool) {
        #expect(box.covers(Coordinate(x: x, y: y)) == isExpected)
    }

    @Test("a margin moves every side outward; the empty box stays empty")
    func expansion() {
        #expect(box.expanded(by: 0.5) == Box(west: 115.5, south: -2.5, east: 118.5, north: 1.5))
        #expect(Box.empty.expanded(by: 10).isEmpty)
    }
}
