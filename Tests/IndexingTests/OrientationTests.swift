import GeometryModel
import TestSupport
import Testing

@testable import Indexing

@Suite("Orientation")
struct OrientationTests {
    @Test(
        "left, right and straight on",
        arguments: [
            ((1.0, 1.0), 1), ((1, -1), -1), ((1, 0), 0), ((-3, 0), 0), ((2, 0), 0), ((0, 0), 0),
        ]
    )
    func basics(point: (Double, Double), sign: Int) {
        let (a, b) = (Coordinate(x: 0, y: 0), Coordinate(x: 2, y: 0))
        #expect(Orientation.sign(a, b, Coordinate(x: point.0, y: point.1)) == sign)
    }

    /// The classical example of Kettner and others (2008): the plain determinant errs on this grid.
    @Test("a grid of ulps around a point of the diagonal is divided by the diagonal")
    func diagonal() {
        let (a, b) = (Coordinate(x: 12, y: 12), Coordinate(x: 24, y: 24))
        for row in 0..<64 {
            for column in 0..<64 {
                let place = Coordinate(
                    x: 0.5 + Double(column) * 0x1p-53,
                    y: 0.5 + Double(row) * 0x1p-53
                )
                let (x, y) = (place.x, place.y)
                #expect(Orientation.sign(a, b, place) == (y > x ? 1 : y < x ? -1 : 0))
            }
        }
    }

    /// Products of such numbers underflow; the side is plain from the shape of the edge.
    @Test("the least of numbers beside the equator is beside it")
    func underflow() {
        let tiny = Double.leastNonzeroMagnitude
        let (a, b) = (Coordinate(x: 115, y: 0), Coordinate(x: 116, y: 0))
        #expect(Orientation.sign(a, b, Coordinate(x: 115.3, y: tiny)) == 1)
        #expect(Orientation.sign(a, b, Coordinate(x: 115.3, y: -tiny)) == -1)
        #expect(Orientation.sign(a, b, Coordinate(x: 115.3, y: -0.0)) == 0)
        // Straight below the eastern end of edges that go up to it.
        for start in [Coordinate(x: 114.998, y: -0.032), Coordinate(x: 114.969, y: -0.029)] {
            let end = Coordinate(x: 115.031, y: 0)
            #expect(Orientation.sign(start, end, Coordinate(x: 115.031, y: -tiny)) == -1)
        }
    }

    @Test("one ulp beside a line through decimals is beside it")
    func oneULP() {
        let (a, b) = (Coordinate(x: 116.1, y: -0.3), Coordinate(x: 116.1, y: 0.9))
        #expect(Orientation.sign(a, b, Coordinate(x: 116.1, y: 0.1)) == 0)
        #expect(Orientation.sign(a, b, Coordinate(x: (116.1).nextDown, y: 0.1)) == 1)
        #expect(Orientation.sign(a, b, Coordinate(x: (116.1).nextUp, y: 0.1)) == -1)
        let diagonal = (Coordinate(x: 0, y: 0), Coordinate(x: 3, y: 1))
        // 0.3 and 0.1 are rounded: three times the double nearest 0.1 is not the one nearest 0.3.
        #expect(Orientation.sign(diagonal.0, diagonal.1, Coordinate(x: 3 * 0.25, y: 0.25)) == 0)
        #expect(Orientation.sign(diagonal.0, diagonal.1, Coordinate(x: 0.3, y: 0.1)) == 1)
    }

    /// Coordinates are multiples of 2⁻⁵⁰ below 2⁸, so that integers of 128 bits hold everything.
    @Test("the sign is that of integer arithmetic", arguments: 1...40 as ClosedRange<UInt64>)
    func exactness(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        func integer(_ value: Double) -> Int128 { Int128(value * 0x1p45) }
        for _ in 0..<250 {
            func place() -> Coordinate {
                func ordinate() -> Double {
                    Double(Int.random(in: -(1 << 52)...(1 << 52), using: &generator)) * 0x1p-45
                }
                return Coordinate(x: ordinate(), y: ordinate())
            }
            let (a, b) = (place(), place())
            var c = place()
            if Bool.random(using: &generator) {
                // As near to the line as the grid of 2⁻⁴⁵ allows.
                let t = Double.random(in: -1...2, using: &generator)
                func snapped(_ a: Double, _ b: Double) -> Double {
                    let steps = ((a + t * (b - a)) * 0x1p45).rounded()
                    return (steps + Double(Int.random(in: -1...1, using: &generator))) * 0x1p-45
                }
                c = Coordinate(x: snapped(a.x, b.x), y: snapped(a.y, b.y))
            }
            let determinant =
                (integer(a.x) - integer(c.x)) * (integer(b.y) - integer(c.y))
                - (integer(a.y) - integer(c.y)) * (integer(b.x) - integer(c.x))
            #expect(
                Orientation.sign(a, b, c) == Int(determinant.signum()),
                "seed \(seed): \(a) \(b) \(c)"
            )
            #expect(Orientation.sign(b, a, c) == -Int(determinant.signum()), "seed \(seed)")
            #expect(Orientation.sign(b, c, a) == Int(determinant.signum()), "seed \(seed)")
        }
    }
}
