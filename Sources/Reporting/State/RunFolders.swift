import FoundationEssentials
import Glibc

/// The folders of the reports of one schedule.
struct RunFolders {
    /// The folder that holds them.
    let path: String

    /// Lets the name `latest` mean a folder, in one step.
    ///
    /// - Throws: ``HistoryError`` of kind `unwritable`.
    func setLatest(_ name: String) throws(HistoryError) {
        let draft = "\(path)/.latest.\(getpid())"
        unlink(draft)
        guard symlink(name, draft) == 0, rename(draft, "\(path)/latest") == 0 else {
            throw HistoryError(
                .unwritable,
                "\(path)/latest: the link cannot be set: \(String(cString: strerror(errno)))",
                remedy: "check the permissions of the folder"
            )
        }
    }

    /// The folder that `latest` means; `nil` if there is none.
    var latest: String? {
        try? FileManager.default.destinationOfSymbolicLink(atPath: "\(path)/latest")
    }

    /// Removes folders of good runs that are neither among the last nor young enough.
    ///
    /// - Parameters:
    ///   - runs: The good runs with their folders, oldest first.
    ///   - keepLast: How many of the last stay whatever their age.
    ///   - youngest: The second since 1970 from which on all stay; `nil` for none.
    /// - Returns: The runs whose folders were removed.
    func prune(_ runs: [StoredRun], keepLast: Int, since youngest: Int?) -> [StoredRun] {
        let old = runs.dropLast(keepLast).filter { run in
            youngest.map { (run.startedSeconds ?? 0) < $0 } ?? true
        }
        return old.filter { run in
            guard let folder = run.folder, folder.hasPrefix(path + "/"),
                folder != "\(path)/\(latest ?? "")", access(folder, F_OK) == 0
            else { return false }
            // Out of sight at once, so that a kill leaves no half of a report.
            let name = folder.dropFirst(path.count + 1)
            let hidden = "\(path)/.\(name).gone"
            guard rename(folder, hidden) == 0 else { return false }
            try? FileManager.default.removeItem(atPath: hidden)
            return true
        }
    }
}
