import ArgumentParser
import Reporting

/// Forgets a schedule.
struct ScheduleRemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Forgets a schedule; its reports and its history stay.",
        discussion: """
            Units of systemd and lines of cron that were installed for it stay as well, and do \
            nothing more than say that there is no such schedule.
            """
    )

    @Argument(help: "Name of the schedule.")
    var name: String

    @OptionGroup var stateOption: StateOption

    func run() throws {
        let directory = try stateOption.directory()
        try ScheduleStore(directory).remove(name)
        Messages.say("schedule '\(name)' removed; its reports stay in \(directory.runs(of: name))")
    }
}
