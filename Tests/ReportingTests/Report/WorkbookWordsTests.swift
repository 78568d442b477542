import Layers
import Planning
import Reporting
import Testing

@Suite("Tables in words")
struct WorkbookWordsTests {
    @Test("No name or code of machines is left for a reader", arguments: Language.allCases)
    func words(language: Language) throws {
        let sheets = try SampleReports.report(language).sheets
        #expect(Set(sheets.map(\.name)).count == sheets.count)
        for sheet in sheets {
            for column in sheet.columns {
                #expect(!column.name.contains("_"), "\(sheet.name): \(column.name)")
            }
            for feature in sheet.features.prefix(50) {
                for (column, cell) in zip(sheet.columns, feature.values) {
                    guard case .text(let text) = cell else { continue }
                    #expect(
                        ![
                            "core", "outside", "all", "gini", "between", "sangat_tertinggal",
                            "tertinggal",
                        ]
                        .contains(text),
                        "\(sheet.name), \(column.name): \(text)"
                    )
                }
            }
        }
        let first = try #require(sheets.first)
        let expected =
            language == .id
            ? [
                "Kode", "Nama", "Jenis", "Kecamatan", "Kabupaten/kota", "Zona",
                "Jarak dari IKN (m)",
            ]
            : [
                "Code", "Name", "Kind", "District", "Regency or city", "Zone",
                "Distance from IKN (m)",
            ]
        #expect(Array(first.columns.map(\.name).prefix(7)) == expected)
    }

    @Test("Rows and numbers are those of the tables for machines", arguments: Language.allCases)
    func numbers(language: Language) throws {
        let report = try SampleReports.report(language)
        let tables = report.files.filter { $0.name.hasPrefix("tables/") }
        #expect(report.sheets.count == tables.count)
        for (sheet, file) in zip(report.sheets, tables) {
            let table = try CSVReader.read(Array(file.text.utf8), path: file.name)
            let printed = try CSVReader.read(Array(CSVWriter.table(sheet).utf8), path: sheet.name)
            try #require(sheet.features.count == table.features.count, "\(file.name)")
            try #require(sheet.columns.count == table.columns.count, "\(file.name)")
            for (a, b) in zip(printed.features, table.features) {
                for (cell, code) in zip(a.values, b.values) where code.number != nil {
                    #expect(cell == code, "\(file.name)")
                }
            }
        }
    }
}
