import ArgumentParser
import FoundationEssentials
import Planning
import Reporting

/// Adds a schedule.
struct ScheduleAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Adds a schedule.",
        discussion: """
            Without --report, the report of the project that has the schedule's name is made, or one of \
            all there is. --on takes a calendar expression as systemd does: monthly, quarterly, weekly, \
            'Mon *-*-* 06:00', '*-01,04,07,10-01 06:00'. Without it, the period of the report's \
            definition in the project file counts.

            Examples:
              ikn schedule add bulanan --on monthly
              ikn schedule add ppu --report triwulan --for 64.09 --on '*-01,04,07,10-01 06:00'
            """
    )

    @Argument(help: "Name: small letters, digits and hyphens.")
    var name: String

    @Option(help: ArgumentHelp("Report that the project file defines.", valueName: "name"))
    var report: String?

    @Option(help: ArgumentHelp("When: a calendar expression.", valueName: "expression"))
    var on: String?

    @Option(
        name: .customLong("time-zone"),
        help: ArgumentHelp(
            "Time zone: \(CivilZone.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "zone"
        )
    )
    var zone = CivilZone.makassar.rawValue

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("Code of a regency or district to report on.", valueName: "code")
    )
    var region: String?

    @Option(help: ArgumentHelp("How many of the last folders stay.", valueName: "n"))
    var keepLast = 12

    @Option(help: ArgumentHelp("For how many days folders stay besides.", valueName: "days"))
    var keepDays: Int?

    @Flag(help: "Replace a schedule of that name.")
    var overwrite = false

    @OptionGroup var projectOption: ProjectOption
    @OptionGroup var stateOption: StateOption

    func run() throws {
        let project = try projectOption.load()
        // A schedule named like a report is one of that report.
        let report = report ?? project.reports.first { $0.name == name }?.name
        let definition = try report.map { try project.report($0) }
        guard let calendar = on ?? definition?.period else {
            throw PlanningError(
                .usage,
                "nothing says when the report is made",
                remedy: "pass --on, such as --on quarterly"
            )
        }
        // Whatever the report will stumble over is found now.
        let plan = try ReportPlan(definition, of: project)
        try plan.requireSecrets()
        let work = ReportRun(plan, of: project, register: try project.villages())
        try work.requireAlerts()
        _ = try work.snapshot(of: region)
        let here = FileManager.default.currentDirectoryPath
        let path = project.path.hasPrefix("/") ? project.path : "\(here)/\(project.path)"
        let schedule = try Schedule(
            name: name,
            project: path,
            report: report,
            region: region,
            calendar: calendar,
            zone: zone,
            keepLast: keepLast,
            keepDays: keepDays,
            added: try Clock.now()
        )
        let directory = try stateOption.directory()
        try ScheduleStore(directory).add(schedule, overwrite: overwrite)
        let languages = plan.languages.map(\.rawValue).joined(separator: ", ")
        Messages.say("schedule '\(name)' added: \(calendar) \(zone)")
        Messages.say("report: \(report ?? "of all there is"), languages \(languages)")
        if let next = try ScheduleTimes.next(schedule, count: 1).first {
            Messages.say("next: \(next)")
        }
        Messages.say("reports go to \(directory.runs(of: name))")
        Messages.say(
            "let the machine run it: ikn schedule install \(name) --systemd-user or --cron"
        )
    }
}
