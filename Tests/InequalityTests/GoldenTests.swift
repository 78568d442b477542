import Foundation
import Inequality
import Testing

@Suite("Golden values")
struct GoldenTests {
    @Test(
        "every value of a kind is reproduced to the tolerance of its case",
        arguments: Golden.kinds
    )
    func kind(_ kind: String) throws {
        let evaluate = try #require(GoldenKinds.evaluators[kind], "unknown kind \(kind)")
        var checked = 0
        for golden in Golden.cases where golden.kind == kind {
            let results = try evaluate(golden)
            for (key, expected) in golden.expected {
                checked += 1
                let mismatch = Self.mismatch(results[key], expected, golden: golden, key: key)
                #expect(mismatch == nil, "\(golden.name) \(key): \(mismatch ?? "")")
            }
        }
        #expect(checked > 0, "no value of kind \(kind) was checked")
        print("golden \(kind): \(checked) values checked")
    }

    @Test("there are golden values")
    func presence() { #expect(!Golden.cases.isEmpty, "no golden value in \(Golden.folder.path)") }

    /// What is wrong with a result, or `nil`.
    ///
    /// A word may agree with one of several that are right. A list compares with the tolerance times its largest entry. A reference of zero compares with
    /// 10⁻¹⁴, times the mean for quantities in the units of the data.
    static func mismatch(
        _ computed: Computed?,
        _ expected: GoldenValue,
        golden: GoldenCase,
        key: String
    ) -> String? {
        let failure = "expected \(expected), found \(computed.map { "\($0)" } ?? "nothing")"
        guard let computed else { return failure }
        let agrees: Bool =
            switch (computed, expected) {
            case (.outcome(.defined(let found)), .number(let wanted)):
                abs(found - wanted) <= margin(wanted, golden)
            case (.outcome(.undefined(let reason)), .undefined(let wanted)):
                wanted == nil || wanted == reason.rawValue
            case (.list(let found), .list(let wanted)):
                found.count == wanted.count
                    && zip(found, wanted).allSatisfy {
                        abs($0 - $1) <= margin(wanted.map(abs).max() ?? 0, golden)
                    }
            case (.words(let found), .words(let wanted)): found == wanted
            case (.words(let found), .word(let wanted)): found.contains(wanted)
            default: false
            }
        return agrees ? nil : failure
    }

    private static func margin(_ wanted: Double, _ golden: GoldenCase) -> Double {
        // What is zero but for the sixtieth digit of the reference is zero.
        if abs(wanted) > 1e-50 { return golden.tolerance * abs(wanted) }
        let mean = golden.numbers("x").map { $0.reduce(0, +) / Double($0.count) } ?? 1
        return 1e-14 * max(1, abs(mean))
    }
}
