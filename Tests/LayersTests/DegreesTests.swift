import GeometryModel
import Layers
import Testing

@Suite("Layers in degrees")
struct DegreesTests {
    static func layer(_ geometries: [Geometry?]) -> Layer {
        Layer(
            name: "uji",
            source: "uji.geojson",
            columns: [],
            features: geometries.map { Feature(values: [], geometry: $0) }
        )
    }

    @Test("longitudes to 180 and latitudes to 90, missing and empty geometries are degrees")
    func accepted() throws {
        try Self.layer([
            .point(Coordinate(x: 180, y: 90)), .point(Coordinate(x: -180, y: -90)), nil,
            .multiPolygon([]),
            .lineString([Coordinate(x: 116, y: -1), Coordinate(x: 119, y: 2.5)]),
        ]).requireDegrees()
    }

    @Test("latitude before longitude is told by its numbers, with the feature")
    func swapped() throws {
        let layer = Self.layer([
            .point(Coordinate(x: 116.7, y: -0.97)), .point(Coordinate(x: -0.97, y: 116.7)),
        ])
        let error = try #require(throws: LayerError.self) { try layer.requireDegrees() }
        #expect(error.kind == .crs)
        #expect(error.place == Place(feature: 2))
        #expect(
            error.description
                == "uji.geojson: feature 2: the coordinates (-0.97, 116.7) are not longitude, latitude; they "
                + "look like latitude first. Export the layer again with longitude before latitude (RFC 7946)."
        )
    }

    @Test("meters are told by their numbers, with the option that helps")
    func meters() throws {
        let layer = Self.layer([
            nil,
            .lineString([
                Coordinate(x: 500_967, y: 9_928_618), Coordinate(x: 500_968, y: 9_928_619),
            ]),
        ])
        let error = try #require(throws: LayerError.self) { try layer.requireDegrees() }
        #expect(error.kind == .crs)
        #expect(error.place.feature == 2)
        #expect(error.message.contains("cannot be degrees; they look like meters"))
        #expect(error.remedy.contains("--crs EPSG:32750"))
    }

    @Test("one position out of many is enough, and the line of its row is kept")
    func onePosition() throws {
        var layer = Self.layer([
            .multiPoint([Coordinate(x: 116, y: -1), Coordinate(x: 116, y: 90.000_001)])
        ])
        layer.features[0].place = Place(feature: 7, line: 9)
        let error = try #require(throws: LayerError.self) { try layer.requireDegrees() }
        #expect(error.place == Place(feature: 7, line: 9))
    }
}
