import Foundation
import GeometryModel
import Glibc
import Layers
import TestSupport
import Testing

@Suite("Files that are written")
struct OutputFileTests {
    @Test("a new file holds the text, is nobody else's to write, and nothing stands beside it")
    func new() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "hasil.csv").path()
            try OutputFile.write("kode,nama\né 村\n", to: path)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "kode,nama\né 村\n")
            #expect(try names(in: folder) == ["hasil.csv"])
            var status = stat()
            try #require(stat(path, &status) == 0)
            #expect(status.st_mode & 0o600 == 0o600)
            #expect(status.st_mode & 0o133 == 0)
        }
    }

    @Test("an empty text is an empty file, and a large one is complete")
    func sizes() throws {
        try withTemporaryFolder { folder in
            for count in [0, 1, 3_000_000] {
                let path = folder.appending(path: "\(count)").path()
                try OutputFile.write(String(repeating: "é", count: count), to: path)
                #expect(try Data(contentsOf: URL(filePath: path)).count == 2 * count)
            }
        }
    }

    @Test("a file that exists is kept unless it may be replaced")
    func overwriting() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "hasil.csv").path()
            try OutputFile.write("lama", to: path)
            let error = try #require(throws: LayerError.self) {
                try OutputFile.write("baru", to: path)
            }
            #expect(error.kind == .unwritable)
            #expect(error.path == path)
            #expect(
                error.description.contains("exists already")
                    && error.description.contains("--overwrite")
            )
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "lama")
            try OutputFile.write("baru", to: path, overwrite: true)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "baru")
            #expect(try names(in: folder) == ["hasil.csv"])
        }
    }

    @Test("a folder is no target", arguments: [false, true])
    func directory(overwrite: Bool) throws {
        try withTemporaryFolder { folder in
            let error = try #require(throws: LayerError.self) {
                try OutputFile.write("x", to: folder.path(), overwrite: overwrite)
            }
            #expect(error.kind == .unwritable)
            #expect(error.message.contains("folder"))
            #expect(try names(in: folder).isEmpty)
        }
    }

    @Test("a missing folder, a file taken for a folder, and a name too long are refused")
    func impossible() throws {
        try withTemporaryFolder { folder in
            try OutputFile.write("x", to: folder.appending(path: "berkas").path())
            for name in [
                "tidak-ada/hasil.csv", "berkas/hasil.csv", String(repeating: "a", count: 300),
            ] {
                let path = folder.appending(path: name).path()
                let error = try #require(throws: LayerError.self) {
                    try OutputFile.write("x", to: path)
                }
                #expect(error.kind == .unwritable, "\(name)")
                #expect(error.message.hasPrefix("cannot be written: "), "\(name)")
            }
            #expect(try names(in: folder) == ["berkas"])
        }
    }

    @Test("a missing folder is to be made first")
    func missingFolder() throws {
        let error = try #require(throws: LayerError.self) {
            try OutputFile.write("x", to: "/tidak-ada/hasil.csv")
        }
        #expect(error.remedy == "make the folder first, or write elsewhere")
    }

    /// Root may write everywhere, so that this shows nothing there.
    @Test(
        "a folder without permission is refused, and another is asked for",
        .enabled(if: geteuid() != 0)
    )
    func permission() throws {
        try withTemporaryFolder { folder in
            try #require(chmod(folder.path(), 0o500) == 0)
            defer { chmod(folder.path(), 0o700) }
            let error = try #require(throws: LayerError.self) {
                try OutputFile.write("x", to: folder.appending(path: "hasil.csv").path())
            }
            #expect(error.kind == .unwritable)
            #expect(error.remedy == "choose a folder you may write to")
        }
    }

    @Test("a device is written in place, and a full one says so")
    func devices() throws {
        try OutputFile.write("x", to: "/dev/null")
        let error = try #require(throws: LayerError.self) {
            try OutputFile.write("x", to: "/dev/full")
        }
        #expect(error.kind == .unwritable)
        #expect(error.path == "/dev/full")
        #expect(error.remedy == "free some space on the disk, or write elsewhere")
        var status = stat()
        #expect(stat("/dev/full", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
    }

    /// A limit on the size of files stands in for a disk that fills up halfway.
    @Test("when the disk fills up halfway the old file stays and no part is left")
    func noPartialFile() async {
        await #expect(processExitsWith: .success) {
            try withTemporaryFolder { folder in
                let path = folder.appending(path: "hasil.csv").path()
                try OutputFile.write("lama", to: path)
                signal(SIGXFSZ, SIG_IGN)
                var limit = rlimit(rlim_cur: 4_096, rlim_max: 4_096)
                try #require(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
                let error = try #require(throws: LayerError.self) {
                    try OutputFile.write(
                        String(repeating: "x", count: 10_000),
                        to: path,
                        overwrite: true
                    )
                }
                #expect(error.kind == .unwritable)
                #expect(try String(contentsOfFile: path, encoding: .utf8) == "lama")
                #expect(try names(in: folder) == ["hasil.csv"])
            }
        }
    }
}

