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
            let parts = split(positions, threads) { Self.counts(of: $0, in: grid, zones.count) }
            return (
                build, zones.indices.map { zone in Double(parts.reduce(0) { $0 + $1[zone + 1] }) }
            )
        }
    }

    /// How many positions each zone has, the first number being those in none.
    ///
    /// Block by block, as whoever counts does it: the zones of a block stay in the cache.
    private static func counts(
        of positions: ArraySlice<Coordinate>,
        in grid: ZoneGrid,
        _ zoneCount: Int
    ) -> [Int] {
        var counts = [Int](repeating: 0, count: zoneCount + 1)
        for start in stride(from: positions.startIndex, to: positions.endIndex, by: 16_384) {
            let block = positions[start..<min(start + 16_384, positions.endIndex)]
            for (number, count) in tally(grid.zones(of: block), upTo: zoneCount).enumerated() {
                counts[number] += count
            }
        }
        return counts
    }
}
