import GRDB

/// The tables of the history, and how older ones become the present ones.
enum HistorySchema {
    /// The steps from an empty file to the present tables; a step once published is never changed.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 runs") { database in try database.execute(sql: runs) }
        return migrator
    }

    private static let runs = """
        CREATE TABLE run (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            report TEXT NOT NULL,
            region TEXT,
            period TEXT,
            started TEXT NOT NULL,
            finished TEXT,
            outcome TEXT NOT NULL CHECK (outcome IN ('running', 'done', 'failed', 'interrupted')),
            project TEXT NOT NULL,
            folder TEXT,
            message TEXT,
            versions TEXT NOT NULL,
            method TEXT NOT NULL
        );
        CREATE INDEX run_by_report ON run (report, region, number);
        CREATE TABLE input (
            run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
            path TEXT NOT NULL,
            bytes INTEGER NOT NULL,
            sha256 TEXT NOT NULL,
            PRIMARY KEY (run, path)
        ) WITHOUT ROWID;
        CREATE TABLE figure (
            run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            zone TEXT,
            value REAL,
            standard_error REAL,
            lower REAL,
            upper REAL,
            count INTEGER NOT NULL,
            unit TEXT NOT NULL,
            basis TEXT NOT NULL,
            PRIMARY KEY (run, position)
        ) WITHOUT ROWID;
        CREATE INDEX figure_by_name ON figure (name, zone, run);
        CREATE TABLE village (
            run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
            code TEXT NOT NULL,
            name TEXT NOT NULL,
            zone TEXT,
            class TEXT,
            PRIMARY KEY (run, code)
        ) WITHOUT ROWID;
        CREATE TABLE village_value (
            run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
            code TEXT NOT NULL,
            name TEXT NOT NULL,
            value REAL NOT NULL,
            PRIMARY KEY (run, code, name)
        ) WITHOUT ROWID;
        CREATE TABLE alert (
            run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
            position INTEGER NOT NULL,
            rule TEXT NOT NULL,
            state TEXT NOT NULL,
            value REAL,
            previous REAL,
            reason TEXT,
            PRIMARY KEY (run, position)
        ) WITHOUT ROWID;
        CREATE TABLE forgotten (id TEXT PRIMARY KEY) WITHOUT ROWID;
        CREATE TABLE notice (
            run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
            receiver TEXT NOT NULL,
            sent TEXT NOT NULL,
            delivered INTEGER NOT NULL,
            detail TEXT NOT NULL,
            PRIMARY KEY (run, receiver)
        ) WITHOUT ROWID;
        """
}
