import GeometryModel
import Layers
import Testing

@Suite("Areas as lists of latitude and longitude")
struct LatitudeFirstAreasTests {
    static func read(_ text: String) throws -> Geometry {
        try LatitudeFirstAreas.read(
            text,
            path: "desa.sql",
            place: Place(feature: 3, line: 7),
            of: "64.09.01.1002"
        )
    }

    static func ring(_ positions: (Double, Double)...) -> [Coordinate] {
        positions.map { Coordinate(longitude: $0.0, latitude: $0.1) }
    }

    @Test("three levels are an area and its holes, with longitude first from then on")
    func area() throws {
        let hole = "[[-0.5,116.5],[-0.6,116.5],[-0.6,116.6],[-0.5,116.5]]"
        let geometry = try Self.read("[[[0,116],[0,117],[-1,117],[0,116]],\(hole)]")
        #expect(
            geometry
                == .polygon(
                    Polygon(
                        exterior: Self.ring((116, 0), (117, 0), (117, -1), (116, 0)),
                        holes: [
                            Self.ring((116.5, -0.5), (116.5, -0.6), (116.6, -0.6), (116.5, -0.5))
                        ]
                    )
                )
        )
    }

    @Test("four levels are several areas")
    func areas() throws {
        let geometry = try Self.read(
            "[[[[0,116],[0,117],[-1,117],[0,116]]],[[[2,1],[2,3],[4,3],[2,1]]]]"
        )
        #expect(geometry.polygons.count == 2)
        #expect(geometry.typeName == "MultiPolygon")
        #expect(geometry.polygons[1].exterior == Self.ring((1, 2), (3, 2), (3, 4), (1, 2)))
    }

    @Test("a ring that is open is closed")
    func closed() throws {
        let geometry = try Self.read("[[[0,116],[0,117],[-1,117]]]")
        #expect(geometry.polygons[0].exterior.count == 4)
        #expect(geometry.polygons[0].exterior.first == geometry.polygons[0].exterior.last)
    }

    @Test(
        "what is no such list is refused with what has the area, and where",
        arguments: [
            ("[[[116,0],[117,0],[117,-1],[116,0]]]", "is not latitude, longitude"),
            ("[[[0,116],[0,117]]]", "ring 0 has 3 positions; it needs four"),
            ("[[0,116],[0,117],[-1,117],[0,116]]", "it is no list of rings"),
            ("[0,116]", "it is no list of rings"), ("[]", "it is no list of rings"),
            ("[[]]", "an area has no ring"),
            ("[[[0,116],[0,117],[-1,117],[0,116]],[[[0,1]]]]", "lists of different depth"),
            ("[[[0,116,5],[0,117,5],[-1,117,5],[0,116,5]]]", "more than two numbers"),
            ("[[[0],[1],[2]]]", "a position has one number"), ("", ""), ("null", ""),
            ("[[[0,116],[0,117],[-1,117],[0,116]]", ""),
            ("[[[0,116],[0,117],[-1,117],[0,116]]] x", ""),
        ]
    )
    func mistakes(text: String, reason: String) throws {
        let error = try #require(throws: LayerError.self) { try Self.read(text) }
        #expect(error.kind == .geometry)
        #expect(error.message.hasPrefix("the area of 64.09.01.1002 cannot be read: "))
        #expect(error.message.contains(reason), "\(error.message)")
        #expect(error.place == Place(feature: 3, line: 7))
    }
}
