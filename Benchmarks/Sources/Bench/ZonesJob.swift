import ArgumentParser
import GeometryModel
import Indexing

/// Points into polygon zones.
struct ZonesJob: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "zones")

    @OptionGroup var options: JobOptions
    @Option(help: "100k, 1m or 10m.") var points = "1m"
    @Option(help: "Vertices of the boundary: 1k, 10k or 100k.") var boundary = "10k"

    func run() throws {
        let inputs = Inputs(options)
        let positions = try inputs.points("points_\(points)")
        let zones = try inputs.polygons("zones_\(boundary)")
        let threads = options.threads
        let name = "\(points) points, \(zones.count) zones, \(boundary) vertices"
        try Measurement.run("zones", name, options) {
            let start = Measurement.cpuTime()
            let grid = ZoneGrid(zones)
            let build = Measurement.cpuTime() - start
            let parts = split(positions, threads) { grid.zones(of: $0) }
            let counts = parts.map { tally($0, upTo: zones.count).dropFirst() }
            return (
                build, zones.indices.map { zone in Double(counts.reduce(0) { $0 + $1[zone + 1] }) }
            )
        }
    }
}
