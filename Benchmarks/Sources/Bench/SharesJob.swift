import ArgumentParser
import GeometryModel
import Indexing
import PROJKernel

/// The land of villages divided among zones.
struct SharesJob: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "shares")

    @OptionGroup var options: JobOptions
    @Option(help: "1038 or 84k.") var villages = "84k"
    @Option(help: "Vertices of the boundary: 1k, 10k or 100k.") var boundary = "10k"
    @Flag(help: "Areas in the plane of UTM, as the peers take them; else on the ellipsoid.")
    var planar = false

    func run() throws {
        let inputs = Inputs(options)
        let suffix = planar ? "_utm" : ""
        let villages = try inputs.polygons("villages_\(villages)\(suffix)")
        let zones = try inputs.polygons("zones_\(boundary)\(suffix)")
        let measure = planar ? AreaMeasure.plane : .surface(of: Ellipsoid.wgs84)
        let areas = villages.map { village in
            planar ? Self.area(village) : Ellipsoid.wgs84.area(of: village).squareMeters
        }
        let threads = options.threads
        let name = "\(villages.count) polygons, \(zones.count) zones, \(boundary) vertices"
        try Measurement.run("shares", planar ? name : name + ", ellipsoid", options) {
            let start = Measurement.cpuTime()
            let index = ZoneShares(zones, measure: measure)
            let build = Measurement.cpuTime() - start
            let parts = split(villages, threads) { index.shares(of: Array($0)) }
            // The areas of whole villages are no part of the fractions; peers need them for theirs.
            var sums = [Double](repeating: 0, count: zones.count)
            var number = 0
            for part in parts {
                for area in 0..<part.count {
                    for (zone, share) in part[area].dropLast().enumerated() {
                        sums[zone] += share * areas[number]
                    }
                    number += 1
                }
            }
            return (build, sums)
        }
    }

    /// The area of a polygon in the plane, from its first vertex on (Meister 1769).
    private static func area(_ geometry: Geometry) -> Double {
        var sum = 0.0
        for (number, ring) in geometry.polygons.flatMap(\.rings).enumerated() {
            var area = 0.0
            for (a, b) in zip(ring, ring.dropFirst()) {
                area += (a.x - ring[0].x) * (b.y - ring[0].y)
                area -= (b.x - ring[0].x) * (a.y - ring[0].y)
            }
            sum += (number == 0 ? 0.5 : -0.5) * abs(area)
        }
        return sum
    }
}
