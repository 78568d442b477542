import GEOSKernel
import GeometryModel
import Indexing
import PROJKernel
import Planning
import TestSupport
import Testing

/// Buffers of geometries that nobody drew: crossing lines, jagged areas with holes, clusters of points.
@Suite struct RandomBufferTests {
    @Test("every place lies within a buffer as it lies within the distance", arguments: 1...60)
    func places(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let center = Coordinate(
            x: Double.random(in: -150...150, using: &random),
            y: [-0.9, 35, -62][seed % 3]
        )
        let spread = Double.random(in: 500...30_000, using: &random)
        let distance = spread * Double.random(in: 0.05...3, using: &random)
        let geometry = Self.geometry(round: center, spread, &random)
        let buffer = try GeodesicBuffer(around: geometry, distance: .meters(distance))

        let index = NearestIndex([geometry], metric: Ellipsoid.wgs84)
        let clearance = { index.nearest(to: $0)?.distance ?? .infinity }
        #expect(try buffer.geometry.validityDefect() == nil, "seed \(seed)")
        var (worstVertex, worstEdge) = (0.0, 0.0)
        for ring in buffer.geometry.polygons.flatMap(\.rings) {
            for (a, b) in zip(ring, ring.dropFirst()) {
                worstVertex = max(worstVertex, abs(clearance(a) - distance))
                for part in [0.2, 0.5, 0.7] {
                    let place = Coordinate(
                        x: a.x + part * (b.x - a.x),
                        y: a.y + part * (b.y - a.y)
                    )
                    worstEdge = max(worstEdge, abs(clearance(place) - distance))
                }
            }
        }
        #expect(worstVertex < 0.01, "seed \(seed)")
        #expect(worstEdge <= 1, "seed \(seed)")
        let locator = AreaLocator(buffer.geometry)
        for _ in 0..<500 {
            let place = Ellipsoid.wgs84.destination(
                from: center,
                azimuth: Double.random(in: 0...360, using: &random),
                distance: Double.random(in: 0...(spread + 1.2 * distance), using: &random)
            )
            let lack = distance - clearance(place)
            guard abs(lack) > 1 else { continue }
            #expect(locator.covers(place) == (lack > 0), "seed \(seed), \(place)")
        }
    }

    private static func geometry(
        round center: Coordinate,
        _ spread: Double,
        _ random: inout SeededGenerator
    ) -> Geometry {
        func place(_ azimuth: Double, _ part: Double) -> Coordinate {
            Ellipsoid.wgs84.destination(from: center, azimuth: azimuth, distance: part * spread)
        }
        func anywhere() -> Coordinate {
            place(
                Double.random(in: 0...360, using: &random),
                Double.random(in: 0...1, using: &random)
            )
        }
        func jagged(_ count: Int, _ least: Double, _ most: Double) -> [Coordinate] {
            let ring = (0..<count).map { number in
                place(
                    -360 * Double(number) / Double(count),
                    Double.random(in: least...most, using: &random)
                )
            }
            return ring + [ring[0]]
        }
        switch Int.random(in: 0..<5, using: &random) {
        case 0:
            return .multiPoint((0..<Int.random(in: 1...40, using: &random)).map { _ in anywhere() })
        case 1:
            return .lineString((0..<Int.random(in: 2...30, using: &random)).map { _ in anywhere() })
        case 2:
            return .multiLineString((0..<6).map { _ in (0..<4).map { _ in anywhere() } })
        case 3:
            let count = Int.random(in: 3...400, using: &random)
            return .polygon(Polygon(exterior: jagged(count, 0.3, 1)))
        default:
            let count = Int.random(in: 5...100, using: &random)
            let hole = jagged(count, 0.3, 0.45)
            return .collection([
                .polygon(Polygon(exterior: jagged(count, 0.5, 1), holes: [hole.reversed()])),
                .point(anywhere()),
                .lineString([anywhere(), anywhere()]),
            ])
        }
    }
}
