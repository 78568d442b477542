extension InequalityAnswer {
    /// The inequality of an indicator among villages, in groups.
    ///
    /// Each village counts once, in the zone that holds most of its land.
    ///
    /// Kelurahan have no value of an indicator that is defined for desa only; they are counted as
    /// skipped for that reason. Any other village without a value is a defect of the data.
    /// - Parameters:
    ///   - indicator: The indicator.
    ///   - zones: The villages in their zones; villages without a zone have no group.
    ///   - weight: The column of weights; `nil` if every village counts alike.
    ///   - grouping: What the groups are.
    ///   - gap: The groups to compare, if any.
    ///   - later: The indicator at later dates, if its change is asked for.
    ///   - resampling: How uncertainty is found; `nil` for linearized errors alone.
    ///   - clusters: What the bootstrap draws as a whole; `nil` for single villages.
    /// - Throws: ``PlanningError`` for a column of weights that no village has, or a gap between
    ///   groups that do not exist, or a later indicator of another series.
    public init(
        of indicator: Indicator,
        among zones: ZoneQuery.Answer,
        weight: String? = nil,
        by grouping: VillageGrouping = .zone,
        gap: (a: String, b: String)? = nil,
        later: [Indicator] = [],
        resampling: Resampling.Plan? = nil,
        clusters: VillageGrouping? = nil
    ) throws {
        for later in later { try later.requireSeries(of: indicator) }
        let memberships = zones.mainMemberships
        if let weight {
            let known = Set(memberships.flatMap { $0.village.values.keys }).sorted()
            guard known.contains(weight) else {
                throw PlanningError.unknown("column of the villages", weight, known: known)
            }
        }
        var tally = Tally(read: memberships.count, skipped: zones.tally.skipped)
        var rows: [Row] = []
        for membership in memberships {
            let village = membership.village
            let value = village.values[indicator.column]
            if value == nil { tally.skipped.append(indicator.lack(of: village)) }
            if value != nil, let weight, village.values[weight] == nil {
                tally.skipped.append(
                    Skip(
                        code: "no_weight",
                        subject: village.code.text,
                        reason: "no \(weight)",
                        place: village.place
                    )
                )
            }
            rows.append(
                Row(
                    value: value,
                    weight: weight.map { village.values[$0] } ?? 1,
                    group: grouping.group(of: membership),
                    distance: membership.distance / 1_000,
                    position: village.point,
                    land: village.land,
                    later: later.map { village.values[$0.column] },
                    cluster: clusters?.group(of: membership),
                    name: "\(village.name), \(village.district)"
                )
            )
        }
        var question = Question(
            indicator: indicator.name,
            unit: indicator.unit,
            weight: weight,
            grouping: grouping.rawValue,
            gap: gap,
            resampling: resampling,
            clusters: clusters?.rawValue
        )
        question.isOfTotals = indicator.kind == .extensive
        try self.init(
            question,
            rows: rows,
            groupOrder: grouping.order(of: zones),
            tally: tally
        )
    }
}

/// What villages are grouped by.
public enum VillageGrouping: String, Hashable, Sendable, CaseIterable {
    /// Their zone around the core.
    case zone
    /// Their regency or city.
    case regency
    /// Their district, with the regency.
    case district

    func group(of membership: ZoneQuery.Membership) -> String? {
        switch self {
        case .zone: membership.zone
        case .regency: membership.village.regency
        case .district: "\(membership.village.regency): \(membership.village.district)"
        }
    }

    func order(of zones: ZoneQuery.Answer) -> [String] {
        switch self {
        case .zone: zones.query.zones.zoneNames
        case .regency, .district: Set(zones.memberships.compactMap(group)).sorted()
        }
    }
}
