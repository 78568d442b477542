import GEOSKernel
import GeometryModel
import TestSupport
import Testing

@Suite("Prepared areas")
struct PreparedAreaTests {
    static let holed = Geometry.polygon(
        Polygon(exterior: squareRing(0, 0, side: 4), holes: [squareRing(1, 1, side: 2)])
    )

    @Test("edges, corners and the rim of a hole are covered; the hole and the outside are not")
    func boundary() throws {
        let table: [(Double, Double, Bool)] = [
            (0.5, 0.5, true), (0, 0, true), (4, 4, true), (0, 2, true), (2, 4, true),
            (1, 1, true), (1, 1.5, true), (3, 2, true), (2, 2, false), (1.5, 2.9, false),
            ((0.0).nextDown, 2, false), ((4.0).nextUp, 2, false), (2, (1.0).nextUp, false),
            (2, (1.0).nextDown, true), (5, 5, false),
        ]
        let answers = try PreparedArea(Self.holed).covers(
            table.map { Coordinate(x: $0.0, y: $0.1) }
        )
        for ((x, y, isCovered), answer) in zip(table, answers) {
            #expect(answer == isCovered, "(\(x), \(y))")
        }
    }

    @Test("no positions give no answers, and an empty area covers nothing")
    func empty() throws {
        #expect(try PreparedArea(Self.holed).covers([]).isEmpty)
        for area: Geometry in [.multiPolygon([]), .polygon(Polygon(exterior: [])), .collection([])]
        {
            #expect(try PreparedArea(area).covers([Coordinate(x: 0, y: 0)]) == [false], "\(area)")
        }
    }

    @Test("geometries are apart from an area, cross its boundary, or are covered by it")
    func relations() throws {
        let table: [(Geometry, PreparedArea.Relation)] = [
            (square(0, 0, side: 1), .covered), (square(0, 0, side: 4), .crossing),
            (Self.holed, .covered), (square(1.5, 1.5, side: 1), .disjoint),
            (square(1, 1, side: 2), .crossing), (square(3, 3, side: 4), .crossing),
            (square(9, 9, side: 1), .disjoint), (.line([(0, 0), (4, 0)]), .covered),
            (.line([(0, 2), (4, 2)]), .crossing), (.at(2, 2), .disjoint), (.at(4, 4), .covered),
            (.multiPoint([]), .disjoint), (.multiPolygon([]), .disjoint),
        ]
        let answers = try PreparedArea(Self.holed).relations(to: table.map(\.0))
        for ((geometry, relation), answer) in zip(table, answers) {
            #expect(answer == relation, "\(geometry)")
        }
        #expect(try PreparedArea(Self.holed).relations(to: []).isEmpty)
    }

    @Test("a prepared area answers as the unprepared one", arguments: 1...10 as ClosedRange<UInt64>)
    func agreement(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let positions = (0..<100).map { _ in
            // Halves and quarters, so that many lie on edges and corners.
            Coordinate(
                x: Double(Int.random(in: -2...18, using: &generator)) / 4,
                y: Double(Int.random(in: -2...18, using: &generator)) / 4
            )
        }
        let answers = try PreparedArea(Self.holed).covers(positions)
        for (position, answer) in zip(positions, answers) {
            #expect(try Self.holed.covers(.point(position)) == answer, "seed \(seed), \(position)")
        }
    }

    @Test("many tasks that share one value get equal answers")
    func concurrency() async throws {
        let area = PreparedArea(Self.holed)
        let positions = (0..<400).map { Coordinate(x: Double($0 % 20) / 4, y: Double($0 / 20) / 4) }
        let expected = try area.covers(positions)
        #expect(expected.contains(true) && expected.contains(false))
        let answers = try await withThrowingTaskGroup(of: [Bool].self) { group in
            for _ in 0..<32 { group.addTask { try area.covers(positions) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count == 32)
        #expect(answers.allSatisfy { $0 == expected })
    }

    @Test("many tasks that share one value get equal relations")
    func concurrentRelations() async throws {
        let area = PreparedArea(Self.holed)
        let others = (0..<50).map { square(Double($0 % 10) / 2, Double($0 / 10), side: 0.75) }
        let expected = try area.relations(to: others)
        let answers = try await withThrowingTaskGroup(of: [PreparedArea.Relation].self) { group in
            for _ in 0..<16 { group.addTask { try area.relations(to: others) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.allSatisfy { $0 == expected })
    }
}
