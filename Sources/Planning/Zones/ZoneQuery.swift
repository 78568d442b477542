import GEOSKernel
import GeometryModel
import Indexing
import PROJKernel

/// Which villages lie in which zone around a core, by which rule.
public struct ZoneQuery: Sendable {
    /// What zones lie around.
    public var core: Core
    /// The zones.
    public var zones: ZoneSet
    /// Which villages count to a zone.
    public var rule: InclusionRule
    /// The fraction of a village's land below which a contact is a sliver and no hit.
    public var tolerance: Double

    /// Makes a question; slivers are contacts of less than 0.1 % of a village's land.
    public init(
        core: Core,
        zones: ZoneSet,
        rule: InclusionRule = .point,
        tolerance: Double = 0.001
    ) {
        self.core = core
        self.zones = zones
        self.rule = rule
        self.tolerance = tolerance
    }

    /// A village in a zone.
    public struct Membership: Hashable, Sendable {
        /// The village.
        public var village: Village
        /// The zone; `nil` if the rule gives the village none.
        public var zone: String?
        /// The distance from the core in meters: of the nearest part of the land under the rule
        /// `nearest`, of the representative point under every other.
        public var distance: Double
        /// The fraction of the village's land in the zone; `nil` under rules that weigh no land.
        public var share: Double?
        /// The part of the village that counts to the zone where land and people are summed: its
        /// share under the rules that divide villages, all of it under the others.
        public var portion = 1.0
    }

    /// A contact too small to be a hit.
    public struct Sliver: Hashable, Sendable {
        /// The village.
        public var village: Village
        /// The zone it barely touches.
        public var zone: String
        /// The fraction of its land there.
        public var share: Double
    }

    /// The memberships of a register, in the order of codes and zones.
    public struct Answer: Sendable {
        /// The question.
        public var query: ZoneQuery
        /// The villages in their zones.
        public var memberships: [Membership]
        /// The contacts that are no hits.
        public var slivers: [Sliver]
        /// What became of the villages.
        public var tally: Tally

        /// One membership a village, in the order of codes: of several the one with most land.
        public var mainMemberships: [Membership] {
            var main: [Membership] = []
            // The memberships of one village follow each other.
            for membership in memberships {
                if let last = main.last, last.village.code == membership.village.code {
                    if membership.share ?? 0 > last.share ?? 0 { main[main.count - 1] = membership }
                } else {
                    main.append(membership)
                }
            }
            return main
        }
    }

    /// Answers the question for all villages of a register.
    ///
    /// - Throws: ``PlanningError`` if the rule needs land and the register has points only, or an
    ///   error of the buffer or the overlay.
    public func answer(for register: VillageRegister) throws -> Answer {
        if rule.needsLand { try requireLand(register) }
        let distances = CoreDistance(to: core)
        let tally = register.tally.counting(core.skipped + zones.skipped)
        var answer = Answer(query: self, memberships: [], slivers: [], tally: tally)
        if case .administrative(let lists) = zones.definition {
            answer.memberships = register.villages.map { administrative($0, lists, distances) }
            return answer
        }
        switch rule {
        case .point: answer.memberships = byPoint(register.villages, distances)
        case .nearest: answer.memberships = try byLand(register.villages, distances)
        case .majority, .share, .intersects, .within:
            try byShares(register.villages, distances, &answer)
        }
        return answer
    }

    private func requireLand(_ register: VillageRegister) throws(PlanningError) {
        guard case .administrative = zones.definition else {
            guard !register.hasLand else { return }
            throw PlanningError(
                .usage,
                "the rule '\(rule.rawValue)' weighs land, but \(register.source) has points only",
                remedy: "pass village polygons with --villages FILE, or use --rule point"
            )
        }
        throw PlanningError(
            .usage,
            "the zones '\(zones.name)' are lists of regions, which no rule of land applies to",
            remedy: "leave --rule out: a village belongs to the list its code is in"
        )
    }

