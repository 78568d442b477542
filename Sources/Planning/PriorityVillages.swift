import GeometryModel

/// Villages near the core that lack something, those that lack most first.
public struct PriorityVillages: Sendable {
    /// What a village lacks.
    public enum Lack: Hashable, Sendable {
        /// A class of the indicator below the one called for.
        case lowClass(IndicatorClass)
        /// A service farther than its most lenient standard allows, with the distance in meters.
        case farService(AccessStandard, distance: Double)
        /// A service that a published source says is missing.
        case publishedGap(ServiceGap)
    }

    /// A village with what it lacks.
    public struct Entry: Sendable {
        /// The village in its zone.
        public var membership: ZoneQuery.Membership
        /// The value of the indicator; `nil` if it has none.
        public var value: Double?
        /// What it lacks.
        public var lacks: [Lack]
    }

    /// The villages that lack anything: most lacks first, then the least value, then the code.
    public let entries: [Entry]

    /// Looks for lacks of villages, usually of those inside some zone but the outside.
    ///
    /// - Parameters:
    ///   - memberships: The villages in their zones.
    ///   - indicator: The indicator whose classes count.
    ///   - classes: Its classes from the least upward; the lower three are lacks.
    ///   - distances: The distances to services.
    ///   - standards: Standards; of several for one service the most lenient counts.
    ///   - gaps: Published gaps.
    ///   - includesOutside: Whether villages outside of all zones are looked at too.
    public init(
        of memberships: [ZoneQuery.Membership],
        indicator: Indicator,
        classes: [IndicatorClass],
        distances: ServiceDistances,
        standards: [AccessStandard],
        gaps: [ServiceGap],
        includesOutside: Bool = false
    ) {
        let low = classes.prefix(max(0, classes.count - 2))
        let limits = distances.services.compactMap { service in
            standards.filter { $0.applies(to: service) }
                .max { $0.threshold < $1.threshold }
                .map { (standard: $0, nearest: distances.nearest(service.name)) }
        }
        let gapsOfVillage = Dictionary(grouping: gaps, by: \.village)
        entries =
            memberships
            .filter { includesOutside || $0.zone != nil && $0.zone != ZoneSet.outside }
            .map { membership in
                let village = membership.village
                let value = village.values[indicator.column]
                var lacks: [Lack] = []
                if let value, let found = Array(low).classOf(value) {
                    lacks.append(.lowClass(found))
                }
                for limit in limits {
                    guard let row = limit.nearest[village.code],
                        row.distance > limit.standard.threshold.meters
                    else { continue }
                    lacks.append(.farService(limit.standard, distance: row.distance))
                }
                lacks += (gapsOfVillage[village.code] ?? []).map { .publishedGap($0) }
                return Entry(membership: membership, value: value, lacks: lacks)
            }
            .filter { !$0.lacks.isEmpty }
            .sorted { a, b in
                let keyA = (-a.lacks.count, a.value ?? .infinity, a.membership.village.code)
                let keyB = (-b.lacks.count, b.value ?? .infinity, b.membership.village.code)
                return keyA < keyB
            }
    }
}
