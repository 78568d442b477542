public import GeometryModel

/// Villages, people and land for each zone and regency.
public struct ZoneSummary: Sendable {
    /// One zone in one regency.
    public struct Row: Hashable, Sendable {
        /// The zone; `nil` for villages the rule gives none.
        public var zone: String?
        /// The regency or city.
        public var regency: String
        /// How many villages count to the zone.
        public var villages: Int
        /// How many of them are desa.
        public var desa: Int
        /// How many of them are kelurahan.
        public var kelurahan: Int
        /// The people; `nil` as long as no column of populations is known.
        public var population: Double?
        /// The land, in shares under rules that divide villages; `nil` if any area is unknown.
        public var area: Area?
    }

    /// The rows in the order of zones, then of regencies.
    public var rows: [Row]

    /// Sums an answer up.
    ///
    /// - Parameter population: The column of people among the villages' values, if there is one.
    public init(_ answer: ZoneQuery.Answer, population: String? = nil) {
        let order = answer.query.zones.zoneNames
        let groups = Dictionary(grouping: answer.memberships) { membership in
            Key(zone: membership.zone, regency: membership.village.regency)
        }
        rows = groups.map { key, members in
            Self.row(key, members, population: population)
        }
        rows.sort { a, b in
            let rankA = a.zone.flatMap { order.firstIndex(of: $0) } ?? order.count
            let rankB = b.zone.flatMap { order.firstIndex(of: $0) } ?? order.count
            return (rankA, a.regency) < (rankB, b.regency)
        }
    }

    private struct Key: Hashable {
        var zone: String?
        var regency: String
    }

    private static func row(
        _ key: Key,
        _ members: [ZoneQuery.Membership],
        population: String?
    ) -> Row {
        let desa = members.count { $0.village.kind == .desa }
        func sum(_ value: (Village) -> Double?) -> Double? {
            var sum = 0.0
            for member in members {
                guard let value = value(member.village) else { return nil }
                sum += value * member.portion
            }
            return sum
        }
        return Row(
            zone: key.zone,
            regency: key.regency,
            villages: members.count,
            desa: desa,
            kelurahan: members.count - desa,
            population: population.flatMap { column in sum { $0.values[column] } },
            area: sum { $0.area?.squareMeters }.map { Area.squareMeters($0) }
        )
    }
}
