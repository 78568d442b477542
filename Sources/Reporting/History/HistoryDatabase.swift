import FoundationEssentials
import GRDB
import Glibc
import Layers

/// The runs of reports in a SQLite database: what each read, with which settings, and every number.
///
/// The database keeps SQLite's rollback journal, which also works on network shares where a
/// write-ahead log does not. A run is written in one transaction, so that it is there as a whole or
/// not at all.
public final class HistoryDatabase: Sendable {
    /// The file.
    public let path: String

    let queue: DatabaseQueue

    /// How long another process may hold the database before it counts as busy, in seconds.
    private static let patience = 20.0

    /// Opens a database, and makes it if it is not there.
    ///
    /// - Throws: ``HistoryError`` of kind `corrupt` for a damaged file, `newer` for one of a later
    ///   version, `unwritable` if the folder or the file cannot be written.
    public convenience init(writing path: String) throws(HistoryError) {
        try self.init(writing: path, lockedBy: Self.lock(path))
    }

    /// The right to open and make the tables of a database, held by one process at a time: two that
    /// find it empty at once would both make them.
    ///
    /// - Throws: ``HistoryError`` of kind `unwritable`.
    static func lock(_ path: String) throws(HistoryError) -> FileLock {
        try makeFolder(of: path)
        do {
            return try FileLock("\(path).lock")
        } catch {
            throw HistoryError(
                .unwritable,
                error.message,
                remedy: "check the permissions of the folder, or name another with --state"
            )
        }
    }

    /// Opens a database, and makes it if it is not there, for who holds the lock.
    convenience init(
        writing path: String,
        lockedBy lock: borrowing FileLock
    ) throws(HistoryError) {
        try self.init(path, isReadOnly: false)
    }

    private static func makeFolder(of path: String) throws(HistoryError) {
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            .joined(separator: "/")
        if !folder.isEmpty { try StateDirectory.make(folder) }
    }

    /// Opens a database that is there, without changing a word of it.
    ///
    /// - Returns: `nil` if there is none.
    /// - Throws: ``HistoryError`` of kind `corrupt`, `newer` or `busy`.
    public convenience init?(reading path: String) throws(HistoryError) {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        // Only who may write can undo what a killed process left half done.
        try self.init(path, isReadOnly: access(path, W_OK) != 0)
    }

    private init(_ path: String, isReadOnly: Bool) throws(HistoryError) {
        self.path = path
        var configuration = Configuration()
        configuration.readonly = isReadOnly
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(Self.patience)
        configuration.prepareDatabase { database in
            if !isReadOnly {
                try database.execute(sql: "PRAGMA journal_mode = DELETE")
                try database.execute(sql: "PRAGMA synchronous = FULL")
            }
        }
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
            let check = try queue.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
            guard check == "ok" else { throw Self.corrupt(path, check ?? "no answer") }
            let migrator = HistorySchema.migrator
            let (isNewer, isComplete) = try queue.read { database in
                (
                    try migrator.hasBeenSuperseded(database),
                    try migrator.hasCompletedMigrations(database)
                )
            }
            guard !isNewer else {
                throw HistoryError(
                    .newer,
                    "\(path): the history was written by a later version of Penyangga",
                    remedy: "update this program, or name another folder with --state"
                )
            }
            if !isReadOnly, !isComplete { try migrator.migrate(queue) }
        } catch {
            throw Self.trouble(error, path)
        }
    }

    /// What a failure of the database means.
    static func trouble(_ error: any Error, _ path: String) -> HistoryError {
        if let error = error as? HistoryError { return error }
        guard let error = error as? DatabaseError else {
            return HistoryError(.failed, "\(path): \(error)", remedy: "try again")
        }
        let said = error.message ?? "\(error.resultCode)"
        switch error.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: return corrupt(path, said)
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return HistoryError(
                .busy,
                "\(path): another run is writing the history",
                remedy: "try again later"
            )
        case .SQLITE_FULL:
            return HistoryError(
                .unwritable,
                "\(path): the disk is full",
                remedy: "free some space; nothing was written"
            )
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_IOERR, .SQLITE_AUTH:
            return HistoryError(
                .unwritable,
                "\(path): the history cannot be written: \(said)",
                remedy: "check the permissions of the file and its folder, or name another with "
                    + "--state"
            )
        default:
            return HistoryError(
                .failed,
                "\(path): the history cannot be used: \(said)",
                remedy: "try again, and report it if it stays so; nothing was changed"
            )
        }
    }

    private static func corrupt(_ path: String, _ said: String) -> HistoryError {
        HistoryError(
            .corrupt,
            "\(path): the history is damaged: \(said)",
            remedy: "rebuild it from the folders of the runs with 'ikn history rebuild'; the "
                + "damaged file is kept"
        )
    }

    /// Does work that reads.
    func read<Value>(_ work: (Database) throws -> Value) throws(HistoryError) -> Value {
        do {
            return try queue.read(work)
        } catch {
            throw Self.trouble(error, path)
        }
    }

    /// Does work that writes, all of it or nothing.
    func write<Value>(_ work: (Database) throws -> Value) throws(HistoryError) -> Value {
        do {
            return try queue.write(work)
        } catch {
            throw Self.trouble(error, path)
        }
    }
}
