import ArgumentParser

/// Villages one by one.
struct VillagesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "villages",
        abstract: "One village's profile, or villages by name.",
        subcommands: [VillagesShowCommand.self, VillagesSearchCommand.self]
    )
}
