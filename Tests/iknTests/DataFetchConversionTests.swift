import Foundation
import Layers
import TestSupport
import Testing

/// From the server to a file in our schema.
@Suite("Fetched files in our schema, written")
struct DataFetchConversionTests {
    private static let villages = """
        INSERT INTO wilayah_boundaries(kode,nama,lat,lng,path) VALUES
        \t('64.09.01.1001','Mu''ut',0,0,'[[[0,116],[0,117],[-1,117],[-1,116],[0,116]]]'),
        \t('64.09.01.1002','Salo Loang',0,0,'[[[0,116],[-1,117],[0,117],[-1,116],[0,116]]]');

        """

    /// A server of that file, and a project that pins it.
    private static func server(
        _ name: String,
        _ text: String
    ) throws -> (server: DownloadServer, project: String) {
        let server = try DownloadServer()
        let bytes = Array(text.utf8)
        try Data(bytes).write(to: server.folder.appending(path: "served/\(name)"))
        let address = "http://127.0.0.1:\(server.port)/good/\(name)"
        let pin = "\(bytes.count),\(SHA256.hexadecimal(of: bytes))"
        return (server, try server.project(rows: ["data,\(name),\(address),\(pin),MIT,,"]))
    }

    @Test("villages become GeoJSON, under the rule for invalid areas")
    func villages() throws {
        let (server, project) = try Self.server("desa.sql", Self.villages)
        let path = server.folder.appending(path: "desa.geojson").path
        func run(_ words: [String]) throws -> CommandLineProgram.Run {
            try CommandLineProgram.run(
                ["data", "fetch", "data", "--project", project, "-o", path] + words,
                environment: server.environment
            )
        }
        let failing = try run([])
        #expect(failing.code == 65)
        #expect(failing.errors.contains("desa.sql: feature 2, line 3: the area of 64.09.01.1002"))
        #expect(!FileManager.default.fileExists(atPath: path))
        let skipping = try run(["--invalid", "skip"])
        #expect(skipping.code == 3)
        #expect(skipping.errors.contains("read 2 = used 1 + skipped 1"), "\(skipping.errors)")
        let before = try LayerReader.read(path)
        #expect(before.features.map(\.values) == [["64.09.01.1001", "Mu'ut"]])
        // What may not be replaced is said before anything is fetched.
        #expect(try run(["--invalid", "fix"]).code == 73)
        let fixing = try run(["--invalid", "fix", "--overwrite"])
        #expect(fixing.code == 0, "\(fixing.errors)")
        #expect(fixing.errors.contains("the area of 64.09.01.1002 (feature 2, line 3) is repaired"))
        #expect(try LayerReader.read(path).features.count == 2)
        #expect(server.requests.count == 1)
    }

    @Test("formats that would lose the areas are refused")
    func formats() throws {
        let (server, project) = try Self.server("desa.sql", Self.villages)
        let path = server.folder.appending(path: "desa.csv").path
        let run = try CommandLineProgram.run(
            ["data", "fetch", "data", "--project", project, "-o", path, "--invalid", "fix"],
            environment: server.environment
        )
        #expect(run.code == 64)
        #expect(run.errors.contains("'data' has geometries, which the format csv would lose"))
    }

    @Test("codes become CSV")
    func codes() throws {
        let (server, project) = try Self.server(
            "wilayah.sql",
            "INSERT INTO wilayah (kode, nama)\nVALUES\n('64','Kalimantan Timur'),\n('64.09','PPU');\n"
        )
        let path = server.folder.appending(path: "codes.csv").path
        let run = try server.fetch(project, ["data", "-o", path])
        #expect(run.code == 0, "\(run.errors)")
        #expect(
            try String(contentsOfFile: path, encoding: .utf8)
                == "code,name,level\n64,Kalimantan Timur,province\n64.09,PPU,regency\n"
        )
    }

    @Test(
        "the outline of IKN becomes GeoJSON in degrees",
        .enabled(if: Fixture.sharedFolder != nil, "IKN_SHARED is not set")
    )
    func outline() throws {
        let shared = try #require(Fixture.sharedFolder)
        let folder = try Checkout.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "ikn.geojson").path
        let run = try CommandLineProgram.run(
            [
                "data", "fetch", "ikn_outline", "--cache", folder.appending(path: "cache").path,
                "--from", shared.appending(path: "geodata/ikn_shapefile").path, "-o", path,
            ]
        )
        #expect(run.code == 0, "\(run.errors)")
        #expect(run.errors.contains("World Mercator (EPSG:3395)"), "\(run.errors)")
        // Where IKN lies; SystemTests holds the same transformation against an outline in degrees.
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.firstMatch(of: #/"Polygon","coordinates":\[\[\[116\.\d+,-1\.\d+\]/#) != nil)
    }

    @Test("options that do not go together are usage errors")
    func usage() throws {
        for words in [
            ["--list", "--from", "."], ["--list", "--record", "x.csv"], ["--record", "x.csv"],
            ["villages", "--record", "-"], ["-o", "x.geojson"],
            ["villages", "region_codes", "-o", "x.geojson"], ["villages", "villages"],
            ["none"],
        ] {
            let run = try CommandLineProgram.run(["data", "fetch"] + words)
            #expect(run.code == 64, "\(words): \(run.errors)")
        }
        for (name, value) in [
            ("IKN_FETCH_SECONDS", "0"), ("IKN_FETCH_PAUSE_SECONDS", "-1"),
            ("IKN_FETCH_ATTEMPTS", "x"),
        ] {
            let run = try CommandLineProgram.run(
                ["data", "fetch", "ikn_outline", "--from", "."],
                environment: [name: value]
            )
            #expect(run.code == 65)
            #expect(run.errors.contains("\(name): '\(value)' is no number from"), "\(run.errors)")
        }
    }
}
