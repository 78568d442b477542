import ArgumentParser
import GeometryModel
import PROJKernel
import Planning

/// Geodesic buffers of a boundary.
struct BuffersJob: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "buffers")

    @OptionGroup var options: JobOptions
    @Option(help: "Vertices of the boundary: 1k, 10k or 100k.") var boundary = "10k"

    func run() throws {
        let core = try Inputs(options).polygons("zones_\(boundary)")[0]
        let name = "4 buffers, \(boundary) vertices"
        try Measurement.run("buffers", name, options) {
            let areas = try [5.0, 10, 25, 50].map { limit in
                let buffer = try GeodesicBuffer(around: core, distance: .kilometers(limit))
                return Ellipsoid.wgs84.area(of: buffer.geometry).squareMeters
            }
            return (nil, areas)
        }
    }
}
