import Foundation
import GeometryModel
import TestSupport
import Testing

@testable import Layers

/// The texts that fuzzing begins with, and those that once broke a reader.
@Suite("Inputs of the fuzzers")
struct CorpusTests {
    static func files(_ reader: String) throws -> [(name: String, bytes: [UInt8])] {
        let folder = Checkout.root.appending(path: "Tests/Corpus/\(reader)")
        let found = try names(in: folder).map { name in
            (name, [UInt8](try Data(contentsOf: folder.appending(path: name))))
        }
        try #require(!found.isEmpty)
        return found
    }

    @Test("GeoJSON is read alike as a whole and piece by piece, or refused")
    func geoJSON() throws {
        try withTemporaryFolder { folder in
            for (name, bytes) in try Self.files("geojson") {
                let path = folder.appending(path: "\(name).geojson").path()
                try Data(bytes).write(to: URL(filePath: path))
                let whole = try? GeoJSONReader.read(bytes, path: path)
                let scanned = FeatureScan.read(file: path)
                if let scanned {
                    #expect(scanned.features == whole?.features, "\(name)")
                    #expect(scanned.columns == whole?.columns, "\(name)")
                }
            }
        }
    }

    @Test("tables are read or refused")
    func tables() throws {
        for (name, bytes) in try Self.files("csv") {
            do { _ = try CSVReader.read(bytes, path: name) } catch { #expect(error.path == name) }
        }
    }

    @Test("geometries as bytes come back as they were read, or are refused")
    func binary() throws {
        for (name, bytes) in try Self.files("wkb") {
            guard let geometry = try? WKBTests.read(bytes).geometry else { continue }
            var written: [UInt8] = []
            WKBWriter.append(geometry, to: &written)
            #expect(try WKBTests.read(written).geometry == geometry, "\(name)")
        }
        for (_, bytes) in try Self.files("blob") {
            _ = try? bytes.withUnsafeBytes { try GeometryBlob.read($0) }
        }
    }

    @Test("geometries as text come back as they were read, or are refused")
    func text() throws {
        for (name, bytes) in try Self.files("wkt") {
            guard let geometry = try? WKTTests.read(String(decoding: bytes, as: UTF8.self)).geometry
            else { continue }
            #expect(try WKTTests.read(WKTWriter.text(geometry)).geometry == geometry, "\(name)")
        }
    }
}
