import ArgumentParser
import GeometryModel
import Layers
import Planning
import Reporting

/// Villages whose name, district, regency or code holds a text.
struct VillagesSearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Villages whose name, district, regency or code holds a text.",
        discussion: "Example: ikn villages search sukaraja"
    )

    @Argument(help: "Part of a name or code; letter case, blanks and hyphens do not count.")
    var text: String

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    func run() throws {
        let project = try projectOptions.load()
        let register = try projectOptions.register(of: project)
        let found = register.search(text)
        guard !found.isEmpty else {
            throw PlanningError(
                .usage,
                "no village matches '\(text)' in \(register.source)",
                remedy: "try a shorter part of the name, or the code"
            )
        }
        let layer = Layer(
            name: "villages",
            columns: ["code", "name", "kind", "district", "regency"].map { Column($0) },
            features: found.map { village in
                Feature(
                    id: village.code.text,
                    values: [
                        .text(village.code.text), .text(village.name),
                        .text(village.kind.rawValue), .text(village.district),
                        .text(village.regency),
                    ],
                    geometry: .point(village.point)
                )
            }
        )
        let terms = [("villages", register.source), ("text", text)]
        try outputOptions.write(Answer(layer: layer, terms: terms, tally: register.tally))
    }
}
