import GeometryModel
import TestSupport
import Testing

@Suite("Geometries")
struct GeometryTests {
    static let a = Coordinate(longitude: 116, latitude: -1)
    static let b = Coordinate(longitude: 117, latitude: -1)
    static let c = Coordinate(longitude: 117, latitude: 0)
    static let area = Polygon(exterior: [a, b, c, a])

    static let mixture = Geometry.collection([
        .point(a), .multiPoint([b, c]), .lineString([a, b]), .multiLineString([[b, c], [c, a]]),
        .polygon(area), .multiPolygon([area, Polygon(exterior: [])]), .collection([.point(c)]),
    ])

    @Test("the kinds carry the names of GeoJSON")
    func names() throws {
        guard case .collection(let members) = Self.mixture else { return }
        #expect(
            members.map(\.typeName) == [
                "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon",
                "GeometryCollection",
            ]
        )
    }

    @Test("points, lines and areas are found inside collections, in order")
    func parts() {
        #expect(Self.mixture.points == [Self.a, Self.b, Self.c, Self.c])
        #expect(Self.mixture.lines == [[Self.a, Self.b], [Self.b, Self.c], [Self.c, Self.a]])
        #expect(Self.mixture.polygons == [Self.area, Self.area, Polygon(exterior: [])])
    }

    @Test("every path is visited once, in order")
    func paths() {
        var lengths: [Int] = []
        Self.mixture.forEachPath { lengths.append($0.count) }
        #expect(lengths == [1, 2, 2, 2, 2, 4, 4, 0, 1])
    }

    @Test("mapping the paths keeps the structure and moves every coordinate")
    func mapping() {
        func swapped(_ path: [Coordinate]) -> [Coordinate] {
            path.map { Coordinate(x: $0.y, y: $0.x) }
        }
        let moved = Self.mixture.mappingPaths(swapped)
        #expect(moved.points.first == Coordinate(x: -1, y: 116))
        #expect(moved.bounds == Box(west: -1, south: 116, east: 0, north: 117))
        #expect(moved.mappingPaths(swapped) == Self.mixture)
        let holed = Geometry.polygon(
            Polygon(exterior: Self.area.exterior, holes: [[Self.a, Self.b]])
        )
        #expect(holed.mappingPaths { $0.dropLast(0) } == holed)
    }

    @Test("an error thrown while mapping comes out")
    func mappingError() {
        struct Refusal: Error {}
        #expect(throws: Refusal.self) {
            try Self.mixture.mappingPaths { path throws(Refusal) in
                guard path.count < 4 else { throw Refusal() }
                return path
            }
        }
    }

    @Test("bounds are those of all coordinates; empty geometries have none")
    func bounds() {
        #expect(Self.mixture.bounds == Box(west: 116, south: -1, east: 117, north: 0))
        #expect(!Self.mixture.isEmpty)
        for empty: Geometry in [
            .multiPoint([]), .lineString([]), .multiLineString([]), .multiLineString([[]]),
            .polygon(Polygon(exterior: [])), .multiPolygon([]), .collection([]),
            .collection([.multiPoint([]), .collection([])]),
        ] {
            #expect(empty.isEmpty, "\(empty)")
            #expect(empty.bounds == .empty, "\(empty)")
        }
    }

    @Test("a coordinate prints as messages show it")
    func description() {
        #expect("\(Coordinate(longitude: 116.7, latitude: -0.97))" == "(116.7, -0.97)")
    }
}

@Suite("Winding of rings")
struct PolygonTests {
    static func ring(_ pairs: [(Double, Double)]) -> [Coordinate] {
        pairs.map { Coordinate(x: $0, y: $1) }
    }
    static let counterclockwise = ring([(0, 0), (4, 0), (4, 4), (0, 4), (0, 0)])
    static let hole = ring([(1, 1), (1, 2), (2, 2), (2, 1), (1, 1)])

    @Test("the exterior becomes counterclockwise and holes clockwise, whatever they were")
    func winding() {
        let right = Polygon(exterior: Self.counterclockwise, holes: [Self.hole])
        let wrong = Polygon(
            exterior: Self.counterclockwise.reversed(),
            holes: [Self.hole.reversed()]
        )
        #expect(right.wound() == right)
        #expect(wrong.wound() == right)
        #expect(wrong.rings.count == 2)
        #expect(wrong.bounds == Box(west: 0, south: 0, east: 4, north: 4))
    }

    @Test(
        "a small ring far from the origin is wound rightly",
        arguments: 1...20 as ClosedRange<UInt64>
    )
    func farRing(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let (west, south) = (
            Double.random(in: 100...180, using: &generator),
            Double.random(in: -90...90, using: &generator)
        )
        // A hundredth of a millimeter, far above the two nanometers that doubles tell apart.
        let step = 1e-10
        let ring = [(0.0, 0.0), (step, 0), (step, step), (0, step), (0, 0)]
            .map { Coordinate(x: west + $0.0, y: south + $0.1) }
        #expect(Polygon(exterior: ring).wound().exterior == ring, "seed \(seed)")
        #expect(Polygon(exterior: ring.reversed()).wound().exterior == ring, "seed \(seed)")
    }

    @Test("rings without area and the empty polygon stay as they are")
    func degenerate() {
        let flat = Polygon(exterior: Self.ring([(0, 0), (1, 1), (2, 2), (0, 0)]))
        #expect(flat.wound() == flat)
        #expect(Polygon(exterior: []).wound() == Polygon(exterior: []))
        #expect(Polygon(exterior: []).bounds.isEmpty)
    }
}
