import Layers
import Testing

@Suite("Columns that must be numeric")
struct NumbersTests {
    private static func check(_ values: [String]) throws {
        let rows = values.map { "a;\($0)\n" }.joined()
        let text = Array("kode;penduduk\n\(rows)".utf8)
        try CSVReader.read(text, path: "data/uji.csv", readsMarks: false).requireNumbers(in: 1)
    }

    @Test(
        "numbers and missing values pass",
        arguments: [
            [], [""], ["1", "", "  ", "-2.5", "1e3"], ["1500", "750"], ["1.500", "2.750"],
            ["0.125", "1"], ["1.500", "1250.125", "7"], ["1.5", "1.500", "7"], ["1.500e3", "7"],
            ["-0.500", "-1.250", "3"],
        ]
    )
    func numbers(values: [String]) throws {
        try Self.check(values)
    }

    @Test(
        "a text that is no number is refused with its line, its value and how to write it",
        arguments: [
            ("banyak", "correct the value, or leave it empty"),
            ("1 500", "correct the value, or leave it empty"),
            ("116,7", "write decimal points and no thousands marks, such as 116.7"),
            ("-1.234,5", "write decimal points and no thousands marks, such as -1234.5"),
            ("0,125", "write decimal points and no thousands marks, such as 0.125"),
            (
                "61,261",
                "write 61.261 if the comma is a decimal comma, 61261 if it is a thousands mark"
            ),
            ("1,234,567", "leave out the thousands marks, such as in 1234567"),
            ("1,234.5", "correct the value, or leave it empty"),
            ("inf", "correct the value, or leave it empty"),
        ]
    )
    func texts(value: String, remedy: String) throws {
        let error = try #require(throws: LayerError.self) { try Self.check(["1.5", value, "x"]) }
        #expect(error.kind == .value)
        #expect(error.path == "data/uji.csv")
        #expect(error.place == Place(feature: 2, line: 3))
        #expect(error.message == "'\(value)' in the column 'penduduk' is no number")
        #expect(error.remedy == remedy)
    }

    @Test(
        "points that may be thousands marks are refused with the first line that has one",
        arguments: [
            (["750", "1.500", "12.345"], 2, "may be thousands marks or decimal points"),
            (["", "1.500", "750"], 2, "may be thousands marks or decimal points"),
            (["-1.500", "750"], 1, "may be thousands marks or decimal points"),
            (["2", "1.500", "1.234.567"], 2, "are thousands marks"),
            (["1.234.567"], 1, "are thousands marks"),
        ]
    )
    func marks(values: [String], row: Int, meaning: String) throws {
        let error = try #require(throws: LayerError.self) { try Self.check(values) }
        #expect(error.kind == .value)
        #expect(error.place == Place(feature: row, line: row + 1))
        #expect(error.message.hasPrefix("the points in the column 'penduduk' \(meaning): '"))
        #expect(error.message.contains(values[row - 1]))
        #expect(error.remedy.contains(values[row - 1].filter { $0 != "." }))
    }

    @Test("a thousands mark among decimals is no number")
    func mixed() throws {
        let error = try #require(throws: LayerError.self) { try Self.check(["1.5", "1.234.567"]) }
        #expect(error.place.line == 3)
        #expect(error.remedy == "leave out the thousands marks, such as in 1234567")
    }

    @Test("numbers that the file holds as numbers are not ambiguous, and other kinds are refused")
    func cells() throws {
        func layer(_ cells: [Cell]) -> Layer {
            Layer(name: "x", columns: [Column("n")], features: cells.map { Feature(values: [$0]) })
        }
        try layer([.number(1.125), .integer(2), .null]).requireNumbers(in: 0)
        for cell in [Cell.boolean(true), .number(.nan)] {
            let error = try #require(throws: LayerError.self) {
                try layer([.integer(1), cell]).requireNumbers(in: 0)
            }
            #expect(error.place.feature == 2)
        }
        #expect(throws: LayerError.self) {
            try layer([.text("1.500"), .integer(750)]).requireNumbers(in: 0)
        }
    }
}
