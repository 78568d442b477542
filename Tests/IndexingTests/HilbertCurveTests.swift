import GeometryModel
import TestSupport
import Testing

@testable import Indexing

@Suite("The curve of Hilbert")
struct HilbertCurveTests {
    /// The construction by quadrants, level by level.
    private static func value(_ x: UInt32, _ y: UInt32) -> UInt32 {
        var (x, y, value) = (x, y, UInt32(0))
        for level in (0..<16).reversed() {
            let side = UInt32(1) << UInt32(level)
            let (right, up): (UInt32, UInt32) = (x & side > 0 ? 1 : 0, y & side > 0 ? 1 : 0)
            value += side * side * ((3 * right) ^ up)
            if up == 0 {
                if right == 1 { (x, y) = (65_535 - x, 65_535 - y) }
                swap(&x, &y)
            }
        }
        return value
    }

    @Test("all levels at once give what level after level gives")
    func levels() {
        var generator = SeededGenerator(seed: 1)
        for (x, y) in [(0, 0), (65_535, 0), (0, 65_535), (65_535, 65_535)] as [(UInt32, UInt32)] {
            #expect(HilbertCurve.value(x: x, y: y) == Self.value(x, y))
        }
        for _ in 0..<10_000 {
            let x = UInt32.random(in: 0..<65_536, using: &generator)
            let y = UInt32.random(in: 0..<65_536, using: &generator)
            #expect(HilbertCurve.value(x: x, y: y) == Self.value(x, y), "\(x), \(y)")
        }
    }

    @Test("keys come in growing order, equal ones as they stood")
    func order() {
        var generator = SeededGenerator(seed: 2)
        let keys = (0..<5_000).map { _ in
            UInt32.random(in: 0...UInt32.max, using: &generator) >> 18
        }
        let expected = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
        #expect(RadixOrder.order(of: keys).map(Int.init) == expected)
        #expect(RadixOrder.order(of: []).isEmpty)
        #expect(RadixOrder.order(of: [.max, 0, 1 << 21]) == [1, 2, 0])
    }

    @Test("positions without a place do not disturb the others")
    func noPlace() {
        let positions = [
            Coordinate(x: .nan, y: 0), Coordinate(x: 1, y: 1), Coordinate(x: 0, y: .infinity),
            Coordinate(x: 0, y: 0),
        ]
        #expect(Set(HilbertCurve.order(of: positions)) == [0, 1, 2, 3])
        #expect(HilbertCurve.order(of: [Coordinate]()).isEmpty)
    }
}
