import GEOSKernel
import GeometryModel
import PROJKernel

/// The land of villages divided among the zones of a set.
///
/// Zones are carved out of the land in order, each from what the earlier ones left, so that the
/// pieces of a village make up the village. Land wholly in or out of a zone is never cut.
struct LandShares {
    /// The fraction of the land of one village in each zone, in the order of the zones.
    let fractions: [[Double]]

    /// Divides land among zones.
    ///
    /// - Parameters:
    ///   - land: The areas of the villages.
    ///   - zones: The areas of the zones in order of precedence, without the outside.
    init(of land: [Geometry], in zones: [Geometry]) throws {
        var rest = land
        var pieces = [[Double]](repeating: [], count: land.count)
        for zone in zones {
            let open = rest.indices.filter { !rest[$0].isEmpty }
            let box = zone.bounds
            let near = open.filter { rest[$0].bounds.intersects(box) }
            let relations = try PreparedArea(zone).relations(to: near.map { rest[$0] })
            var carved = [Double](repeating: 0, count: land.count)
            for (number, relation) in zip(near, relations) {
                switch relation {
                case .disjoint: break
                case .covered:
                    carved[number] = Ellipsoid.wgs84.area(of: rest[number]).squareMeters
                    rest[number] = .multiPolygon([])
                case .crossing:
                    let piece = try rest[number].intersection(with: zone)
                    carved[number] = Ellipsoid.wgs84.area(of: piece).squareMeters
                    rest[number] = try rest[number].difference(from: zone)
                }
            }
            for number in land.indices { pieces[number].append(carved[number]) }
        }
        fractions = land.indices.map { number in
            let total = Ellipsoid.wgs84.area(of: land[number]).squareMeters
            let outside = Ellipsoid.wgs84.area(of: rest[number]).squareMeters
            return (pieces[number] + [outside]).map { total > 0 ? $0 / total : 0 }
        }
    }
}
