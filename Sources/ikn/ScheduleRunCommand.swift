import ArgumentParser
import Reporting

/// Makes the report of a schedule if one is due.
struct ScheduleRunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Makes the report of a schedule if one is due; the machine's scheduler calls it.",
        discussion: """
            Ends with 0 when nothing is due, with 75 when the schedule is running already, with 4 \
            when an alert fired, with 3 when rows or formats were left out.

            Examples:
              ikn schedule run triwulan
              ikn schedule run triwulan --force
            """
    )

    @Argument(help: "Name of the schedule.")
    var name: String

    @Flag(help: "Make a report although none is due.")
    var force = false

    @Flag(help: "Say nothing where nothing is due, and otherwise only what matters.")
    var quiet = false

    @OptionGroup var stateOption: StateOption

    func run() throws {
        let directory = try stateOption.directory()
        let schedule = try ScheduleStore(directory).schedule(name)
        let outcome = try ScheduledRun(schedule, in: directory, at: try Clock.now()) { line in
            Messages.say(line, .notice)
        }.run(isForced: force)
        switch outcome {
        case .notDue(let next):
            guard !quiet else { return }
            Messages.say("'\(name)' is not due" + (next.map { "; next: \($0)" } ?? ""))
        case .made(let result, let folder):
            print("\(folder)/\(result.first)")
            if !quiet { for line in result.summary { Messages.say(line) } }
            try ReportEnding(result).end()
        }
    }
}
