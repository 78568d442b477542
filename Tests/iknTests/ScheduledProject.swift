import Foundation
import Glibc
import TestSupport
import Testing

/// A project of its own with a report, and a state beside it.
struct ScheduledProject {
    let folder: URL

    var state: String { folder.appending(path: "state").path }
    var runs: String { state + "/runs/tri" }

    /// Copies the data that come along, adds a report and schedules it.
    ///
    /// - Parameters:
    ///   - report: Further lines of the report.
    ///   - calendar: When it is made.
    ///   - now: The time it is added at, in seconds since 1970.
    init(_ report: String = "", calendar: String = "monthly", now: Int = Self.start) throws {
        folder = try Checkout.temporaryFolder()
        let data = folder.appending(path: "data")
        try FileManager.default.copyItem(at: Checkout.root.appending(path: "geodata"), to: data)
        let project = data.appending(path: "ikn.toml")
        let text = try String(contentsOf: project, encoding: .utf8)
        // Reports of the package are not those of the test.
        let own = text.split(separator: "[[reports]]", maxSplits: 1)[0]
        try """
        \(own)
        [[reports]]
        name = "uji"
        formats = ["md"]
        sections = ["summary", "changes"]
        \(report)

        """.write(to: project, atomically: true, encoding: .utf8)
        try "rahasia-1\nsecond line\n".write(
            to: data.appending(path: "token.txt"),
            atomically: true,
            encoding: .utf8
        )
        let added = try run(
            [
                "schedule", "add", "tri", "--report", "uji", "--project", project.path, "--on",
                calendar,
            ],
            at: now
        )
        try #require(added.code == 0, "\(added.errors)")
    }

    /// 2026-01-15 12:00 in WITA.
    static let start = 1_768_449_600

    /// A day of 2026 at noon in WITA, the 1st of January being 1.
    static func day(_ number: Int) -> Int { start + (number - 15) * 86_400 }

    /// Runs the program with the state of this project.
    func run(
        _ arguments: [String],
        at now: Int? = nil,
        environment: [String: String] = [:]
    ) throws -> CommandLineProgram.Run {
        var variables = environment
        if let now { variables["SOURCE_DATE_EPOCH"] = "\(now)" }
        return try CommandLineProgram.run(
            arguments + ["--state", state],
            environment: variables
        )
    }

    /// The rows of the history, by the names of columns.
    func history() throws -> [[String: String]] {
        let listed = try run(["history", "list", "--format", "csv"])
        try #require(listed.code == 0, "\(listed.errors)")
        let lines = listed.output.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
    }

    /// The folders of reports that can be seen.
    func folders() -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: runs)) ?? []
        return names.filter { !$0.hasPrefix(".") && $0 != "latest" }.sorted()
    }

    /// Changes the IDM of a village, as a new edition of the data does.
    func setScore(_ score: String, of code: String) throws {
        let path = folder.appending(path: "data/villages.csv")
        var lines = try String(contentsOf: path, encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let header = lines[0].split(separator: ",").map(String.init)
        let column = try #require(header.firstIndex(of: "idm_2024"))
        let row = try #require(lines.firstIndex { $0.hasPrefix(code + ",") })
        var cells = lines[row].split(separator: ",", omittingEmptySubsequences: false)
            .map(String.init)
        cells[column] = score
        lines[row] = cells.joined(separator: ",")
        try lines.joined(separator: "\n").write(to: path, atomically: true, encoding: .utf8)
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }
}
