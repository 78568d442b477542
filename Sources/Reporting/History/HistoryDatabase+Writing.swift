import FoundationEssentials
import GRDB

extension HistoryDatabase {
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

    private static func text(_ settings: [String: String]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(settings), as: UTF8.self)
    }
}
