import FoundationEssentials
import Glibc

/// The folder that outlasts runs: history, schedules, locks, and the reports of schedules.
public struct StateDirectory: Hashable, Sendable {
    /// The folder.
    public let path: String

    /// Names the folder; a relative path starts at the current folder.
    public init(_ path: String) {
        var path =
            path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
        while path.count > 1, path.last == "/" { path.removeLast() }
        self.path = path
    }

    /// The folder of this user or service: that of systemd (`STATE_DIRECTORY`), or `penyangga` in
    /// `XDG_STATE_HOME`, which is `~/.local/state` where it is not set.
    ///
    /// - Throws: ``HistoryError`` if there is no home to put it in.
    public static func usual() throws(HistoryError) -> StateDirectory {
        func variable(_ name: String) -> String? {
            getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
        }
        if let service = variable("STATE_DIRECTORY")?.split(separator: ":").first {
            return StateDirectory(String(service))
        }
        // A relative path there is to be ignored (XDG Base Directory Specification).
        if let base = variable("XDG_STATE_HOME"), base.hasPrefix("/") {
            return StateDirectory("\(base)/penyangga")
        }
        guard let home = variable("HOME"), home.hasPrefix("/") else {
            throw HistoryError(
                .unwritable,
                "there is no home folder to keep the history in",
                remedy: "name a folder with --state"
            )
        }
        return StateDirectory("\(home)/.local/state/penyangga")
    }

    /// The database of runs.
    public var database: String { "\(path)/history.sqlite" }

    /// The folder of schedules.
    var schedules: String { "\(path)/schedules" }

    /// The file that a run of a schedule locks.
    func lock(of name: String) -> String { "\(path)/locks/\(name).lock" }

    /// The folder of the reports of a schedule.
    public func runs(of name: String) -> String { "\(path)/runs/\(name)" }

    /// Every folder of a run.
    var runFolders: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/runs")) ?? []
        return names.sorted().flatMap { name in
            let folder = "\(path)/runs/\(name)"
            let runs = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            return runs.sorted().filter { !$0.hasPrefix(".") && $0 != "latest" }
                .map { "\(folder)/\($0)" }
        }
    }

    /// Makes a folder with those above it.
    ///
    /// - Throws: ``HistoryError`` of kind `unwritable`.
    static func make(_ folder: String) throws(HistoryError) {
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true
            )
        } catch {
            throw HistoryError(
                .unwritable,
                "\(folder): the folder cannot be made",
                remedy: "name another with --state, or choose one you may write to"
            )
        }
    }
}
