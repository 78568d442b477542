import ArgumentParser

/// The data behind the answers.
struct DataCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "data",
        abstract: "The data behind the answers: what there is, and whether it is sound.",
        subcommands: [
            DataListCommand.self, DataCheckCommand.self, DataJoinCommand.self,
            DataFetchCommand.self,
        ]
    )
}