@Suite("Files that are read")
struct LayerReaderTests {
    @Test(
        "the ending tells the format",
        arguments: [
            ("a.geojson", "{\"type\":\"Point\",\"coordinates\":[1,2]}"),
            ("a.JSON", "{\"type\":\"Point\",\"coordinates\":[1,2]}"),
            ("a.ndjson", "{\"type\":\"Point\",\"coordinates\":[1,2]}"),
            ("a.b.geojsonseq", "\u{1E}{\"type\":\"Point\",\"coordinates\":[1,2]}"),
            ("a.csv", "x,y\n1,2\n"), ("a.TSV", "x\ty\n1\t2\n"), ("a.txt", "x;y\n1;2\n"),
        ]
    )
    func formats(name: String, text: String) throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: name).path()
            try OutputFile.write(text, to: path)
            let layer = try LayerReader.read(path)
            #expect(layer.features.map(\.geometry) == [.point(Coordinate(x: 1, y: 2))])
            #expect(layer.source == path)
            #expect(layer.name == "a")
        }
    }

    @Test(
        "a missing file, a folder, an empty file and an unknown ending are refused, each in its way"
    )
    func refusals() throws {
        try withTemporaryFolder { folder in
            for name in ["kosong.geojson", "kosong.csv"] {
                try OutputFile.write("", to: folder.appending(path: name).path())
            }
            try OutputFile.write("x", to: folder.appending(path: "a.shp").path())
            try OutputFile.write("x", to: folder.appending(path: "a.tanpa").path())
            for (name, kind) in [
                ("tidak-ada.geojson", .missing), ("", .unreadable), ("kosong.geojson", .syntax),
                ("kosong.csv", .syntax), ("a.shp", .syntax), ("a.tanpa", .syntax),
            ] as [(String, LayerError.Kind)] {
                let path = folder.path() + "/" + name
                let error = try #require(throws: LayerError.self) { try LayerReader.read(path) }
                #expect(error.kind == kind, "\(name)")
                #expect(error.path == path)
                #expect(!error.remedy.isEmpty)
            }
        }
    }

    @Test("standard input is read from a pipe, and its first byte tells the format")
    func standardInput() async {
        await #expect(processExitsWith: .success) {
            let point = "{\"type\":\"Point\",\"coordinates\":[1,2]}"
            let table = "x,y\n" + String(repeating: "1,2\n", count: 200_000)
            for (text, count) in [
                (point, 1), ("\u{FEFF}\n \(point)", 1), ("\u{1E}\(point)\n\u{1E}\(point)", 2),
                (table, 200_000), ("é,x,y\na,1,2", 1),
            ] {
                let pipe = Pipe()
                try #require(dup2(pipe.fileHandleForReading.fileDescriptor, 0) == 0)
                let writer = Thread {
                    try? pipe.fileHandleForWriting.write(contentsOf: Data(text.utf8))
                    try? pipe.fileHandleForWriting.close()
                }
                writer.start()
                let layer = try LayerReader.read("-")
                #expect(layer.source == "standard input")
                #expect(layer.features.count == count)
                #expect(layer.features.last?.geometry == .point(Coordinate(x: 1, y: 2)))
            }
            let error = try #require(throws: LayerError.self) { try LayerReader.read("-") }
            #expect(error.message == "the file is empty")
        }
    }

    @Test("an error in a file names file, place, fault and remedy in one line")
    func message() {
        let error = LayerError(
            .geometry,
            path: "desa.geojson",
            place: Place(feature: 12, line: 13),
            message: "ring 0 is not closed",
            remedy: "correct it"
        )
        #expect(
            error.description
                == "desa.geojson: feature 12, line 13: ring 0 is not closed. Correct it."
        )
        #expect(Place().description == "")
        #expect(Place(line: 3).description == "line 3")
    }
}

