import GEOSKernel
import GeometryModel
import TestSupport
import Testing

@Suite("Thiessen cells")
struct ThiessenCellsTests {
    @Test("the cells of a grid of nine sites are the nine squares around them")
    func grid() throws {
        let sites = (0..<9).map { Coordinate(x: Double($0 % 3) + 0.5, y: Double($0 / 3) + 0.5) }
        let cells = try ThiessenCells.around(sites, within: square(0, 0, side: 3))
        try #require(cells.count == 9)
        for (site, cell) in zip(sites, cells) {
            let expected = square(site.x - 0.5, site.y - 0.5, side: 1)
            #expect(abs(planarArea(cell) - 1) < 1e-12, "\(site)")
            #expect(planarArea(try cell.difference(from: expected)) < 1e-12, "\(site)")
        }
    }

    @Test("two sites divide a square by the line halfway between them")
    func two() throws {
        let sites = [Coordinate(x: 1, y: 2), Coordinate(x: 3, y: 2)]
        let cells = try ThiessenCells.around(sites, within: square(0, 0, side: 4))
        #expect(cells.map { planarArea($0) } == [8, 8])
        #expect(cells.map(\.bounds.west) == [0, 2])
    }

    @Test("a single site has the whole area")
    func one() throws {
        let cells = try ThiessenCells.around(
            [Coordinate(x: 1, y: 1)],
            within: square(0, 0, side: 4)
        )
        #expect(cells.map { planarArea($0) } == [16])
    }

    @Test("sites at one place share its cell", arguments: [1, 2])
    func duplicates(others: Int) throws {
        let here = Coordinate(x: 1, y: 2)
        let there = [Coordinate(x: 3, y: 2), Coordinate(x: 3, y: 3)].prefix(others - 1)
        let cells = try ThiessenCells.around([here, here] + there, within: square(0, 0, side: 4))
        try #require(cells.count == 1 + others)
        #expect(cells[0] == cells[1])
        #expect(planarArea(cells[0]) == (others == 1 ? 16 : 8))
    }

    @Test("sites on one line have the strips across it")
    func collinear() throws {
        let sites = [0.5, 1.5, 2.5].map { Coordinate(x: $0, y: 1) }
        let cells = try ThiessenCells.around(sites, within: square(0, 0, side: 3))
        for cell in cells { #expect(abs(planarArea(cell) - 3) < 1e-12) }
    }

    @Test("no sites have no cells, and in an empty area every cell is empty")
    func nothing() throws {
        #expect(try ThiessenCells.around([], within: square(0, 0, side: 1)).isEmpty)
        let sites = [Coordinate(x: 1, y: 1), Coordinate(x: 2, y: 1), Coordinate(x: 1, y: 2)]
        let cells = try ThiessenCells.around(sites, within: .multiPolygon([]))
        #expect(cells.map(\.isEmpty) == [true, true, true])
    }

    @Test("a site whose cell lies outside the area has an empty cell")
    func outside() throws {
        let sites = [Coordinate(x: 1, y: 1), Coordinate(x: 101, y: 1)]
        let cells = try ThiessenCells.around(sites, within: square(0, 0, side: 2))
        #expect(cells.map { planarArea($0) } == [4, 0])
    }

    @Test(
        "each cell holds its own site and what is nearest to it, and together they fill the area",
        arguments: 1...10 as ClosedRange<UInt64>
    )
    func nearness(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        func position() -> Coordinate {
            Coordinate(
                x: .random(in: 116...118, using: &generator),
                y: .random(in: -2...0, using: &generator)
            )
        }
        let sites = (0..<60).map { _ in position() }
        let area = square(116, -2, side: 2)
        let cells = try ThiessenCells.around(sites, within: area)
        for (site, cell) in zip(sites, cells) {
            #expect(try cell.covers(.point(site)), "seed \(seed), \(site)")
        }
        #expect(abs(cells.reduce(0) { $0 + planarArea($1) } - 4) < 1e-9, "seed \(seed)")
        for _ in 0..<100 {
            let place = position()
            let squares = sites.map {
                ($0.x - place.x) * ($0.x - place.x) + ($0.y - place.y) * ($0.y - place.y)
            }
            let least = try #require(squares.indices.min { squares[$0] < squares[$1] })
            #expect(try cells[least].covers(.point(place)), "seed \(seed), \(place)")
        }
    }

    @Test("an invalid area is refused")
    func invalid() {
        let open = Geometry.polygon(Polygon(exterior: squareRing(0, 0, side: 1).dropLast()))
        #expect(throws: GEOSError.self) {
            try ThiessenCells.around([Coordinate(x: 0, y: 0)], within: open)
        }
    }
}
