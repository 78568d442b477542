import ArgumentParser
import Reporting

/// Makes the history anew from the folders of the runs.
struct HistoryRebuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract:
            "Takes up runs from the folders of schedules; a damaged history is set aside first."
    )

    @OptionGroup var stateOption: StateOption

    func run() throws {
        let said = try HistoryRecovery.rebuild(
            try stateOption.directory(),
            mark: RunIdentifier.make(at: try Clock.time())
        )
        for line in said { Messages.say(line, .notice) }
    }
}
