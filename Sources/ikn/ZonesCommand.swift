import ArgumentParser

/// Villages by zone.
struct ZonesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "zones",
        abstract: "Which villages lie in which zone around the core.",
        subcommands: [
            ZonesQueryCommand.self, ZonesSummaryCommand.self, ZonesAssignCommand.self,
            ZonesBufferCommand.self,
        ],
        defaultSubcommand: ZonesQueryCommand.self
    )
}
