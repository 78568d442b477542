import Foundation
import Layers
import Planning
import TestSupport
import Testing

@Suite("The search for defects")
struct DataCheckTests {
    static let project: Project = {
        do { return try Project(path: Checkout.root.path + "/geodata/ikn.toml") } catch {
            fatalError("\(error)")
        }
    }()

    static func check(file path: String) throws -> DataCheck {
        var check = DataCheck(
            against: try project.villages(),
            changes: try project.codeChanges()
        )
        check.check(path, crs: nil)
        return check
    }

    /// The codes of the defects of a text, with the features they belong to.
    static func defects(_ text: String, _ name: String = "uji.csv") throws -> [DataCheck.Defect] {
        let folder = try Checkout.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: name).path
        try OutputFile.write(text, to: path)
        return try check(file: path).defects
    }

    static func collection(_ features: String...) -> String {
        "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
    }

    static func feature(_ properties: String, _ geometry: String) -> String {
        "{\"type\":\"Feature\",\"properties\":{\(properties)},\"geometry\":\(geometry)}"
    }

    static func square(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> String {
        "{\"type\":\"Polygon\",\"coordinates\":[[[\(west),\(south)],[\(east),\(south)],"
            + "[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]]]}"
    }

    @Test("areas that overlap and gaps between them are named with the area and a place in them")
    func coverage() throws {
        // Three squares around a gap; two overlap by 0.01° × 0.1°, about 1,113 m × 11,057 m.
        let defects = try Self.defects(
            Self.collection(
                Self.feature("\"kode\":\"64.09.04.2001\"", Self.square(116.5, -1.0, 116.61, -0.9)),
                Self.feature("\"kode\":\"64.09.04.2002\"", Self.square(116.6, -1.0, 116.7, -0.9)),
                Self.feature(
                    "\"kode\":\"64.09.04.2003\"",
                    "{\"type\":\"Polygon\",\"coordinates\":[[[116.5,-0.9],[116.7,-0.9],[116.7,-0.8],"
                        + "[116.5,-0.8],[116.5,-0.9]],[[116.55,-0.86],[116.56,-0.86],"
                        + "[116.56,-0.85],[116.55,-0.85],[116.55,-0.86]]]}"
                )
            ),
            "uji.geojson"
        ).filter { ["overlap", "gap"].contains($0.code) }
        #expect(defects.map(\.code) == ["overlap", "gap"])
        #expect(defects[0].feature == "64.09.04.2001")
        #expect(defects[0].reason.hasPrefix("1230.") && defects[0].reason.contains("64.09.04.2002"))
        #expect(defects[0].place.hasPrefix("116.605"))
        // 0.01° × 0.01° at the equator: 1,113.2 m × 1,105.7 m.
        #expect(defects[1].reason.hasPrefix("123.1 ha"))
        #expect(defects[1].feature == nil && defects[1].place.hasPrefix("116.555"))
    }

    @Test("codes out of use, unknown, foreign, none or twice are told apart, and other names")
    func codes() throws {
        let change = try #require(
            try Self.project.codeChanges().changes.first { $0.code != $0.formerCode }
        )
        let point = "{\"type\":\"Point\",\"coordinates\":[116.7,-0.97]}"
        let rows = [
            ("64.09.04.2001", "Tengin Baru"), (change.formerCode.text, change.formerName),
            ("64.09.04.2999", "Entah"), ("6409040008", "Tengin Baru"), ("64.9.4.1", "Entah"),
            ("64.09.04.2001", "Tengin Lama"), ("64.09.04.2002", "Bukit Raya"),
            ("64.09.04.2003", "Sukaraja"), ("64.09.04.2004", "Bumi Harapan"),
        ]
        let features = rows.map { code, name in
            Self.feature("\"kode\":\"\(code)\",\"nama\":\"\(name)\"", point)
        }
        let found = try Self.defects(
            "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}",
            "uji.geojson"
        )
        #expect(
            found.map(\.code) == [
                "superseded_code", "unknown_code", "foreign_code", "bad_code", "other_name",
                "duplicate_code",
            ]
        )
        #expect(found[0].reason.contains(change.code.text))
        #expect(found[5].place == "feature 6")
    }

    @Test(
        "points without longitude, mirrored at the equator, in another regency, or far away are named"
    )
    func places() throws {
        // The villages of Paser lie from 1.3° to 2.4° south.
        let found = try Self.defects(
            """
            nama,kab,lon,lat
            a,Kab. Paser,116.2,-1.9
            b,PASER,116.2,1.9
            c,Kota Bontang,116.7,-0.97
            d,Paser,0,-1.9
            e,,45.6,-17.7
            """
        )
        #expect(
            found.map { [$0.code, $0.feature ?? ""] } == [
                ["zero_position", "4"], ["mirrored_position", "2"], ["outside_regency", "3"],
                ["far_away", "5"],
            ]
        )
    }

    @Test("numbers written otherwise, out of range or none are named by row or by column")
    func values() throws {
        let found = try Self.defects(
            """
            nama;luas;persen;tahun;jiwa;pdrb
            a;1,5;10;2020;1;1.234.567
            b;2;101;0;2;2.345.678
            c;3;50;2021;tiada;3.456.789
            d;4;50;2021;4;4.567.890
            e;5;50;2021;5;5.678.901
            f;6;;2021;-6;6.789.012
            \((7...30).map { "r\($0);\($0);50;2021;\($0);7.890.123" }.joined(separator: "\n"))
            """
        )
        let summary = found.map { "\($0.code) \($0.feature ?? "-")" }
        #expect(
            summary == [
                "decimal_comma -", "missing -", "out_of_range 2", "out_of_range 2",
                "not_a_number 3", "out_of_range 6", "thousands_marks -",
            ]
        )
        #expect(
            found[0].reason.contains("such as '1,5'")
                && found[0].place == "first at feature 1, line 2"
        )
    }

    @Test("a peak and a jump in time are named, a steady rise is not, in rows and in columns")
    func series() throws {
        let rows = (2010...2020).flatMap { year in
            ["Paser", "Berau"].map { name in
                var value = 100 + (year - 2010) * 3
                if name == "Berau", year == 2014 { value = 180 }
                if name == "Paser", year >= 2018 { value *= 4 }
                return "\(name),\(year),\(value)"
            }
        }
        let long = try Self.defects("kab,tahun,jiwa\n" + rows.joined(separator: "\n"))
        #expect(long.map(\.code).sorted() == ["jump_in_time", "outlier_in_time"])
        #expect(long.contains { $0.reason == "jiwa of Berau is 180 in 2014, between 109 and 115" })
        #expect(long.contains { $0.reason == "jiwa of Paser goes from 121 in 2017 to 496 in 2018" })
        let wide = try Self.defects(
            """
            kab,p_2016,p_2017,p_2018,p_2019,p_2020
            Paser,100,102,104,106,108
            Berau,100,102,160,106,108
            """
        )
        #expect(wide.map(\.reason) == ["p is 160 in 2018, between 102 and 106"])
    }

    @Test("sums of parts and means of three are held against what is stated")
    func totals() throws {
        let sums = try Self.defects(
            "kode,jiwa,luas\n64,300,10\n64.01,100,4\n64.02,190,6\n"
        )
        #expect(sums.map(\.code) == ["total_mismatch"])
        #expect(sums[0].reason.contains("is 300, its 2 parts make 290"))
        let means = try Self.defects(
            "kode,idm_2024,iks_2024,ike_2024,ikl_2024\n64.09.04.2001,0.7000,0.8,0.6,0.7\n"
                + "64.09.04.2002,0.7100,0.8,0.6,0.7\n"
        )
        #expect(means.map(\.code) == ["mean_mismatch"] && means.map(\.feature) == ["64.09.04.2002"])
    }

    @Test("features that come twice are named with the first")
    func duplicates() throws {
        let found = try Self.defects("nama,lon,lat\na,116.7,-0.97\nb,116.7,-0.97\na,116.7,-0.97\n")
        #expect(found.map(\.code) == ["duplicate_feature"])
        #expect(found[0].reason.contains("feature 1"))
    }

    @Test("the data that come along have no defect")
    func own() throws {
        for path in Self.project.inputPaths {
            let check = try Self.check(file: Self.project.resolved(path))
            #expect(check.isSound, "\(path): \(check.defects.prefix(3))")
        }
    }

    /// What `SOURCES.md` of those files says is wrong with them.
    @Test(
        "faults of real files are found",
        .enabled(if: Fixture.sharedFolder != nil, "IKN_SHARED is not set"),
        arguments: [
            ("defects/desa_cincin_tidak_sah_mencimai.geojson", "invalid_geometry", 1),
            ("defects/multipolygon_bersarang.geojson", "invalid_geometry", 4),
            ("defects/crs_campur_derajat_dan_meter.geojson", "not_degrees", 3),
            ("defects/sungai_mahakam_di_madagaskar.geojson", "far_away", 1),
            ("defects/ikn_terpotong_262144_bait.js", "syntax", 1),
            ("defects/desa_sql_lat_lng_tertukar.sql", "unknown_format", 1),
            ("defects/pdrb_bom_pemisah_ribuan.csv", "thousands_marks", 25),
            ("defects/kemiskinan_titik_koma_desimal_koma.csv", "decimal_comma", 8),
            ("pelabuhan_perikanan_kaltim.geojson", "outside_regency", 1),
            ("pembangkit_listrik_kaltim.geojson", "out_of_range", 1),
            ("kode_wilayah_riwayat.csv", "superseded_code", 20),
            ("idm_2024_kaltim.csv", "mean_mismatch", 0),
            ("penduduk_luas_kabkota_2024.csv", "total_mismatch", 0),
        ]
    )
    func real(name: String, code: String, count: Int) throws {
        let folder = try #require(Fixture.sharedFolder)
        let check = try Self.check(file: folder.appending(path: "geodata/\(name)").path)
        #expect(check.defects.count { $0.code == code } == count)
    }
}
