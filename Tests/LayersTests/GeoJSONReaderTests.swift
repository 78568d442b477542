import GeometryModel
import Layers
import TestSupport
import Testing

@Suite("Reading GeoJSON")
struct GeoJSONReaderTests {
    static let a = Coordinate(x: 116.5, y: -1)
    static let b = Coordinate(x: 117, y: -1)
    static let c = Coordinate(x: 117, y: -0.5)
    static let ringText = "[[116.5,-1],[117,-1],[117,-0.5],[116.5,-1]]"
    static let area = Polygon(exterior: [a, b, c, a])

    /// The kinds of RFC 7946 §3.1 and empty ones, with what they mean.
    static let kinds: [(text: String, geometry: Geometry)] = [
        (#""type":"Point","coordinates":[116.5,-1]"#, .point(a)),
        (#""type":"MultiPoint","coordinates":[[116.5,-1],[117,-1]]"#, .multiPoint([a, b])),
        (#""type":"LineString","coordinates":[[116.5,-1],[117,-1]]"#, .lineString([a, b])),
        (
            #""type":"MultiLineString","coordinates":[[[116.5,-1],[117,-1]],[[117,-1],[117,-5e-1]]]"#,
            .multiLineString([[a, b], [b, c]])
        ),
        (#""type":"Polygon","coordinates":[\#(ringText)]"#, .polygon(area)),
        (
            #""type":"Polygon","coordinates":[\#(ringText),\#(ringText)]"#,
            .polygon(Polygon(exterior: area.exterior, holes: [area.exterior]))
        ),
        (
            #""type":"MultiPolygon","coordinates":[[\#(ringText)],[\#(ringText),\#(ringText)]]"#,
            .multiPolygon([area, Polygon(exterior: area.exterior, holes: [area.exterior])])
        ),
        (
            #""type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[116.5,-1]},{"type":"GeometryCollection","geometries":[]}]"#,
            .collection([.point(a), .collection([])])
        ),
        (#""type":"Point","coordinates":[]"#, .multiPoint([])),
        (#""type":"MultiPoint","coordinates":[]"#, .multiPoint([])),
        (#""type":"LineString","coordinates":[]"#, .lineString([])),
        (#""type":"MultiLineString","coordinates":[]"#, .multiLineString([])),
        (#""type":"Polygon","coordinates":[]"#, .polygon(Polygon(exterior: []))),
        (#""type":"MultiPolygon","coordinates":[]"#, .multiPolygon([])),
        (#""type":"MultiPolygon","coordinates":[[]]"#, .multiPolygon([Polygon(exterior: [])])),
    ]

    @Test(
        "every kind of geometry is read, in a collection, alone, and without a feature",
        arguments: kinds.indices
    )
    func geometries(row: Int) throws {
        let (text, geometry) = Self.kinds[row]
        let feature = "{\"type\":\"Feature\",\"properties\":null,\"geometry\":{\(text)}}"
        for document in [
            "{\"type\":\"FeatureCollection\",\"features\":[\(feature)]}", feature, "{\(text)}",
        ] {
            let layer = try readGeoJSON(document)
            #expect(layer.features.map(\.geometry) == [geometry], "\(document)")
            #expect(layer.notes.isEmpty)
            #expect(layer.crs == nil)
        }
    }

    @Test("members may come in any order", arguments: kinds.indices)
    func memberOrder(row: Int) throws {
        let (text, geometry) = Self.kinds[row]
        // The type is the first member in the table: here it comes last.
        let parts = text.split(separator: ",", maxSplits: 1)
        let turned = "{\(parts[1]),\(parts[0])}"
        let members = [
            #""type":"Feature""#, "\"geometry\":\(turned)", #""properties":{"nama":"Sepaku"}"#,
            #""id":"x""#,
        ]
        for shift in members.indices {
            let feature = (members[shift...] + members[..<shift]).joined(separator: ",")
            let layer = try readGeoJSON(
                "{\"features\":[{\(feature)}],\"type\":\"FeatureCollection\"}"
            )
            #expect(layer.features.map(\.geometry) == [geometry])
            #expect(layer.features.map(\.values) == [["Sepaku"]])
            #expect(layer.features.map(\.id) == ["x"])
        }
    }

    static func feature(_ members: String) -> String {
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\(members)}]}"
    }

    @Test(
        "identifiers of both kinds become text, digit by digit",
        arguments: [
            (#""64.09.04.2004""#, "64.09.04.2004"), ("6409042004", "6409042004"), ("0", "0"),
            ("-3", "-3"),
            ("1.5", "1.5"), ("2.0", "2"), ("9007199254740993", "9007199254740993"), (#""""#, ""),
            ("null", nil),
        ] as [(String, String?)]
    )
    func identifiers(text: String, id: String?) throws {
        let layer = try readGeoJSON(
            Self.feature("\"id\":\(text),\"geometry\":null,\"properties\":{}")
        )
        #expect(layer.features.map(\.id) == [id])
    }

    @Test("a feature may lack its geometry, its properties and its identifier")
    func missing() throws {
        for members in [
            #""geometry":null,"properties":null"#, #""properties":{}"#, #""geometry":null"#,
        ] {
            let layer = try readGeoJSON(Self.feature(members))
            #expect(
                layer.features == [Feature(values: [], geometry: nil, place: Place(feature: 1))]
            )
        }
    }

    @Test("columns are those of all features in order of appearance; what a feature lacks is null")
    func columns() throws {
        let layer = try readGeoJSON(
            """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","geometry":null,"properties":{"kode":"64.01","jiwa":10}},
            {"type":"Feature","geometry":null,"properties":{"luas":2.5,"kode":null,"kota":false}},
            {"type":"Feature","geometry":null,"properties":{"daftar":[1,{"a":"b"}],"kode":"x","kode":"y"}}]}
            """
        )
        #expect(layer.columns.map(\.name) == ["kode", "jiwa", "luas", "kota", "daftar"])
        #expect(
            layer.features.map(\.values) == [
                ["64.01", .integer(10), .null, .null, .null],
                [.null, .null, .number(2.5), .boolean(false), .null],
                ["y", .null, .null, .null, #"[1,{"a":"b"}]"#],
            ]
        )
        #expect(layer.features.map(\.place.feature) == [1, 2, 3])
        #expect(layer.name == "uji")
        #expect(layer.source == "uji.geojson")
    }

    @Test("foreign members are passed over, wherever they stand")
    func foreignMembers() throws {
        let layer = try readGeoJSON(
            """
            {"type":"FeatureCollection","name":"desa","bbox":[116,-2,118,0],"xyz":{"features":[1]},
            "features":[{"type":"Feature","bbox":[1,2,3,4],"style":{"color":["red",null]},
            "geometry":{"type":"Point","bbox":[0,0,1,1],"coordinates":[116.5,-1],"note":"x"},
            "properties":{"a":1}}],"links":[{"href":"x"}],"numberMatched":1}
            """
        )
        #expect(layer.features.map(\.geometry) == [.point(Self.a)])
        #expect(layer.columns.map(\.name) == ["a"])
    }

    @Test(
        "the crs member of the older format is passed on; the name of WGS 84 is none",
        arguments: [
            ("urn:ogc:def:crs:EPSG::32750", "EPSG:32750"),
            ("urn:ogc:def:crs:EPSG:9.8:32750", "EPSG:32750"),
            ("urn:ogc:def:crs:OGC:1.3:CRS84", nil), ("urn:ogc:def:crs:OGC::CRS84", nil),
            ("OGC:CRS84", nil), ("EPSG:23837", "EPSG:23837"),
        ] as [(String, String?)]
    )
    func crs(name: String, expected: String?) throws {
        let member = #""crs":{"type":"name","properties":{"name":"\#(name)"}}"#
        for text in [
            #"{"type":"FeatureCollection",\#(member),"features":[]}"#,
            #"{"features":[],\#(member),"type":"FeatureCollection"}"#,
        ] {
            #expect(try readGeoJSON(text).crs == expected)
        }
    }

    @Test(
        "a crs member without a name says nothing",
        arguments: ["null", "{}", #"{"type":"link"}"#]
    )
    func namelessCRS(value: String) throws {
        #expect(
            try readGeoJSON(#"{"type":"FeatureCollection","crs":\#(value),"features":[]}"#).crs
                == nil
        )
    }

    @Test("a byte order mark and blanks around the text do no harm")
    func byteOrderMark() throws {
        let layer = try readGeoJSON(
            "\u{FEFF}\n\t {\"type\":\"FeatureCollection\",\"features\":[]} \r\n\n"
        )
        #expect(layer.features.isEmpty)
    }

    @Test("heights are left out with a note that counts them")
    func heights() throws {
        let layer = try readGeoJSON(
            Self.feature(
                #""properties":{},"geometry":{"type":"LineString","coordinates":[[116.5,-1,12.5],[117,-1],[117,-0.5,3,4]]}"#
            )
        )
        #expect(layer.features.map(\.geometry) == [.lineString([Self.a, Self.b, Self.c])])
        #expect(layer.notes == ["heights or measures of 2 positions were left out"])
    }

    @Test("names in any script are read, escaped or not")
    func unicode() throws {
        let layer = try readGeoJSON(
            Self.feature(#""geometry":null,"properties":{"Nama désa":"Mu\u0027ut \ud83c\udf33 村"}"#)
        )
        #expect(layer.columns.map(\.name) == ["Nama désa"])
        #expect(layer.features.map(\.values) == [["Mu'ut 🌳 村"]])
    }

    @Test("text sequences and one feature a line are read as one layer", arguments: ["\u{1E}", ""])
    func sequences(separator: String) throws {
        let lines = [
            #"{"type":"Feature","properties":{"a":1},"geometry":null}"#,
            #"{"type":"Feature","properties":{"b":2},"geometry":{"type":"Point","coordinates":[116.5,-1]}}"#,
            #"{"type":"Point","coordinates":[117,-1]}"#,
        ]
        for end in ["\n", "\r\n", "\n\n"] {
            let layer = try readGeoJSON(lines.map { separator + $0 + end }.joined())
            #expect(layer.features.map(\.geometry) == [nil, .point(Self.a), .point(Self.b)])
            #expect(layer.columns.map(\.name) == ["a", "b"])
            #expect(
                layer.features.map(\.values) == [
                    [.integer(1), .null], [.null, .integer(2)], [.null, .null],
                ]
            )
            #expect(layer.features.map(\.place.feature) == [1, 2, 3])
        }
    }

    /// Geometries against the rules of RFC 7946 §3.1, and what the message says.
    static let broken: [(geometry: String, kind: LayerError.Kind, message: String)] = [
        (
            #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}"#, .geometry,
            "ring 0 is not closed: it starts at (0.0, 0.0), ends at (0.0, 1.0)"
        ),
        (
            #"{"type":"Polygon","coordinates":[\#(ringText),[[0,0],[1,0],[0,0]]]}"#, .geometry,
            "ring 1 has 3 positions; it needs four"
        ),
        (
            #"{"type":"MultiPolygon","coordinates":[[\#(ringText)],[[[0,0],[1,0],[1,1],[0,1]]]]}"#,
            .geometry, "ring 0 is not closed"
        ),
        (
            #"{"type":"LineString","coordinates":[[0,0]]}"#, .geometry,
            "a line has one position; it needs two"
        ),
        (#"{"type":"Point","coordinates":[1]}"#, .geometry, "a position has one number"),
        (#"{"type":"Point","coordinates":[[1,2]]}"#, .geometry, "should be one position"),
        (
            #"{"type":"LineString","coordinates":[1,2]}"#, .geometry,
            "should be an array of positions"
        ),
        (
            #"{"type":"Polygon","coordinates":[[0,0],[1,0],[1,1],[0,0]]}"#, .geometry,
            "of a Polygon are not nested deep enough"
        ),
        (
            #"{"type":"MultiPolygon","coordinates":[\#(ringText)]}"#, .geometry,
            "of a Polygon are not nested deep enough"
        ),
        (
            #"{"type":"Polygon","coordinates":[[\#(ringText)]]}"#, .geometry,
            "should be an array of positions"
        ),
        (
            #"{"type":"MultiPoint","coordinates":[[1,2],[[3,4]]]}"#, .geometry,
            "arrays of different depth are mixed"
        ),
        (
            #"{"type":"MultiPoint","coordinates":[1,[3,4]]}"#, .geometry,
            "arrays of different depth are mixed"
        ),
        (#"{"type":"Circle","coordinates":[1,2]}"#, .geometry, "'Circle' is no kind of geometry"),
        (#"{"type":"Point"}"#, .syntax, "the Point has no 'coordinates'"),
        (#"{"type":"GeometryCollection"}"#, .syntax, "has no 'geometries'"),
        (#"{"coordinates":[1,2]}"#, .syntax, "a geometry has no 'type'"),
        (#"{"type":"Point","coordinates":["1","2"]}"#, .syntax, "a number should be where"),
        (#"{"type":"Point","coordinates":[1,null]}"#, .syntax, "a number should be where"),
        (#"{"type":"Point","coordinates":[1,1e999]}"#, .syntax, "not too large"),
        (
            #"{"type":"Point","coordinates":null}"#, .syntax,
            "an array of coordinates should be where"
        ),
        (#"[1,2]"#, .syntax, "'{' should be where"),
    ]

    @Test(
        "a broken geometry is refused with its feature, line and fault",
        arguments: broken.indices
    )
    func brokenGeometries(row: Int) throws {
        let (geometry, kind, message) = Self.broken[row]
        let good = #"{"type":"Feature","properties":{},"geometry":null}"#
        let text =
            "{\"type\":\"FeatureCollection\",\"features\":[\n\(good),\n{\"type\":\"Feature\",\"geometry\":\(geometry),\"properties\":{}}]}"
        let error = try #require(throws: LayerError.self) { try readGeoJSON(text) }
        #expect(error.kind == kind)
        #expect(error.place == Place(feature: 2, line: 3))
        #expect(error.message.contains(message), "\(error.message)")
        #expect(error.description.hasPrefix("uji.geojson: feature 2, line 3: "))
    }

    @Test(
        "a document that is no GeoJSON is refused",
        arguments: [
            "", " ", "[]", "1", "null", "{}", #"{"type":null}"#, #"{"type":"FeatureCollection"}"#,
            #"{"type":"FeatureCollection","features":null}"#,
            #"{"type":"FeatureCollection","features":{}}"#,
            #"{"type":"FeatureCollection","features":[null]}"#,
            #"{"type":"FeatureCollection","features":[{"type":"Point","coordinates":[1,2]}]}"#,
            #"{"type":"FeatureCollection","features":[{}]}"#, #"{"type":"Topology","objects":{}}"#,
            #"{"type":"FeatureCollection","features":[]} x"#,
            #"{"type":"FeatureCollection","features":[]}]"#,
            #"{"type":"Feature","geometry":null,"properties":[]}"#,
            #"{"type":"Feature","geometry":null,"properties":"x"}"#,
            #"{"type":"Feature","geometry":null,"properties":{},"id":{}}"#,
            #"{"type":"Feature","geometry":null,"properties":{},"id":true}"#,
            #"var x = {"type":"FeatureCollection","features":[]}"#,
        ]
    )
    func refusals(text: String) throws {
        let error = try #require(throws: LayerError.self) { try readGeoJSON(text) }
        #expect(error.path == "uji.geojson")
        #expect(!error.remedy.isEmpty)
    }

    @Test("collections that nest too deep are refused and do not crash")
    func depth() {
        let nested = String(
            repeating: #"{"type":"GeometryCollection","geometries":["#,
            count: 100_000
        )
        #expect(throws: LayerError.self) { try readGeoJSON(nested) }
        let arrays = #"{"type":"Polygon","coordinates":"# + String(repeating: "[", count: 1_000_000)
        #expect(throws: LayerError.self) { try readGeoJSON(arrays) }
    }

    static let document = Array(
        """
        {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32750"}},
        "features":[{"type":"Feature","id":7,"properties":{"kode":"64.09","jiwa":12,"x":[1,{"a":null}]},
        "geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0,5],[1e0,1],[0,0]]]}},
        {"type":"Feature","geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,-2.5]}]},
        "properties":null}]}
        """.utf8
    )

    @Test("a file cut off anywhere is refused")
    func truncation() throws {
        #expect(throws: Never.self) { try GeoJSONReader.read(Self.document, path: "") }
        for count in 0..<Self.document.count {
            #expect(throws: LayerError.self, "\(count) bytes") {
                try GeoJSONReader.read(Array(Self.document.prefix(count)), path: "")
            }
        }
    }

    @Test(
        "a file with bytes changed, lost or doubled is read or refused",
        arguments: 1...20 as ClosedRange<UInt64>
    )
    func mutation(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            var bytes = Self.document
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let start = Int.random(in: 0..<bytes.count, using: &generator)
                let end = Int.random(in: start...min(start + 20, bytes.count), using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0:
                    bytes[start] = Array("{}[]\",:0-e".utf8).randomElement(using: &generator) ?? 0
                case 1: bytes.removeSubrange(start..<end)
                default: bytes.insert(contentsOf: bytes[start..<end], at: start)
                }
            }
            guard let layer = try? GeoJSONReader.read(bytes, path: "") else { continue }
            for feature in layer.features {
                #expect(feature.values.count == layer.columns.count, "seed \(seed)")
            }
        }
    }
}
