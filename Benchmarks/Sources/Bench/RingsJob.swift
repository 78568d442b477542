import ArgumentParser
import GeometryModel
import Indexing
import PROJKernel

/// Points into geodesic rings around a boundary.
struct RingsJob: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "rings")

    @OptionGroup var options: JobOptions
    @Option(help: "100k, 1m or 10m.") var points = "10m"
    @Option(help: "Vertices of the boundary: 1k, 10k or 100k.") var boundary = "10k"

    func run() throws {
        let inputs = Inputs(options)
        let positions = try inputs.points("points_\(points)")
        let core = try inputs.polygons("zones_\(boundary)")[0]
        let threads = options.threads
        let limits = [5_000.0, 10_000, 25_000, 50_000]
        let name = "\(points) points, 4 rings, \(boundary) vertices"
        try Measurement.run("rings", name, options) {
            let start = Measurement.cpuTime()
            let field = DistanceField(around: core, limits: limits, metric: Ellipsoid.wgs84)
            let build = Measurement.cpuTime() - start
            let parts = split(positions, threads) { field.rings(of: $0) }
            var counts = [Double](repeating: 0, count: limits.count + 2)
            for part in parts { for ring in part { counts[Int(ring)] += 1 } }
            return (build, counts)
        }
    }
}
