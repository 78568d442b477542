import ArgumentParser
import Reporting

/// Where history, schedules and their reports are kept.
struct StateOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Folder of history and schedules; by default ~/.local/state/penyangga.",
            valueName: "folder"
        )
    )
    var state: String?

    func validate() throws {
        if state?.isEmpty == true { throw ValidationError("--state names no folder") }
    }

    /// The folder asked for.
    func directory() throws -> StateDirectory {
        try state.map { StateDirectory($0) } ?? StateDirectory.usual()
    }

    /// The history, if there is one yet.
    func history() throws -> HistoryDatabase {
        let directory = try directory()
        guard let history = try HistoryDatabase(reading: directory.database) else {
            throw HistoryError(
                .missing,
                "\(directory.database): there is no history yet",
                remedy: "make a report first, or name another folder with --state"
            )
        }
        return history
    }
}
