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

    @OptionGroup var projectOption: ProjectOption
    @OptionGroup var invalidOption: InvalidOption
    @OptionGroup var coreOptions: CoreOptions
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
        let project = try invalidOption.load(projectOption)
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
        var account = InputAccount()
        if let file {
            let layer = try Project.read(file, crs: coreOptions.crs)
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
            let core = try coreOptions.core(of: project)
            subjects = [(core.name, core.geometry)]
            account = InputAccount(core: core)
            tally = Tally(read: 1).counting(account.skipped)
        }
        var buffers: [(source: String?, buffer: GeodesicBuffer)] = []
        for subject in subjects {
            for limit in limits {
                buffers.append((subject.id, try buffer(of: subject, limit, error)))
            }
        }
        let layer = ResultLayers.buffers(buffers)
        var options = outputOptions
        // Polygons are what is asked for; a table of them would be empty words.
        options.format = options.format ?? OutputFormat(fileName: options.output) ?? .geojson
        try options.write(
            Answer(
                layer: layer,
                terms: [("zones", set.name)],
                tally: tally,
                notes: account.notes
            )
        )
    }

    private func buffer(
        of subject: (id: String?, geometry: Geometry),
        _ distance: Length,
        _ error: Length
    ) throws -> GeodesicBuffer {
        do {
            return try GeodesicBuffer(
                around: subject.geometry,
                distance: distance,
                maxError: error
            )
        } catch let failure as PlanningError {
            throw PlanningError(
                failure.kind,
                "\(file ?? "core"), feature \(subject.id ?? "?"): \(failure.message)",
                remedy: failure.remedy
            )
        }
    }
}
