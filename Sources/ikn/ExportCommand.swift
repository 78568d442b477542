import ArgumentParser
import Layers
import Planning
import Reporting

/// Any result as a file for another program.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Any result as a file for QGIS or another program.",
        discussion: """
            GeoJSON and CSV are written here; every other format by GDAL's ogr2ogr. A GeoJSON of \
            villages comes with a style beside it (.qml), which QGIS applies on opening.

            Examples:
              ikn export villages -o villages.geojson
              ikn export zones -o zones.gpkg
              ikn export distances -o distances.xlsx
            """
    )

    /// What can be exported.
    enum Result: String, ExpressibleByArgument, CaseIterable {
        case zones, summary, buffers, distances, access, villages
    }

    @Argument(help: "Result: zones, summary, buffers, distances, access or villages.")
    var result: Result

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var zoneOptions: ZoneOptions
    @OptionGroup var languageOption: LanguageOption

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("File to write; its ending names the format.", valueName: "file")
    )
    var output: String

    @Flag(help: "Replace the file if it exists.")
    var overwrite = false

    @Flag(help: "Say nothing but errors on standard error.")
    var quiet = false

    func run() throws {
        let project = try projectOptions.load()
        let register = try projectOptions.register(of: project)
        let query = try zoneOptions.query(project, projectOptions)
        let zones = try query.answer(for: register)
        let format = OutputFormat(fileName: output)
        let hasStyle = format == .geojson && (result == .zones || result == .villages)
        let stylePath = String(output.dropLast("geojson".count)) + "qml"
        if hasStyle { try FileSink.requireFree(stylePath, overwrite: overwrite) }
        let answer = try answer(project, register, query, zones)
        var options = OutputOptions()
        options.format = format
        options.output = output
        options.overwrite = overwrite
        options.quiet = quiet
        options.languageOption = languageOption
        guard format == nil else {
            try options.write(answer)
            if hasStyle {
                let style = QGISStyle.zones(query.zones.zoneNames, isArea: register.hasLand)
                try OutputFile.write(style, to: stylePath, overwrite: overwrite)
            }
            return
        }
        try OGRWriter.write(answer.layer, to: output, overwrite: overwrite)
        options.explain(answer)
        if !answer.tally.defects.isEmpty { throw ExitStatus.skipped }
    }

    private func answer(
        _ project: Project,
        _ register: VillageRegister,
        _ query: ZoneQuery,
        _ zones: ZoneQuery.Answer
    ) throws -> Answer {
        var tally = zones.tally
        if result == .distances || result == .access {
            tally = ServiceChoice.tally(register, try project.services())
        }
        return Answer(
            layer: try layer(project, register, query, zones),
            terms: QueryTerms.of(query, register),
            tally: tally,
            notes: QueryTerms.notes(query, zones, register)
        )
    }

    private func layer(
        _ project: Project,
        _ register: VillageRegister,
        _ query: ZoneQuery,
        _ zones: ZoneQuery.Answer
    ) throws -> Layer {
        switch result {
        case .zones: return ResultLayers.zones(zones)
        case .summary:
            return ResultLayers.summary(ZoneSummary(zones, population: project.population))
        case .distances:
            let services = try project.services()
            return ResultLayers.distances(
                ServiceDistances(of: register.villages, to: services)
            )
        case .access:
            let services = try project.services()
            return ResultLayers.access(
                AccessAnswer(
                    of: zones.memberships,
                    zones: query.zones.zoneNames,
                    distances: ServiceDistances(of: register.villages, to: services),
                    standards: try project.standards(),
                    population: project.population
                )
            )
        case .buffers:
            guard case .rings(let limits) = query.zones.definition else {
                throw PlanningError(
                    .usage,
                    "the zones '\(query.zones.name)' are no rings",
                    remedy: "pass distances, such as --zones 5km,10km"
                )
            }
            let name = query.core.name
            return ResultLayers.buffers(
                try limits.map {
                    (name, try GeodesicBuffer(around: query.core.geometry, distance: $0))
                }
            )
        case .villages:
            guard let indicator = project.indicators.first else {
                throw PlanningError(
                    .data,
                    "\(project.path) names no indicators",
                    remedy: "add an [[indicators]] entry"
                )
            }
            let snapshot = try Snapshot(
                of: project,
                register: register,
                query: query,
                indicator: indicator
            )
            return ResultLayers.villages(snapshot)
        }
    }
}
