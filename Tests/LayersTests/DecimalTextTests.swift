import Glibc
import TestSupport
import Testing

@testable import Layers

@Suite("Numbers as text")
struct DecimalTextTests {
    static func scan(_ text: String) -> (value: Double?, end: Int) {
        var index = 0
        let value = DecimalText.scan(Array(text.utf8), at: &index)
        return (value, index)
    }

    /// The C library's `strtod` is correctly rounded and shares nothing with the scanner.
    static func check(_ text: String, seed: UInt64) {
        let (value, end) = scan(text)
        #expect(value?.bitPattern == strtod(text, nil).bitPattern, "seed \(seed): \(text)")
        #expect(end == text.utf8.count, "seed \(seed): \(text)")
    }

    /// 100,000 texts: up to 25 digits, points anywhere, exponents beyond both ends of the range.
    @Test(
        "random decimals are read to the nearest double",
        arguments: 1...10 as ClosedRange<UInt64>
    )
    func rounding(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        func digits(_ count: Int) -> String {
            String(
                (0..<count).map { _ in Character("\(Int.random(in: 0...9, using: &generator))") }
            )
        }
        for _ in 0..<10_000 {
            let count = Int.random(
                in: 1...(Bool.random(using: &generator) ? 8 : 25),
                using: &generator
            )
            var text = Bool.random(using: &generator) ? "-" : ""
            text +=
                Int.random(in: 0..<3, using: &generator) == 0
                ? "0" : "\(Int.random(in: 1...9, using: &generator))" + digits(count)
            if Bool.random(using: &generator) { text += "." + digits(count) }
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: text += "e\(Int.random(in: -22...22, using: &generator))"
            case 1: text += "E+\(Int.random(in: 0...330, using: &generator))"
            case 2: text += "e-\(Int.random(in: 280...360, using: &generator))"
            default: break
            }
            Self.check(text, seed: seed)
        }
    }

    @Test(
        "decimals halfway between two doubles are rounded to even",
        arguments: 1...10 as ClosedRange<UInt64>
    )
    func halfway(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            // Odd whole numbers from 2⁵³ to 2⁵⁴, and halves from 2⁵² to 2⁵³, lie halfway.
            let odd = UInt64.random(in: 1 << 53...1 << 54, using: &generator) | 1
            let half = UInt64.random(in: 1 << 52..<1 << 53, using: &generator)
            for text in [
                "\(odd)", "\(odd)000e-3", "\(odd).0000000000", "\(half).5", "\(half).50",
                "\(odd).00000001", "\(half).4999999999999999999",
            ] {
                Self.check(text, seed: seed)
            }
        }
    }

    @Test("any double comes back from its shortest text", arguments: 1...10 as ClosedRange<UInt64>)
    func shortestRoundTrip(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<1_000 {
            let value = Double(bitPattern: .random(in: 0...UInt64.max, using: &generator))
            guard value.isFinite else { continue }
            #expect(Self.scan(DecimalText.shortest(value)).value == value, "seed \(seed): \(value)")
        }
    }

    @Test(
        "numbers at the ends of the range",
        arguments: [
            ("5e-324", 0x1p-1074), ("2.4703282292062328e-324", 0x1p-1074),
            ("2.4703282292062327e-324", 0),
            ("2.2250738585072011e-308", Double.leastNormalMagnitude.nextDown),
            ("1.7976931348623157e308", .greatestFiniteMagnitude), ("0e999999999999999999999", 0),
            ("1e-999999999999999999999", 0), ("123456789012345678", 123_456_789_012_345_680),
            ("9007199254740993", 9_007_199_254_740_992), ("1e22", 1e22), ("1e23", 1e23),
            ("0." + String(repeating: "0", count: 10_002) + "1e10003", 1),
            ("1" + String(repeating: "0", count: 10_001) + "e-10001", 1),
        ] as [(String, Double)]
    )
    func extremes(text: String, value: Double) {
        #expect(Self.scan(text).value == value)
    }

    @Test("a negative zero keeps its sign")
    func negativeZero() {
        #expect(Self.scan("-0.0").value?.sign == .minus)
    }

    @Test(
        "a text that is no JSON number is not taken, and the place does not move",
        arguments: [
            "", "-", "+1", ".5", "1.", "1.e3", "01", "-01", "00", "1e", "1e+", "e5", "nan", "inf",
            "١",
        ]
    )
    func refusals(text: String) {
        let (value, end) = Self.scan(text)
        #expect(value == nil)
        #expect(end == 0)
    }

    @Test(
        "a number ends where it ends",
        arguments: [("1,2", 1), ("12]", 2), ("1.5e3}", 5), ("0 1", 1)]
    )
    func ends(text: String, end: Int) {
        #expect(Self.scan(text).end == end)
    }

    @Test(
        "fixed decimals are rounded half away from zero, and zero has no sign",
        arguments: [
            (0, 0, "0"), (0.5, 0, "1"), (1.5, 0, "2"), (2.5, 0, "3"), (-0.5, 0, "-1"),
            (-0.4, 0, "0"), (0, 2, "0.00"), (-0.0, 2, "0.00"), (-0.004, 2, "0.00"),
            (0.125, 2, "0.13"), (-0.125, 2, "-0.13"), (0.375, 2, "0.38"), (1.25, 1, "1.3"),
            (9.996, 2, "10.00"), (0.07, 2, "0.07"), (1_234.56, 1, "1234.6"),
            (33_282.9, 3, "33282.900"),
            (116.700_000_05, 7, "116.7000001"), (-0.97, 7, "-0.9700000"), (1e-9, 7, "0.0000000"),
            (-1e-9, 7, "0.0000000"), (999_999.999_999, 2, "1000000.00"),
            (1e14, 2, "100000000000000.00"),
            (858_439_700_000_000, 2, "858439700000000.00"), (-1e14, 3, "-100000000000000.000"),
            (70_368_744_177_664.25, 2, "70368744177664.25"),
            (4_503_599_627_370_495.5, 1, "4503599627370495.5"),
            (9_007_199_254_740_992, 0, "9007199254740992"),
            (.nan, 2, "nan"), (.infinity, 2, "inf"), (-.infinity, 2, "-inf"),
        ] as [(Double, Int, String)]
    )
    func fixed(value: Double, decimals: Int, text: String) {
        #expect(DecimalText.fixed(value, decimals: decimals) == text)
    }

    @Test(
        "the shortest text has no more digits than it needs",
        arguments: [
            (0, "0"), (-0.0, "0"), (1, "1"), (-17, "-17"), (0.1, "0.1"),
            (1.0 / 3, "0.3333333333333333"),
            (123_456_789, "123456789"), (2_561.42, "2561.42"),
            (999_999_999_999_999, "999999999999999"),
            (6_409_040_220_040_001, "6409040220040001"),
            (9_007_199_254_740_992, "9007199254740992"),
        ] as [(Double, String)]
    )
    func shortest(value: Double, text: String) {
        #expect(DecimalText.shortest(value) == text)
    }
}
