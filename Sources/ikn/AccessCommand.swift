import ArgumentParser
import Layers
import Planning
import Reporting

/// The share of villages and people within the distance a standard asks for.
struct AccessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access",
        abstract: "Villages and people of each zone within published standards of distance.",
        discussion: """
            Standards made for towns are marked as urban references in their label.

            Examples:
              ikn access
              ikn access --standard sd_3km_rural --format json
            """
    )

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var zoneOptions: ZoneOptions
    @OptionGroup var outputOptions: OutputOptions

    @Option(
        name: .customLong("standard"),
        help: ArgumentHelp("Only this standard; may be repeated.", valueName: "id")
    )
    var ids: [String] = []

    func run() throws {
        let project = try projectOptions.load()
        let query = try zoneOptions.query(project, projectOptions)
        var standards = try project.standards()
        for id in ids { try AccessStandard.require(id, in: standards) }
        if !ids.isEmpty { standards.removeAll { !ids.contains($0.id) } }
        let register = try projectOptions.register(of: project)
        let services = try project.services()
        let measured = services.filter { service in standards.contains { $0.applies(to: service) } }
        let distances = ServiceDistances(of: register.villages, to: measured)
        let found = try query.answer(for: register)
        let access = AccessAnswer(
            of: found.memberships,
            zones: query.zones.zoneNames,
            distances: distances,
            standards: standards,
            population: project.population
        )
        var notes = QueryTerms.notes(query, found, register) + ServiceChoice.notes(distances)
        if project.population == nil { notes.append(QueryTerms.noPopulation) }
        let unmeasured = standards.filter { standard in
            !services.contains { standard.applies(to: $0) }
        }
        if !unmeasured.isEmpty {
            let list = unmeasured.map(\.id).joined(separator: ", ")
            notes.append(
                LocalizedText(
                    id: "standar tanpa data layanan: \(list)",
                    en: "standards without data on the service: \(list)"
                )
            )
        }
        try outputOptions.write(
            Answer(
                layer: ResultLayers.access(access),
                terms: QueryTerms.of(query, register) + ServiceChoice.terms(measured),
                tally: ServiceChoice.tally(found.tally, measured),
                notes: notes
            )
        )
    }
}
