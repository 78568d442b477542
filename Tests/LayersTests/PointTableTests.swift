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
        var blocks = 0
    }

    private static func read(_ text: String, recordLimit: Int = 64 << 20) throws -> Content {
        let folder = try Checkout.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "points.csv")
        try Data(text.utf8).write(to: file)
        var table = try PointTable(file.path, recordLimit: recordLimit)
        var content = Content()
        while let block = try table.next() {
            #expect(block.firstRecord == content.records.count + 1)
            content.blocks += 1
            content.positions += block.positions
            for (start, end) in zip(block.starts, block.ends) {
                let bytes = block.bytes[Int(start)..<Int(end)]
                content.records.append(String(decoding: bytes, as: UTF8.self))
            }
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
        guard field != "\"1" else {
            #expect(throws: LayerError.self) { try Self.read("lat,lon\n1,\"1\n") }
            return
        }
        let content = try Self.read("lat,lon\n1,\(field)\n2,2\n")
        #expect(content.positions.count == 2)
        #expect(content.positions[0].x.isNaN)
        #expect(content.positions[1] == Coordinate(x: 2, y: 2))
    }

    @Test("blanks and quotation marks around a number do not count")
    func blanks() throws {
        let content = try Self.read("lat,lon\n\"1.5\", 2 \n\" 3 \",-4.25\n")
        #expect(content.positions == [Coordinate(x: 2, y: 1.5), Coordinate(x: -4.25, y: 3)])
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
        #expect(content.blocks > 1)
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
        "a record without as many fields as the header is refused with its number",
        arguments: [
            ("lon,lat,n\n1,2,3\n\n1,2\n", 2, "the row has 2 fields, the header 3"),
            ("lon,lat,n\n1,2,3\n1,2,3,4", 2, "the row has 4 fields, the header 3"),
            ("lon,lat,n\n1,2,\"a,b\"\n1,2,a,b\n", 2, "the row has 4 fields, the header 3"),
            ("lon,lat\n1;2\n", 1, "the row has 1 fields, the header 2"),
            ("lon,lat\n1,\"2\"x\n", 1, "text follows the closing quotation mark of a field"),
            ("lon,lat\n1,2\n1,\"2\n", 2, "a quotation mark is never closed"),
        ]
    )
    func fieldCount(text: String, record: Int, message: String) throws {
        let error = try #require(throws: LayerError.self) { try Self.read(text) }
        #expect(error.kind == .syntax)
        #expect(error.place == Place(feature: record))
        #expect(error.message == message)
        let whole = try #require(throws: LayerError.self) { try readCSV(text) }
        #expect(whole.message == message)
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
        let block = try table.next()
        #expect(block?.positions == [Coordinate(x: 1, y: 2)])
        #expect(try table.next()?.positions.count == nil)
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
        #expect(long.blocks > 1)
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

    @Test("a record over the limit is refused with its number")
    func recordLimit() throws {
        let long = String(repeating: "a", count: 3_000_000)
        for note in [long, "\"\(long)\"", "\"\(long)"] {
            let error = try #require(throws: LayerError.self) {
                try Self.read("lon,lat,n\n1,2,b\n1,2,\(note)\n1,2,c\n", recordLimit: 2_000_000)
            }
            #expect(error.kind == .syntax)
            #expect(error.place.feature == 2)
            #expect(error.message == "the record is longer than 2000000 bytes")
        }
        #expect(throws: LayerError.self) { try Self.read("lon,lat,\(long)", recordLimit: 99) }
        #expect(try Self.read("lon,lat,n\n1,2,\(long)\n").positions.count == 1)
    }

    @Test("any text is read or refused by both readers alike", arguments: 1...20)
    func mutation(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let alphabet = ["1", "2.5", "a", "é", ",", ",", ";", "\"", "\"", "\r", "\n", "\n", " "]
        for _ in 0..<100 {
            let tail = (0..<Int.random(in: 0...24, using: &generator)).map { _ in
                alphabet.randomElement(using: &generator) ?? ""
            }
            let text = "lon,lat\n" + tail.joined()
            let whole = try? readCSV(text)
            let content = try? Self.read(text)
            #expect(
                whole?.features.map { $0.geometry?.points.first }
                    == content?.positions.map { $0.x.isNaN || $0.y.isNaN ? nil : $0 },
                "\(text.debugDescription), seed \(seed)"
            )
        }
    }
}
