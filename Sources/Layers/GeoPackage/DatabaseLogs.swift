import Glibc

/// The files in which SQLite keeps changes to a database that are not carried over yet.
struct DatabaseLogs {
    private let database: String

    init(of database: String) { self.database = database }

    /// Refuses a database that another program is changing, or was changing when it was ended: what
    /// it holds without its log is half of the change, and a log of another file would destroy it.
    ///
    /// - Throws: ``LayerError`` that names the log.
    func requireSettled(
        failingAs kind: LayerError.Kind,
        path: String,
        allowing allowed: String? = nil
    ) throws(LayerError) {
        for ending in ["-wal", "-journal"] where ending != allowed && size(ending) > 0 {
            throw LayerError(
                kind,
                path: path,
                message: "another program has changes open in it, which lie in \(path)\(ending)",
                remedy:
                    "close that program; if none is running, open the file in QGIS and close it, "
                    + "which settles the changes"
            )
        }
    }

    /// Whether there are changes in the log that readers can use.
    var hasChanges: Bool { size("-wal") > 0 }

    /// Removes what is left of logs without changes.
    func removeEmpty() { for ending in ["-wal", "-shm", "-journal"] { unlink(database + ending) } }

    private func size(_ ending: String) -> Int {
        var status = stat()
        return stat(database + ending, &status) == 0 ? Int(status.st_size) : 0
    }
}
