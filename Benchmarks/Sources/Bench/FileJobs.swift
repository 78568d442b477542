import ArgumentParser
import Foundation
import GeometryModel
import Layers

/// Polygons of villages out of a GeoJSON file.
struct ReadGeoJSONJob: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "read-geojson")

    @OptionGroup var options: JobOptions
    @Option(help: "1038 or 84k.") var villages = "84k"

    func run() throws {
        let path = "\(options.data)/villages_\(villages).geojson"
        try Measurement.run("read_geojson", "\(villages) polygons", options) {
            try LayerReader.read(path)
        } answer: {
            (nil, contents(of: $0))
        }
    }
}

/// Polygons of villages out of a GeoPackage.
struct ReadGeoPackageJob: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "read-gpkg")

    @OptionGroup var options: JobOptions
    @Option(help: "1038 or 84k.") var villages = "84k"

    func run() throws {
        let path = "\(options.data)/villages_\(villages).gpkg"
        try Measurement.run("read_gpkg", "\(villages) polygons", options) {
            try LayerReader.read(path)
        } answer: {
            (nil, contents(of: $0))
        }
    }
}

/// Points with a number each into a GeoJSON file.
struct WriteGeoJSONJob: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "write-geojson")

    @OptionGroup var options: JobOptions
    @Option(help: "100k, 1m or 10m.") var points = "1m"

    func run() throws {
        let positions = try Inputs(options).points("points_\(points)")
        let layer = Layer(
            name: "points",
            columns: [Column("id")],
            features: positions.enumerated().map { number, position in
                Feature(values: [.integer(number)], geometry: .point(position))
            }
        )
        let path = FileManager.default.temporaryDirectory
            .appending(path: "penyangga-bench-\(getpid()).geojson").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Measurement.run("write_geojson", "\(points) points", options) {
            try GeoJSONWriter.write(layer, to: path, overwrite: true)
            return (nil, [Double(positions.count)])
        }
    }
}

/// How many features and positions a layer holds, and the middle of its box.
private func contents(of layer: Layer) -> [Double] {
    var count = 0
    var box = Box.empty
    for feature in layer.features {
        feature.geometry?.forEachPath { count += $0.count }
        if let bounds = feature.geometry?.bounds { box.formUnion(bounds) }
    }
    return [Double(layer.features.count), Double(count), box.center.x, box.center.y]
}
