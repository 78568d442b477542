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
        var sink = try FileSink(outputOptions.output, overwrite: outputOptions.overwrite)
        let separator = table.separator
        var header = table.header + [separator] + Array("zone".utf8)
        if distance { header += [separator] + Array("distance_m".utf8) }
        try sink.write(header + [UInt8(ascii: "\n")])
        let names = assignment.zoneNames.map { [separator] + Self.field($0, separator) }
        var tally = Tally()
        while true {
            var blocks: [PointTable.Block] = []
            while blocks.count < threads, let block = try table.next() { blocks.append(block) }
            guard !blocks.isEmpty else { break }
            for block in blocks { try Self.check(block, table.path, &tally) }
            for output in outputs(of: blocks, assignment, names, separator) {
                try sink.write(output)
            }
        }
        try sink.commit()
        return tally
    }

    /// What is written for each block, computed side by side.
    private func outputs(
        of blocks: [PointTable.Block],
        _ assignment: PointAssignment,
        _ names: [[UInt8]],
        _ separator: UInt8
    ) -> [[UInt8]] {
        let hasDistance = distance
        guard blocks.count > 1 else {
            return blocks.map { Self.output(of: $0, assignment, names, separator, hasDistance) }
        }
        return Parallel.map(blocks) {
            Self.output(of: $0, assignment, names, separator, hasDistance)
        }
    }

    private static func output(
        of block: PointTable.Block,
        _ assignment: PointAssignment,
        _ names: [[UInt8]],
        _ separator: UInt8,
        _ hasDistance: Bool
    ) -> [UInt8] {
        let zones = assignment.zones(of: block.positions)
        return block.records { record, output in
            let position = block.positions[record]
            guard position.x.isFinite, position.y.isFinite else {
                output.append(separator)
                if hasDistance { output.append(separator) }
                return
            }
            output.append(contentsOf: names[Int(zones[record])])
            guard hasDistance else { return }
            output.append(separator)
            let meters = assignment.distance(of: position)
            output.append(contentsOf: DecimalText.fixed(meters, decimals: 3).utf8)
        }
    }

    private static func check(
        _ block: PointTable.Block,
        _ path: String,
        _ tally: inout Tally
    ) throws {
        tally.read += block.positions.count
        for (index, position) in block.positions.enumerated() {
            let record = block.firstRecord + index
            if abs(position.x) <= 180, abs(position.y) <= 90 { continue }
            guard position.x.isFinite, position.y.isFinite else {
                tally.skip(Self.skip("row \(record)", path))
                continue
            }
            let place = Place(feature: record)
            let feature = Feature(values: [], geometry: .point(position), place: place)
            try Layer(name: "points", source: path, columns: [], features: [feature])
                .requireDegrees()
        }
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
