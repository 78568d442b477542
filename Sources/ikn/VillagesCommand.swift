import ArgumentParser

/// Villages one by one.
struct VillagesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "villages",
        abstract: "One village's profile, villages by name, or the classes of all.",
        subcommands: [
            VillagesShowCommand.self, VillagesSearchCommand.self, VillagesStatusCommand.self,
        ]
    )
}
