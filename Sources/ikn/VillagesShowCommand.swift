import ArgumentParser
import GeometryModel
import Layers
import Planning
import Reporting

/// What is known of one village.
struct VillagesShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "What is known of one village: zone, distance, indicators, services.",
        discussion: "Example: ikn villages show 64.09.04.2004"
    )

    @Argument(help: "Kemendagri code, such as 64.09.04.2004.")
    var code: String

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var zoneOptions: ZoneOptions
    @OptionGroup var outputOptions: OutputOptions

    func run() throws {
        let project = try projectOptions.load()
        let register = try projectOptions.register(of: project)
        guard let key = VillageCode(kemendagri: code) else {
            throw PlanningError(
                .usage,
                "'\(code)' is no Kemendagri code of a village",
                remedy: "write it like 64.09.04.2004, or look it up with 'ikn villages search'"
            )
        }
        guard let village = register[key] else {
            throw PlanningError(
                .usage,
                "no village has the code \(key) in \(register.source)",
                remedy: "look it up with 'ikn villages search NAME'"
            )
        }
        let query = try zoneOptions.query(project, projectOptions)
        let profile = try VillageProfile(of: village, in: project, register, query)
        try outputOptions.write(
            Answer(
                layer: ResultLayers.profile(profile),
                terms: QueryTerms.of(query, register),
                tally: Tally(read: 1)
            )
        )
    }
}
