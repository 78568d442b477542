import Foundation
import GeometryModel
import Layers
import Planning
import TestSupport
import Testing

@Suite("Fetched files in our schema")
struct DownloadedLayerTests {
    static let head = "INSERT INTO wilayah_boundaries(kode,nama,lat,lng,path) VALUES\n"
    static let square = "[[[0,116],[0,117],[-1,117],[-1,116],[0,116]]]"
    /// A ring whose diagonals cross.
    static let crossed = "[[[0,116],[-1,117],[0,117],[-1,116],[0,116]]]"

    /// Converts files of that content.
    static func convert(
        _ files: [(name: String, content: String)],
        invalid: InvalidGeometry = .fail
    ) throws -> DownloadedLayer {
        let folder = try Checkout.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let stored = try files.enumerated().map { number, file in
            // In the cache files have other names than their own.
            let path = folder.appending(path: "\(number)")
            try Data(file.content.utf8).write(to: path)
            return (name: file.name, path: path.path)
        }
        return try DownloadedLayer(of: "data", stored, invalid: invalid)
    }

    @Test("villages of several files are one layer with longitude first")
    func villages() throws {
        let converted = try Self.convert([
            ("a.sql", Self.head + "\t('64.09.01.1001','Mu''ut',-0.5,116.5,'\(Self.square)');\n"),
            ("b.sql", Self.head + "\t('64.74.01.1001','Kuala',-0.5,116.5,'[\(Self.square)]');\n"),
        ])
        let layer = converted.layer
        #expect(layer.columns.map(\.name) == ["code", "name"])
        #expect(layer.features.map(\.id) == ["64.09.01.1001", "64.74.01.1001"])
        #expect(
            layer.features.map(\.values)
                == [["64.09.01.1001", "Mu'ut"], ["64.74.01.1001", "Kuala"]]
        )
        let corners = [(116.0, 0.0), (117, 0), (117, -1), (116, -1), (116, 0)]
            .map { Coordinate(longitude: $0.0, latitude: $0.1) }
        let square = Polygon(exterior: corners)
        #expect(layer.features.map(\.geometry) == [.polygon(square), .multiPolygon([square])])
        #expect(converted.skipped.isEmpty)
    }

    @Test("invalid areas end it with file and line, or are left out, or repaired, and listed")
    func invalid() throws {
        let files = [
            ("a.sql", Self.head + "('64.09.01.1001','A',0,0,'\(Self.square)');\n"),
            ("b.sql", Self.head + "('64.09.01.1002','B',0,0,'\(Self.crossed)');\n"),
        ]
        let error = try #require(throws: LayerError.self) { try Self.convert(files) }
        #expect(error.kind == .geometry)
        #expect(error.path == "b.sql")
        #expect(error.place.line == 2)
        #expect(error.remedy.contains("--invalid"))
        let skipping = try Self.convert(files, invalid: .skip)
        #expect(skipping.layer.features.map(\.id) == ["64.09.01.1001"])
        #expect(skipping.skipped.map(\.subject) == ["64.09.01.1002"])
        #expect(skipping.skipped.map(\.place) == ["b.sql: feature 1, line 2"])
        let fixing = try Self.convert(files, invalid: .fix)
        #expect(fixing.layer.features.count == 2)
        #expect(fixing.layer.notes.count == 1)
        // Two triangles, as for the bow-tie of the transcripts.
        #expect(fixing.layer.features[1].geometry?.polygons.count == 2)
    }

    @Test("codes of regions are listed with their level")
    func codes() throws {
        let rows = "('64','Kalimantan Timur'),('64.09','PPU'),('64.09.04','Sepaku'),"
        let village = "('64.09.04.2004','Bumi Harapan')"
        let text = "INSERT INTO wilayah (kode, nama) VALUES \(rows)\(village);"
        let layer = try Self.convert([("wilayah.sql", text)]).layer
        #expect(
            CSVWriter.table(layer) == """
                code,name,level
                64,Kalimantan Timur,province
                64.09,PPU,regency
                64.09.04,Sepaku,district
                64.09.04.2004,Bumi Harapan,village

                """
        )
    }

    @Test(
        "what does not belong into a dataset is refused with its file",
        arguments: [
            ("INSERT INTO w (kode,nama) VALUES\n('64.9','x');", "'64.9' is no dotted code", 2),
            ("INSERT INTO w (kode,nama) VALUES\n('x','x');", "'x' is no dotted code", 2),
            ("INSERT INTO w (a,nama) VALUES ('x','x');", "there is no column 'kode'", nil),
            ("-- nothing", "there are rows of 0 tables", nil),
            (
                "INSERT INTO w (kode,nama) VALUES ('64','x');INSERT INTO v (a) VALUES (1);",
                "there are rows of 2 tables", nil
            ),
            (head + "('6409011001','A',0,0,'\(square)');", "'6409011001' is no dotted code", 2),
            (head + "('64.09.01.1001','A',0,0,'[]');", "the area of 64.09.01.1001 cannot", 2),
            (head + "('64.09.01.1001','A',0,0,NULL);", "the area of 64.09.01.1001 cannot", 2),
        ] as [(String, String, Int?)]
    )
    func mistakes(text: String, message: String, line: Int?) throws {
        let error = try #require(throws: LayerError.self) { try Self.convert([("x.sql", text)]) }
        #expect(error.message.contains(message), "\(error.message)")
        #expect(error.path == "x.sql")
        #expect(error.place.line == line)
    }

    @Test("a village in two files, and files of two kinds, are refused")
    func mixtures() throws {
        let villages = Self.head + "('64.09.01.1001','A',0,0,'\(Self.square)');\n"
        let twice = try #require(throws: LayerError.self) {
            try Self.convert([("a.sql", villages), ("b.sql", villages)])
        }
        #expect(twice.message == "'64.09.01.1001' stands in the files twice")
        #expect(twice.path == "b.sql")
        let codes = "INSERT INTO wilayah (kode,nama) VALUES ('64','x');"
        let mixed = try #require(throws: LayerError.self) {
            try Self.convert([("a.sql", villages), ("b.sql", codes)])
        }
        #expect(mixed.path == "b.sql")
    }

    @Test("files that are no layer are only fetched")
    func unknown() throws {
        let error = try #require(throws: LayerError.self) {
            try Self.convert([("notes.txt", "x")])
        }
        #expect(error.kind == .unknownFormat)
        #expect(error.message.contains("only fetched"))
    }

    @Test(
        "an extract of OpenStreetMap becomes its roads and places",
        .enabled(if: ProgramSearch.find("ogr2ogr") != nil)
    )
    func extract() throws {
        let extract = """
            <osm version="0.6">
            <node id="1" lat="-0.9" lon="116.7" version="1"/>
            <node id="2" lat="-1" lon="116.8" version="1">
            <tag k="place" v="village"/><tag k="name" v="Bumi Harapan"/></node>
            <node id="3" lat="-1.1" lon="116.9" version="1"><tag k="amenity" v="school"/></node>
            <way id="1" version="1"><nd ref="1"/><nd ref="2"/>
            <tag k="highway" v="primary"/><tag k="name" v="Jalan Negara"/></way>
            <way id="2" version="1"><nd ref="2"/><nd ref="3"/><tag k="waterway" v="river"/></way>
            <way id="3" version="1"><nd ref="1"/><nd ref="3"/><tag k="highway" v="track"/></way>
            </osm>
            """
        let converted = try Self.convert([("kalimantan.osm", extract)]).layer
        #expect(converted.columns.map(\.name) == ["osm_id", "kind", "class", "name"])
        #expect(
            converted.features.map(\.values) == [
                ["1", "road", "primary", "Jalan Negara"], ["3", "road", "track", .null],
                ["2", "place", "village", "Bumi Harapan"],
            ]
        )
        #expect(converted.features.map(\.id) == ["way/1", "way/3", "node/2"])
        #expect(
            converted.features.map { $0.geometry?.typeName }
                == ["LineString", "LineString", "Point"]
        )
        #expect(
            converted.notes.suffix(3) == [
                "kalimantan.osm: 2 roads of 3 lines", "kalimantan.osm: 1 places of 2 points",
                "kalimantan.osm: closed ways that GDAL takes for areas are left out",
            ]
        )
        let broken = try #require(throws: LayerError.self) {
            try Self.convert([("kalimantan.osm.pbf", "x")])
        }
        #expect(broken.kind == .syntax)
    }

    @Test("other layers are read under their own names, and carried into degrees")
    func layers() throws {
        let feature = #"{"type":"Feature","id":1,"properties":{},"geometry":"#
        let text = feature + #"{"type":"Point","coordinates":[116.5,-1]}}"#
        let layer = try Self.convert([("a.geojson", text), ("a.txt", "about")]).layer
        #expect(layer.features.count == 1)
        let meters = feature + #"{"type":"Point","coordinates":[500000,9900000]}}"#
        let error = try #require(throws: LayerError.self) {
            try Self.convert([("a.geojson", meters)])
        }
        #expect(error.kind == .crs)
        #expect(error.path == "a.geojson")
    }

    /// Rows as they are published, beside the polygons that others made of them and checked.
    @Test(
        "real villages have the geometry that others made of them",
        .enabled(if: SampleProject.shared != nil, "IKN_SHARED is not set")
    )
    func real() throws {
        let folder = try #require(SampleProject.shared)
        let raw = try String(
            contentsOfFile: folder + "/defects/desa_sql_lat_lng_tertukar.sql",
            encoding: .utf8
        ).split(separator: "\n")
        // Single rows were taken out of statements: one ends with ';', the last with ','.
        let rows = raw.dropFirst(2).map { $0.trimmingSuffix { ",;".contains($0) } }
        #expect(rows.count == 4)
        let text = raw[..<2].joined(separator: "\n") + "\n" + rows.joined(separator: ",\n") + ";\n"
        #expect(throws: LayerError.self) { try Self.convert([("x.sql", text)]) }
        let layer = try Self.convert([("x.sql", text)], invalid: .fix).layer
        let others = try LayerReader.read(folder + "/desa_kaltim.geojson")
        let written = try GeoJSONReader.read(
            Array(GeoJSONWriter.text(layer).utf8),
            path: "x.geojson"
        )
        for feature in written.features {
            let other = try #require(others.features.first { $0.id == feature.id })
            // The other was rounded to seven decimals as ours is when written.
            #expect(feature.geometry == other.geometry, "\(feature.id ?? "")")
        }
        #expect(layer.features[1].values == ["64.07.16.2006", "Mu'ut"])
    }
}

extension Substring {
    /// The text without the letters at its end that fulfill a condition.
    fileprivate func trimmingSuffix(_ isTrimmed: (Character) -> Bool) -> Substring {
        var text = self
        while let last = text.last, isTrimmed(last) { text.removeLast() }
        return text
    }
}
