import Foundation
import GeometryModel
import TestSupport
import Testing

@testable import Layers

/// Files that are read piece by piece, held against the reader of whole texts.
@Suite("GeoJSON read piece by piece")
struct FeatureScanTests {
    static func same(_ text: String, isRead: Bool = true) throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "uji.geojson").path()
            try OutputFile.write(text, to: path)
            let whole = try? GeoJSONReader.read(Array(text.utf8), path: path)
            let scanned = FeatureScan.read(file: path)
            #expect((scanned != nil) == isRead, "\(text.prefix(200))")
            guard let scanned else { return }
            #expect(scanned.features == whole?.features, "\(text.prefix(200))")
            #expect(scanned.columns == whole?.columns && scanned.crs == whole?.crs)
            #expect(scanned.notes == whole?.notes)
        }
    }

    static let point = "{\"type\":\"Point\",\"coordinates\":[116.5,-1]}"

    @Test(
        "members in any order, identifiers of both kinds, foreign members, heights, and nulls",
        arguments: [
            "{\"type\":\"FeatureCollection\",\"features\":[]}",
            "{\"features\":[{\"geometry\":\(point),\"id\":7,\"properties\":{\"a\":1},\"type\":\"Feature\"}],"
                + "\"type\":\"FeatureCollection\",\"x\":[1,{\"y\":2}]}",
            "\u{FEFF}{\"type\":\"FeatureCollection\",\"bbox\":[1,2,3,4],\"features\":["
                + "{\"type\":\"Feature\",\"id\":\"a\\u00e9\",\"bbox\":[0,0,1,1],\"properties\":null,\"geometry\":null},"
                + "{\"type\":\"Feature\",\"properties\":{\"b\":\"x\",\"a\":[1,2]},\"geometry\":"
                + "{\"coordinates\":[ [1,2,3] , [4,5,6] ],\"bbox\":[1],\"type\":\"LineString\"}}]}",
            "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":"
                + "{\"name\":\"urn:ogc:def:crs:EPSG::32750\"}},\"features\":["
                + "{\"type\":\"Feature\",\"properties\":{},\"geometry\":\(point)}]}",
            // Irregular but legal: an empty point, and a collection of collections.
            "{\"type\":\"FeatureCollection\",\"features\":["
                + "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":[]}},"
                + "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"GeometryCollection\","
                + "\"geometries\":[\(point),{\"type\":\"GeometryCollection\",\"geometries\":[]}]}}]}",
            "{\"type\":\"Feature\",\"properties\":{\"a\":1},\"geometry\":\(point)}\n\n"
                + "{\"type\":\"Feature\",\"properties\":{\"a\":2},\"geometry\":null}\n",
            "\u{1E}{\"type\":\"Feature\",\"properties\":{\"a\":1},\"geometry\":\(point)}\n"
                + "\u{1E}{\"type\":\"Feature\",\"properties\":{\"a\":2},\"geometry\":null}\n",
        ]
    )
    func forms(text: String) throws { try Self.same(text) }

    @Test(
        "what is wrong is left to the reader that says where",
        arguments: [
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},"
                + "\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[1,2]]}}]}",
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},"
                + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,1]]]}}]}",
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},"
                + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[[1,2]]}}]}",
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{}",
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{}}] x}",
            "{\"type\":\"Topology\"}", "[]", "{",
        ]
    )
    func wrong(text: String) throws { try Self.same(text, isRead: false) }

    @Test(
        "random layers are read alike, and alike once written",
        arguments: 1...20 as ClosedRange<UInt64>
    )
    func random(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let layer = Layer(
            name: "uji",
            columns: [Column("n"), Column("t")],
            features: (0..<60).map { number in
                Feature(
                    id: Bool.random(using: &generator) ? "f\(number)" : nil,
                    values: [.integer(number), number % 2 == 0 ? .null : "\"\\\u{1}é\n"],
                    geometry: Int.random(in: 0..<9, using: &generator) == 0
                        ? nil : .random(using: &generator)
                )
            }
        )
        for form in [GeoJSONWriter.Form.collection([]), .sequence, .lines] {
            let text = GeoJSONWriter.text(layer, as: form)
            try Self.same(text)
            let back = try GeoJSONReader.read(Array(text.utf8), path: "uji.geojson")
            #expect(back.features.map(\.geometry) == layer.features.map(\.geometry), "seed \(seed)")
            #expect(back.features.map(\.values) == layer.features.map(\.values))
            #expect(back.features.map(\.id) == layer.features.map(\.id))
        }
    }

    @Test(
        "degrees are written with up to seven decimals and no zeros at the end",
        arguments: [
            (0, "0"), (-0.0, "0"), (116.5, "116.5"), (-0.00000004, "0"),
            (-0.00000006, "-0.0000001"),
            (179.99999999, "180"), (-1.2345678, "-1.2345678"), (100, "100"), (0.1, "0.1"),
            (123_456_789.125, "123456789.125"), (1e300, "1e+300"),
        ]
    )
    func degrees(value: Double, text: String) {
        var bytes: [UInt8] = []
        DecimalText.appendDegrees(value, to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == text)
    }
}
