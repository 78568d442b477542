import ArgumentParser

/// The runs there were.
struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "The runs of reports: what each read, and every number.",
        discussion: """
            Examples:
              ikn history list
              ikn history show latest
              ikn history show 20261101 --villages --format csv
              ikn history prune --keep-last 24
            """,
        subcommands: [
            HistoryListCommand.self, HistoryShowCommand.self, HistoryPruneCommand.self,
            HistoryRebuildCommand.self,
        ]
    )
}
