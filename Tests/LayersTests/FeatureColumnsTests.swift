import Foundation
import GeometryModel
import Layers
import Testing

@Suite("Features as rows")
struct FeatureColumnsTests {
    private static func table(_ features: [String], columnsOf first: Int? = nil) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).ndjson")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(features.joined(separator: "\n").utf8).write(to: file)
        var stream = try FeatureStream(file.path)
        var columns = FeatureColumns()
        var text = ""
        while let piece = try stream.next() {
            columns.add(piece)
            let block = FeatureRows(adding: ["zone"]).read(piece)
            let zone = AppendedField.label(
                ["0-10 km", "a,b"],
                numbers: block.positions.map { $0.x.isNaN ? -1 : Int32($0.x) }
            )
            let rows = columns.rows(
                of: block,
                appending: [zone, .thousandths([1.5, .infinity, 2])]
            )
            #expect(rows.homeless == nil)
            text +=
                columns.names.joined(separator: "|") + "\n"
                + String(decoding: rows.bytes, as: UTF8.self)
        }
        return text
    }

    private static func feature(_ members: String, _ x: Int) -> String {
        #"{"type":"Feature",\#(members),"geometry":{"type":"Point","coordinates":[\#(x),-0.5]}}"#
    }

    @Test("properties come in the order in which they first appear, with the position behind")
    func order() throws {
        let table = try Self.table([
            Self.feature(#""properties":{"b":"x\u00e9\"","a":1}"#, 0),
            Self.feature(#""id":7,"properties":{"c":[1,{"d":null}],"a":64.10,"b":null}"#, 1),
            #"{"type":"Feature","properties":null,"geometry":null}"#,
        ])
        #expect(
            table == """
                id|b|a|c|longitude|latitude
                ,"xé""\("\""),1,,0,-0.5,0-10 km,1.500
                7,,64.1,"[1,{""d"":null}]",1,-0.5,"a,b",
                ,,,,,,,2.000

                """
        )
    }

    @Test("a property called as the identifier or the position goes before it")
    func names() throws {
        let properties = #""properties":{"latitude":"south","longitude":"east","id":"p"}"#
        let table = try Self.table([Self.feature(#""id":"q",\#(properties)"#, 0)])
        #expect(table == "latitude|longitude|id\nsouth,east,p,0-10 km,1.500\n")
    }

    @Test("a property that came too late is named")
    func late() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).ndjson")
        defer { try? FileManager.default.removeItem(at: file) }
        let features = [
            Self.feature(#""properties":{"a":1}"#, 0), Self.feature(#""properties":{"b":2}"#, 0),
        ]
        try Data(features.joined(separator: "\n").utf8).write(to: file)
        var stream = try FeatureStream(file.path)
        let piece = try #require(try stream.next())
        let rows = FeatureColumns().rows(of: FeatureRows(adding: []).read(piece), appending: [])
        #expect(rows.homeless?.name == "a")
        #expect(rows.homeless?.feature == 0)
    }
}
