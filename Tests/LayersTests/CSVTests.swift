import GeometryModel
import Layers
import TestSupport
import Testing

@Suite("Reading CSV")
struct CSVReaderTests {
    static let expected: [[Cell]] = [["64.09", "Sepaku"], ["64.01", .null]]

    @Test(
        "separators, line ends, a byte order mark and a missing last line end make no difference",
        arguments: [
            "kode,nama\n64.09,Sepaku\n64.01,\n", "kode;nama\n64.09;Sepaku\n64.01;\n",
            "kode\tnama\n64.09\tSepaku\n64.01\t\n", "kode|nama\n64.09|Sepaku\n64.01|\n",
            "kode,nama\r\n64.09,Sepaku\r\n64.01,\r\n", "kode,nama\r64.09,Sepaku\r64.01,\r",
            "\u{FEFF}kode,nama\n64.09,Sepaku\n64.01,\n", "kode,nama\n64.09,Sepaku\n64.01,",
            "kode,nama\n\n64.09,Sepaku\n\n64.01,\n\n",
            "\"kode\",\"nama\"\n\"64.09\",\"Sepaku\"\n\"64.01\",\n",
            " kode , nama \n64.09,Sepaku\n64.01,\n",
        ]
    )
    func forms(text: String) throws {
        let layer = try readCSV(text)
        #expect(layer.columns.map(\.name) == ["kode", "nama"])
        #expect(layer.features.map(\.values) == Self.expected)
        #expect(layer.name == "uji")
        #expect(layer.source == "data/uji.csv")
        #expect(layer.crs == nil)
    }

    @Test("quoted fields hold separators, quotation marks and line breaks")
    func quotes() throws {
        let layer = try readCSV(
            "a,b\n\"x, y\",\"dia \"\"desa\"\"\"\n\"dua\nbaris\r\n\",z\n\"\",5\"\n"
        )
        #expect(
            layer.features.map(\.values) == [
                ["x, y", "dia \"desa\""], ["dua\nbaris\r\n", "z"], ["", "5\""],
            ]
        )
        #expect(
            layer.features.map(\.place) == [
                Place(feature: 1, line: 2), Place(feature: 2, line: 3), Place(feature: 3, line: 6),
            ]
        )
    }

    @Test("a separator inside a quoted header does not count")
    func quotedHeader() throws {
        let layer = try readCSV("\"a,b,c\";d\n1;2\n")
        #expect(layer.columns.map(\.name) == ["a,b,c", "d"])
    }

    @Test("a quotation mark within a name of the header does not hide its separators")
    func markedHeader() throws {
        let layer = try readCSV("pipa 5\";\"a;\"\"b\";c,d\n1;2;3\n")
        #expect(layer.columns.map(\.name) == ["pipa 5\"", "a;\"b", "c,d"])
    }

    @Test("codes keep their zeros and dots")
    func codes() throws {
        let layer = try readCSV("kode,bps\n64.10,0064\n")
        #expect(layer.features.map(\.values) == [["64.10", "0064"]])
        #expect(layer.features.first?.values[0].number == 64.1)
    }

    @Test(
        "columns of longitude and latitude give points, by any of their usual names",
        arguments: ["longitude,latitude", "lon,lat", "LNG,LAT", "Bujur,Lintang", "x,y", "Long,Lat"]
    )
    func points(header: String) throws {
        let layer = try readCSV("\(header)\n116.7,-0.97\n,1\n116.7,x\nnan,1\n")
        #expect(
            layer.features.map(\.geometry) == [
                .point(Coordinate(x: 116.7, y: -0.97)), nil, nil, nil,
            ]
        )
    }

    @Test("a table without both columns has no points")
    func noPoints() throws {
        #expect(try readCSV("lon,nama\n116.7,x\n").features.map(\.geometry) == [nil])
    }

    @Test(
        "a mistake is refused with its line",
        arguments: [
            ("", 1, "no header"), ("\u{FEFF}", 1, "no header"),
            ("a,b\n1,2\n3\n", 3, "the row has 1 fields, the header 2"),
            ("a,b\n\"1\n\n\",2\n3,4,5\n", 5, "the row has 3 fields, the header 2"),
            ("a,b\r\n1,2\r\n3,4,5\r\n", 3, "the row has 3 fields, the header 2"),
            ("a,b,a\n1,2,3\n", 2, "the header names the column 'a' twice"),
            ("a,,b\n1,2,3\n", 2, "column 2 of the header has no name"),
            ("a,b\n1,\"2\n3,4\n", 2, "a quotation mark is never closed"),
            ("a,b\n\"1\"x,2\n", 2, "text follows the closing quotation mark"),
        ]
    )
    func mistakes(text: String, line: Int, message: String) throws {
        let error = try #require(throws: LayerError.self) { try readCSV(text) }
        #expect(error.kind == .syntax)
        #expect(error.place.line == line)
        #expect(error.message.contains(message), "\(error.message)")
        #expect(error.description.hasPrefix("data/uji.csv: "))
    }

    @Test("bytes that are no UTF-8 are refused with their line")
    func encoding() throws {
        // Latin-1 as older spreadsheets export it.
        for bytes in [
            Array("a,b\n1,2\nx,".utf8) + [0xE9, 0x0A], Array("a,b\n1,2\nx,\"".utf8) + [0xE9, 0x22],
        ] {
            let error = try #require(throws: LayerError.self) {
                try CSVReader.read(bytes, path: "uji.csv")
            }
            #expect(error.place.line == 3)
            #expect(error.remedy.contains("UTF-8"))
        }
    }

    @Test("a required column that is missing is named beside those that are there")
    func requiredColumn() throws {
        let layer = try readCSV("kode,nama\n1,2\n")
        #expect(try layer.requiredIndex(of: "nama") == 1)
        #expect(layer.index(of: "desa") == nil)
        let error = try #require(throws: LayerError.self) { try layer.requiredIndex(of: "desa") }
        #expect(error.kind == .missingColumn)
        #expect(error.message == "there is no column 'desa'; the columns are kode, nama")
    }

    @Test("a file without columns says so where a column is required")
    func noColumns() throws {
        let layer = try readGeoJSON("{\"type\":\"FeatureCollection\",\"features\":[]}")
        let error = try #require(throws: LayerError.self) { try layer.requiredIndex(of: "desa") }
        #expect(error.message == "there is no column 'desa'; the file has no columns")
    }

    @Test("any bytes are read or refused", arguments: 1...20 as ClosedRange<UInt64>)
    func mutation(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array("a1,;\t|\"\r\n \u{FEFF}é".utf8)
        for _ in 0..<200 {
            let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                alphabet.randomElement(using: &generator) ?? 0
            }
            guard let layer = try? CSVReader.read(bytes, path: "") else { continue }
            for feature in layer.features {
                #expect(feature.values.count == layer.columns.count, "seed \(seed)")
            }
        }
    }
}

