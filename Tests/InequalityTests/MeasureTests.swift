import Inequality
import Testing

@Suite("Keys of measures")
struct MeasureTests {
    @Test(
        "a key names a measure, and the measure spells the key",
        arguments: [
            "n", "mean", "cv", "gini", "gini_bc_n", "theil_t", "theil_l", "ge(2)", "ge(-1)",
            "ge(0.5)", "atkinson(0.5)", "atkinson(1)", "ede(2)", "kolm(0.001)", "hoover", "palma",
            "s80s20", "q50", "q2.5", "p90p10", "share_bottom40", "share_top10", "williamson",
        ]
    )
    func roundTrip(key: String) {
        #expect(Measure(key)?.key == key)
    }

    @Test("the entropies of order zero and one have names of their own")
    func theil() {
        #expect(Measure("ge(1)") == .theilT)
        #expect(Measure("ge(0)")?.key == "theil_l")
    }

    @Test(
        "a key without a meaning names nothing",
        arguments: [
            "", "Gini", "ge", "ge()", "ge(nan)", "ge(inf)", "ge(2", "atkinson(0)", "atkinson(-1)",
            "q", "q101", "q-5", "p90", "p90p", "pp", "p90p10p5", "share_bottom", "kolm(0)",
            "ge(0x10)",
        ]
    )
    func unknown(key: String) {
        #expect(Measure(key) == nil)
    }

    @Test("the headline measures are all defined for ordinary data, each with a distinct key")
    func headline() throws {
        let sample = try Sample(values: [3, 5, 9, 20], weights: [2, 3, 1, 4])
        for measure in Measure.headline { #expect(sample.outcome(measure).value != nil) }
        #expect(Set(Measure.headline.map(\.key)).count == Measure.headline.count)
    }

    @Test("a relative measure of data with negatives carries a warning")
    func negatives() throws {
        let sample = try Sample(values: [-5, 0, 10])
        #expect(sample.warnings(for: .gini) == [.negativeValues])
        #expect(sample.warnings(for: .theilT) == [])
        #expect(sample.warnings(for: .absoluteGini) == [])
    }
}
