import FoundationEssentials
import GRDB

extension HistoryDatabase {
    /// Which parts of runs to read: villages are many.
    public enum Detail: Sendable {
        /// Times, settings and files.
        case head
        /// The head and all figures.
        case figures
        /// The figures and every village.
        case villages
    }

    /// The runs, oldest first.
    ///
    /// - Parameters:
    ///   - report: Only runs of this report, if given.
    ///   - detail: Which parts to read.
    public func runs(
        of report: String? = nil,
        detail: Detail = .head
    ) throws(HistoryError) -> [StoredRun] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT * FROM run WHERE ? IS NULL OR report = ? ORDER BY number",
                arguments: [report, report]
            ).map { try Self.run($0, detail, database) }
        }
        // What was taken up from folders has later numbers than what came after it.
        .sorted { ($0.startedSeconds ?? 0, $0.id) < ($1.startedSeconds ?? 0, $1.id) }
    }

    /// A run by its identifier, by a beginning of it that no other run shares, or `latest`.
    ///
    /// - Throws: ``HistoryError`` of kind `missing` that says what there is.
    public func run(_ name: String, detail: Detail) throws(HistoryError) -> StoredRun {
        let ids = try runs().filter { $0.outcome == .done || name != "latest" }.map(\.id)
        let found =
            name == "latest"
            ? ids.suffix(1)
            : ids.filter { $0 == name }.isEmpty
                ? ids.filter { $0.hasPrefix(name) }[...] : [name]
        guard let id = found.first, found.count == 1 else {
            throw HistoryError(
                .missing,
                found.isEmpty
                    ? "the history holds no run '\(name)'"
                    : "'\(name)' is the beginning of \(found.count) runs: "
                        + found.prefix(5).joined(separator: ", "),
                remedy: ids.isEmpty
                    ? "make a report first"
                    : "see 'ikn history list'; the last run is \(ids.last ?? "")"
            )
        }
        return try read { database in
            guard
                let row = try Row.fetchOne(
                    database,
                    sql: "SELECT * FROM run WHERE id = ?",
                    arguments: [id]
                )
            else { throw HistoryError(.missing, "the run \(id) is gone", remedy: "try again") }
            return try Self.run(row, detail, database)
        }
    }

    /// What became of the notices of a run.
    public func notices(of run: String) throws(HistoryError) -> [NoticeOutcome] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT receiver, sent, delivered, detail FROM notice
                    JOIN run ON run.number = notice.run WHERE run.id = ? ORDER BY receiver
                    """,
                arguments: [run]
            ).map { row in
                NoticeOutcome(
                    receiver: row["receiver"],
                    sent: row["sent"],
                    isDelivered: row["delivered"],
                    detail: row["detail"]
                )
            }
        }
    }

    private static func run(
        _ row: Row,
        _ detail: Detail,
        _ database: Database
    ) throws -> StoredRun {
        let number: Int64 = row["number"]
        var run = StoredRun(
            id: row["id"],
            report: row["report"],
            region: row["region"],
            period: row["period"],
            started: row["started"],
            project: row["project"]
        )
        run.finished = row["finished"]
        run.outcome = StoredRun.Outcome(rawValue: row["outcome"]) ?? .failed
        run.folder = row["folder"]
        run.message = row["message"]
        run.versions = try settings(row["versions"])
        run.method = try settings(row["method"])
        func rows(_ sql: String) throws -> [Row] {
            try Row.fetchAll(database, sql: sql, arguments: [number])
        }
        run.inputs = try rows("SELECT * FROM input WHERE run = ? ORDER BY path").map {
            StoredRun.Input(path: $0["path"], bytes: $0["bytes"], sha256: $0["sha256"])
        }
        run.alerts = try rows("SELECT * FROM alert WHERE run = ? ORDER BY position").map {
            AlertFinding(
                rule: $0["rule"],
                state: AlertFinding.State(rawValue: $0["state"]) ?? .unknown,
                value: $0["value"],
                previous: $0["previous"],
                reason: $0["reason"]
            )
        }
        guard detail != .head else { return run }
        run.figures = try rows("SELECT * FROM figure WHERE run = ? ORDER BY position").map { row in
            let ends: (Double?, Double?) = (row["lower"], row["upper"])
            let basis: String = row["basis"]
            return RunFigure(
                name: row["name"],
                zone: row["zone"],
                value: row["value"],
                standardError: row["standard_error"],
                interval: ends.0.flatMap { low in ends.1.map { [low, $0] } },
                count: row["count"],
                unit: row["unit"],
                basis: basis.split(separator: "\n").map(String.init)
            )
        }
        guard detail == .villages else { return run }
        var values: [String: [String: Double]] = [:]
        for row in try rows("SELECT code, name, value FROM village_value WHERE run = ?") {
            values[row["code"], default: [:]][row["name"]] = row["value"]
        }
        run.villages = try rows("SELECT * FROM village WHERE run = ? ORDER BY code").map {
            let code: String = $0["code"]
            return StoredRun.Village(
                code: code,
                name: $0["name"],
                zone: $0["zone"],
                className: $0["class"],
                values: values[code] ?? [:]
            )
        }
        return run
    }

    private static func settings(_ text: String) throws -> [String: String] {
        try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
    }
}
