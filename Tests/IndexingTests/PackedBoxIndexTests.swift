import GeometryModel
import PROJKernel
import TestSupport
import Testing

@testable import Indexing

@Suite("The tree over boxes")
struct PackedBoxIndexTests {
    static func boxes(_ count: Int, _ generator: inout SeededGenerator) -> [Box] {
        (0..<count).map { _ in
            let corner = generator.place(in: Box(west: 114, south: -3, east: 119, north: 3))
            // Some are points, some flat, some alike.
            let width = [0, 0.01, 0.5][Int.random(in: 0..<3, using: &generator)]
            let height = [0, 0.01, 0.5][Int.random(in: 0..<3, using: &generator)]
            return Box(
                west: corner.x,
                south: corner.y,
                east: corner.x + width,
                north: corner.y + height
            )
        }
    }

    static func items(of index: PackedBoxIndex, meeting box: Box) -> [Int] {
        var items: [Int] = []
        index.forEachItem(meeting: box) { items.append($0) }
        return items.sorted()
    }

    @Test(
        "a search finds what brute force finds, for every size of tree",
        arguments: [1, 2, 15, 16, 17, 255, 256, 257, 1_000, 4_097]
    )
    func search(count: Int) {
        var generator = SeededGenerator(seed: UInt64(count))
        let boxes = Self.boxes(count, &generator)
        let index = PackedBoxIndex(boxes)
        for query in Self.boxes(30, &generator) + [
            boxes[0], Box(west: -180, south: -90, east: 180, north: 90), .empty,
        ] {
            let expected = boxes.indices.filter { boxes[$0].intersects(query) }
            #expect(Self.items(of: index, meeting: query) == expected, "\(count) boxes, \(query)")
        }
    }

    @Test("a tree of nothing finds nothing")
    func empty() {
        let index = PackedBoxIndex([])
        #expect(
            Self.items(of: index, meeting: Box(west: -180, south: -90, east: 180, north: 90))
                .isEmpty
        )
    }

    @Test("boxes that are all alike are all found")
    func alike() {
        let box = Box(west: 116, south: -1, east: 117, north: 0)
        let index = PackedBoxIndex(Array(repeating: box, count: 100))
        #expect(Self.items(of: index, meeting: box) == Array(0..<100))
    }

    @Test("empty boxes are never found, and hide nothing")
    func emptyBoxes() {
        let box = Box(west: 116, south: -1, east: 117, north: 0)
        let index = PackedBoxIndex([.empty, box, .empty, box])
        #expect(Self.items(of: index, meeting: box) == [1, 3])
        #expect(Self.items(of: PackedBoxIndex([.empty]), meeting: box).isEmpty)
    }

    @Test("boxes without end or hardly apart are indexed like others")
    func extremes() {
        let boxes = [
            Box(west: -.infinity, south: -.infinity, east: .infinity, north: .infinity),
            Box(west: 0, south: 0, east: 1, north: 1),
            Box(west: 0, south: 0, east: .infinity, north: 0),
        ]
        #expect(Self.items(of: PackedBoxIndex(boxes), meeting: boxes[1]) == [0, 1, 2])
        let tiny = [0, .leastNonzeroMagnitude].map { Box(west: $0, south: 0, east: $0, north: 0) }
        #expect(Self.items(of: PackedBoxIndex(tiny), meeting: tiny[1]) == [1])
    }

    @Test("the curve visits every cell of a square once, one step at a time")
    func hilbert() {
        var cells: [UInt32: (UInt32, UInt32)] = [:]
        for x in 0..<16 as Range<UInt32> {
            for y in 0..<16 as Range<UInt32> { cells[HilbertCurve.value(x: x, y: y)] = (x, y) }
        }
        #expect(cells.keys.sorted() == Array(0..<256))
        for value in 1..<256 as Range<UInt32> {
            guard let (x, y) = cells[value], let (u, v) = cells[value - 1] else { continue }
            #expect(abs(Int(x) - Int(u)) + abs(Int(y) - Int(v)) == 1, "\(value)")
        }
    }
}
