import Layers
import Testing

@testable import Reporting

@Suite("Comparison of runs")
struct RunComparisonTests {
    @Test("a figure changes by the difference, with an error that pairs the villages")
    func change() throws {
        let then = SampleRuns.run("a", figures: ["mean(score)": 0.5], scores: [0.4, 0.6])
        let now = SampleRuns.run("b", figures: ["mean(score)": 0.6], scores: [0.5, 0.7])
        let comparison = RunComparison(from: then, to: now)
        let change = try #require(comparison.changes.first)
        #expect(abs(try #require(change.difference) - 0.1) < 1e-12)
        // Both villages rose alike.
        #expect(try #require(change.standardError) < 1e-12)
        #expect(change.isClear == true)
        #expect(comparison.sources.map(\.path) == ["villages.csv"])
        #expect(comparison.classMoves.isEmpty)
    }

    @Test("the change of a gap between zones has an error that pairs the villages")
    func gap() throws {
        func run(_ id: String, gap: Double, scores: [Double]) -> StoredRun {
            var run = SampleRuns.run(
                id,
                figures: ["gap(core, 0-5, km).difference": gap],
                scores: scores
            )
            for (number, zone) in ["core", "core", "0-5, km", "0-5, km"].enumerated() {
                run.villages[number].zone = zone
            }
            return run
        }
        let comparison = RunComparison(
            from: run("a", gap: -0.2, scores: [0.1, 0.3, 0.3, 0.5]),
            to: run("b", gap: -0.1, scores: [0.2, 0.4, 0.2, 0.6])
        )
        let change = try #require(comparison.changes.first)
        #expect(abs(try #require(change.difference) - 0.1) < 1e-12)
        // The first two rose alike; the others fell and rose by 0.1: the variance of that is 0.02, of
        // its mean 0.01.
        let error = try #require(change.standardError)
        #expect(abs(error - 0.1) < 1e-12)
        #expect(change.isClear == false)
    }

    @Test("the change of a share of villages has the error of a change of means of ones and zeros")
    func shares() throws {
        func run(_ id: String, _ name: String, share: Double, scores: [Double]) -> StoredRun {
            var run = SampleRuns.run(
                id,
                figures: [name: share],
                method: ["standard sd_3km": "3000 m to schools: sd"],
                scores: scores
            )
            run.figures[0].basis = ["service sd", "standard sd_3km"]
            for number in run.villages.indices {
                // Within the standard where the class is the higher one.
                run.villages[number].values["sd_m"] = scores[number] > 0.5 ? 3_000 : 3_000.5
            }
            return run
        }
        for name in ["class(maju).share", "within(sd_3km, sd).share"] {
            let comparison = RunComparison(
                from: run("a", name, share: 0.5, scores: [0.4, 0.6, 0.6, 0.4]),
                to: run("b", name, share: 0.75, scores: [0.6, 0.6, 0.4, 0.6])
            )
            let change = try #require(comparison.changes.first)
            // The changes are 1, 0, -1, 1: their squares about 0.25 sum to 2.75, the variance of the
            // mean of four is 2.75 / 3 / 4.
            let error = try #require(change.standardError, "\(name)")
            #expect(abs(error - (2.75 / 12).squareRoot()) < 1e-12)
        }
    }

    @Test("across a change of method there is a break and no difference")
    func breaks() throws {
        let then = SampleRuns.run(
            "a",
            figures: ["mean(score)": 0.5],
            method: ["indicator score": "column x of 2023"]
        )
        let now = SampleRuns.run(
            "b",
            figures: ["mean(score)": 0.6],
            method: ["indicator score": "column y of 2024"]
        )
        let comparison = RunComparison(from: then, to: now)
        let change = try #require(comparison.changes.first)
        #expect(change.breaks == ["indicator score"])
        #expect(change.difference == nil)
        #expect(comparison.settings.map(\.name) == ["indicator score"])
    }

    @Test("villages that changed class, came and went are listed")
    func villages() {
        let then = SampleRuns.run("a", scores: [0.4, 0.6])
        var now = SampleRuns.run("b", scores: [0.55, 0.6])
        now.villages[1].code = "64.09.01.2009"
        let comparison = RunComparison(from: then, to: now)
        #expect(comparison.classMoves.map(\.village.code) == ["64.09.01.2001"])
        #expect(comparison.comings.map(\.village.code) == ["64.09.01.2002", "64.09.01.2009"])
        #expect(comparison.zoneMoves.isEmpty)
    }

    @Test("equal runs differ in nothing")
    func equal() {
        let run = SampleRuns.run("a", figures: ["mean(score)": 0.5])
        let comparison = RunComparison(from: run, to: run)
        #expect(comparison.changes.allSatisfy { $0.difference == 0 })
        #expect(comparison.sources.isEmpty && comparison.settings.isEmpty)
        #expect(ResultLayers.changes(comparison).features.isEmpty)
    }

    @Test("figures of unlike bases break, and so does another region or another rule of computing")
    func bases() {
        let then = SampleRuns.run("a", figures: ["x": 1])
        var now = SampleRuns.run("b", figures: ["x": 2])
        now.figures[0].basis = ["indicator other"]
        func breaks() -> [String] { RunComparison(from: then, to: now).changes[0].breaks }
        #expect(breaks() == ["indicator other", "indicator score"])
        now.figures[0].basis = then.figures[0].basis
        now.method = ["region": "64.02", "rules": "2"]
        #expect(breaks() == ["region", "rules"])
        now.method = [:]
        #expect(breaks().isEmpty)
    }
}
