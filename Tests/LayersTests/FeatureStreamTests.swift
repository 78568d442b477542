import Foundation
import GeometryModel
import Layers
import TestSupport
import Testing

@Suite("GeoJSON, piece by piece")
struct FeatureStreamTests {
    private struct Content {
        /// The features with the properties `zone` and `m`, each on a line.
        var text = ""
        var positions: [Coordinate] = []
        var faults: [(feature: Int, reason: String)] = []
        var leftOut = 0
        var pieces = 0
        var head: String?
        var tail = ""
    }

    private static func read(_ text: String, limit: Int = 64 << 20) throws -> Content {
        try read(Data(text.utf8), limit: limit)
    }

    private static func read(_ data: Data, limit: Int = 64 << 20) throws -> Content {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).geojson")
        defer { try? FileManager.default.removeItem(at: file) }
        try data.write(to: file)
        var stream = try FeatureStream(file.path, limit: limit)
        let rows = FeatureRows(adding: ["zone", "m"])
        var content = Content()
        content.head = stream.head.map { String(decoding: $0, as: UTF8.self) }
        while let piece = try stream.next() {
            let block = rows.read(piece)
            content.pieces += 1
            for fault in block.faults {
                content.faults.append((content.positions.count + fault.row + 1, fault.reason))
                if fault.isLeftOut { content.leftOut += 1 }
            }
            let numbers = block.positions.map { $0.x.isNaN ? -1 : Int32($0.x > 0 ? 1 : 0) }
            let bytes = block.features(
                adding: [
                    ("zone", .label(["west", "\"east\""], numbers: numbers)),
                    ("m", .thousandths(block.positions.map { $0.x.isNaN ? .infinity : $0.y })),
                ],
                prefix: "",
                suffix: "\n"
            )
            content.text += String(decoding: bytes, as: UTF8.self)
            content.positions += block.positions
        }
        content.tail = String(decoding: stream.tail, as: UTF8.self)
        return content
    }

    private static let point =
        #"{"type":"Feature","properties":{"a":1},"geometry":{"type":"Point","coordinates":[1,2]}}"#

    @Test(
        "properties are added behind the others, wherever they stand and whatever they hold",
        arguments: [
            (#"{"a":"}\"{"}"#, #"{"a":"}\"{","zone":"\"east\"","m":2.000}"#),
            ("{ }", #"{ "zone":"\"east\"","m":2.000}"#),
            ("null", #"{"zone":"\"east\"","m":2.000}"#),
            (#"{"b":{"c":[{}]}}"#, #"{"b":{"c":[{}]},"zone":"\"east\"","m":2.000}"#),
        ]
    )
    func properties(written: String, expected: String) throws {
        let rest = #""geometry":{"coordinates":[1e0, 2.0,7],"bbox":[],"type":"Point"}"#
        for (before, after) in [("", ",\(rest)"), ("\(rest),", "")] {
            let feature = #"{"type":"Feature",\#(before)"properties":\#(written)\#(after)}"#
            let content = try Self.read(#"{"features":[\#(feature)],"type":"FeatureCollection"}"#)
            #expect(content.text == feature.replacing(written, with: expected) + "\n")
            #expect(content.positions == [Coordinate(x: 1, y: 2)])
        }
    }

    @Test("a feature without properties gets some")
    func noProperties() throws {
        let content = try Self.read(
            #"{"type":"Feature","geometry":{"type":"Point","coordinates":[-1,2]}}"#
        )
        #expect(
            content.text == #"{"properties":{"zone":"west","m":2.000},"type":"Feature","#
                + #""geometry":{"type":"Point","coordinates":[-1,2]}}"# + "\n"
        )
    }

    @Test("what stands round the features of a collection is kept")
    func frame() throws {
        let head = "\u{FEFF}{ \"name\": \"]}\", \"type\": \"FeatureCollection\", \"features\" :["
        let content = try Self.read("\(head) \(Self.point) ,\n\(Self.point) ] , \"b\": [1] }\n")
        #expect(content.head == head)
        #expect(content.tail == "] , \"b\": [1] }\n")
        #expect(content.positions.count == 2)
        let empty = try Self.read("{\"features\":[ ],\"type\":\"FeatureCollection\"}")
        #expect(empty.positions.isEmpty)
        #expect(empty.tail == "],\"type\":\"FeatureCollection\"}")
    }

    @Test("sequences are read with and without record separators")
    func sequences() throws {
        for text in [
            "\(Self.point)\n\(Self.point)", "\u{1E}\(Self.point)\n\u{1E}\(Self.point)\n",
            "\u{FEFF}\(Self.point)\r\n\n\(Self.point)\n", " \(Self.point)\(Self.point)",
        ] {
            let content = try Self.read(text)
            #expect(content.head == nil)
            #expect(content.positions == [Coordinate(x: 1, y: 2), Coordinate(x: 1, y: 2)])
        }
    }

    @Test(
        "a broken text of a sequence does not touch the next one",
        arguments: [
            "{", "}", #"{"a":"\#u{5C}"#, "{\"type\":\"Feature\",\"properties\":{\"a\":[1,2",
            "words", "[]", "\(point)\(point)",
        ]
    )
    func brokenTexts(broken: String) throws {
        let good = Self.point
        for (text, count) in [
            ("\u{1E}\(broken)\n\u{1E}\(good)\n", 1),
            ("\u{1E}\(good)\n\u{1E}\(broken)\n\u{1E}\(good)\n", 2),
            ("\(good)\n\(broken)\n\(good)\n", 2), ("\(good)\r\n\(broken)", 1),
        ] {
            let content = try Self.read(text)
            #expect(content.faults.map(\.reason) == ["the feature is not well-formed JSON"])
            #expect(content.leftOut == 1)
            #expect(content.positions.count(where: { $0.x == 1 }) == count)
        }
    }

    @Test(
        "a feature that is no point of the earth is named, and stays",
        arguments: [
            ("null", "no position"),
            (#"{"type":"LineString","coordinates":[[1,2],[3,4]]}"#, "the geometry is a LineString"),
            (#"{"type":"Point","coordinates":[]}"#, "no position"),
            (#"{"type":"Point","coordinates":["1",2]}"#, "no position"),
            (#"{"type":"Point","coordinates":[1,95]}"#, "latitude is 95"),
            (#"{"type":"Point","coordinates":[181,5]}"#, "longitude is 181"),
            (#"{"type":"GeometryCollection","geometries":[]}"#, "the geometry is a Geometry"),
        ]
    )
    func unusable(geometry: String, reason: String) throws {
        let feature = #"{"type":"Feature","properties":null,"geometry":\#(geometry)}"#
        let content = try Self.read("\(Self.point)\n\(feature)\n\(Self.point)\n")
        #expect(content.faults.map(\.feature) == [2])
        #expect(content.faults.first?.reason.hasPrefix(reason) == true, "\(content.faults)")
        #expect(content.leftOut == 0)
        #expect(content.positions[1].x.isNaN)
        #expect(content.text.contains(#"{"zone":null,"m":null}"#))
    }

    @Test(
        "an object that is no feature is left out, and what follows is read",
        arguments: [
            #"{"type":"Feature","geometry":null,"properties":{"a":01}}"#,
            #"{"type":"Feature","geometry":null,"properties":{"a":1,}}"#,
            #"{"type":"Feature","geometry":null,"properties":{"a" 1}}"#,
            #"{"type":"Feature","geometry":null "properties":{}}"#,
            #"{"type":"Feature","geometry":null,"properties":{"a":"\x"}}"#,
            #"{"type":"Feature","geometry":null,"properties":{"a":tru}}"#,
            "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":\"\t\"}}",
            #"{"type":"Featur","geometry":null,"properties":{}}"#, #"{"geometry":null}"#, "{}",
        ]
    )
    func malformed(feature: String) throws {
        let content = try Self.read(
            #"{"type":"FeatureCollection","features":[\#(feature),\#(Self.point)]}"#
        )
        #expect(content.faults.map(\.feature) == [1])
        #expect(content.leftOut == 1)
        #expect(content.positions.last == Coordinate(x: 1, y: 2))
        #expect(content.text.split(separator: "\n").count == 1)
    }

    @Test("a feature that is not UTF-8 is left out")
    func encoding() throws {
        var data = Data("\(Self.point)\n".utf8)
        data += Data(#"{"type":"Feature","properties":{"a":""#.utf8) + [0xFF]
        data += Data("\"},\"geometry\":null}\n\(Self.point)".utf8)
        let content = try Self.read(data)
        #expect(content.faults.map(\.reason) == ["the feature is not UTF-8"])
        #expect(content.positions.count == 3)
    }

    @Test(
        "a text that is no GeoJSON is refused with the place",
        arguments: [
            ("{\"type\":\"FeatureCollection\"", "ends"),
            ("{\"type\":\"FeatureCollection\",\"features\":[\(point)", "ends too early"),
            ("{\"type\":\"FeatureCollection\",\"features\":[\(point) \(point)]}", "comma"),
            ("{\"type\":\"FeatureCollection\",\"features\":[\(point),]}", "begin"),
            ("{\"type\":\"FeatureCollection\",\"features\":[\(point),3]}", "begin"),
            ("{\"type\":\"FeatureCollection\",\"features\":[\(point)]", "'}'"),
            ("{\n\"type\":\"Feature\"}\n7\n", "begin"),
            ("{\"type\":\"Feature\",\"properties\":{\"a", "closed"),
        ]
    )
    func refused(text: String, message: String) throws {
        let error = try #require(throws: LayerError.self) { try Self.read(text) }
        #expect(error.message.contains(message), "\(error.message)")
    }

    @Test(
        "a first line that is broken does not hide the lines behind it",
        arguments: [
            #"{"type":"Feature","geometry":{"type":"Point","coordinates":[117,}}"#,
            #"{"type":"Feature","geometry":"#, "{", #"{"a"}"#,
        ],
        [1, 2, 3]
    )
    func brokenStart(line: String, others: Int) throws {
        let lines = [line] + [String](repeating: Self.point, count: others)
        let content = try Self.read(lines.joined(separator: "\n"))
        #expect(content.faults.map(\.feature) == [1])
        #expect(content.leftOut == 1)
        #expect(content.positions.count { !$0.x.isNaN } == others)
    }

    @Test("a collection that is broken in its first line is no sequence")
    func brokenCollection() throws {
        let text = "{\"type\":\"FeatureCollection\" \"features\":[\n\(Self.point)\n]}\n"
        #expect(throws: LayerError.self) { try Self.read(text) }
    }

    @Test("a feature over the limit is refused with its number")
    func limit() throws {
        let long = Self.point.replacing(
            "1}",
            with: "\"\(String(repeating: "x", count: 900_000))\"}"
        )
        let error = try #require(throws: LayerError.self) {
            try Self.read("\(Self.point)\n\(long)\n", limit: 500_000)
        }
        #expect(error.place.feature == 2)
        #expect(try Self.read("\(Self.point)\n\(long)\n").positions.count == 2)
    }

    @Test("a reference system is told before the features, and refused behind them")
    func referenceSystem() throws {
        let crs = #""crs":{"type":"name","properties":{"name":"EPSG:32750"}}"#
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).geojson")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(#"{"type":"FeatureCollection",\#(crs),"features":[]}"#.utf8).write(to: file)
        #expect(try FeatureStream(file.path).crs?.contains("32750") == true)
        let error = try #require(throws: LayerError.self) {
            try Self.read(#"{"type":"FeatureCollection","features":[\#(Self.point)],\#(crs)}"#)
        }
        #expect(error.kind == .crs)
    }

    @Test(
        "over many pieces, features are those of the reader of whole files",
        arguments: 1...3 as ClosedRange<UInt64>
    )
    func many(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var features: [String] = []
        for number in 0..<9_000 {
            let x = Double.random(in: -180...180, using: &generator)
            let y = Double.random(in: -90...90, using: &generator)
            let note = ["\\\"}", "é{", "[", "\\\\"].randomElement(using: &generator) ?? ""
            features.append(
                #"{"type":"Feature","id":\#(number),"properties":{"note":"\#(note)"},"#
                    + #""geometry":{"type":"Point","coordinates":[\#(x),\#(y)]}}"#
            )
        }
        let text =
            "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
        let content = try Self.read(text)
        #expect(content.pieces > 1)
        #expect(content.faults.isEmpty)
        let whole = try GeoJSONReader.read(Array(text.utf8), path: "whole")
        #expect(content.positions == whole.features.compactMap { $0.geometry?.points.first })
        let written = try GeoJSONReader.read(Array(content.text.utf8), path: "written")
        #expect(written.columns.map(\.name) == ["note", "zone", "m"])
        #expect(written.features.map { $0.values[0] } == whole.features.map { $0.values[0] })
        #expect(written.features.map(\.id) == whole.features.map(\.id))
    }
}
