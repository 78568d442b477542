import Foundation
import GeometryModel
import TestSupport
import Testing

@testable import Layers

/// Files that GDAL writes or reads for us.
@Suite("Files of other programs")
struct ForeignFileTests {
    static let places = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"kode":"64.09.04.2004","nama":"Bumi Harapan","jiwa":1504,
        "ikl":0.8125,"listrik":true},"geometry":{"type":"Point","coordinates":[116.7,-0.97]}},
        {"type":"Feature","properties":{"kode":"64.10","nama":"Mu'ut \\u00e9","jiwa":null,
        "ikl":null,"listrik":false},"geometry":{"type":"Point","coordinates":[115.5,0.25]}}]}
        """

    /// Lets GDAL convert a GeoJSON text.
    static func convert(_ text: String, to path: String, _ options: [String]) throws {
        let source = path + ".geojson"
        try OutputFile.write(text, to: source, overwrite: true)
        defer { try? FileManager.default.removeItem(atPath: source) }
        let process = Process()
        process.executableURL = URL(filePath: try #require(ProgramSearch.find("ogr2ogr")))
        process.arguments = options + [path, source]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }

    @Test(
        "codes keep their dots and places their digits, whatever the format",
        arguments: [
            ("a.gpkg", ["-f", "GPKG"]),
            ("a.shp", ["-f", "ESRI Shapefile", "-lco", "ENCODING=UTF-8"]),
            ("a.fgb", ["-f", "FlatGeobuf", "-lco", "SPATIAL_INDEX=NO"]), ("a.gml", ["-f", "GML"]),
            ("a.kml", ["-f", "KML"]), ("a.xlsx", ["-f", "XLSX"]), ("a.sqlite", ["-f", "SQLite"]),
            ("a.tab", ["-f", "MapInfo File", "-lco", "ENCODING=UTF-8"]),
        ] as [(String, [String])]
    )
    func formats(name: String, options: [String]) throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: name).path()
            try Self.convert(Self.places, to: path, options)
            let before = try Data(contentsOf: URL(filePath: path))
            let layer = try LayerReader.read(path)
            let codes = try layer.requiredIndex(of: "kode")
            let names = try layer.requiredIndex(of: "nama")
            #expect(layer.features.map { $0.values[codes].text } == ["64.09.04.2004", "64.10"])
            #expect(layer.features.map { $0.values[names].text } == ["Bumi Harapan", "Mu'ut é"])
            if name != "a.xlsx" {
                let places = layer.features.compactMap { $0.geometry?.points.first }
                #expect(abs(places[0].x - 116.7) < 1e-7 && abs(places[0].y + 0.97) < 1e-7)
                #expect(abs(places[1].x - 115.5) < 1e-7 && abs(places[1].y - 0.25) < 1e-7)
            }
            #expect(try Data(contentsOf: URL(filePath: path)) == before)
            #expect(
                try LayersTests.names(in: folder).allSatisfy {
                    $0.hasPrefix("a.") && !$0.hasSuffix("-shm")
                }
            )
        }
    }

    @Test("values of a GeoPackage keep their kinds, and missing ones are missing")
    func kinds() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "a.gpkg").path()
            try Self.convert(Self.places, to: path, ["-f", "GPKG"])
            let layer = try LayerReader.read(path)
            #expect(layer.crs == "EPSG:4326")
            #expect(layer.columns.map(\.name) == ["kode", "nama", "jiwa", "ikl", "listrik"])
            #expect(
                layer.features[0].values
                    == [
                        "64.09.04.2004", "Bumi Harapan", .integer(1504), .number(0.8125),
                        .boolean(true),
                    ]
            )
            #expect(Array(layer.features[1].values[2...3]) == [.null, .null])
            #expect(layer.features.map(\.id) == ["1", "2"])
        }
    }

    @Test("of several layers one must be named, and a wrong name is answered with the right ones")
    func severalLayers() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "dua.gpkg").path()
            try Self.convert(Self.places, to: path, ["-f", "GPKG", "-nln", "desa"])
            try Self.convert(
                Self.places,
                to: path,
                ["-f", "GPKG", "-update", "-nln", "pasar kecil"]
            )
            let open = try #require(throws: LayerError.self) { try LayerReader.read(path) }
            #expect(open.kind == .missingLayer)
            #expect(open.message.contains("'desa', 'pasar kecil'"))
            let wrong = try #require(throws: LayerError.self) {
                try LayerReader.read(path + "|layername=kota")
            }
            #expect(wrong.message.contains("'desa', 'pasar kecil'"))
            let layer = try LayerReader.read(path + "|layername=pasar kecil")
            #expect(layer.features.count == 2)
            #expect(layer.name == "pasar kecil")
        }
    }

    @Test("heights are left out with a note")
    func heights() throws {
        try withTemporaryFolder { folder in
            for name in ["a.gpkg", "a.shp"] {
                let path = folder.appending(path: name).path()
                let options = name == "a.gpkg" ? ["-f", "GPKG"] : ["-f", "ESRI Shapefile"]
                try Self.convert(Self.places, to: path, options + ["-dim", "XYZ"])
                let layer = try LayerReader.read(path)
                #expect(layer.notes.contains { $0.contains("2 positions were left out") })
            }
        }
    }

    @Test("a file cut short is refused, never half read", arguments: ["gpkg", "shp", "fgb", "kml"])
    func cutShort(ending: String) throws {
        let formats = ["gpkg": "GPKG", "shp": "ESRI Shapefile", "fgb": "FlatGeobuf", "kml": "KML"]
        let line = (0..<4_000).map { "[\(100 + Double($0) / 1_000),1]" }.joined(separator: ",")
        let features = (0..<20).map { number in
            "{\"type\":\"Feature\",\"properties\":{\"n\":\(number)},"
                + "\"geometry\":{\"type\":\"LineString\",\"coordinates\":[\(line)]}}"
        }.joined(separator: ",")
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "a.\(ending)").path()
            try Self.convert(
                "{\"type\":\"FeatureCollection\",\"features\":[\(features)]}",
                to: path,
                ["-f", try #require(formats[ending])]
            )
            #expect(try LayerReader.read(path).features.count == 20)
            let whole = try Data(contentsOf: URL(filePath: path))
            for share in [0.1, 0.5, 0.9] {
                try whole.prefix(Int(Double(whole.count) * share)).write(to: URL(filePath: path))
                let error = try #require(throws: LayerError.self) { try LayerReader.read(path) }
                #expect(error.path == path && !error.message.isEmpty && !error.remedy.isEmpty)
            }
        }
    }

    @Test("a program that hangs or grows is stopped")
    func limits() async {
        await #expect(processExitsWith: .success) {
            try withTemporaryFolder { folder in
                let program = folder.appending(path: "ogr2ogr").path()
                try OutputFile.write("#!/bin/sh\nexec /usr/bin/sleep 60\n", to: program)
                try #require(chmod(program, 0o755) == 0)
                let source = folder.appending(path: "a.kml").path()
                try OutputFile.write("<kml/>", to: source)
                setenv("PATH", folder.path(), 1)
                setenv("IKN_GDAL_SECONDS", "1", 1)
                let error = try #require(throws: LayerError.self) { try LayerReader.read(source) }
                #expect(error.message == "ogr2ogr was stopped after 1 s")
                #expect(error.remedy.contains("IKN_GDAL_SECONDS"))
            }
        }
    }

    @Test("a password in a connection is not repeated")
    func password() throws {
        let error = try #require(throws: LayerError.self) {
            try LayerReader.read("PG:host=127.0.0.1 port=1 dbname=x password=rahasia")
        }
        #expect(!"\(error)".contains("rahasia"))
    }

    @Test("GeoJSON in a script, rows as JSON, and statements for a database are told apart")
    func texts() throws {
        try withTemporaryFolder { folder in
            let script = folder.appending(path: "desa.js").path()
            try OutputFile.write("var json_desa_1 = \(Self.places);\n", to: script)
            let layer = try LayerReader.read(script)
            #expect(
                layer.features.count == 2 && layer.notes == ["the layer was taken out of a script"]
            )
            let rows = folder.appending(path: "baris.json").path()
            try OutputFile.write(
                "[{\"kode\":\"0640\",\"bujur\":\"116.5\",\"lintang\":\"-.25\"},\n{\"kode\":null,\"x\":[1]}]",
                to: rows
            )
            let table = try LayerReader.read(rows)
            #expect(table.columns.map(\.name) == ["kode", "bujur", "lintang", "x"])
            #expect(table.features[0].values[0] == "0640")
            #expect(table.features[0].geometry == .point(Coordinate(x: 116.5, y: -0.25)))
            #expect(table.features[1].values == [.null, .null, .null, "[1]"])
            #expect(table.features[1].place == Place(feature: 2, line: 2))
            let statements = folder.appending(path: "desa.sql").path()
            try OutputFile.write("INSERT INTO desa VALUES (1);", to: statements)
            let error = try #require(throws: LayerError.self) { try LayerReader.read(statements) }
            #expect(error.kind == .unknownFormat && error.message.contains("statements"))
        }
    }
}
