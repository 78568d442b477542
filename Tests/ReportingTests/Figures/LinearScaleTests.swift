import Testing

@testable import Reporting

@Suite("Round axes")
struct LinearScaleTests {
    @Test(
        "Ticks stand at round steps around the values",
        arguments: [
            ([0, 1], 5, [0, 0.2, 0.4, 0.6, 0.8, 1], 1),
            ([0, 363], 8, [0, 50, 100, 150, 200, 250, 300, 350, 400], 0),
            ([0.526, 0.991], 6, [0.5, 0.6, 0.7, 0.8, 0.9, 1], 1),
            ([-0.03, 0.04], 6, [-0.04, -0.02, 0, 0.02, 0.04], 2),
            ([0], 5, [0, 0.2, 0.4, 0.6, 0.8, 1], 1), ([], 2, [0, 0.5, 1], 1),
            ([.nan, 0, .infinity, 10], 5, [0, 2, 4, 6, 8, 10], 0),
        ] as [([Double], Int, [Double], Int)]
    )
    func ticks(values: [Double], steps: Int, ticks: [Double], places: Int) {
        let scale = LinearScale(covering: values, maximumSteps: steps)
        #expect(scale.ticks == ticks)
        #expect(scale.places == places)
    }

    @Test("An axis covers its values with no more steps than asked", arguments: 1...9)
    func coverage(steps: Int) {
        for (lower, upper) in [(0.1, 0.3), (-7, 1234.5), (99.99, 100.01), (1e-9, 2e-9), (5, 5)] {
            let scale = LinearScale(covering: [lower, upper], maximumSteps: max(steps, 2))
            #expect(scale.lower <= lower && upper <= scale.upper)
            #expect(scale.ticks.count - 1 <= max(steps, 2))
            #expect(scale.ticks.count >= 2)
        }
    }
}