@Suite("Formats of others")
struct OGRWriterTests {
    static let layer = Layer(
        name: "desa",
        columns: [Column("kode"), Column("jarak_m", decimals: 1)],
        features: [
            Feature(
                id: "1",
                values: ["64.09", .number(12.5)],
                geometry: .point(Coordinate(x: 116.7, y: -0.97))
            ),
            Feature(
                id: "2",
                values: ["64.10", .null],
                geometry: .point(Coordinate(x: 117, y: -1))
            ),
        ]
    )

    @Test(
        "an ending that no driver knows is refused",
        arguments: ["hasil.xyz", "hasil", "hasil.GPKGX"]
    )
    func unknown(name: String) throws {
        try withTemporaryFolder { folder in
            let error = try #require(throws: LayerError.self) {
                try OGRWriter.write(
                    Self.layer,
                    to: folder.appending(path: name).path(),
                    overwrite: true
                )
            }
            #expect(error.kind == .unknownFormat)
            #expect(error.remedy.contains("gpkg"))
            #expect(try names(in: folder).isEmpty)
        }
    }

    @Test(
        "a layer is written by GDAL, kept unless it may be replaced, and nothing stands beside it",
        arguments: ["hasil.sqlite", "hasil.fgb", "hasil.KML"]
    )
    func written(name: String) throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: name).path()
            try OGRWriter.write(Self.layer, to: path, overwrite: false)
            #expect(try names(in: folder) == [name])
            let back = folder.appending(path: "balik.geojson").path()
            try #require(try run("ogr2ogr", ["-f", "GeoJSON", back, path]) == 0)
            let layer = try LayerReader.read(back)
            // FlatGeobuf orders its features along a curve.
            #expect(Set(layer.features.map(\.geometry)) == Set(Self.layer.features.map(\.geometry)))
            #expect(throws: LayerError.self) {
                try OGRWriter.write(Self.layer, to: path, overwrite: false)
            }
            try OGRWriter.write(Self.layer, to: path, overwrite: true)
            #expect(try names(in: folder) == ["balik.geojson", name].sorted())
        }
    }

    @Test(
        "an unknown format is reported before anything else",
        arguments: [
            ("tidak-ada/hasil.xyz", "no format is known by the ending '.xyz'"),
            ("a.gpkg/hasil", "the name has no ending that names the format"),
            ("hasil.", "no format is known by the ending '.hasil'"),
            ("-", "formats written by GDAL need a file name"),
        ]
    )
    func unknownFirst(path: String, message: String) throws {
        let error = try #require(throws: LayerError.self) {
            try OGRWriter.write(Self.layer, to: path, overwrite: false)
        }
        #expect(error.kind == .unknownFormat)
        #expect(error.message == message)
        #expect(error.remedy.contains("gpkg"))
    }

    @Test("an ogr2ogr that cannot be started is an error, and nothing stands beside the target")
    func unstartable() async {
        await #expect(processExitsWith: .success) {
            try withTemporaryFolder { folder in
                let program = folder.appending(path: "ogr2ogr").path()
                try OutputFile.write("\u{7F}ELF", to: program)
                try #require(chmod(program, 0o755) == 0)
                setenv("PATH", folder.path(), 1)
                let error = try #require(throws: LayerError.self) {
                    let path = folder.appending(path: "hasil.fgb").path()
                    try OGRWriter.write(OGRWriterTests.layer, to: path, overwrite: false)
                }
                #expect(error.kind == .unwritable)
                #expect(error.message.hasPrefix("ogr2ogr cannot be started"))
                #expect(try names(in: folder) == ["ogr2ogr"])
            }
        }
    }

    @Test("a driver that this GDAL lacks is named as the cause")
    func missingDriver() async {
        await #expect(processExitsWith: .success) {
            try withTemporaryFolder { folder in
                let program = folder.appending(path: "ogr2ogr").path()
                try OutputFile.write(
                    "#!/bin/sh\necho 'ERROR 1: Unable to find driver `Parquet'\\''.' >&2\nexit 1\n",
                    to: program
                )
                try #require(chmod(program, 0o755) == 0)
                setenv("PATH", folder.path(), 1)
                let error = try #require(throws: LayerError.self) {
                    let path = folder.appending(path: "hasil.parquet").path()
                    try OGRWriter.write(OGRWriterTests.layer, to: path, overwrite: false)
                }
                #expect(error.message.contains("Unable to find driver `Parquet'"))
                #expect(error.remedy.contains("no driver for the format"))
                #expect(try names(in: folder) == ["ogr2ogr"])
            }
        }
    }

    @Test(
        "the parts of another Shapefile are kept unless they may be replaced",
        arguments: ["dbf", "shx", "prj", "cpg"]
    )
    func sidecars(ending: String) throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "hasil.v1.shp").path()
            let part = folder.appending(path: "hasil.v1.\(ending)").path()
            try OutputFile.write("lama", to: part)
            let error = try #require(throws: LayerError.self) {
                try OGRWriter.write(Self.layer, to: path, overwrite: false)
            }
            #expect(error.kind == .unwritable)
            #expect(error.path == part)
            #expect(try names(in: folder) == ["hasil.v1.\(ending)"])
            #expect(try String(contentsOfFile: part, encoding: .utf8) == "lama")
            try OGRWriter.write(Self.layer, to: path, overwrite: true)
            let parts = try names(in: folder)
            #expect(parts == ["cpg", "dbf", "prj", "shp", "shx"].map { "hasil.v1.\($0)" })
        }
    }

    @Test(
        "rows without geometries make a plain table, and are refused where each needs a place"
    )
    func plainTable() throws {
        var layer = Self.layer
        for index in layer.features.indices { layer.features[index].geometry = nil }
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "hasil.ods").path()
            try OGRWriter.write(layer, to: path, overwrite: false)
            #expect(try LayerReader.read(path).features.count == layer.features.count)
            let error = try #require(throws: LayerError.self) {
                let path = folder.appending(path: "hasil.shp").path()
                try OGRWriter.write(layer, to: path, overwrite: false)
            }
            #expect(error.kind == .unwritable)
            #expect(error.remedy.contains(".csv or .xlsx"))
            #expect(try names(in: folder) == ["hasil.ods"])
        }
    }

    @Test(
        "polygons beside multipolygons all become multipolygons"
    )
    func promotion() throws {
        let square = Polygon(exterior: ring([(116, -1), (117, -1), (117, 0), (116, 0)]))
        let other = Polygon(exterior: ring([(118, -1), (119, -1), (119, 0), (118, 0)]))
        var layer = Self.layer
        layer.features[0].geometry = .polygon(square)
        layer.features[1].geometry = .multiPolygon([square, other])
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "hasil.fgb").path()
            try OGRWriter.write(layer, to: path, overwrite: false)
            #expect(try geometryType(of: path) == "Multi Polygon")
        }
    }

    /// What GDAL says of the geometries of a file.
    private func geometryType(of path: String) throws -> Substring? {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: try #require(ProgramSearch.find("ogrinfo")))
        process.arguments = ["-so", "-al", path]
        process.standardOutput = output
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let prefix = "Geometry: "
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
            .first { $0.hasPrefix(prefix) }?.dropFirst(prefix.count)
    }

    @Test("a Shapefile has all its parts", .enabled(if: ProgramSearch.find("ogr2ogr") != nil))
    func shapefile() throws {
        try withTemporaryFolder { folder in
            for overwrite in [false, true] {
                try OGRWriter.write(
                    Self.layer,
                    to: folder.appending(path: "hasil.shp").path(),
                    overwrite: overwrite
                )
            }
            #expect(
                try names(in: folder) == [
                    "hasil.cpg", "hasil.dbf", "hasil.prj", "hasil.shp", "hasil.shx",
                ]
            )
        }
    }

    private func run(_ name: String, _ arguments: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: try #require(ProgramSearch.find(name)))
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    @Test("a program is found on the search path, or not at all")
    func search() throws {
        let path = try #require(ProgramSearch.find("sh"))
        #expect(path.hasSuffix("/sh"))
        #expect(ProgramSearch.find("tidak-ada-program-ini") == nil)
    }
}
