public import GeometryModel
import Indexing
import PROJKernel

/// Any positions into zones, by the million.
public struct PointAssignment: Sendable {
    /// The names of the zones, in the order of their numbers.
    public let zoneNames: [String]
    private let rule: Rule
    /// Measures the distance from the core; `nil` if that is not asked for and no zone is a ring.
    private let field: DistanceField?

    private enum Rule {
        case rings(DistanceField)
        case areas(ZoneGrid)
    }

    /// Prepares the zones around a core.
    ///
    /// - Parameter measuresDistances: Whether distances are asked for too, which takes preparing.
    /// - Throws: ``PlanningError`` for zones that are lists of regions: a position has no code.
    public init(
        core: Core,
        zones: ZoneSet,
        measuresDistances: Bool = true
    ) throws(PlanningError) {
        zoneNames = zones.zoneNames
        func field(_ limits: [Double]) -> DistanceField {
            DistanceField(around: core.geometry, limits: limits, metric: Ellipsoid.wgs84)
        }
        switch zones.definition {
        case .rings(let lengths):
            let rings = field(lengths.map(\.meters))
            rule = .rings(rings)
            self.field = rings
        case .areas(let areas):
            rule = .areas(ZoneGrid(areas.map(\.geometry)))
            self.field = measuresDistances ? field([]) : nil
        case .administrative:
            throw PlanningError(
                .usage,
                "the zones '\(zones.name)' are lists of regions, and positions have no code",
                remedy: "choose rings or areas, such as --zones 5km,10km"
            )
        }
    }

    /// For each position the number of its zone in ``zoneNames``.
    ///
    /// - Complexity: O(*n*) for *n* positions.
    public func zones(of positions: [Coordinate]) -> [Int32] {
        switch rule {
        case .rings(let field): return field.rings(of: positions)
        case .areas(let grid):
            let outside = Int32(zoneNames.count - 1)
            return grid.zones(of: positions).map { $0 < 0 ? outside : $0 }
        }
    }

    /// The distances of positions from the core in meters; 0 in the core and on its boundary, not
    /// finite for what is no position.
    ///
    /// - Precondition: Distances were asked for.
    public func distances(of positions: [Coordinate]) -> [Double] {
        guard let field else { preconditionFailure("distances were not asked for") }
        return field.distances(of: positions)
    }
}
