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

    private static func read(_ text: String) throws -> Content {
        let folder = try Checkout.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "points.csv")
        try Data(text.utf8).write(to: file)
        var table = try PointTable(file.path)
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
}
