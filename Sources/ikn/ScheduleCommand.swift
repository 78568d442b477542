import ArgumentParser

/// Reports that come by themselves.
struct ScheduleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule",
        abstract: "Reports that are made again and again.",
        discussion: """
            A schedule says when a report is made. The machine's own scheduler calls 'ikn schedule \
            run', which makes a report if one is due, and otherwise ends at once: times that were \
            missed are caught up by one report. Each report gets a folder of its own, complete or \
            absent, and the name 'latest' means the last.

            Examples:
              ikn schedule add triwulan --on quarterly --report triwulan
              ikn schedule next triwulan
              ikn schedule install triwulan --systemd-user
              ikn schedule run triwulan
            """,
        subcommands: [
            ScheduleAddCommand.self, ScheduleListCommand.self, ScheduleRemoveCommand.self,
            ScheduleNextCommand.self, ScheduleRunCommand.self, ScheduleInstallCommand.self,
        ]
    )
}
