import Foundation
import GeometryModel
import Layers
import TestSupport
import Testing

@Suite("Tables of points, block by block")
struct PointTableTests {
    private struct Content {
        var records: [String] = []
        var positions: [Coordinate] = []
        /// Row numbers from 1 and reasons.
        var faults: [(row: Int, reason: String)] = []
        var pieces = 0
        var hasDecimalCommas = false

        /// The reasons why rows are not there.
        var leftOut: [String] = []
    }

    private static func read(_ text: String, rowLimit: Int = 8 << 20) throws -> Content {
        let folder = try Checkout.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "points.csv")
        try Data(text.utf8).write(to: file)
        var table = try PointTable(file.path, rowLimit: rowLimit)
        var content = Content()
        while let piece = try table.next() {
            let block = table.rows.read(piece)
            content.pieces += 1
            if block.hasDecimalCommas { content.hasDecimalCommas = true }
            #expect(block.faultCount >= block.faults.count)
            for fault in block.faults {
                content.faults.append((content.positions.count + fault.row + 1, fault.reason))
                if fault.isLeftOut { content.leftOut.append(fault.reason) }
            }
            for row in block.positions.indices {
                content.records.append(String(decoding: block.bytes(ofRow: row), as: UTF8.self))
            }
            content.positions += block.positions
        }
        return content
    }

    @Test(
        "records keep their bytes, whatever ends them and whatever quotation marks hold",
        arguments: [
            ("lon,lat\n1,2\n3,4\n", ["1,2", "3,4"]), ("lon,lat\n1,2\n3,4", ["1,2", "3,4"]),
            ("\u{FEFF}lon,lat\r\n1,2\r\n\r\n3,4\r\n", ["1,2", "3,4"]), ("lon,lat\n", []),
            ("lon,lat", []), ("name;lon;lat\n\"a;\nb\";1;2\nc;3;4\n", ["\"a;\nb\";1;2", "c;3;4"]),
            ("lon\tlat\tx\n1\t2\t\n3\t4\t\"5\"\n", ["1\t2\t", "3\t4\t\"5\""]),
        ]
    )
    func records(text: String, expected: [String]) throws {
        let content = try Self.read(text)
        #expect(content.records == expected)
        let all = [Coordinate(x: 1, y: 2), Coordinate(x: 3, y: 4)]
        #expect(content.positions == Array(all.prefix(expected.count)))
    }

    @Test(
        "a field that is no number gives no position",
        arguments: ["", "x", "1x", "1;2", "1e", "--1", "0x10", "\"1", "nan"]
    )
    func noNumber(field: String) throws {
        let content = try Self.read("lat,lon\n1,\(field)\n2,2\n")
        #expect(content.positions.count == 2)
        #expect(content.positions.first?.x.isNaN == true)
        #expect(content.positions.last == Coordinate(x: 2, y: 2))
        #expect(content.faults.map(\.row) == [1])
    }

    @Test("blanks and quotation marks around a number do not count")
    func blanks() throws {
        let content = try Self.read("lat,lon\n\"1.5\", 2 \n\" 3 \",-4.25\n")
        #expect(content.positions == [Coordinate(x: 2, y: 1.5), Coordinate(x: -4.25, y: 3)])
    }

    @Test("a decimal comma is read where commas do not part fields, and told")
    func decimalCommas() throws {
        let text =
            "lat;lon;n\n-1,25;116,8;1,5\n\"-1,5\"; 117 ;2\n-1.75;118,125;3\n"
            + "+2,5;0117,5\u{A0};4\n1,2,3;4;5\n"
        let content = try Self.read(text)
        #expect(
            content.positions.dropLast() == [
                Coordinate(x: 116.8, y: -1.25), Coordinate(x: 117, y: -1.5),
                Coordinate(x: 118.125, y: -1.75), Coordinate(x: 117.5, y: 2.5),
            ]
        )
        #expect(content.faults.map(\.reason) == ["lat is '1,2,3', not a number"])
        #expect(content.hasDecimalCommas)
        let plain = try Self.read("lat;lon\n1;2\n")
        #expect(!plain.hasDecimalCommas)
        #expect(try Self.read("lat,lon\n\"1,5\",2\n").faults.map(\.row) == [1])
    }

    @Test("positions over many blocks equal those of the table read as a whole", arguments: 1...3)
    func many(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var text = "id,longitude,latitude,note\n"
        for row in 0..<60_000 {
            let x = Double.random(in: -180...180, using: &generator)
            let y = Double.random(in: -90...90, using: &generator)
            let note =
                Int.random(in: 0..<20, using: &generator) == 0 ? "\"a,\n\"\"b\"\"\"" : "n\(row)"
            text += "\(row),\(x),\(y),\(note)\n"
        }
        let content = try Self.read(text)
        #expect(content.pieces > 1)
        let whole = try CSVReader.read(Array(text.utf8), path: "whole")
        #expect(content.positions == whole.features.compactMap { $0.geometry?.points.first })
    }

    @Test("a table without columns of a position is refused with the columns it has")
    func columns() throws {
        let error = try #require(throws: LayerError.self) { try Self.read("id,name\n1,a\n") }
        #expect(error.kind == .missingColumn)
        #expect(error.message.contains("id, name"))
    }

    @Test("a quotation mark opens a field only at its start")
    func measures() throws {
        let content = try Self.read("id,lon,lat,note\n1,116.7,-1,5\" pipe\n2,116.8,-1,6\" pipe\n")
        #expect(content.records == ["1,116.7,-1,5\" pipe", "2,116.8,-1,6\" pipe"])
        #expect(content.positions == [Coordinate(x: 116.7, y: -1), Coordinate(x: 116.8, y: -1)])
    }

    @Test(
        "a row that does not fit the header is left out and named",
        arguments: [
            ("lon,lat,n\n1,2,3\n\n1,2\n", 2, "the row has 2 fields, the header 3"),
            ("lon,lat,n\n1,2,3\n1,2,3,4", 2, "the row has 4 fields, the header 3"),
            ("lon,lat,n\n1,2,\"a,b\"\n1,2,a,b\n", 2, "the row has 4 fields, the header 3"),
            ("lon,lat\n1;2\n", 1, "the row has 1 fields, the header 2"),
            ("lon,lat\n1,\"2\"x\n", 1, "text follows the closing quotation mark of a field"),
            (
                "lon,lat,n\n1,2,\"3\"x\n1,2,3\n", 1,
                "text follows the closing quotation mark of a field"
            ),
            ("lon,lat\n1,2\n1,\"2\n", 2, "a quotation mark is never closed"),
            ("lon,lat\n1,\"2\n3,4\n5,6\n", 1, "a quotation mark is never closed"),
            ("lon,lat,n\n1,2,a\0b\n", 1, "the row holds a NUL byte"),
        ]
    )
    func malformed(text: String, row: Int, reason: String) throws {
        let content = try Self.read(text)
        #expect(content.faults.map(\.row) == [row])
        #expect(content.leftOut == [reason])
        #expect(content.records[row - 1].isEmpty)
        #expect(content.positions[row - 1].x.isNaN)
        // Every other row is there.
        #expect(content.positions.enumerated().allSatisfy { $0 + 1 == row || !$1.x.isNaN })
        guard !reason.contains("NUL") else { return }
        let whole = try #require(throws: LayerError.self) { try readCSV(text) }
        #expect(whole.message == reason)
    }

    @Test(
        "a row without a usable position stays, and its reason names the field",
        arguments: [
            (",", "no position"), ("1,", "lat is empty"), (" ,1", "lon is empty"),
            ("x,1", "lon is 'x', not a number"), ("1,2 m", "lat is '2 m', not a number"),
            ("116.7,95", "lat is 95, which is not within −90 to 90 degrees"),
            ("-180.5,9", "lon is -180.5, which is not within −180 to 180 degrees"),
            ("1,\"-95,5\"", "lat is '-95,5', not a number"),
        ]
    )
    func unusable(fields: String, reason: String) throws {
        let content = try Self.read("lon,lat\n3,4\n\(fields)\n5,6\n")
        #expect(content.faults.map(\.row) == [2])
        #expect(content.faults.map(\.reason) == [reason])
        #expect(content.leftOut.isEmpty)
        #expect(content.records == ["3,4", fields, "5,6"])
        #expect(content.positions[1].x.isNaN)
    }

    @Test("faults are counted even where they are too many to describe")
    func manyFaults() throws {
        let content = try Self.read("lon,lat\n" + String(repeating: "1,95\n", count: 5_000))
        #expect(content.faults.count == 1_000)
        #expect(content.positions.count == 5_000)
    }

    @Test("a header may hold line breaks and separators in quotation marks, and marks in its names")
    func quotedHeader() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        let header = "\"nama;\n\"\"desa\"\"\";lon;lat;pipa 5\""
        try Data("\u{FEFF}\(header)\r\na;1;2;b\r\n".utf8).write(to: file)
        var table = try PointTable(file.path)
        #expect(table.columns == ["nama;\n\"desa\"", "lon", "lat", "pipa 5\""])
        #expect(String(decoding: table.header, as: UTF8.self) == header)
        let piece = try #require(try table.next())
        #expect(table.rows.read(piece).positions == [Coordinate(x: 1, y: 2)])
        #expect(try table.next().map { _ in 1 } == nil)
    }

    @Test("a header that is faulty, or nothing but quotation, is refused")
    func faultyHeader() throws {
        for (text, message) in [
            ("", "no header"), ("\nlon,lat\n", "no header"),
            ("\"lon\"x,lat\n1,2\n", "text follows"), ("\"lon,lat\n1,2\n", "never closed"),
            ("lon,lat,lon\n", "twice"),
        ] {
            let error = try #require(throws: LayerError.self) { try Self.read(text) }
            #expect(error.message.contains(message), "\(error.message)")
        }
    }

    @Test("lines may end in carriage returns alone, in both readers")
    func carriageReturns() throws {
        let text = "lon,lat,n\r1,2,a\r\r3,4,\"b\rc\"\r5,6,d"
        let content = try Self.read(text)
        #expect(content.records == ["1,2,a", "3,4,\"b\rc\"", "5,6,d"])
        let whole = try readCSV(text)
        #expect(content.positions == whole.features.compactMap { $0.geometry?.points.first })
        let rows = String(repeating: "1,2,abcdefgh\r", count: 200_000)
        let long = try Self.read("lon,lat,n\r\(rows)")
        #expect(long.positions.count == 200_000)
        #expect(long.pieces > 1)
    }

    @Test(
        "numbers are read as cells read them",
        arguments: [
            "+116.7", ".5", "0116.7", "5.", "\"+1\"", "\"\t7 \"", "\u{A0}7\u{A0}", "1E+2", "1e999",
            "0x10", "nan", "inf", "116,7x", "\"\"", "\"1\"\"\"", "1_0", "- 1", "-.5e1",
        ]
    )
    func numbers(field: String) throws {
        let text = "lat;lon\n1;\(field)\n"
        let number = try #require(try readCSV(text).features.first).values[1].number
        let position = try #require(try Self.read(text).positions.first)
        #expect(position.x == number || position.x.isNaN && number == nil)
    }

    @Test("a row over the limit is left out, and what follows is read")
    func rowLimit() throws {
        let long = String(repeating: "a", count: 3_000_000)
        for note in [long, "\"\(long)\"", "\"\(long)"] {
            let content = try Self.read(
                "lon,lat,n\n1,2,b\n1,2,\(note)\n3,4,c\n",
                rowLimit: 2_000_000
            )
            #expect(content.faults.map(\.row) == [2])
            #expect(content.leftOut == ["the row is longer than 2000000 bytes"])
            #expect(content.records == ["1,2,b", "", "3,4,c"])
        }
        #expect(throws: LayerError.self) { try Self.read("lon,lat,\(long)", rowLimit: 99) }
        #expect(try Self.read("lon,lat,n\n1,2,\(long)\n").positions == [Coordinate(x: 1, y: 2)])
    }

    @Test("a quotation mark that is never closed costs its line, not the file")
    func neverClosed() throws {
        let rows = String(repeating: "3,4,c\n", count: 500_000)
        let content = try Self.read("lon,lat,n\n1,2,\"b\n\(rows)", rowLimit: 1_000_000)
        #expect(content.leftOut == ["a quotation mark is never closed"])
        #expect(content.faults.map(\.row) == [1])
        #expect(content.positions.count == 500_001)
        #expect(content.positions.last == Coordinate(x: 3, y: 4))
    }

    @Test("fields are appended behind each row, in quotation marks where they need them")
    func appending() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("lon,lat\r\n1,2\r\nx,2\r\n1,2,3\r\n5,6".utf8).write(to: file)
        var table = try PointTable(file.path)
        let block = table.rows.read(try #require(try table.next()))
        let fields: [AppendedField] = [
            .label(["a,\"b\"", "c"], numbers: [0, -1, 1, 1]),
            .thousandths([0.0005, .infinity, 7, -1234.5678]),
        ]
        let text = String(decoding: block.rows(appending: fields, separator: 0x2C), as: UTF8.self)
        #expect(text == "1,2,\"a,\"\"b\"\"\",0.001\nx,2,,\n5,6,c,-1234.568\n")
    }

    @Test("thousandths are written as fixed decimals are", arguments: 1...20 as ClosedRange<UInt64>)
    func thousandths(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("lon,lat\n1,2\n".utf8).write(to: file)
        var table = try PointTable(file.path)
        let block = table.rows.read(try #require(try table.next()))
        let special = [0, -0.0, 0.0004999, 0.9995, 999.9995, 9e12, -1e15, 1e300, 8.999e12]
        let random = (0..<100).map { _ in
            Double.random(in: -1...1, using: &generator)
                * [1, 1e3, 1e6, 1e12].randomElement(using: &generator)!
        }
        for value in special + random {
            let bytes = block.rows(appending: [.thousandths([value])], separator: 0x2C)
            let expected = "1,2,\(DecimalText.fixed(value, decimals: 3))\n"
            #expect(String(decoding: bytes, as: UTF8.self) == expected, "seed \(seed)")
        }
    }

    @Test("any text is read by both readers alike, or faulty to both", arguments: 1...20)
    func mutation(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let alphabet = ["1", "2.5", "a", "é", ",", ",", ";", "\"", "\"", "\r", "\n", "\n", " "]
        for _ in 0..<100 {
            let tail = (0..<Int.random(in: 0...24, using: &generator)).map { _ in
                alphabet.randomElement(using: &generator) ?? ""
            }
            let text = "lon,lat\n" + tail.joined()
            let whole = try? readCSV(text)
            let content = try Self.read(text)
            #expect((whole == nil) == !content.leftOut.isEmpty, "\(text.debugDescription)")
            guard let whole else { continue }
            #expect(
                whole.features.map { $0.geometry?.points.first }
                    == content.positions.map { $0.x.isNaN || $0.y.isNaN ? nil : $0 },
                "\(text.debugDescription), seed \(seed)"
            )
        }
    }
}
