import ArgumentParser
import Layers
import Planning
import Reporting

/// How far each village is from the nearest places of each service.
struct DistancesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "distances",
        abstract: "Geodesic distances from each village to the nearest places of each service.",
        discussion: """
            Examples:
              ikn distances --format csv -o distances.csv
              ikn distances --service puskesmas --service port_container --count 3
              ikn distances --points buildings.csv --service puskesmas -o buildings-puskesmas.csv

            With --points the rows of the file stay as they are, in order, and each service adds the \
            columns SERVICE_id, SERVICE_name and SERVICE_distance_m of its nearest place. Tables and \
            GeoJSON of any length are read piece by piece.
            """
    )

    @Option(
        help: ArgumentHelp(
            "Points in place of the villages: a table or GeoJSON; - is standard input.",
            valueName: "file"
        )
    )
    var points: String?

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var streamOptions: PointStreamOptions
    @OptionGroup var outputOptions: OutputOptions

    @Option(
        name: .customLong("service"),
        help: ArgumentHelp("Only this service; may be repeated.", valueName: "name")
    )
    var names: [String] = []

    @Option(help: "How many of the nearest places to keep.")
    var count = 1

    func validate() throws {
        guard count > 0 else { throw ValidationError("--count must be at least 1") }
        guard points == nil || count == 1 else {
            throw ValidationError(
                "with --points only the nearest place is named; leave out --count"
            )
        }
    }

    func run() throws {
        let project = try projectOptions.load()
        let services = try ServiceChoice.services(named: names, of: project)
        if let points { return try measure(points, services) }
        let register = try projectOptions.register(of: project)
        let distances = ServiceDistances(of: register.villages, to: services, count: count)
        try outputOptions.write(
            Answer(
                layer: ResultLayers.distances(distances),
                terms: [("villages", register.source)] + ServiceChoice.terms(services),
                tally: ServiceChoice.tally(register.tally, services),
                notes: register.notes + ServiceChoice.notes(distances)
            )
        )
    }

    // MARK: Points

    private func measure(_ file: String, _ services: [Service]) throws {
        let parts = ["id", "name", "distance_m"]
        let stream = PointStream(
            options: streamOptions,
            output: outputOptions,
            names: services.flatMap { service in parts.map { "\(service.name)_\($0)" } }
        )
        let distances = PointDistances(to: services)
        let answers: PointStream.Answers = { positions in
            zip(services, distances.nearest(to: positions)).flatMap { service, nearest in
                [
                    AppendedField.label(service.facilities.map(\.id), numbers: nearest.places),
                    .label(service.facilities.map(\.name), numbers: nearest.places),
                    .thousandths(nearest.distances),
                ]
            }
        }
        let crs = projectOptions.coreOptions.crs
        let format = try stream.format()
        guard crs == nil, LayerReader.isStream(file) else {
            var options = outputOptions
            options.format = format ?? .geojson
            var answer = try stream.whole(file, crs: crs, answers)
            answer.terms = ServiceChoice.terms(services)
            return try options.write(answer)
        }
        let input = try PointInput.open(file)
        guard PointStream.canWrite(input, as: format) else { throw PointStream.unstreamable }
        let points = try stream.run(input, answers)
        outputOptions.explain(
            Answer(
                layer: Layer(name: "", columns: []),
                terms: ServiceChoice.terms(services),
                tally: points.tally,
                notes: points.notes
            )
        )
        if !points.tally.defects.isEmpty { throw ExitStatus.skipped }
    }
}
