import GEOSKernel
import GeometryModel
import Indexing
import PROJKernel
import TestSupport
import Testing

@Suite("Areas divided among zones")
struct ZoneSharesTests {
    private static let surface = AreaMeasure.surface(of: wgs84)

    /// The fractions by cutting with GEOS, zone after zone from what is left, and measuring the
    /// pieces.
    private static func cut(_ area: Geometry, _ zones: [Geometry]) throws -> [Double] {
        var rest = area
        var pieces: [Double] = []
        for zone in zones {
            pieces.append(wgs84.area(of: try rest.intersection(with: zone)).squareMeters)
            rest = try rest.difference(from: zone)
        }
        pieces.append(wgs84.area(of: rest).squareMeters)
        let total = wgs84.area(of: area).squareMeters
        return pieces.map { $0 / total }
    }

    private static func expectEqual(
        _ found: ArraySlice<Double>,
        _ expected: [Double],
        _ comment: String
    ) {
        #expect(found.count == expected.count)
        for (a, b) in zip(found, expected) { #expect(abs(a - b) <= 1e-10, "\(comment)") }
        #expect(abs(found.reduce(0, +) - 1) < 1e-12, "\(comment)")
    }

    @Test(
        "the fractions are those of pieces cut by GEOS, whatever overlaps whatever",
        arguments: 1...40 as ClosedRange<UInt64>
    )
    func stars(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let center = Coordinate(x: 116.7, y: [-1, 0, 20, -55, 75][Int(seed % 5)])
        let frame = Box(enclosing: [center]).expanded(by: 0.6)
        let zones: [Geometry] = (0..<4).map { number in
            let star = generator.star(around: generator.place(in: frame), reach: 0.5)
            guard number > 1 else { return .polygon(star) }
            // A hole, half the size of its shell.
            let middle = Box(enclosing: star.exterior).center
            let hole = star.exterior.map {
                Coordinate(x: (middle.x + $0.x) / 2, y: (middle.y + $0.y) / 2)
            }
            let holed = Geometry.polygon(Polygon(exterior: star.exterior, holes: [hole]))
            return (try? holed.validityDefect()) == nil ? holed : .polygon(star)
        }
        var areas: [Geometry] = (0..<12).map { number in
            let reach = [0.01, 0.1, 0.5][number % 3]
            return .polygon(generator.star(around: generator.place(in: frame), reach: reach))
        }
        // Cut out of zones, these have boundaries in common with them up to rounding.
        areas.append(try zones[0].intersection(with: areas[2]))
        areas.append(try zones[1].difference(from: zones[0]))
        areas = areas.filter { wgs84.area(of: $0).squareMeters > 1 }
        let column = ZoneShares(zones, measure: Self.surface).shares(of: areas)
        for (number, area) in areas.enumerated() {
            let expected = try Self.cut(area, zones)
            Self.expectEqual(column[number], expected, "seed \(seed), area \(number)")
        }
    }

    /// Squares of a lattice as areas; zones made of some of the squares, so that every boundary of a
    /// zone is one of areas.
    @Test(
        "areas with boundaries in common with zones lie wholly in one",
        arguments: [0.1, 1.0 / 3]
    )
    func lattice(step: Double) throws {
        func corner(_ column: Int, _ row: Int) -> (Double, Double) {
            (116 + Double(column) * step, -1 + Double(row) * step)
        }
        func square(_ column: Int, _ row: Int, _ size: Int = 1) -> Geometry {
            let corners = [(0, 0), (size, 0), (size, size), (0, size)]
            return .polygon(
                Polygon(exterior: ring(corners.map { corner(column + $0.0, row + $0.1) }))
            )
        }
        let zones = [square(2, 2), square(1, 1, 3), .multiPolygon([])]
        let squares = (0..<36).map { square($0 % 6, $0 / 6) }
        let column = ZoneShares(zones, measure: Self.surface).shares(of: squares)
        for number in squares.indices {
            let (x, y) = (number % 6, number / 6)
            let zone = x == 2 && y == 2 ? 0 : (1...3).contains(x) && (1...3).contains(y) ? 1 : 3
            #expect(Array(column[number]) == [0, 1, 2, 3].map { $0 == zone ? 1 : 0 }, "\(x) \(y)")
        }
        // A large square with vertices in common with nothing, over a quarter of a lattice square.
        let large = ZoneShares(zones, measure: .plane).shares(of: [square(0, 0, 4)])
        Self.expectEqual(large[0], [1.0 / 16, 8.0 / 16, 0, 7.0 / 16], "large")
    }

    /// The corner from which such areas are seen lies on the edge up to rounding.
    @Test(
        "areas whose diagonal is an edge of a zone lie on its side",
        arguments: 1...50 as ClosedRange<UInt64>
    )
    func diagonals(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        func place() -> Coordinate {
            Coordinate(
                x: (117 + .random(in: 0...1, using: &generator)) * 1e3.rounded() / 1e3,
                y: (39 + .random(in: 0...1, using: &generator)) * 1e3.rounded() / 1e3
            )
        }
        let (a, b) = (place(), place())
        let (low, high) = a.y < b.y ? (a, b) : (b, a)
        // Everything left of the edge, as far as a degree.
        let zone = Geometry.polygon(
            Polygon(
                exterior: [
                    low, high, Coordinate(x: 115, y: high.y), Coordinate(x: 115, y: low.y), low,
                ]
            )
        )
        let index = ZoneShares([zone], measure: .plane)
        for part in 1..<20 {
            func on(_ t: Double) -> Coordinate {
                Coordinate(x: low.x + t * (high.x - low.x), y: low.y + t * (high.y - low.y))
            }
            let (start, end) = (on(Double(part) / 21), on(Double(part + 1) / 21))
            for (corner, isLeft) in [
                (Coordinate(x: min(start.x, end.x), y: end.x > start.x ? end.y : start.y), true),
                (Coordinate(x: max(start.x, end.x), y: end.x > start.x ? start.y : end.y), false),
            ] {
                let area = Geometry.polygon(Polygon(exterior: [start, end, corner, start]))
                let share = Array(index.shares(of: [area])[0])[0]
                #expect(abs(share - (isLeft ? 1 : 0)) < 1e-9, "seed \(seed), \(part)")
            }
        }
    }

    /// A diagonal over ten degrees of latitude; areas by quadrature in PROJKernel.
    @Test("tall areas are divided as exactly as small ones")
    func tall() {
        for south in [-5.0, 20, 45] {
            let area = Geometry.polygon(
                Polygon(
                    exterior: ring([
                        (110, south), (120, south), (120, south + 10), (110, south + 10),
                    ])
                )
            )
            let zone = Geometry.polygon(
                Polygon(exterior: ring([(110, south), (120, south), (120, south + 10)]))
            )
            let shares = ZoneShares([zone], measure: Self.surface).shares(of: [area])
            let expected = wgs84.area(of: zone).squareMeters / wgs84.area(of: area).squareMeters
            #expect(abs(shares.fractions[0] - expected) < 1e-12, "\(south)")
        }
    }

    @Test("a triangle and its shadow are divided as by hand")
    func byHand() {
        // The halves of a square under its diagonal, in a plane.
        let square = Geometry.polygon(Polygon(exterior: ring([(0, 0), (2, 0), (2, 2), (0, 2)])))
        let triangle = Geometry.polygon(Polygon(exterior: ring([(-1, -1), (3, -1), (3, 3)])))
        let column = ZoneShares([triangle], measure: .plane).shares(of: [square])
        Self.expectEqual(column[0], [0.5, 0.5], "diagonal")
        // A quarter of the square lies right of 1 and above 1; a tip of 0.5 × 0.5 ∕ 2 in the area.
        let tip = Geometry.polygon(Polygon(exterior: ring([(1.5, 0), (2.5, 0), (2.5, 1)])))
        let tipped = ZoneShares([tip], measure: .plane).shares(of: [square])
        Self.expectEqual(tipped[0], [0.125 / 4, 1 - 0.125 / 4], "tip")
    }

    @Test("the outside, the inside and an island within are whole numbers or what the island takes")
    func islands() {
        func box(_ west: Double, _ south: Double, _ size: Double) -> [Coordinate] {
            ring([
                (west, south), (west + size, south), (west + size, south + size),
                (west, south + size),
            ])
        }
        let zone = Geometry.multiPolygon([
            Polygon(exterior: box(0, 0, 10), holes: [box(4, 4, 2)]),
            Polygon(exterior: box(20, 20, 1)),
        ])
        let shares = ZoneShares([zone], measure: .plane)
        func area(_ west: Double, _ south: Double, _ size: Double) -> Geometry {
            .polygon(Polygon(exterior: box(west, south, size)))
        }
        let column = shares.shares(of: [
            area(1, 1, 1), area(4.5, 4.5, 1), area(4, 4, 2), area(3, 3, 4), area(-5, -5, 1),
            area(12, 12, 1), area(18, 18, 4), area(-100, -100, 300), .point(Coordinate(x: 1, y: 1)),
            .multiPolygon([]),
        ])
        let expected: [[Double]] = [
            [1, 0], [0, 1], [0, 1], [0.75, 0.25], [0, 1], [0, 1], [1.0 / 16, 15.0 / 16],
            [97.0 / 90_000, 1 - 97.0 / 90_000], [0, 0], [0, 0],
        ]
        for (number, expected) in expected.enumerated() {
            for (a, b) in zip(column[number], expected) { #expect(abs(a - b) < 1e-15, "\(number)") }
        }
        #expect(Array(column[0]) == [1, 0] && Array(column[2]) == [0, 1])
    }

    @Test("parts of a partition add up to it, and many tasks get equal answers")
    func additivity() async {
        var generator = SeededGenerator(seed: 3)
        let center = Coordinate(x: 117, y: -1)
        let zones: [Geometry] = (0..<3).map { _ in
            .polygon(generator.star(around: center, reach: 1))
        }
        let cells = (0..<400).map { number -> Geometry in
            let (west, south) = (
                116 + 0.1 * Double(number % 20), -2 + 0.1 * Double(number / 20)
            )
            let (east, north) = (
                116 + 0.1 * Double(number % 20 + 1), -2 + 0.1 * Double(number / 20 + 1)
            )
            return .polygon(
                Polygon(
                    exterior: ring([(west, south), (east, south), (east, north), (west, north)])
                )
            )
        }
        let whole = Geometry.polygon(
            Polygon(exterior: ring([(116, -2), (118, -2), (118, 0), (116, 0)]))
        )
        let index = ZoneShares(zones, measure: Self.surface)
        let column = index.shares(of: cells)
        let areas = cells.map { wgs84.area(of: $0).squareMeters }
        let total = wgs84.area(of: whole).squareMeters
        for zone in 0...zones.count {
            let sum = areas.indices.reduce(0) { $0 + areas[$1] * Array(column[$1])[zone] }
            let share = Array(index.shares(of: [whole])[0])[zone]
            #expect(abs(sum / total - share) < 1e-12)
        }
        await withTaskGroup(of: ShareColumn.self) { group in
            for _ in 0..<4 { group.addTask { index.shares(of: cells) } }
            for await answer in group { #expect(answer == column) }
        }
    }
}
