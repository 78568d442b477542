import GeometryModel

/// The villages and people of each zone within the distance a standard asks for.
public struct AccessAnswer: Sendable {
    /// One zone and one standard.
    public struct Row: Hashable, Sendable {
        /// The zone.
        public var zone: String
        /// The standard.
        public var standard: AccessStandard
        /// The service that was measured.
        public var service: String
        /// How many villages count to the zone.
        public var villages: Int
        /// How many of them are within the threshold, the threshold included.
        public var within: Int
        /// The people of the zone; `nil` as long as no column of populations is known.
        public var population: Double?
        /// The people within the threshold; `nil` likewise.
        public var populationWithin: Double?
    }

    /// The rows in the order of standards and zones.
    public let rows: [Row]

    /// Counts the villages of each zone within each standard that speaks of a measured service.
    ///
    /// - Parameters:
    ///   - memberships: The villages in their zones.
    ///   - zones: The names of the zones in order.
    ///   - distances: The distances to the nearest places.
    ///   - standards: The standards; those of services without places are left out.
    ///   - population: The column of people among the villages' values, if there is one.
    public init(
        of memberships: [ZoneQuery.Membership],
        zones: [String],
        distances: ServiceDistances,
        standards: [AccessStandard],
        population: String? = nil
    ) {
        var rows: [Row] = []
        let members = Dictionary(grouping: memberships) { $0.zone ?? "" }
        for standard in standards {
            for service in distances.services where standard.applies(to: service) {
                let nearest = distances.nearest(service.name)
                guard !nearest.isEmpty else { continue }
                for zone in zones {
                    let villages = members[zone] ?? []
                    let within = villages.filter { member in
                        nearest[member.village.code].map {
                            $0.distance <= standard.threshold.meters
                        }
                            ?? false
                    }
                    rows.append(
                        Row(
                            zone: zone,
                            standard: standard,
                            service: service.name,
                            villages: villages.count,
                            within: within.count,
                            population: Self.people(villages, population),
                            populationWithin: Self.people(within, population)
                        )
                    )
                }
            }
        }
        self.rows = rows
    }

    private static func people(
        _ members: [ZoneQuery.Membership],
        _ column: String?
    ) -> Double? {
        guard let column else { return nil }
        var sum = 0.0
        for member in members {
            guard let people = member.village.values[column] else { return nil }
            sum += people * member.portion
        }
        return sum
    }
}
