public import GeometryModel
import Indexing
import PROJKernel

/// Any positions into zones, by the million.
public struct PointAssignment: Sendable {
    /// The names of the zones, in the order of their numbers.
    public let zoneNames: [String]
    private let field: DistanceField
    /// Zones that are areas; `nil` if they are rings.
    private let grid: ZoneGrid?

    /// Prepares the zones around a core.
    ///
    /// - Throws: ``PlanningError`` for zones that are lists of regions: a position has no code.
    public init(core: Core, zones: ZoneSet) throws(PlanningError) {
        zoneNames = zones.zoneNames
        var limits: [Double] = []
        switch zones.definition {
        case .rings(let lengths):
            limits = lengths.map(\.meters)
            grid = nil
        case .areas(let areas): grid = ZoneGrid(areas.map(\.geometry))
        case .administrative:
            throw PlanningError(
                .usage,
                "the zones '\(zones.name)' are lists of regions, and positions have no code",
                remedy: "choose rings or areas, such as --zones 5km,10km"
            )
        }
        field = DistanceField(around: core.geometry, limits: limits, metric: Ellipsoid.wgs84)
    }

    /// For each position the number of its zone in ``zoneNames``.
    ///
    /// - Complexity: O(*n*) for *n* positions.
    public func zones(of positions: [Coordinate]) -> [Int32] {
        guard let grid else { return field.rings(of: positions) }
        let outside = Int32(zoneNames.count - 1)
        return grid.zones(of: positions).map { $0 < 0 ? outside : $0 }
    }

    /// The distances of positions from the core in meters; 0 in the core and on its boundary, not
    /// finite for what is no position.
    public func distances(of positions: [Coordinate]) -> [Double] {
        field.distances(of: positions)
    }

    /// The distance of a position from the core in meters; 0 in the core and on its boundary.
    public func distance(of position: Coordinate) -> Double { field.distance(of: position) }
}
