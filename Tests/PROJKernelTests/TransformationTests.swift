import Glibc
import PROJKernel
import GeometryModel
import Testing

@Suite("Transformations")
struct TransformationTests {
    /// The extreme points of IKN in the laws 3/2022 and 21/2023: degrees, UTM zone 50S and TM-3
    /// zone 50.1 in meters, as PROJ 9.5.1 converts them (`pyproj.Transformer`, always_xy).
    static let extremePoints:
        [(name: String, degrees: (Double, Double), utm: (Double, Double), tm3: (Double, Double))] =
            [
                (
                    "2022, north", (117.008692222, -0.645808889), (500967.166, 9928618.683),
                    (367938.993, 1428572.335)
                ),
                (
                    "2022, south", (117.197750833, -1.257016667), (521999.501, 9861060.833),
                    (388956.499, 1360958.540)
                ),
                (
                    "2022, west", (116.527146667, -0.989586111), (447390.457, 9890617.143),
                    (314319.233, 1390570.367)
                ),
                (
                    "2022, east", (117.307801111, -1.111777222), (534244.318, 9877113.273),
                    (401219.336, 1377016.568)
                ),
                (
                    "2023, south", (117.197651667, -1.258827778), (521988.453, 9860860.650),
                    (388945.329, 1360758.216)
                ),
                (
                    "2023, west", (116.525327778, -1.004117222), (447188.315, 9889010.929),
                    (314116.272, 1388963.559)
                ),
                (
                    "2023, east", (117.307108333, -1.109103611), (534167.273, 9877408.801),
                    (401142.381, 1377312.367)
                ),
            ]

    static func coordinate(_ pair: (Double, Double)) -> Coordinate {
        Coordinate(x: pair.0, y: pair.1)
    }

    @Test("the extreme points of IKN become degrees, and meters again, to the millimeter")
    func utm() throws {
        let toDegrees = try Transformation(from: "EPSG:32750")
        let toMeters = try Transformation(from: "EPSG:4326", to: "EPSG:32750")
        let degrees = try toDegrees(Self.extremePoints.map { Self.coordinate($0.utm) })
        let meters = try toMeters(Self.extremePoints.map { Self.coordinate($0.degrees) })
        for (index, point) in Self.extremePoints.enumerated() {
            // A millimeter is 9e-9 degrees.
            #expect(abs(degrees[index].longitude - point.degrees.0) < 9e-9, "\(point.name)")
            #expect(abs(degrees[index].latitude - point.degrees.1) < 9e-9, "\(point.name)")
            #expect(abs(meters[index].x - point.utm.0) < 1e-3, "\(point.name)")
            #expect(abs(meters[index].y - point.utm.1) < 1e-3, "\(point.name)")
        }
    }

    @Test("the national grid TM-3 is known")
    func nationalGrid() throws {
        let toMeters = try Transformation(from: "EPSG:4326", to: "EPSG:23837")
        let meters = try toMeters(Self.extremePoints.map { Self.coordinate($0.degrees) })
        for (point, place) in zip(Self.extremePoints, meters) {
            #expect(abs(place.x - point.tm3.0) < 1e-3, "\(point.name)")
            #expect(abs(place.y - point.tm3.1) < 1e-3, "\(point.name)")
        }
    }

    @Test("there and back again is less than a micrometer away")
    func roundTrip() throws {
        let toMeters = try Transformation(from: "EPSG:4326", to: "EPSG:32750")
        let toDegrees = try Transformation(from: "EPSG:32750", to: "EPSG:4326")
        let grid = (0..<100).map {
            Coordinate(longitude: 114 + Double($0 % 10) * 0.6, latitude: Double($0 / 10) - 5)
        }
        for (start, end) in zip(grid, try toDegrees(try toMeters(grid))) {
            #expect(abs(start.x - end.x) < 1e-11 && abs(start.y - end.y) < 1e-11, "\(start)")
        }
    }

    /// The spherical and the ellipsoidal Mercator of EPSG Guidance Note 7-2 (methods 1024, 9804).
    @Test("longitude comes first, whatever EPSG:4326 says, and the two Mercators differ")
    func mercators() throws {
        let place = Coordinate(longitude: 116.7, latitude: -0.97)
        let (a, phi) = (6_378_137.0, -0.97 * Double.pi / 180)
        let e = (2 / 298.257_223_563 - 1 / (298.257_223_563 * 298.257_223_563)).squareRoot()
        let spherical = a * log(tan(.pi / 4 + phi / 2))
        let ellipsoidal = spherical + a * e / 2 * log((1 - e * sin(phi)) / (1 + e * sin(phi)))
        for (system, northing) in [("EPSG:3857", spherical), ("EPSG:3395", ellipsoidal)] {
            let mercator = try Transformation(from: "EPSG:4326", to: system)
            let meters = try #require(try mercator([place]).first)
            #expect(abs(meters.x - a * 116.7 * .pi / 180) < 1e-6, "\(system)")
            #expect(abs(meters.y - northing) < 1e-6, "\(system)")
        }
        #expect(abs(spherical - ellipsoidal) > 700)
    }

