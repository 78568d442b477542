import ArgumentParser
import Layers
import Planning
import Reporting

/// Any result as a file for another program.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Any result as a file for QGIS, a spreadsheet or another program.",
        discussion: """
            The ending of the file names the format. GeoPackage, GeoJSON, CSV and XLSX are written \
            here, every other format by GDAL's ogr2ogr. A GeoPackage holds styles and a QGIS \
            project: open the project in it to see the finished map. GeoJSON comes with its style \
            beside it (.qml), CSV with the types of its columns (.csvt).

            Examples:
              ikn export map -o ikn.gpkg
              ikn export villages -o villages.geojson
              ikn export distances -o distances.xlsx
            """
    )

    /// What can be exported.
    enum Result: String, ExpressibleByArgument, CaseIterable {
        case map, zones, summary, buffers, distances, access, villages
    }

    @Argument(help: "Result: map, zones, summary, buffers, distances, access or villages.")
    var result: Result

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var zoneOptions: ZoneOptions
    @OptionGroup var languageOption: LanguageOption

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("File to write; its ending names the format.", valueName: "file")
    )
    var output: String

    @Option(
        help: ArgumentHelp(
            "System to write in, such as EPSG:32750; GeoJSON and KML are always in degrees.",
            valueName: "system"
        )
    )
    var outCrs: String?

    @Flag(help: "Add a last column of geometries as well-known text to CSV.")
    var wkt = false

    @Flag(help: "Replace the file if it exists.")
    var overwrite = false

    @Flag(help: "Say nothing but errors on standard error.")
    var quiet = false

    func validate() throws {
        if result == .map, !output.lowercased().hasSuffix(".gpkg") {
            throw ValidationError("a map has several layers; name a .gpkg file for it")
        }
        if wkt, !output.lowercased().hasSuffix(".csv") {
            throw ValidationError("--wkt is for .csv; other formats hold geometries as they are")
        }
    }

    /// The system to write in.
    private func system() throws -> SpatialReference? {
        guard let outCrs else { return nil }
        let ending = output.split(separator: ".").last?.lowercased() ?? ""
        guard
            !["geojson", "geojsons", "geojsonl", "ndjson", "json", "kml", "csv", "xlsx", "txt"]
                .contains(ending)
        else {
            throw PlanningError(
                .usage,
                ".\(ending) is always in degrees, so --out-crs has no meaning for it",
                remedy: "leave it out, or write .gpkg, .shp or .fgb"
            )
        }
        return try SpatialReference(named: outCrs)
    }

    func run() throws {
        let system = try system()
        let project = try projectOptions.load()
        let register = try projectOptions.register(of: project)
        let query = try zoneOptions.query(project, projectOptions)
        let zones = try query.answer(for: register)
        let results = ResultSheets(
            project: project,
            register: register,
            answer: zones,
            language: languageOption.language
        )
        let sheets =
            switch result {
            case .map: try results.map()
            case .zones: [results.zones()]
            case .summary: [results.summary()]
            case .buffers: [try results.buffers()]
            case .distances: [try results.distances()]
            case .access: [try results.access()]
            case .villages: [try results.villages()]
            }
        var tally = zones.tally
        if result == .distances || result == .access {
            tally = ServiceChoice.tally(zones.tally, try project.services())
        }
        var answer = Answer(
            layer: sheets[0].layer,
            terms: QueryTerms.of(query, register),
            tally: tally,
            notes: QueryTerms.notes(query, zones, register)
        )
        let file = ResultFile(
            path: output,
            overwrite: overwrite,
            hasGeometryTexts: wkt,
            system: system,
            title: project.title
        )
        answer.notes += try file.write(sheets, answer, results.language)
        if !quiet {
            for line in answer.preamble(results.language) { Messages.say(line) }
        }
        if !answer.tally.defects.isEmpty { throw ExitStatus.skipped }
    }
}
