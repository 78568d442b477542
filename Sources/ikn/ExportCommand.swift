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
        let layer = try layer(project, register, query, zones)
        if let format = OutputFormat(fileName: output) {
            var options = OutputOptions()
            options.format = format
            options.output = output
            options.overwrite = overwrite
            options.quiet = quiet
            options.languageOption = languageOption
            let answer = Answer(
                layer: layer,
                terms: QueryTerms.of(query, register),
                tally: zones.tally,
                notes: QueryTerms.notes(zones, register)
            )
            try options.write(answer)
            if format == .geojson, result == .zones || result == .villages {
                let style = QGISStyle.zones(query.zones.zoneNames, isArea: register.hasLand)
                let path = output.split(separator: ".").dropLast().joined(separator: ".")
                let root = output.hasPrefix("/") && !path.hasPrefix("/") ? "/" : ""
                try OutputFile.write(style, to: "\(root)\(path).qml", overwrite: overwrite)
            }
        } else {
            try OGRWriter.write(layer, to: output, overwrite: overwrite)
            if !quiet {
                for line in QueryTerms.of(query, register) {
                    Messages.say("\(line.key): \(line.value)")
                }
            }
        }
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
        case .villages, .buffers:
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
            return result == .villages
                ? ResultLayers.villages(snapshot) : ResultLayers.buffers(snapshot)
        }
    }
}
