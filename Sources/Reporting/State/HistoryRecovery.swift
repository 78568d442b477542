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
        do {
            return (try HistoryDatabase(writing: directory.database), [])
        } catch  where error.kind == .corrupt {
            return try rebuild(directory, mark: mark, after: error)
        }
    }

    /// Sets the history aside and makes it anew from the folders of the runs.
    ///
    /// - Throws: ``HistoryError``.
    public static func rebuild(
        _ directory: StateDirectory,
        mark: String,
        after error: HistoryError? = nil
    ) throws(HistoryError) -> (history: HistoryDatabase, said: [String]) {
        let path = directory.database
        var said: [String] = error.map { [$0.message] } ?? []
        if access(path, F_OK) == 0 {
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
            said.append("the history was set aside as \(aside)")
        }
        let history = try HistoryDatabase(writing: path)
        let count = try takeUp(directory.runFolders, into: history)
        said.append("the history was made anew from the folders of \(count) runs")
        return (history, said)
    }

    /// Takes up runs whose folders the history does not know.
    private static func takeUp(
        _ folders: [String],
        into history: HistoryDatabase
    ) throws(HistoryError) -> Int {
        let known = Set(try history.runs().map(\.id))
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
    /// was under way is marked as interrupted; drafts and folders without a run are removed or
    /// taken up.
    ///
    /// - Returns: What was done, a line each.
    static func settle(
        _ schedule: String,
        _ directory: StateDirectory,
        _ history: HistoryDatabase
    ) throws -> [String] {
        var said: [String] = []
        let folder = directory.runs(of: schedule)
        for var run in try history.runs(of: schedule) {
            guard let target = run.folder ?? (run.outcome == .running ? "" : nil) else { continue }
            let draft = draft(of: run.id, in: folder)
            switch run.outcome {
            case .running:
                run.outcome = .interrupted
                run.message = "the run was cut short"
                try history.store(run)
                try? FileManager.default.removeItem(atPath: draft)
                said.append("the run \(run.id) was cut short; it is recorded as interrupted")
            case .done
            where access(target, F_OK) != 0 && access(draft, F_OK) == 0:
                try FolderSink.publish(draft, as: target)
                said.append("the report of the run \(run.id) was complete and is now in its place")
            case .done, .failed, .interrupted: break
            }
        }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where name.hasPrefix(".") {
            try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
            said.append("the unfinished folder \(name) was removed")
        }
        let folders = names.filter { !$0.hasPrefix(".") && $0 != "latest" }
            .map { "\(folder)/\($0)" }
        let count = try takeUp(folders, into: history)
        if count > 0 { said.append("\(count) runs were taken up from their folders") }
        return said
    }

    /// Where a run of a schedule makes its folder.
    static func draft(of run: String, in folder: String) -> String { "\(folder)/.\(run).part" }
}
