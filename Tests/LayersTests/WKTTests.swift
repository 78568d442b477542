import GeometryModel
import TestSupport
import Testing

@testable import Layers

@Suite("Well-known text")
struct WKTTests {
    static func read(_ text: String) throws -> (geometry: Geometry, flattened: Int) {
        var reader = WKTReader(text)
        return (try reader.read(), reader.flattened)
    }

    /// The texts are those of PostGIS, Shapely, GDAL and Oracle for the same geometries.
    @Test(
        "the ways in which programs write it are read",
        arguments: [
            ("POINT (116.5 -1)", .point(Coordinate(x: 116.5, y: -1)), 0),
            ("Point(116.5 -1.0)", .point(Coordinate(x: 116.5, y: -1)), 0),
            ("SRID=4326;POINT Z (116.5 -1e0 12)", .point(Coordinate(x: 116.5, y: -1)), 1),
            ("POINTZM(1 2 3 4)", .point(Coordinate(x: 1, y: 2)), 1),
            ("POINT EMPTY", .multiPoint([]), 0), ("POINT Z EMPTY", .multiPoint([]), 0),
            (
                "MULTIPOINT(1 2,3 4)",
                .multiPoint([Coordinate(x: 1, y: 2), Coordinate(x: 3, y: 4)]), 0
            ),
            (
                "MULTIPOINT ((1 2), (3 4))",
                .multiPoint([Coordinate(x: 1, y: 2), Coordinate(x: 3, y: 4)]), 0
            ),
            (
                "LINESTRING(0 0,1 1)",
                .lineString([Coordinate(x: 0, y: 0), Coordinate(x: 1, y: 1)]), 0
            ),
            (
                "POLYGON((0 0,1 0,1 1,0 0))",
                .polygon(Polygon(exterior: ring([(0, 0), (1, 0), (1, 1)]))), 0
            ),
            (
                "GEOMETRYCOLLECTION(POINT(1 2),GEOMETRYCOLLECTION EMPTY)",
                .collection([.point(Coordinate(x: 1, y: 2)), .collection([])]), 0
            ),
        ] as [(String, Geometry, Int)]
    )
    func known(text: String, geometry: Geometry, flattened: Int) throws {
        let found = try Self.read(text)
        #expect(found.geometry == geometry && found.flattened == flattened)
    }

    @Test(
        "what is no geometry is refused with the reason",
        arguments: [
            ("", "no kind"), ("POINT", "opening"), ("POINT (1)", "two numbers"),
            ("POINT (1 2", "closing"),
            ("POINT (1 2 3 4 5)", "more than four"), ("POINT (nan 2)", "two numbers"),
            ("LINESTRING (1 2)", "one position"), ("POLYGON ((0 0, 1 0, 1 1, 0 1))", "not closed"),
            ("CIRCULARSTRING (0 0, 1 1, 2 0)", "no kind"), ("POINT (1 2) x", "follows"),
            ("SRID:4326;POINT(1 2)", "SRID=4326"),
        ]
    )
    func mistakes(text: String, message: String) throws {
        let error = try #require(throws: GeometryMistake.self) { try Self.read(text) }
        #expect(error.message.contains(message), "\(error.message)")
    }

    @Test("collections that nest without end are refused")
    func deep() throws {
        let text = String(repeating: "GEOMETRYCOLLECTION(", count: 100_000)
        let error = try #require(throws: GeometryMistake.self) { try Self.read(text) }
        #expect(error.message.contains("nest deeper"))
    }

    @Test("tables with geometries come back as they were", arguments: 1...20 as ClosedRange<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let layer = Layer(
            name: "uji",
            columns: [Column("n")],
            features: (0..<40).map { number in
                Feature(
                    values: [.text("\(number)")],
                    geometry: number % 9 == 0 ? nil : .random(using: &generator)
                )
            }
        )
        let back = try readCSV(CSVWriter.table(layer, hasGeometry: true))
        #expect(back.features.map(\.geometry) == layer.features.map(\.geometry), "seed \(seed)")
        #expect(back.columns.map(\.name) == ["n", "wkt"])
    }

    @Test("a row whose text is no geometry is named")
    func row() throws {
        let error = try #require(throws: LayerError.self) {
            try readCSV("a,WKT\n1,POINT (1 2)\n2,POIN (1 2)\n")
        }
        #expect(error.kind == .geometry && error.place == Place(feature: 2, line: 3))
    }
}
