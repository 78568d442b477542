import Foundation
import Layers
import Testing

/// Workbooks, as GDAL reads them.
@Suite("Workbooks")
struct XLSXTests {
    static let layer = Layer(
        name: "desa: [uji]",
        columns: [
            Column("kode"), Column("nama"), Column("jiwa"), Column("jarak_m", decimals: 3),
            Column("listrik"), Column("nomor"),
        ],
        features: [
            Feature(values: [
                "64.10", "=HYPERLINK(\"x\")", .integer(1504), .number(12.34567), .boolean(true),
                .integer(9_007_199_254_740_993),
            ]),
            Feature(values: [
                "0064", "مو \u{1F33E} <b>", .null, .null, .boolean(false), .integer(7),
            ]),
        ]
    )

    @Test("codes stay texts, numbers numbers, formulas texts, and missing values missing")
    func cells() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "uji.xlsx").path()
            try XLSXWriter.write(
                [Self.layer],
                sources: .init(title: "Sumber", lines: [("inti", "IKN"), ("", "dibaca 2")]),
                to: path
            )
            #expect(try names(in: folder) == ["uji.xlsx"])
            let sheet = try LayerReader.read(path + "|layername=desa_ _uji_")
            #expect(sheet.columns.map(\.name) == Self.layer.columns.map(\.name))
            let first = sheet.features[0].values
            #expect(first[0] == "64.10" && first[1] == "=HYPERLINK(\"x\")")
            #expect(first[2].number == 1504 && first[3].number == 12.346)
            #expect(first[5] == "9007199254740993")
            let second = sheet.features[1].values
            #expect(second[0] == "0064" && second[1] == "مو \u{1F33E} <b>")
            #expect(second[2].isNull && second[3].isNull)
            let sources = try LayerReader.read(path + "|layername=Sumber")
            #expect(sources.features.count == 2 || sources.columns[0].name == "inti")
        }
    }

    @Test("a text that no cell can hold is refused, and no file is left")
    func tooLong() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "uji.xlsx").path()
            let long = Layer(
                name: "uji",
                columns: [Column("a")],
                features: [Feature(values: [.text(String(repeating: "x", count: 32_768))])]
            )
            let error = try #require(throws: LayerError.self) {
                try XLSXWriter.write([long], sources: .init(title: "Sumber", lines: []), to: path)
            }
            #expect(error.kind == .unwritable && error.message.contains("row 2"))
            #expect(try names(in: folder).isEmpty)
        }
    }
}
