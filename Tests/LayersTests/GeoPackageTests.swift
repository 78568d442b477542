import Foundation
import GRDB
import GeometryModel
import TestSupport
import Testing

@testable import Layers

@Suite("GeoPackages")
struct GeoPackageTests {
    static func layer(_ geometries: [Geometry?], name: String = "uji") -> Layer {
        Layer(
            name: name,
            columns: [Column("n"), Column("nama"), Column("nilai", decimals: 2), Column("ya")],
            features: geometries.enumerated().map { number, geometry in
                Feature(
                    values: [
                        .integer(number),
                        number % 3 == 0 ? .null : .text("Mu'ut \(number) \u{1F33E}"),
                        .number(Double(number) / 3), .boolean(number % 2 == 0),
                    ],
                    geometry: geometry
                )
            }
        )
    }

    /// Writes layers and gives the path to a function.
    static func withFile<Result>(
        _ layers: [Layer],
        _ body: (String) throws -> Result
    ) throws -> Result {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "uji.gpkg").path()
            try GeoPackageWriter.write(layers.map { StyledLayer($0) }, to: path)
            return try body(path)
        }
    }

    @Test("layers of every kind of geometry, empty and missing ones, come back as they were")
    func roundTrip() throws {
        var generator = SeededGenerator(seed: 4)
        let all = (0..<400).map { _ in Geometry.random(using: &generator) }
        let kinds = Dictionary(grouping: all, by: \.typeName).values.map { $0.map(Optional.some) }
        #expect(kinds.count == 7)
        for geometries in kinds + [all.map(Optional.some)] {
            let layer = Self.layer(geometries + [nil])
            try Self.withFile([layer]) { path in
                let back = try LayerReader.read(path)
                #expect(back.features.map(\.geometry) == layer.features.map(\.geometry))
                #expect(back.columns.map(\.name) == layer.columns.map(\.name))
                #expect(back.crs == "EPSG:4326" && back.notes.isEmpty)
                for (found, written) in zip(back.features, layer.features) {
                    #expect(found.values[0...1] == written.values[0...1])
                    #expect(found.values[3] == written.values[3])
                    let value = try #require(written.values[2].number)
                    #expect(found.values[2].number == (value * 100).rounded() / 100)
                }
            }
        }
    }

    @Test(
        "single and multiple areas share the multiple kind, and an empty point keeps points single"
    )
    func kinds() throws {
        let ring = ring([(0, 0), (1, 0), (1, 1)])
        let area = Polygon(exterior: ring)
        let point = Coordinate(x: 1, y: 2)
        for (geometries, type) in [
            ([.polygon(area), .multiPolygon([area])], "MULTIPOLYGON"),
            ([.lineString(ring), .multiLineString([ring])], "MULTILINESTRING"),
            ([.point(point), .multiPoint([])], "POINT"),
            ([.point(point), .polygon(area)], "GEOMETRY"),
            ([.polygon(area), .polygon(area)], "POLYGON"),
        ] as [([Geometry], String)] {
            try Self.withFile([Self.layer(geometries)]) { path in
                let found = try DatabaseQueue(path: path).read {
                    try String.fetchOne(
                        $0,
                        sql: "SELECT geometry_type_name FROM gpkg_geometry_columns"
                    )
                }
                #expect(found == type)
                let back = try LayerReader.read(path).features.compactMap(\.geometry)
                #expect(zip(back, geometries).allSatisfy { $0.points == $1.points })
                #expect(zip(back, geometries).allSatisfy { $0.polygons == $1.polygons })
            }
        }
    }

    @Test("GDAL reads every feature without a word, finds it by its place, and sees version 1.3")
    func readByGDAL() throws {
        let geometries = (0..<500).map { number in
            Geometry.point(Coordinate(x: 110 + Double(number % 25) / 5, y: Double(number / 25) / 5))
        }
        try Self.withFile([Self.layer(geometries), Self.layer([nil, nil], name: "tabel")]) { path in
            for (options, count) in [
                (["uji"], 500), (["tabel"], 2),
                (["-spat", "110.1", "0.1", "110.5", "0.5", "uji"], 4),
            ] {
                let process = Process()
                let output = Pipe()
                process.executableURL = URL(filePath: try #require(ProgramSearch.find("ogrinfo")))
                process.arguments = ["-ro", "-so", path] + options
                process.standardOutput = output
                process.standardError = output
                try process.run()
                let bytes = output.fileHandleForReading.readDataToEndOfFile()
                process.waitUntilExit()
                let text = String(decoding: bytes, as: UTF8.self)
                #expect(process.terminationStatus == 0)
                #expect(text.contains("Feature Count: \(count)"), "\(text)")
                #expect(!text.contains("Warning") && !text.contains("ERROR"), "\(text)")
            }
            let pragmas = [
                "user_version": "10300", "application_id": "1196444487", "journal_mode": "delete",
                "integrity_check": "ok", "foreign_key_check": nil,
            ]
            for (pragma, value) in pragmas {
                let found = try DatabaseQueue(path: path).read { database in
                    try String.fetchOne(database, sql: "PRAGMA \(pragma)")
                }
                #expect(found == value, "\(pragma)")
            }
        }
    }

    @Test("names that differ only by case, or are ours, are told apart with a note")
    func names() throws {
        let layer = Layer(
            name: "uji \"dua\"",
            columns: ["Kode", "kode", "FID", "geom"].map { Column($0) },
            features: [Feature(values: ["a", "b", "c", "d"], geometry: .multiPoint([]))]
        )
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "uji.gpkg").path()
            let notes = try GeoPackageWriter.write([StyledLayer(layer)], to: path)
            #expect(notes.count == 3)
            let back = try LayerReader.read(path)
            #expect(back.name == "uji \"dua\"")
            #expect(back.columns.map(\.name) == ["Kode", "kode_2", "FID_2", "geom_2"])
            #expect(back.features[0].values == ["a", "b", "c", "d"])
        }
    }

    @Test("styles and a project stand in the file, and its layers are still found by themselves")
    func styles() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "uji.gpkg").path()
            let layer = Self.layer([.point(Coordinate(x: 1, y: 2))])
            try GeoPackageWriter.write(
                [StyledLayer(layer, style: "<qgis/>")],
                project: ("Peta", [0x50, 0x4B, 0xFF, 0]),
                to: path
            )
            #expect(try LayerReader.read(path).features.count == 1)
            let (style, content) = try DatabaseQueue(path: path).read { database in
                (
                    try Row.fetchOne(database, sql: "SELECT * FROM layer_styles"),
                    try String.fetchOne(database, sql: "SELECT content FROM qgis_projects")
                )
            }
            #expect(style?["f_table_name"] == "uji" && style?["styleQML"] == "<qgis/>")
            #expect(style?["useAsDefault"] == 1 && style?["f_geometry_column"] == "geom")
            #expect(content == "504bff00")
        }
    }

    @Test("a file that is there stays unless it may be replaced, and nothing stands beside it")
    func overwriting() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "uji.gpkg").path()
            try OutputFile.write("lama", to: path)
            let layer = [StyledLayer(Self.layer([nil]))]
            let error = try #require(throws: LayerError.self) {
                try GeoPackageWriter.write(layer, to: path)
            }
            #expect(error.kind == .unwritable)
            try GeoPackageWriter.write(layer, to: path, overwrite: true)
            #expect(try LayerReader.read(path).features.count == 1)
            #expect(try LayersTests.names(in: folder) == ["uji.gpkg"])
            let nowhere = try #require(throws: LayerError.self) {
                try GeoPackageWriter.write(layer, to: folder.path() + "/tidak-ada/uji.gpkg")
            }
            #expect(nowhere.kind == .unwritable)
        }
    }

    @Test("the same layers give the same bytes at the same time")
    func reproducible() async {
        await #expect(processExitsWith: .success) {
            setenv("SOURCE_DATE_EPOCH", "1700000000", 1)
            var generator = SeededGenerator(seed: 9)
            let layer = GeoPackageTests.layer((0..<50).map { _ in .random(using: &generator) })
            let files = try (0..<2).map { _ in
                try GeoPackageTests.withFile([layer]) { try Data(contentsOf: URL(filePath: $0)) }
            }
            #expect(files[0] == files[1])
        }
    }

    @Test("a geometry that breaks a rule is named with its feature")
    func brokenGeometry() throws {
        try Self.withFile([Self.layer([.multiPoint([]), .multiPoint([])])]) { path in
            try DatabaseQueue(path: path).write { database in
                try database.execute(sql: "DROP TRIGGER rtree_uji_geom_update1")
                try database.execute(sql: "DROP TRIGGER rtree_uji_geom_update2")
                try database.execute(sql: "DROP TRIGGER rtree_uji_geom_update3")
                try database.execute(sql: "DROP TRIGGER rtree_uji_geom_update4")
                try database.execute(sql: "UPDATE uji SET geom = x'4750' WHERE fid = 2")
            }
            let error = try #require(throws: LayerError.self) { try LayerReader.read(path) }
            #expect(error.kind == .geometry && error.place.feature == 2)
        }
    }

    /// Makes a GeoPackage by SQL, since odd ones are made by nobody's writer.
    static func withTable<Result>(
        _ statements: String...,
        body: (String) throws -> Result
    ) throws -> Result {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "uji.gpkg").path()
            var configuration = Configuration()
            configuration.foreignKeysEnabled = false
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.write { database in
                try database.execute(sql: GeoPackageSchema.core)
                try database.execute(
                    sql:
                        "INSERT INTO gpkg_contents (table_name, data_type) VALUES ('t', 'attributes')"
                )
                for statement in statements { try database.execute(sql: statement) }
            }
            try queue.close()
            return try body(path)
        }
    }

    @Test("generated columns stand where they are, and keys that mean something stay values")
    func columns() throws {
        try Self.withTable(
            "CREATE TABLE t (kode INTEGER PRIMARY KEY, nama TEXT, "
                + "g TEXT GENERATED ALWAYS AS (nama || '!'), kec TEXT, ya BOOLEAN)",
            "INSERT INTO t (kode, nama, kec, ya) VALUES (6409042004, 'A', 'K', 7)"
        ) { path in
            let layer = try LayerReader.read(path)
            #expect(layer.columns.map(\.name) == ["kode", "nama", "g", "kec", "ya"])
            let row = layer.features[0]
            #expect(row.values == [.integer(6_409_042_004), "A", "A!", "K", .integer(7)])
            #expect(row.id == "6409042004")
        }
    }

    @Test(
        "values of another kind than their column, and of none, are refused with the row",
        arguments: ["x'00ff'", "CAST(x'ff41fe' AS TEXT)"]
    )
    func strayValues(value: String) throws {
        try Self.withTable(
            "CREATE TABLE t (nama TEXT)",
            "INSERT INTO t VALUES ('a'), (\(value))"
        ) { path in
            let error = try #require(throws: LayerError.self) { try LayerReader.read(path) }
            #expect(error.kind == .value && error.place.feature == 2)
            #expect(error.message.contains("'nama'"))
        }
    }

    @Test("odd entries of the lists of tables and systems are no crash")
    func oddEntries() throws {
        try Self.withTable(
            "CREATE TABLE t (a TEXT, geom BLOB)",
            "INSERT INTO gpkg_geometry_columns VALUES ('t', x'ff', 'POINT', 'abc', 0, 0)",
            "UPDATE gpkg_contents SET data_type = 'features'",
            "INSERT INTO gpkg_spatial_ref_sys VALUES ('x', 7, x'ff', 'x', x'00', x'ff')"
        ) { path in
            let layer = try LayerReader.read(path)
            #expect(layer.columns.map(\.name) == ["a"] && layer.crs == nil)
        }
    }

    @Test("a file with open changes of another program is neither half read nor replaced")
    func openChanges() throws {
        try Self.withFile([Self.layer([nil])]) { path in
            try OutputFile.write("x", to: path + "-journal")
            let read = try #require(throws: LayerError.self) { try LayerReader.read(path) }
            #expect(read.message.contains("uji.gpkg-journal"))
            let before = try Data(contentsOf: URL(filePath: path))
            let write = try #require(throws: LayerError.self) {
                try GeoPackageWriter.write([StyledLayer(Self.layer([]))], to: path, overwrite: true)
            }
            #expect(write.kind == .unwritable)
            #expect(try Data(contentsOf: URL(filePath: path)) == before)
        }
    }

    @Test("changes of another program in its log are read, and the file stays as it was")
    func writeAheadLog() throws {
        try Self.withFile([Self.layer([nil])]) { path in
            let other = try DatabaseQueue(path: path)
            try other.writeWithoutTransaction { database in
                try database.execute(
                    sql: "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0"
                )
                try database.execute(sql: "INSERT INTO uji (n) VALUES (42)")
            }
            let before = try Data(contentsOf: URL(filePath: path))
            #expect(try LayerReader.read(path).features.count == 2)
            #expect(try Data(contentsOf: URL(filePath: path)) == before)
            #expect(throws: LayerError.self) {
                try GeoPackageWriter.write([StyledLayer(Self.layer([]))], to: path, overwrite: true)
            }
            try other.close()
        }
    }

    @Test("a file in another system says so, and comes back in its own coordinates")
    func otherSystem() throws {
        let system = SpatialReference(code: 32750, name: "UTM 50S", definition: "PROJCS[…]")
        let layer = Self.layer([.point(Coordinate(x: 466_622.1, y: 9_892_784.3))])
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "uji.gpkg").path()
            try GeoPackageWriter.write([StyledLayer(layer)], in: system, to: path)
            let back = try LayerReader.read(path)
            #expect(back.crs == "EPSG:32750")
            #expect(back.features.map(\.geometry) == layer.features.map(\.geometry))
        }
    }
}