    private func administrative(
        _ village: Village,
        _ lists: [ZoneSet.RegionList],
        _ distances: CoreDistance
    ) -> Membership {
        let distance = distances.distance(of: village.point)
        let list = lists.first { $0.regions.contains { village.code.isInRegion($0) } }
        let zone = distance == 0 ? ZoneSet.core : list?.name ?? ZoneSet.outside
        return Membership(village: village, zone: zone, distance: distance)
    }

    private func byPoint(_ villages: [Village], _ distances: CoreDistance) -> [Membership] {
        let names = zones.zoneNames
        let grid: ZoneGrid? =
            if case .areas(let areas) = zones.definition {
                ZoneGrid(areas.map(\.geometry))
            } else {
                nil
            }
        return villages.map { village in
            let distance = distances.distance(of: village.point)
            var zone = ZoneSet.outside
            if case .rings(let limits) = zones.definition {
                zone = names[ZoneSet.ring(of: distance, limits)]
            } else if let number = grid?.zone(of: village.point) {
                zone = names[number]
            }
            return Membership(village: village, zone: zone, distance: distance)
        }
    }

    private func byLand(
        _ villages: [Village],
        _ distances: CoreDistance
    ) throws -> [Membership] {
        let names = zones.zoneNames
        let areas: [CoreDistance] =
            if case .areas(let areas) = zones.definition {
                areas.map { CoreDistance(to: $0.geometry) }
            } else {
                []
            }
        return try villages.map { village in
            let land = village.land ?? .point(village.point)
            let distance = try distances.distance(of: land)
            var zone = ZoneSet.outside
            if case .rings(let limits) = zones.definition {
                zone = names[ZoneSet.ring(of: distance, limits)]
            } else if let number = try areas.firstIndex(where: { try $0.distance(of: land) == 0 }) {
                // The least distance to an area is zero for every area the land touches.
                zone = names[number]
            }
            return Membership(village: village, zone: zone, distance: distance)
        }
    }

    private func byShares(
        _ villages: [Village],
        _ distances: CoreDistance,
        _ answer: inout Answer
    ) throws {
        let areas = ZoneShares(try zoneAreas(), measure: .surface(of: Ellipsoid.wgs84))
        let shares = areas.shares(of: villages.compactMap(\.land))
        let names = zones.zoneNames
        for (number, village) in villages.enumerated() {
            let fractions = Array(shares[number])
            let distance = distances.distance(of: village.point)
            let hits = fractions.indices.filter { fractions[$0] >= tolerance }
            for zone in fractions.indices where fractions[zone] > 0 && !hits.contains(zone) {
                answer.slivers.append(
                    Sliver(village: village, zone: names[zone], share: fractions[zone])
                )
            }
            // Equal shares go to the zone nearer to the core.
            let largest = fractions.indices.max { (fractions[$0], $1) < (fractions[$1], $0) } ?? 0
            func append(_ zone: Int?, _ share: Double?) {
                answer.memberships.append(
                    Membership(
                        village: village,
                        zone: zone.map { names[$0] },
                        distance: distance,
                        share: share,
                        portion: rule.dividesVillages ? share ?? 1 : 1
                    )
                )
            }
            switch rule {
            case .majority: append(largest, fractions[largest])
            case .within:
                let holder = fractions[largest] > 1 - tolerance ? largest : nil
                append(holder, holder.map { fractions[$0] })
            case .share:
                // The land of slivers counts to the largest part, so that shares make up one.
                let lost = 1 - hits.reduce(0) { $0 + fractions[$1] }
                for zone in hits { append(zone, fractions[zone] + (zone == largest ? lost : 0)) }
            case .point, .nearest, .intersects:
                for zone in hits { append(zone, fractions[zone]) }
            }
        }
    }

    /// The areas of the zones in order of precedence, without the outside.
    private func zoneAreas() throws -> [Geometry] {
        switch zones.definition {
        case .rings(let limits):
            let areas = core.geometry.polygons.map { Geometry.polygon($0) }
            let inner = areas.isEmpty ? Geometry.multiPolygon([]) : try Geometry.union(of: areas)
            return try [inner]
                + limits.map { try GeodesicBuffer(around: core.geometry, distance: $0).geometry }
        case .areas(let areas): return areas.map(\.geometry)
        case .administrative: return []
        }
    }
}
