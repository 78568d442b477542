import GEOSKernel
import GeometryModel
import Indexing
import PROJKernel

/// Exact geodesic distances from a core.
struct CoreDistance: Sendable {
    private let index: NearestIndex
    private let geometry: Geometry

    init(to core: Core) { self.init(to: core.geometry) }

    init(to geometry: Geometry) {
        self.geometry = geometry
        index = NearestIndex([geometry], metric: Ellipsoid.wgs84)
    }

    /// The distance of a position in meters; 0 inside the core and on its boundary.
    func distance(of position: Coordinate) -> Double {
        index.nearest(to: position)?.distance ?? .infinity
    }

    /// The least distance of any part of a geometry in meters; 0 if it meets the core.
    ///
    /// The nearest pair starts at a vertex of one side and slides along both edges until it rests.
    ///
    /// - Throws: `GEOSError` if either side is invalid.
    func distance(of land: Geometry) throws -> Double {
        let ownVertices = Self.vertices(of: land)
        let coreVertices = Self.vertices(of: geometry)
        let own = NearestIndex([land], metric: Ellipsoid.wgs84)
        var best = Double.infinity
        var place: Coordinate?
        for vertex in ownVertices {
            guard let neighbor = index.nearest(to: vertex) else { return .infinity }
            if neighbor.distance < best { (best, place) = (neighbor.distance, vertex) }
            if best == 0 { return 0 }
        }
        for vertex in coreVertices {
            guard let neighbor = own.nearest(to: vertex) else { return .infinity }
            if neighbor.distance < best { (best, place) = (neighbor.distance, neighbor.foot.place) }
            if best == 0 { return 0 }
        }
        // Edges that cross without a vertex of either side inside the other meet at distance zero.
        if try land.intersects(geometry) { return 0 }
        for _ in 0..<16 {
            guard let start = place, let there = index.nearest(to: start),
                let back = own.nearest(to: there.foot.place), back.distance < best - 1e-6
            else { break }
            (best, place) = (back.distance, back.foot.place)
        }
        return best
    }

    private static func vertices(of geometry: Geometry) -> [Coordinate] {
        var vertices: [Coordinate] = []
        geometry.forEachPath { vertices += $0 }
        return vertices
    }
}
