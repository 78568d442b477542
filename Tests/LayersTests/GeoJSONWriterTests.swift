import GeometryModel
import Layers
import TestSupport
import Testing

@Suite("Writing GeoJSON")
struct GeoJSONWriterTests {
    static func layer(_ geometries: [Geometry?]) -> Layer {
        Layer(
            name: "uji",
            columns: [],
            features: geometries.map { Feature(values: [], geometry: $0) }
        )
    }

    static func geometryText(_ geometry: Geometry) -> String {
        let line = GeoJSONWriter.text(layer([geometry]), as: .sequence)
        let start = line.firstRange(of: "\"geometry\":")?.upperBound ?? line.startIndex
        return String(line[start...].dropLast(2))
    }

    @Test("a collection has one feature a line, identifiers as text, and no crs")
    func collection() {
        let layer = Layer(
            name: "uji",
            columns: [
                Column("kode"), Column("jarak_m", decimals: 1), Column("kota"), Column("indeks"),
            ],
            features: [
                Feature(
                    id: "6409",
                    values: ["64.09.04.2004", .number(1_234.56), .boolean(true), .number(0.1)],
                    geometry: .point(Coordinate(x: 116.7, y: -0.97))
                ),
                Feature(values: ["Mu'ut \"A\"", .null, .null, .integer(3)]),
            ],
            crs: "EPSG:32750"
        )
        #expect(
            GeoJSONWriter.text(layer, as: .collection([JSON.Member("zona", ["k": 1])])) == """
                {"type":"FeatureCollection","zona":{"k":1},"features":[
                {"type":"Feature","id":"6409","properties":{"kode":"64.09.04.2004","jarak_m":1234.6,"kota":true,"indeks":0.1},"geometry":{"type":"Point","coordinates":[116.7,-0.97]}},
                {"type":"Feature","properties":{"kode":"Mu'ut \\"A\\"","jarak_m":null,"kota":null,"indeks":3},"geometry":null}
                ]}

                """
        )
    }

    @Test("a layer of nothing is a collection of nothing")
    func empty() {
        #expect(
            GeoJSONWriter.text(Self.layer([]))
                == "{\"type\":\"FeatureCollection\",\"features\":[]}\n"
        )
        #expect(GeoJSONWriter.text(Self.layer([]), as: .sequence) == "")
    }

    @Test("each feature of a text sequence follows a record separator (RFC 8142)")
    func sequence() {
        let text = GeoJSONWriter.text(Self.layer([nil, nil]), as: .sequence)
        let line = "\u{1E}{\"type\":\"Feature\",\"properties\":{},\"geometry\":null}\n"
        #expect(text == line + line)
    }

    @Test("a number that is not finite is null, with and without fixed decimals")
    func notFinite() throws {
        let layer = Layer(
            name: "uji",
            columns: [Column("a"), Column("b", decimals: 2)],
            features: [Feature(values: [.number(.nan), .number(.infinity)])]
        )
        #expect(
            try readGeoJSON(GeoJSONWriter.text(layer)).features.map(\.values) == [
                [.null, .null]
            ]
        )
    }

    @Test("coordinates have seven decimals and no zeros at the end")
    func decimals() {
        let table: [(Double, String)] = [
            (116.712_345_678_9, "116.7123457"), (-0.97, "-0.97"), (0, "0"), (-0.0, "0"),
            (180, "180"),
            (-0.000_000_04, "0"), (-0.000_000_06, "-0.0000001"), (100, "100"), (1e-7, "0.0000001"),
        ]
        for (value, text) in table {
            #expect(
                Self.geometryText(.point(Coordinate(x: value, y: value)))
                    == "{\"type\":\"Point\",\"coordinates\":[\(text),\(text)]}"
            )
        }
    }

    @Test("exteriors are written counterclockwise and holes clockwise (RFC 7946 §3.1.6)")
    func winding() {
        let clockwise = ring([(0, 0), (0, 4), (4, 4), (4, 0)])
        let polygon = Polygon(exterior: clockwise, holes: [ring([(1, 1), (2, 1), (2, 2), (1, 2)])])
        let text = "[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[1,2],[2,2],[2,1],[1,1]]]"
        #expect(
            Self.geometryText(.polygon(polygon)) == "{\"type\":\"Polygon\",\"coordinates\":\(text)}"
        )
        #expect(
            Self.geometryText(.multiPolygon([polygon, polygon]))
                == "{\"type\":\"MultiPolygon\",\"coordinates\":[\(text),\(text)]}"
        )
    }

    @Test(
        "empty geometries have empty coordinates",
        arguments: [
            (.multiPoint([]), #"{"type":"MultiPoint","coordinates":[]}"#),
            (.lineString([]), #"{"type":"LineString","coordinates":[]}"#),
            (.multiLineString([]), #"{"type":"MultiLineString","coordinates":[]}"#),
            (.polygon(Polygon(exterior: [])), #"{"type":"Polygon","coordinates":[]}"#),
            (.multiPolygon([]), #"{"type":"MultiPolygon","coordinates":[]}"#),
            (.collection([]), #"{"type":"GeometryCollection","geometries":[]}"#),
        ] as [(Geometry, String)]
    )
    func emptyGeometries(geometry: Geometry, text: String) throws {
        #expect(Self.geometryText(geometry) == text)
        #expect(try readGeoJSON(text).features.map(\.geometry) == [geometry])
    }

    @Test(
        "what is written is read again, to half a unit of the seventh decimal",
        arguments: 1...20 as ClosedRange<UInt64>
    )
    func roundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        func place() -> Coordinate {
            Coordinate(
                x: .random(in: -180...180, using: &generator),
                y: .random(in: -90...90, using: &generator)
            )
        }
        func path(_ count: Int) -> [Coordinate] { (0..<count).map { _ in place() } }
        func closed() -> [Coordinate] {
            let open = path(5)
            return open + open.prefix(1)
        }
        func polygon() -> Polygon { Polygon(exterior: closed(), holes: [closed()]).wound() }
        let geometries: [Geometry?] = [
            .point(place()), .multiPoint(path(3)), .lineString(path(4)),
            .multiLineString([path(2), path(3)]),
            .polygon(polygon()), .multiPolygon([polygon(), polygon()]),
            .collection([.point(place()), .collection([.lineString(path(2))])]), nil,
        ]
        let layer = Self.layer(geometries)
        for text in [GeoJSONWriter.text(layer), GeoJSONWriter.text(layer, as: .sequence)] {
            let back = try readGeoJSON(text).features.map(\.geometry)
            try #require(back.count == geometries.count)
            for (start, end) in zip(geometries, back) {
                #expect(start?.typeName == end?.typeName, "seed \(seed)")
                var (before, after) = ([[Coordinate]](), [[Coordinate]]())
                start?.forEachPath { before.append($0) }
                end?.forEachPath { after.append($0) }
                #expect(before.map(\.count) == after.map(\.count), "seed \(seed)")
                for (a, b) in zip(before.joined(), after.joined()) {
                    // Half of 1e-7, and the rounding of 180.
                    #expect(
                        abs(a.x - b.x) < 5.000_001e-8 && abs(a.y - b.y) < 5.000_001e-8,
                        "seed \(seed)"
                    )
                }
            }
        }
    }
}
