public import GeometryModel
import Layers

/// A set of zones around a core, by one of three definitions.
public struct ZoneSet: Sendable {
    /// How zones are drawn.
    public enum Definition: Sendable {
        /// Distances from the core, growing: zone *k* holds what is farther than limit *k* − 1 and
        /// at most limit *k* away.
        case rings([Length])
        /// Polygons in order of precedence: a place belongs to the first that covers it.
        case areas([NamedArea])
        /// Lists of region codes in order of precedence.
        case administrative([RegionList])
    }

    /// A polygon with a name.
    public struct NamedArea: Sendable {
        /// The name of the zone.
        public var name: String
        /// The polygons of the zone in degrees.
        public var geometry: Geometry

        /// Names polygons.
        public init(name: String, geometry: Geometry) {
            self.name = name
            self.geometry = geometry
        }
    }

    /// Regions with a name.
    public struct RegionList: Sendable {
        /// The name of the zone.
        public var name: String
        /// Kemendagri codes of provinces, regencies, districts or villages.
        public var regions: [String]

        /// Names regions.
        public init(name: String, regions: [String]) {
            self.name = name
            self.regions = regions
        }
    }

    /// The name of the set, as answers print it.
    public var name: String
    /// How the zones are drawn.
    public var definition: Definition
    /// What was noticed on reading the file of the zones.
    public var notes: [String]
    /// The areas of that file that were left out.
    public var skipped: [Skip] = []

    /// Makes a set.
    ///
    /// - Throws: ``PlanningError`` for limits that do not grow, or a zone named twice.
    public init(
        name: String,
        _ definition: Definition,
        notes: [String] = []
    ) throws(PlanningError) {
        self.name = name
        self.notes = notes
        self.definition = definition
        if case .rings(let limits) = definition { try Self.check(limits) }
        let names = zoneNames
        guard Set(names).count == names.count else {
            throw PlanningError(
                .usage,
                "the zone set '\(name)' names a zone twice: \(names.joined(separator: ", "))",
                remedy: "give each zone its own name; core and outside are taken"
            )
        }
    }

    private static func check(_ limits: [Length]) throws(PlanningError) {
        guard let first = limits.first, first > .zero,
            zip(limits, limits.dropFirst()).allSatisfy({ $0 < $1 })
        else {
            throw PlanningError(
                .usage,
                "ring distances must be above zero and grow",
                remedy: "write them from the nearest to the farthest, such as 5km,10km,25km"
            )
        }
    }

    /// The zone inside or on the boundary of the core.
    public static let core = "core"
    /// The zone beyond all others.
    public static let outside = "outside"

    /// The names of all zones, from the core outward.
    public var zoneNames: [String] {
        switch definition {
        case .rings(let limits):
            var names = [Self.core]
            var lower = 0.0
            for limit in limits {
                names.append("\(Self.plain(lower))-\(Self.plain(limit.kilometers)) km")
                lower = limit.kilometers
            }
            return names + [Self.outside]
        case .areas(let areas): return areas.map(\.name) + [Self.outside]
        case .administrative(let lists): return [Self.core] + lists.map(\.name) + [Self.outside]
        }
    }

    /// Refuses a name that is no zone of the set.
    ///
    /// - Throws: ``PlanningError`` that lists the zones.
    public func requireZone(_ name: String) throws(PlanningError) {
        guard zoneNames.contains(name) else {
            throw .unknown("zone", name, known: zoneNames)
        }
    }

    /// The ring of a distance from the core in meters: the core, one a limit, the outside.
    ///
    /// Upper limits are inclusive.
    static func ring(of distance: Double, _ limits: [Length]) -> Int {
        guard distance > 0 else { return 0 }
        return 1 + (limits.firstIndex { distance <= $0.meters } ?? limits.count)
    }

    private static func plain(_ kilometers: Double) -> String {
        DecimalText.shortest(kilometers)
    }
}
