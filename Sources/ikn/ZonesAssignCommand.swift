import ArgumentParser
import FoundationEssentials
import GeometryModel
import Layers
import Planning
import Reporting

/// Any points into zones, by the million.
struct ZonesAssignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign",
        abstract: "Any points into zones, by the million: the file's columns, zone and distance.",
        discussion: """
            Tables of longitude and latitude, GeoJSON and text sequences of it are read and written piece \
            by piece, in order, in memory that does not grow with the file. Rows without a position stay, \
            with an empty zone; rows that cannot be read are left out. Both are named, and the command \
            ends with 3, or at the first of them under --strict.

            Examples:
              ikn zones assign buildings.csv --zones 5km,10km -o buildings-zones.csv
              cat points.csv | ikn zones assign - --no-distance > zones.csv
              cat points.geojson | ikn zones assign - > zones.geojson
            """
    )

    @Argument(
        help: ArgumentHelp("Table or GeoJSON of points; - is standard input.", valueName: "file")
    )
    var file: String

    @Flag(inversion: .prefixedNo, help: "Write the distance from the core beside the zone.")
    var distance = true

    @Option(
        help: ArgumentHelp(
            "Name of a zone set of the project, ring distances such as 5km,10km, or a file of "
                + "polygons with names.",
            valueName: "name|distances|file"
        )
    )
    var zones: String?

    @OptionGroup var projectOption: ProjectOption
    @OptionGroup var invalidOption: InvalidOption
    @OptionGroup var coreOptions: CoreOptions
    @OptionGroup var streamOptions: PointStreamOptions
    @OptionGroup var outputOptions: OutputOptions

    func run() throws {
        let project = try invalidOption.load(projectOption)
        let set = try project.zoneSet(zones)
        let core = try coreOptions.core(of: project)
        let assignment = try PointAssignment(core: core, zones: set, measuresDistances: distance)
        let terms = [
            ("core", "\(core.name) (\(core.source))"),
            ("zones", "\(set.name): \(set.zoneNames.joined(separator: ", "))"),
        ]
        let account = InputAccount(core: core, zones: set)
        let names = ["zone"] + (distance ? ["distance_m"] : [])
        let stream = PointStream(options: streamOptions, output: outputOptions, names: names)
        let format = try stream.format()
        if coreOptions.crs == nil, LayerReader.isStream(file) {
            let input = try PointInput.open(file)
            if PointStream.canWrite(input, as: format) {
                let points = try stream.run(input, answers(assignment))
                let tally = points.tally.counting(account.skipped)
                outputOptions.explain(
                    Answer(
                        layer: Layer(name: "", columns: []),
                        terms: terms,
                        tally: tally,
                        notes: account.notes + points.notes
                    )
                )
                if !tally.defects.isEmpty { throw ExitStatus.skipped }
                return
            }
            guard file != "-" else { throw PointStream.unstreamable }
        }
        var options = outputOptions
        options.format = format ?? .geojson
        var answer = try stream.whole(file, crs: coreOptions.crs, answers(assignment))
        answer.terms = terms
        answer.tally = answer.tally.counting(account.skipped)
        answer.notes += account.notes
        try options.write(answer)
    }

    private func answers(_ assignment: PointAssignment) -> PointStream.Answers {
        let hasDistance = distance
        return { positions in
            var zones = assignment.zones(of: positions)
            for row in zones.indices where positions[row].x.isNaN { zones[row] = -1 }
            let zone = AppendedField.label(assignment.zoneNames, numbers: zones)
            return hasDistance
                ? [zone, .thousandths(assignment.distances(of: positions))] : [zone]
        }
    }
}
