import ArgumentParser
import Layers
import Planning
import Reporting

/// Every village with its zone and its distance from the core.
struct ZonesQueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Every village with its zone and its distance from the core.",
        discussion: """
            Examples:
              ikn zones query --zones 5km,10km,25km --format csv -o zones.csv
              ikn zones query --villages desa.geojson --rule share --format geojson
              ikn zones query --zone core
            """
    )

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var zoneOptions: ZoneOptions
    @OptionGroup var outputOptions: OutputOptions

    @Option(
        name: .customLong("zone"),
        help: ArgumentHelp("Only this zone; may be repeated.", valueName: "name")
    )
    var onlyZones: [String] = []

    func run() throws {
        let project = try projectOptions.load()
        let query = try zoneOptions.query(project, projectOptions)
        for zone in onlyZones { try query.zones.requireZone(zone) }
        let register = try projectOptions.register(of: project)
        var found = try query.answer(for: register)
        if !onlyZones.isEmpty {
            found.memberships.removeAll { !onlyZones.contains($0.zone ?? "") }
        }
        try outputOptions.write(
            Answer(
                layer: ResultLayers.zones(found),
                terms: QueryTerms.of(query, register),
                tally: found.tally,
                notes: QueryTerms.notes(query, found, register)
            )
        )
    }
}
