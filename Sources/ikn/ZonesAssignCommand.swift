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
            Tables of longitude and latitude are read and written piece by piece, in order, in memory \
            that does not grow with the file. Rows without a position stay, with an empty zone.

            Examples:
              ikn zones assign buildings.csv --zones 5km,10km -o buildings-zones.csv
              cat points.csv | ikn zones assign - --no-distance > zones.csv
              cat points.geojson | ikn zones assign - --format geojson > zones.geojson
            """
    )

    @Argument(
        help: ArgumentHelp("Table or GeoJSON of points; - is standard input.", valueName: "file")
    )
    var file: String

    @Flag(inversion: .prefixedNo, help: "Write the distance from the core beside the zone.")
    var distance = true

    @Flag(help: "End at the first row without a usable position, instead of skipping it.")
    var strict = false

    @Option(
        help: ArgumentHelp("Threads; by default as many as there are processors.", valueName: "n")
    )
    var threads = ProcessInfo.processInfo.activeProcessorCount

    @Option(
        help: ArgumentHelp(
            "Name of a zone set of the project, or ring distances such as 5km,10km.",
            valueName: "name|distances"
        )
    )
    var zones: String?

    @OptionGroup var projectOption: ProjectOption
    @OptionGroup var coreOptions: CoreOptions
    @OptionGroup var outputOptions: OutputOptions

    func validate() throws {
        guard (1...64).contains(threads) else {
            throw ValidationError("--threads must be from 1 to 64")
        }
    }

    func run() throws {
        let project = try projectOption.load()
        let set = try project.zoneSet(zones)
        let core = try coreOptions.core(of: project)
        let assignment = try PointAssignment(core: core, zones: set)
        let terms = [
            ("core", "\(core.name) (\(core.source))"),
            ("zones", "\(set.name): \(set.zoneNames.joined(separator: ", "))"),
        ]
        let format = outputOptions.format ?? OutputFormat(fileName: outputOptions.output)
        let isPlain = format == nil || format == .csv
        if isPlain, coreOptions.crs == nil, isTable {
            let tally = try stream(assignment)
            let none = Layer(name: "", columns: [])
            outputOptions.explain(Answer(layer: none, terms: terms, tally: tally))
            if !tally.defects.isEmpty { throw ExitStatus.skipped }
        } else {
            var options = outputOptions
            options.format = format ?? .geojson
            var answer = try answer(assignment)
            answer.terms = terms
            try options.write(answer)
        }
    }

    /// Whether the file is a table by its name; standard input is one unless another format is asked
    /// for.
    private var isTable: Bool {
        let ending = file.split(separator: ".").last?.lowercased() ?? ""
        return file == "-" || ["csv", "tsv", "txt"].contains(ending)
    }

    // MARK: Tables, piece by piece

    private func stream(_ assignment: PointAssignment) throws -> Tally {
        var table = try PointTable(file)
        for name in ["zone"] + (distance ? ["distance_m"] : []) where table.columns.contains(name) {
            throw Self.taken(name, table.path)
        }
        let (path, rows, separator) = (table.path, table.rows, table.separator)
        var sink = try FileSink(outputOptions.output, overwrite: outputOptions.overwrite)
        var header = table.header + [separator] + Array("zone".utf8)
        if distance { header += [separator] + Array("distance_m".utf8) }
        try sink.write(header + [UInt8(ascii: "\n")])
        let hasDistance = distance
        var tally = PointTally(path: path, isStrict: strict)
        try OrderedPipeline.run(threads: threads) {
            try table.next()
        } transform: { piece in
            let block = rows.read(piece)
            var zones = assignment.zones(of: block.positions)
            if block.faultCount > 0 {
                for row in zones.indices where block.positions[row].x.isNaN { zones[row] = -1 }
            }
            var fields = [AppendedField.label(assignment.zoneNames, numbers: zones)]
            if hasDistance {
                fields.append(.thousandths(assignment.distances(of: block.positions)))
            }
            return (bytes: block.rows(appending: fields, separator: separator), block: block)
        } finish: { result in
            try tally.add(result.block)
            try sink.write(result.bytes)
        }
        try sink.commit()
        return tally.tally
    }

    private static func taken(_ name: String, _ path: String) -> LayerError {
        LayerError(
            .value,
            path: path,
            message: "the table has a column '\(name)' already",
            remedy: "rename that column first"
        )
    }

    private static func field(_ text: String, _ separator: UInt8) -> [UInt8] {
        text.utf8.contains(separator) ? Array("\"\(text)\"".utf8) : Array(text.utf8)
    }

    private static func skip(_ place: String, _ path: String) -> Skip {
        Skip(code: "no_position", subject: place, reason: "no position", place: path)
    }

    // MARK: Layers, as a whole

    private func answer(_ assignment: PointAssignment) throws -> Answer {
        var layer = try Project.read(file, crs: coreOptions.crs)
        for name in ["zone"] + (distance ? ["distance_m"] : []) where layer.index(of: name) != nil {
            throw Self.taken(name, layer.source)
        }
        layer.columns.append(Column("zone"))
        if distance { layer.columns.append(Column("distance_m", decimals: 3)) }
        var tally = Tally(read: layer.features.count)
        for index in layer.features.indices {
            let geometry = layer.features[index].geometry
            if let geometry, !geometry.polygons.isEmpty || !geometry.lines.isEmpty {
                throw LayerError(
                    .geometry,
                    path: layer.source,
                    place: layer.features[index].place,
                    message: "the feature is a \(geometry.typeName), not a point",
                    remedy: "for polygons of villages use 'ikn zones query --villages'"
                )
            }
            let position = geometry?.points.first
            if let position {
                let zone = assignment.zones(of: [position])[0]
                layer.features[index].values.append(.text(assignment.zoneNames[Int(zone)]))
            } else {
                tally.skip(Self.skip(layer.features[index].place.description, layer.source))
                layer.features[index].values.append(.null)
            }
            if distance {
                layer.features[index].values.append(Cell(position.map(assignment.distance)))
            }
        }
        return Answer(layer: layer, tally: tally)
    }
}
