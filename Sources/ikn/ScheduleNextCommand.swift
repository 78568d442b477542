import ArgumentParser
import Reporting

/// The next times of a schedule.
struct ScheduleNextCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "next",
        abstract: "The next times of a schedule, or of all, one a line."
    )

    @Argument(help: "Name of the schedule; all if it is left out.")
    var name: String?

    @Option(help: ArgumentHelp("How many times.", valueName: "n"))
    var count = 5

    @OptionGroup var stateOption: StateOption

    func validate() throws {
        guard (1...10_000).contains(count) else {
            throw ValidationError("--count is from 1 to 10000")
        }
    }

    func run() throws {
        let store = ScheduleStore(try stateOption.directory())
        let schedules = try name.map { [try store.schedule($0)] } ?? store.all().schedules
        for schedule in schedules {
            for time in try ScheduleTimes.next(schedule, count: count) {
                print(name == nil ? "\(schedule.name)\t\(time)" : time)
            }
        }
    }
}
