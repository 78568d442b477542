import ArgumentParser
import Layers
import Planning
import Reporting

/// All schedules, with their last run and their next time.
struct ScheduleListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "All schedules, with their last run and their next time."
    )

    @OptionGroup var stateOption: StateOption
    @OptionGroup var outputOptions: OutputOptions

    func run() throws {
        let directory = try stateOption.directory()
        let (schedules, mistakes) = try ScheduleStore(directory).all()
        for mistake in mistakes { Messages.say("\(mistake)", .warning) }
        let history = try HistoryDatabase(reading: directory.database)
        let features = try schedules.map { schedule in
            let last = try history?.runs(of: schedule.name).last
            return Feature(values: [
                .text(schedule.name), .text(schedule.calendar), .text(schedule.zone),
                Cell(schedule.report), Cell(schedule.region),
                Cell(try ScheduleTimes.next(schedule, count: 1).first), Cell(last?.started),
                Cell(last?.outcome.rawValue), .text(schedule.project),
            ])
        }
        let layer = Layer(
            name: "schedules",
            columns: [
                "name", "on", "zone", "report", "region", "next", "last", "outcome", "project",
            ].map { Column($0) },
            features: features
        )
        try outputOptions.write(Answer(layer: layer, tally: Tally(read: schedules.count)))
    }
}
