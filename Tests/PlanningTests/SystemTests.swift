import Foundation
import GeometryModel
import Indexing
import Layers
import PROJKernel
import TestSupport
import Testing

@testable import Planning

/// Reference systems of layers.
///
/// Planar positions are pyproj 3.7.2's for longitude 116.7, latitude
/// −0.97 (and 0.97 for the north), in the systems named.
@Suite("Reference systems of layers")
struct SystemTests {
    static func layer(_ x: Double, _ y: Double, crs: String?, needsSystem: Bool = true) -> Layer {
        var layer = Layer(
            name: "uji",
            source: "uji.shp",
            columns: [],
            features: [Feature(values: [], geometry: .point(Coordinate(x: x, y: y)))],
            crs: crs
        )
        layer.needsSystem = needsSystem
        return layer
    }

    static func degrees(_ layer: Layer, _ crs: String? = nil) throws -> (Coordinate, [String]) {
        var layer = layer
        try layer.becomeDegrees(from: crs)
        return (try #require(layer.features[0].geometry?.points.first), layer.notes)
    }

    @Test("UTM, TM-3 and both Mercators land on the same place, each with its accuracy")
    func known() throws {
        for (crs, x, y, accuracy) in [
            ("EPSG:32750", 466622.1095, 9892784.2731, "exact"),
            ("EPSG:9490", 466622.2786, 9892784.3070, "accurate to 1.2 m"),
            ("EPSG:23837", 333560.8426, 1392729.8951, "accurate to 1 m"),
            ("EPSG:3857", 12990984.5756, -107985.0645, "exact"),
            ("EPSG:3395", 12990984.5756, -107262.2401, "exact"),
        ] {
            let (place, notes) = try Self.degrees(Self.layer(x, y, crs: crs))
            #expect(abs(place.x - 116.7) < 2e-7, "\(crs): \(place)")
            #expect(abs(place.y + 0.97) < 2e-7, "\(crs): \(place)")
            #expect(notes.count == 1 && notes[0].hasSuffix(accuracy), "\(notes)")
        }
    }

    @Test("an old datum is shifted by what the database knows best for the place")
    func oldDatum() throws {
        let (place, notes) = try Self.degrees(Self.layer(116.7, -0.97, crs: "EPSG:4238"))
        #expect(abs(place.x - 116.7) > 1e-6)
        #expect(notes[0].contains("ID74 to WGS 84") && notes[0].contains("accurate to"))
    }

    @Test("a file that is silent must be told of, with the system that would fit")
    func silent() throws {
        let silent = Self.layer(466622.1095, 9892784.2731, crs: nil)
        let error = try #require(throws: LayerError.self) { try Self.degrees(silent) }
        #expect(error.kind == .crs && error.remedy.contains("EPSG:32750"))
        #expect(!error.remedy.contains("32650"))
        let (place, _) = try Self.degrees(silent, "EPSG:32750")
        #expect(abs(place.y + 0.97) < 1e-6)
        // GeoJSON is in degrees by its own rules.
        _ = try Self.degrees(Self.layer(116.7, -0.97, crs: nil, needsSystem: false))
    }

    @Test("the file and the option may say the same in other words, but not contradict each other")
    func conflict() throws {
        let words = "+proj=utm +zone=50 +south +datum=WGS84 +type=crs"
        _ = try Self.degrees(Self.layer(466622.1095, 9892784.2731, crs: words), "EPSG:32750")
        // The type may be left out.
        let (place, _) = try Self.degrees(
            Self.layer(466622.1095, 9892784.2731, crs: nil),
            "+proj=utm +zone=50 +south +datum=WGS84"
        )
        #expect(abs(place.y + 0.97) < 1e-6)
        _ = try Self.degrees(Self.layer(116.7, -0.97, crs: "OGC:CRS84"), "EPSG:4326")
        let error = try #require(throws: LayerError.self) {
            try Self.degrees(Self.layer(0, 0, crs: "EPSG:3395"), "EPSG:3857")
        }
        #expect(error.message.contains("World Mercator (EPSG:3395)"))
        #expect(error.message.contains("Pseudo-Mercator (EPSG:3857)"))
    }

    @Test(
        "a zone of the other hemisphere is told by where its coordinates land",
        arguments: [
            (107215.7269, "EPSG:32750", "EPSG:32650"), (9892784.2731, "EPSG:32650", "EPSG:32750"),
        ]
    )
    func hemisphere(northing: Double, wrong: String, right: String) throws {
        let error = try #require(throws: LayerError.self) {
            try Self.degrees(Self.layer(466622.1095, northing, crs: wrong))
        }
        #expect(error.kind == .crs && error.message.contains("far from where"))
        #expect(error.remedy.contains("(\(right)) would fit"))
    }

    @Test(
        "the Shapefile of IKN in World Mercator lands on the same outline in degrees within a meter",
        .enabled(if: Fixture.sharedFolder != nil, "IKN_SHARED is not set")
    )
    func worldMercator() throws {
        let folder = try #require(Fixture.sharedFolder).appending(path: "geodata")
        let shape = try Project.read(
            folder.appending(path: "ikn_shapefile/Delineasi_IKN_250K.shp").path,
            crs: nil
        )
        #expect(shape.notes.contains { $0.contains("World Mercator (EPSG:3395)") })
        let zones = try Project.read(folder.appending(path: "ikn_zona.geojson").path, crs: nil)
        let column = try zones.requiredIndex(of: "zona")
        let outline = try #require(
            zones.features.first { $0.values[column] == "IKN" }?.geometry
        )
        let rims = outline.polygons.flatMap(\.rings).map { Geometry.lineString($0) }
        let index = NearestIndex(rims, metric: Ellipsoid.wgs84)
        let corners = shape.features.compactMap(\.geometry).flatMap(\.polygons).flatMap(\.rings)
            .flatMap { $0 }
        #expect(corners.count > 10_000)
        let farthest = index.nearest(to: corners).distances.max() ?? .infinity
        #expect(farthest < 1, "\(farthest) m")
    }
}
