import Foundation
import GeometryModel
import Layers
import TestSupport
import Testing

/// Real faulty files, which are too large or not free to be kept in the repository.
///
/// The tests need `IKN_SHARED`, a folder with `geodata/defects`, and are skipped without it.
@Suite("Real faulty files", .enabled(if: Fixture.sharedFolder != nil, "IKN_SHARED is not set"))
struct DefectTests {
    static func bytes(_ name: String) throws -> [UInt8] {
        let folder = try #require(Fixture.sharedFolder)
        return [UInt8](
            try Data(contentsOf: folder.appending(path: "geodata/defects").appending(path: name))
        )
    }

    @Test("every file is read or refused by either reader, with a reason")
    func all() throws {
        let folder = try #require(Fixture.sharedFolder).appending(path: "geodata/defects")
        let files = try names(in: folder)
        #expect(files.count >= 11)
        for name in files {
            let bytes = try Self.bytes(name)
            Self.check(name) { try GeoJSONReader.read(bytes, path: name) }
            Self.check(name) { try CSVReader.read(bytes, path: name) }
        }
    }

    /// Whether a file is read with columns or refused by name and line.
    static func check(_ name: String, _ read: () throws -> Layer) {
        do {
            let layer = try read()
            #expect(!layer.columns.isEmpty, "\(name)")
        } catch {
            let refusal = error as? LayerError
            #expect(refusal?.path == name)
            #expect(refusal?.place.line != nil, "\(name)")
        }
    }

    @Test("degrees and meters in one file are told apart at the first feature in meters")
    func mixture() throws {
        let layer = try GeoJSONReader.read(
            Self.bytes("crs_campur_derajat_dan_meter.geojson"),
            path: "x"
        )
        #expect(layer.features.count == 6)
        let error = try #require(throws: LayerError.self) { try layer.requireDegrees() }
        #expect(error.kind == .crs)
        #expect(error.place.feature == 4)
    }

    @Test(
        "files whose geometries are wrong but well-formed are read whole",
        arguments: [
            ("desa_cincin_tidak_sah_mencimai.geojson", 1),
            ("sungai_mahakam_di_madagaskar.geojson", 1),
            ("multipolygon_bersarang.geojson", nil),
        ] as [(String, Int?)]
    )
    func wellFormed(name: String, count: Int?) throws {
        let layer = try GeoJSONReader.read(Self.bytes(name), path: name)
        if let count { #expect(layer.features.count == count) }
        #expect(layer.features.allSatisfy { $0.geometry?.isEmpty == false })
        try layer.requireDegrees()
    }

    @Test(
        "files in another language are refused on their first line",
        arguments: [
            "ikn_terpotong_262144_bait.js", "desa_sql_lat_lng_tertukar.sql",
            "sekolah_mentah_cacat.json",
        ]
    )
    func noGeoJSON(name: String) throws {
        let error = try #require(throws: LayerError.self) {
            try GeoJSONReader.read(Self.bytes(name), path: name)
        }
        #expect(error.kind == .syntax)
        #expect(error.place.line == 1)
    }

    @Test("the IKN outline cut off at 256 KiB ends too early, even without its prefix")
    func cutOff() throws {
        let bytes = try Self.bytes("ikn_terpotong_262144_bait.js")
        let start = try #require(bytes.firstIndex(of: UInt8(ascii: "{")))
        let error = try #require(throws: LayerError.self) {
            try GeoJSONReader.read(Array(bytes[start...]), path: "x")
        }
        #expect(error.place.feature == 1)
        #expect(error.remedy.contains("ends too early"))
    }

    @Test(
        "semicolons, decimal commas, a byte order mark and thousands marks are read"
    )
    func tables() throws {
        let semicolons = try CSVReader.read(
            Self.bytes("kemiskinan_titik_koma_desimal_koma.csv"),
            path: "x"
        )
        #expect(semicolons.columns.map(\.name).prefix(2) == ["Provinsi", "Kab/Kota"])
        #expect(semicolons.columns.count > 10)
        let marked = try CSVReader.read(Self.bytes("pdrb_bom_pemisah_ribuan.csv"), path: "x")
        #expect(marked.columns.first?.name == "districtID")
        #expect(marked.features.first?.values.first == "6401")
        let last = try #require(marked.index(of: "grdp_pc_2024"))
        #expect(marked.features[0].values[last] == .number(135_576))
        let poverty = semicolons.features[0].values[2]
        #expect(poverty == .number(9.73))
    }

    @Test("a file cut off at random places is refused", arguments: 1...10 as ClosedRange<UInt64>)
    func truncation(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let bytes = try Self.bytes("multipolygon_bersarang.geojson")
        let end = try #require(bytes.lastIndex(of: UInt8(ascii: "}")))
        for _ in 0..<5 {
            let count = Int.random(in: 0...end, using: &generator)
            #expect(throws: LayerError.self, "seed \(seed), \(count) bytes") {
                try GeoJSONReader.read(Array(bytes.prefix(count)), path: "x")
            }
        }
    }
}

extension [Feature] {
    fileprivate var joinedTexts: [String] { flatMap(\.values).compactMap(\.text) }
}
