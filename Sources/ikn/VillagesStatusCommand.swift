import ArgumentParser
import Planning
import Reporting

/// In which class of an index villages are.
struct VillagesStatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract:
            "In which class villages are, what they lack to the next, and what holds them back.",
        discussion: """
            Kelurahan have no IDM; they are shown without a class. The score must exceed the limit of a \
            class to reach the next, so that at the limit nothing is lacking and the class is the lower.

            Examples:
              ikn villages status --format csv
              ikn villages status --summary
              ikn villages status --indicator idm_2024 --since idm_2023
            """
    )

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var zoneOptions: ZoneOptions
    @OptionGroup var outputOptions: OutputOptions

    @Option(
        help: ArgumentHelp(
            "Indicator with classes; the first of the project by default.",
            valueName: "name"
        )
    )
    var indicator: String?

    @Option(help: ArgumentHelp("The same index at an earlier date.", valueName: "name"))
    var since: String?

    @Flag(help: "Count villages by zone and class.")
    var summary = false

    func run() throws {
        let project = try projectOptions.load()
        let first = project.indicators.first { $0.classes != nil }?.name
        guard let name = indicator ?? first else {
            throw PlanningError(
                .usage,
                "\(project.path) names no indicator with classes",
                remedy: "give one a table of 'classes'"
            )
        }
        let query = try zoneOptions.query(project, projectOptions)
        let register = try projectOptions.register(of: project)
        let status = try DevelopmentStatus(
            project,
            try project.indicator(name),
            since: try since.map { try project.indicator($0) },
            among: try query.answer(for: register)
        )
        let zones = query.zones.zoneNames
        let account = InputAccount(register, core: query.core, zones: query.zones)
        try outputOptions.write(
            Answer(
                layer: summary
                    ? ResultLayers.statusCounts(status, zones: zones) : ResultLayers.status(status),
                terms: QueryTerms.of(query, register) + [("indicator", name)],
                tally: status.tally.counting(account.skipped),
                notes: account.notes
            )
        )
    }
}
