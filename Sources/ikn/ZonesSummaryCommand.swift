import ArgumentParser
import Layers
import Planning
import Reporting

/// Villages, people and land for each zone and regency.
struct ZonesSummaryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "summary",
        abstract: "Villages, people and land for each zone and regency.",
        discussion: """
            Examples:
              ikn zones summary
              ikn zones summary --zones samarinda_2022_09 --format csv
            """
    )

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var zoneOptions: ZoneOptions
    @OptionGroup var outputOptions: OutputOptions

    func run() throws {
        let project = try projectOptions.load()
        let query = try zoneOptions.query(project, projectOptions)
        let register = try projectOptions.register(of: project)
        let found = try query.answer(for: register)
        let summary = ZoneSummary(found, population: project.population)
        var notes = QueryTerms.notes(query, found, register)
        if project.population == nil { notes.append(QueryTerms.noPopulation) }
        try outputOptions.write(
            Answer(
                layer: ResultLayers.summary(summary),
                terms: QueryTerms.of(query, register),
                tally: found.tally,
                notes: notes
            )
        )
    }
}
