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

    // MARK: Writing

    /// Writes a run, in place of an earlier state of the same run.
    ///
    /// - Throws: ``HistoryError``; the history is then as it was before.
    public func store(_ run: StoredRun) throws(HistoryError) {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO run (id, report, region, period, started, finished, outcome,
                        project, folder, message, versions, method)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (id) DO UPDATE SET finished = excluded.finished,
                        outcome = excluded.outcome, folder = excluded.folder,
                        message = excluded.message, versions = excluded.versions,
                        method = excluded.method
                    """,
                arguments: [
                    run.id, run.report, run.region, run.period, run.started, run.finished,
                    run.outcome.rawValue, run.project, run.folder, run.message,
                    try Self.text(run.versions), try Self.text(run.method),
                ]
            )
            let number = try Int64.fetchOne(
                database,
                sql: "SELECT number FROM run WHERE id = ?",
                arguments: [run.id]
            )
            guard let number else { return }
            for table in ["input", "figure", "village", "village_value", "alert"] {
                try database.execute(sql: "DELETE FROM \(table) WHERE run = ?", arguments: [number])
            }
            try Self.insert(run, number, database)
        }
    }

    private static func insert(_ run: StoredRun, _ number: Int64, _ database: Database) throws {
        let input = try database.makeStatement(
            sql: "INSERT OR REPLACE INTO input VALUES (?, ?, ?, ?)"
        )
        for entry in run.inputs {
            try input.execute(arguments: [number, entry.path, entry.bytes, entry.sha256])
        }
        let figure = try database.makeStatement(
            sql: "INSERT INTO figure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        )
        for (position, entry) in run.figures.enumerated() {
            try figure.execute(arguments: [
                number, position, entry.name, entry.zone, entry.value, entry.standardError,
                entry.interval?.first, entry.interval?.last, entry.count, entry.unit,
                entry.basis.joined(separator: "\n"),
            ])
        }
        let village = try database.makeStatement(sql: "INSERT INTO village VALUES (?, ?, ?, ?, ?)")
        let value = try database.makeStatement(sql: "INSERT INTO village_value VALUES (?, ?, ?, ?)")
        for entry in run.villages {
            try village.execute(arguments: [
                number, entry.code, entry.name, entry.zone, entry.className,
            ])
            for (name, amount) in entry.values {
                try value.execute(arguments: [number, entry.code, name, amount])
            }
        }
        let alert = try database.makeStatement(
            sql: "INSERT INTO alert VALUES (?, ?, ?, ?, ?, ?, ?)"
        )
        for (position, entry) in run.alerts.enumerated() {
            try alert.execute(arguments: [
                number, position, entry.rule, entry.state.rawValue, entry.value, entry.previous,
                entry.reason,
            ])
        }
    }

    /// Notes what became of a notice.
    public func store(_ notice: NoticeOutcome, of run: String) throws(HistoryError) {
        try write { database in
            try database.execute(
                sql: """
                    INSERT OR REPLACE INTO notice
                    SELECT number, ?, ?, ?, ? FROM run WHERE id = ?
                    """,
                arguments: [
                    notice.receiver, notice.sent, notice.isDelivered, notice.detail, run,
                ]
            )
        }
    }

    /// Forgets runs with all that belongs to them, for good: their folders do not bring them back.
    public func remove(_ ids: [String]) throws(HistoryError) {
        try write { database in
            for id in ids {
                try database.execute(sql: "DELETE FROM run WHERE id = ?", arguments: [id])
                try database.execute(
                    sql: "INSERT OR IGNORE INTO forgotten VALUES (?)",
                    arguments: [id]
                )
            }
        }
        // Outside of a transaction: gives the room back to the disk.
        do {
            try queue.writeWithoutTransaction { try $0.execute(sql: "VACUUM") }
        } catch {
            throw Self.trouble(error, path)
        }
    }

    /// Marks reports made by hand that never ended.
    ///
    /// - Parameter moment: Seconds since 1970; later ones may still be under way.
    /// - Returns: What was done, a line each.
    public func markInterrupted(startedBefore moment: Int) throws(HistoryError) -> [String] {
        var said: [String] = []
        for var run in try runs() where run.outcome == .running && run.period == nil {
            guard run.startedSeconds ?? 0 < moment else { continue }
            run.outcome = .interrupted
            run.message = "the run was cut short"
            try store(run)
            said.append("the run \(run.id) was cut short; it is recorded as interrupted")
        }
        return said
    }

    /// Removes runs that a later one stands for.
    func replace(_ ids: [String]) throws(HistoryError) {
        try write { database in
            for id in ids {
                try database.execute(sql: "DELETE FROM run WHERE id = ?", arguments: [id])
            }
        }
    }

    /// The identifiers of runs that are in the history, or were and are forgotten.
    func knownIDs() throws(HistoryError) -> Set<String> {
        try read { database in
            try Set(
                String.fetchAll(database, sql: "SELECT id FROM run UNION SELECT id FROM forgotten")
            )
        }
    }

    // MARK: Reading

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

    private static func text(_ settings: [String: String]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(settings), as: UTF8.self)
    }

    private static func settings(_ text: String) throws -> [String: String] {
        try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
    }
}
