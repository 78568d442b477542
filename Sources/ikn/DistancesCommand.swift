import ArgumentParser
import Layers
import Planning
import Reporting

/// How far each village is from the nearest places of each service.
struct DistancesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "distances",
        abstract: "Geodesic distances from each village to the nearest places of each service.",
        discussion: """
            Examples:
              ikn distances --format csv -o distances.csv
              ikn distances --service puskesmas --service port_container --count 3
            """
    )

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    @Option(
        name: .customLong("service"),
        help: ArgumentHelp("Only this service; may be repeated.", valueName: "name")
    )
    var names: [String] = []

    @Option(help: "How many of the nearest places to keep.")
    var count = 1

    func validate() throws {
        guard count > 0 else { throw ValidationError("--count must be at least 1") }
    }

    func run() throws {
        let project = try projectOptions.load()
        let services = try ServiceChoice.services(named: names, of: project)
        let register = try projectOptions.register(of: project)
        let distances = ServiceDistances(of: register.villages, to: services, count: count)
        try outputOptions.write(
            Answer(
                layer: ResultLayers.distances(distances),
                terms: [("villages", register.source)] + ServiceChoice.terms(services),
                tally: ServiceChoice.tally(register, services),
                notes: ServiceChoice.notes(distances)
            )
        )
    }
}
