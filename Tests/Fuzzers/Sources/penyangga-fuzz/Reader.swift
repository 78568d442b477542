import Foundation
@testable import Layers
@testable import Planning

/// The readers of formats of our own.
enum Reader: String, CaseIterable {
    case geojson, csv, wkb, wkt, blob, toml, sql

    func read(_ bytes: UnsafeRawBufferPointer) {
        switch self {
        case .geojson:
            _ = try? GeoJSONReader.read(Array(bytes), path: "x")
            // What is read piece by piece must be read alike.
            let path = "/dev/shm/penyangga-fuzz-\(getpid()).geojson"
            precondition(FileManager.default.createFile(atPath: path, contents: Data(bytes)))
            guard let scanned = FeatureScan.read(file: path) else { return }
            let whole = try? GeoJSONReader.read(Array(bytes), path: path)
            precondition(
                whole?.features == scanned.features && whole?.columns == scanned.columns,
                "the two readers differ"
            )
        case .csv: _ = try? CSVReader.read(Array(bytes), path: "x")
        case .wkb:
            var reader = WKBReader(bytes)
            guard let geometry = try? reader.read() else { return }
            var written: [UInt8] = []
            WKBWriter.append(geometry, to: &written)
            let back = written.withUnsafeBytes {
                var reader = WKBReader($0)
                return try? reader.read()
            }
            precondition(back == geometry, "what is written is not what was read")
        case .wkt:
            var reader = WKTReader(String(decoding: bytes, as: UTF8.self))
            _ = try? reader.read()
        case .blob: _ = try? GeometryBlob.read(bytes)
        case .toml:
            let path = "/dev/shm/penyangga-fuzz-\(getpid()).toml"
            precondition(FileManager.default.createFile(atPath: path, contents: Data(bytes)))
            _ = try? Project(path: path)
        case .sql:
            for layer in (try? SQLInsertReader.read(Array(bytes), path: "x")) ?? [] {
                for text in layer.features.flatMap(\.values).compactMap(\.text) {
                    _ = try? LatitudeFirstAreas.read(text, path: "x", place: Place(), of: "x")
                }
            }
        }
    }
}
