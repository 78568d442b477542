import FoundationEssentials
import Glibc
import Layers

/// Puts a history in order after what a kill, a loss of power or a damaged disk left.
public enum HistoryRecovery {
    /// Opens the history for writing; a damaged one is set aside and made anew from the folders of
    /// the runs.
    ///
    /// - Parameter mark: What the name of a damaged file is told apart by.
    /// - Returns: The history, and what was done, a line each.
    /// - Throws: ``HistoryError``.
    public static func open(
        _ directory: StateDirectory,
        mark: String
    ) throws(HistoryError) -> (history: HistoryDatabase, said: [String]) {
        let lock = try HistoryDatabase.lock(directory.database)
        do {
            let history = try HistoryDatabase(writing: directory.database, lockedBy: lock)
            return (history, [])
        } catch  where error.kind == .corrupt {
            return try makeAnew(directory, mark: mark, after: error, lockedBy: lock)
        }
    }

    /// Takes up the runs that only folders know; a damaged history is set aside first.
    ///
    /// - Throws: ``HistoryError``, of kind `newer` for a history of a later version.
    public static func rebuild(
        _ directory: StateDirectory,
        mark: String
    ) throws(HistoryError) -> [String] {
        let (history, said) = try open(directory, mark: mark)
        guard said.isEmpty else { return said }
        let count = try takeUp(directory.runFolders, into: history)
        return ["the history is sound; \(count) runs were taken up from their folders"]
    }

    private static func makeAnew(
        _ directory: StateDirectory,
        mark: String,
        after error: HistoryError,
        lockedBy lock: borrowing FileLock
    ) throws(HistoryError) -> (history: HistoryDatabase, said: [String]) {
        let path = directory.database
        let aside = "\(path).\(mark).damaged"
        guard rename(path, aside) == 0 else {
            throw HistoryError(
                .unwritable,
                "\(path): the damaged history cannot be set aside",
                remedy: "check the permissions of its folder"
            )
        }
        // A journal of the old file must not be played into the new one.
        rename("\(path)-journal", "\(aside)-journal")
        let history = try HistoryDatabase(writing: path, lockedBy: lock)
        let count = try takeUp(directory.runFolders, into: history)
        return (
            history,
            [
                error.message, "the history was set aside as \(aside)",
                "the history was made anew from the folders of \(count) runs",
            ]
        )
    }

    /// Takes up runs whose folders the history does not know.
    private static func takeUp(
        _ folders: [String],
        into history: HistoryDatabase
    ) throws(HistoryError) -> Int {
        let known = try history.knownIDs()
        var runs: [StoredRun] = []
        for folder in folders {
            guard var run = StoredRun.inFolder(folder), !known.contains(run.id) else { continue }
            run.folder = folder
            runs.append(run)
        }
        runs.sort { ($0.started, $0.id) < ($1.started, $1.id) }
        for run in runs { try history.store(run) }
        return runs.count
    }

    /// Finishes or clears away what runs of a schedule left, while nobody runs it.
    ///
    /// A run that the history holds as done is published if only the last step is missing; one that
    /// was under way is marked as interrupted; drafts are removed, and folders that the history does
    /// not know are taken up.
    ///
    /// - Returns: What was done, a line each.
    static func settle(
        _ schedule: String,
        _ directory: StateDirectory,
        _ history: HistoryDatabase
    ) throws -> [String] {
        var said: [String] = []
        let folder = directory.runs(of: schedule)
        // A report made by hand may bear the same name, and has no time of a schedule.
        for var run in try history.runs(of: schedule) where run.period != nil {
            let draft = draft(of: run.id, in: folder)
            switch run.outcome {
            case .running:
                run.outcome = .interrupted
                run.message = "the run was cut short"
                try history.store(run)
                try? FileManager.default.removeItem(atPath: draft)
                said.append("the run \(run.id) was cut short; it is recorded as interrupted")
            case .done:
                guard let target = run.folder, access(target, F_OK) != 0, access(draft, F_OK) == 0
                else { continue }
                do {
                    try FolderSink.publish(draft, as: target)
                    said.append(
                        "the report of the run \(run.id) was complete and is now in its place"
                    )
                } catch { said.append("\(error)") }
            case .failed, .interrupted: break
            }
        }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where isLeftover(name) {
            let isKept = try history.runs(of: schedule).contains {
                $0.outcome == .done && ".\($0.id).part" == name
            }
            guard !isKept else { continue }
            try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
            said.append("the unfinished folder \(name) was removed")
        }
        let folders = names.filter { !$0.hasPrefix(".") && $0 != "latest" }
            .map { "\(folder)/\($0)" }
        let count = try takeUp(folders, into: history)
        if count > 0 { said.append("\(count) runs were taken up from their folders") }
        return said
    }

    /// Whether a name is one that runs give to what is not finished; others may have their own.
    private static func isLeftover(_ name: String) -> Bool {
        name.hasPrefix(".")
            && (name.hasSuffix(".part") || name.hasSuffix(".gone") || name.hasPrefix(".latest."))
    }

    /// Where a run of a schedule makes its folder.
    static func draft(of run: String, in folder: String) -> String { "\(folder)/.\(run).part" }
}