    @Test("a PROJ string and a code for one system agree")
    func strings() throws {
        let byCode = try Transformation(from: "EPSG:4326", to: "EPSG:32750")
        let byText = try Transformation(
            from: "OGC:CRS84",
            to: "+proj=utm +zone=50 +south +datum=WGS84"
        )
        let place = [Coordinate(longitude: 116.7, latitude: -0.97)]
        #expect(try byCode(place) == byText(place))
        #expect(byCode.source == "EPSG:4326")
        #expect(byCode.target == "EPSG:32750")
        #expect(byCode.lastOperation.name.contains("UTM zone 50S"))
        #expect(byCode.lastOperation.accuracy == 0)
    }

    @Test(
        "an unknown system is refused by name",
        arguments: ["EPSG:999999", "UTM zona 50", "", "+proj=nonsense"]
    )
    func unknown(system: String) throws {
        for direction in 0...1 {
            let error = try #require(throws: PROJError.self) {
                _ =
                    direction == 0
                    ? try Transformation(from: system)
                    : try Transformation(from: "EPSG:4326", to: system)
            }
            #expect(error.operation.contains("transformation from"))
            #expect(error.description.contains(system))
            #expect(!error.message.isEmpty)
        }
    }

    @Test(
        "a position outside the projection is refused by its coordinates; those before it are fine"
    )
    func outside() throws {
        let toMeters = try Transformation(from: "EPSG:4326", to: "EPSG:32750")
        let inside = Coordinate(longitude: 116.7, latitude: -0.97)
        for place in [
            Coordinate(x: .nan, y: 0), Coordinate(x: 0, y: .infinity),
            // Swapped: 116.7 is no latitude.
            Coordinate(longitude: -0.97, latitude: 116.7),
        ] {
            let error = try #require(throws: PROJError.self) {
                try toMeters([inside, place, inside])
            }
            #expect(error.message.contains("\(place)"))
            #expect(error.operation == "transformation from EPSG:4326 to EPSG:32750")
        }
        // A refusal leaves the transformation usable.
        #expect(try toMeters([inside]).count == 1)
    }

    @Test("a column of nothing stays a column of nothing")
    func empty() throws {
        #expect(try Transformation(from: "EPSG:32750")([]).isEmpty)
    }

    @Test("a polygon with a hole keeps its rings, and every position is carried")
    func polygons() throws {
        let ring = Self.extremePoints[0..<4].map { Self.coordinate($0.utm) }
        let closed = ring + ring.prefix(1)
        let hole = closed.map { Coordinate(x: $0.x / 2 + 250_000, y: $0.y / 2 + 4_940_000) }
        let geometry = Geometry.collection([
            .polygon(Polygon(exterior: closed, holes: [hole])), .multiPolygon([]), .point(ring[0]),
        ])
        let degrees = try geometry.transformed(by: Transformation(from: "EPSG:32750"))
        let polygon = try #require(degrees.polygons.first)
        #expect(polygon.exterior.count == 5)
        #expect(polygon.exterior.first == polygon.exterior.last)
        #expect(polygon.holes.map(\.count) == [5])
        for (place, point) in zip(polygon.exterior.prefix(4), Self.extremePoints) {
            #expect(abs(place.longitude - point.degrees.0) < 9e-9)
            #expect(abs(place.latitude - point.degrees.1) < 9e-9)
        }
        #expect(degrees.points == [polygon.exterior[0]])
        let back = try degrees.transformed(by: Transformation(from: "EPSG:4326", to: "EPSG:32750"))
        for (start, end) in zip(hole, back.polygons[0].holes[0]) {
            #expect(abs(start.x - end.x) < 1e-6 && abs(start.y - end.y) < 1e-6)
        }
    }

    @Test("a polygon with one position outside the projection is refused")
    func polygonOutside() throws {
        let ring = [(116, -1), (117, -1), (0, 91), (116, -1)].map { Self.coordinate($0) }
        let toMeters = try Transformation(from: "EPSG:4326", to: "EPSG:32750")
        #expect(throws: PROJError.self) {
            try Geometry.polygon(Polygon(exterior: ring)).transformed(by: toMeters)
        }
    }

    @Test("tasks with a transformation each get equal answers")
    func concurrency() async throws {
        let places = Self.extremePoints.map { Self.coordinate($0.degrees) }
        @Sendable func meters() throws -> [Coordinate] {
            try Transformation(from: "EPSG:4326", to: "EPSG:32750")(places)
        }
        let expected = try meters()
        try await withThrowingTaskGroup(of: [Coordinate].self) { group in
            for _ in 0..<8 { group.addTask { try meters() } }
            for try await answer in group { #expect(answer == expected) }
        }
    }

    /// The address sanitizer reports what these paths forget to free.
    @Test("refusals leave nothing behind")
    func repeatedRefusals() throws {
        var refusals = 0
        for _ in 0..<50 where (try? Transformation(from: "EPSG:999999")) == nil { refusals += 1 }
        #expect(refusals == 50)
        let toMeters = try Transformation(from: "EPSG:4326", to: "EPSG:32750")
        for _ in 0..<1_000 where (try? toMeters([Coordinate(x: 0, y: 91)])) == nil { refusals += 1 }
        #expect(refusals == 1_050)
    }

    @Test("the version is that of a PROJ that may be used")
    func version() throws {
        let parts = projVersion.split(separator: ".").compactMap { Int($0) }
        try #require(parts.count >= 2)
        #expect((parts[0], parts[1]) >= (9, 1))
    }
}
