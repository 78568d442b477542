import ArgumentParser
import GeometryModel
import Layers
import Planning
import Reporting

/// Geodesic buffers of the core, or of every feature of a file, as polygons.
struct ZonesBufferCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "buffer",
        abstract: "Geodesic buffers as polygons, for maps.",
        discussion: """
            Every vertex lies at the distance to a few millimeters; between vertices the boundary \
            strays by at most the stated error. To count villages use zones query, which measures \
            each of them.

            Examples:
              ikn zones buffer --zones 5km,10km -o buffers.geojson
              ikn zones buffer ports.csv --zones 2km --max-error 5m -o ports-2km.geojson
            """
    )

    @Argument(help: ArgumentHelp("Features to buffer; by default the core.", valueName: "file"))
    var file: String?

    @Option(
        help: ArgumentHelp(
            "How far the boundary may stray between its vertices.",
            valueName: "distance"
        )
    )
    var maxError = "1m"

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var outputOptions: OutputOptions

    @Option(
        help: ArgumentHelp(
            "Distances such as 5km,10km, or a zone set of rings.",
            valueName: "name|distances"
        )
    )
    var zones: String?

    func run() throws {
        let error: Length
        do {
            error = try Length(parsing: maxError)
        } catch {
            throw ValidationError("\(error)")
        }
        guard error >= .meters(0.05) else {
            throw ValidationError("--max-error must be at least 0.05m")
        }
        let project = try projectOptions.load()
        let set = try project.zoneSet(zones)
        guard case .rings(let limits) = set.definition else {
            throw PlanningError(
                .usage,
                "the zones '\(set.name)' are no rings",
                remedy: "pass distances, such as --zones 5km,10km"
            )
        }
        var subjects: [(id: String?, geometry: Geometry)] = []
        var tally = Tally()
        if let file {
            let layer = try Project.read(file, crs: projectOptions.crs)
            tally.read = layer.features.count
            for feature in layer.features {
                guard let geometry = feature.geometry, !geometry.isEmpty else {
                    tally.skipped.append(
                        Skip(
                            code: "no_geometry",
                            subject: feature.id ?? feature.place.description,
                            reason: "the feature has no geometry",
                            place: "\(layer.source): \(feature.place)"
                        )
                    )
                    continue
                }
                let number = feature.place.feature.map(String.init)
                subjects.append((feature.id ?? number, geometry))
            }
        } else {
            let core = try projectOptions.core(of: project)
            subjects = [(core.name, core.geometry)]
            tally.read = 1
        }
        var features: [Feature] = []
        for subject in subjects {
            for limit in limits {
                let buffer = try GeodesicBuffer(
                    around: subject.geometry,
                    distance: limit,
                    maxError: error
                )
                features.append(
                    Feature(
                        values: [
                            Cell(subject.id), .number(limit.meters), .number(error.meters),
                        ],
                        geometry: buffer.geometry
                    )
                )
            }
        }
        let layer = Layer(
            name: "buffers",
            columns: [Column("source"), Column("distance_m"), Column("max_error_m")],
            features: features
        )
        var options = outputOptions
        // Polygons are what is asked for; a table of them would be empty words.
        options.format = options.format ?? OutputFormat(fileName: options.output) ?? .geojson
        try options.write(Answer(layer: layer, terms: [("zones", set.name)], tally: tally))
    }
}