@Suite("Writing CSV")
struct CSVWriterTests {
    @Test("fields are quoted where they must be, and numbers have their decimals")
    func table() {
        let layer = Layer(
            name: "uji",
            columns: [
                Column("kode"), Column("nama, lengkap"), Column("jarak_m", decimals: 2),
                Column("n"),
            ],
            features: [
                Feature(values: ["64.10", "Mu'ut", .number(0.125), .integer(3)]),
                Feature(values: ["", "dia \"desa\"", .number(-0.001), .number(0.1)]),
                Feature(values: [.null, "dua\nbaris", .null, .boolean(true)]),
                Feature(values: ["a\rb", " x ", .number(1e14), .number(2)]),
            ]
        )
        #expect(
            CSVWriter.table(layer) == """
                kode,"nama, lengkap",jarak_m,n
                64.10,Mu'ut,0.13,3
                ,"dia ""desa""\",0.00,0.1
                ,"dua\nbaris",,true
                "a\rb", x ,100000000000000.00,2

                """
        )
    }

    @Test("a table without rows is its header")
    func header() {
        #expect(
            CSVWriter.table(Layer(name: "uji", columns: [Column("a"), Column("b")])) == "a,b\n"
        )
    }

    @Test("texts come back as they were", arguments: 1...20 as ClosedRange<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let alphabet = ["a", "é", ",", ";", "\"", "\n", "\r\n", " ", "|", "村", "'", "\t"]
        let rows: [[Cell]] = (0..<20).map { _ in
            (0..<3).map { _ in
                let text = (0..<Int.random(in: 0...6, using: &generator))
                    .map { _ in alphabet.randomElement(using: &generator) ?? "" }.joined()
                return text.isEmpty ? .null : .text(text)
            }
        }
        let layer = Layer(
            name: "uji",
            columns: [Column("a"), Column("b"), Column("c")],
            features: rows.map { Feature(values: $0) }
        )
        #expect(try readCSV(CSVWriter.table(layer)).features.map(\.values) == rows, "seed \(seed)")
    }
}

@Suite("Cells")
struct CellTests {
    @Test(
        "the text and the number of a cell",
        arguments: [
            (.null, nil, nil), ("", nil, nil), ("  ", nil, nil), (" Sepaku ", "Sepaku", nil),
            (" 2.5 ", "2.5", 2.5), ("0x10", "0x10", nil), ("+2.5", "+2.5", 2.5), (".5", ".5", 0.5),
            ("2,5", "2,5", nil), ("nan", "nan", nil), ("inf", "inf", nil), ("1e999", "1e999", nil),
            (.integer(64), "64", 64), (.number(0.5), "0.5", 0.5),
            (.number(6_409_040_220_040_001), "6409040220040001", 6_409_040_220_040_001),
            (.number(.nan), "nan", nil), (.boolean(true), "true", nil),
            (.boolean(false), "false", nil),
            (Cell(nil as Double?), nil, nil), (Cell(3), "3", 3), (Cell(nil as Int?), nil, nil),
            (Cell("x"), "x", nil),
        ] as [(Cell, String?, Double?)]
    )
    func values(cell: Cell, text: String?, number: Double?) {
        #expect(cell.text == text)
        #expect(cell.number == number)
        #expect(cell.isNull == (cell == .null))
    }
}
