import Foundation
import GeometryModel
import Layers

/// Reads GeoJSON that a test holds as text.
func readGeoJSON(_ text: String) throws -> Layer {
    try GeoJSONReader.read(Array(text.utf8), path: "uji.geojson")
}

/// Reads CSV that a test holds as text.
func readCSV(_ text: String) throws -> Layer {
    try CSVReader.read(Array(text.utf8), path: "data/uji.csv")
}

/// A closed ring through pairs of x and y.
func ring(_ pairs: [(Double, Double)]) -> [Coordinate] {
    let open = pairs.map { Coordinate(x: $0.0, y: $0.1) }
    return open + open.prefix(1)
}

/// Calls a function with an empty folder that is removed afterwards.
func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
        .appending(path: "penyangga-uji-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}

/// The names in a folder, in order.
func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
}
