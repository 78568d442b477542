import ArgumentParser
import GeometryModel
import Indexing
import PROJKernel

/// Points to the nearest of lines.
struct NearestLinesJob: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "nearest-lines")

    @OptionGroup var options: JobOptions
    @Option(help: "100k or 1m.") var points = "100k"
    @Option(help: "100k.") var lines = "100k"

    func run() throws {
        let targets = try Inputs(options).lines("roads_\(lines)")
        let name = "\(points) points, \(lines) lines"
        try measureNearest("nearest_lines", name, options, points, targets)
    }
}

/// Points to the nearest of points.
struct NearestPointsJob: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "nearest-points")

    @OptionGroup var options: JobOptions
    @Option(help: "100k or 1m.") var points = "1m"
    @Option(help: "100k.") var targets = "100k"

    func run() throws {
        let places = try Inputs(options).points("infra_\(targets)").map { Geometry.point($0) }
        let name = "\(points) points, \(targets) points"
        try measureNearest("nearest_points", name, options, points, places)
    }
}

private func measureNearest(
    _ job: String,
    _ name: String,
    _ options: JobOptions,
    _ points: String,
    _ targets: [Geometry]
) throws {
    let positions = try Inputs(options).points("points_\(points)")
    let threads = options.threads
    try Measurement.run(job, name, options) {
        let start = Measurement.cpuTime()
        let index = NearestIndex(targets, metric: Ellipsoid.wgs84)
        let build = Measurement.cpuTime() - start
        let parts = split(positions, threads) { index.nearest(to: $0) }
        let distances = parts.map(\.distances).joined()
        return (build, [distances.reduce(0, +), distances.max() ?? .nan])
    }
}
