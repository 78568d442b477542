import Foundation
import Planning

@testable import Reporting

/// Runs of a small report, written by hand.
enum SampleRuns {
    /// A run with two villages and a figure for each key.
    static func run(
        _ id: String,
        report: String = "tri",
        period: String? = nil,
        figures: [String: Double?] = [:],
        method: [String: String] = [:],
        scores: [Double] = [0.4, 0.6]
    ) -> StoredRun {
        var run = StoredRun(
            id: id,
            report: report,
            period: period,
            started: period ?? "2026-10-01T06:00:00+08:00",
            project: "ikn.toml"
        )
        run.outcome = .done
        run.finished = run.started
        run.versions = ["product": "1"]
        run.method = method
        run.inputs = [StoredRun.Input(path: "villages.csv", bytes: 10, sha256: "ab\(id)")]
        run.figures = figures.sorted { $0.key < $1.key }.map { name, value in
            RunFigure(
                name: name,
                value: value,
                standardError: 0.01,
                interval: [0.1, 0.2],
                count: 2,
                unit: "index",
                basis: ["indicator score"]
            )
        }
        run.alerts = [AlertFinding(rule: "villages > 0", state: .fired, value: 2)]
        run.villages = scores.enumerated().map { index, score in
            StoredRun.Village(
                code: "64.09.01.200\(index + 1)",
                name: "Desa \(index + 1)",
                zone: index == 0 ? "core" : nil,
                className: score > 0.5 ? "maju" : "berkembang",
                values: ["score": score, "distance_m": 10.25]
            )
        }
        return run
    }

    /// A folder that is removed when the body ends.
    static func withFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("penyangga-history-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder.path)
    }
}
