/// The classes of all villages in an index, and who rose or fell since an earlier one.
public struct DevelopmentStatus: Sendable {
    /// Which way a village went.
    public enum Move: String, Hashable, Sendable, CaseIterable {
        /// To a higher class.
        case rose
        /// To a lower class.
        case fell
        /// To none other.
        case stayed
    }

    /// A village in its class.
    public struct Row: Sendable {
        /// The village in its zone.
        public var membership: ZoneQuery.Membership
        /// Where it stands; `nil` for a kelurahan, which has no index, and where the score is missing.
        public var standing: ClassStanding?
        /// Where it stood; `nil` without an earlier index or score.
        public var earlier: ClassStanding?

        /// Which way it went; `nil` unless both are known.
        public var move: Move? {
            guard let standing, let earlier else { return nil }
            if standing.class == earlier.class { return .stayed }
            return standing.value > earlier.value ? .rose : .fell
        }
    }

    /// The index.
    public let indicator: Indicator
    /// Its classes from the least upward.
    public let classes: [IndicatorClass]
    /// The earlier index; `nil` if not asked.
    public let earlier: Indicator?
    /// All villages, in the order of their codes.
    public let rows: [Row]
    /// What became of the villages: who has no score is skipped, and shown.
    public let tally: Tally

    /// Finds the class of each village.
    ///
    /// - Parameters:
    ///   - project: Names the indicators and their classes.
    ///   - indicator: An index that has classes.
    ///   - earlier: The same index at an earlier date.
    ///   - zones: The villages in their zones.
    /// - Throws: ``PlanningError`` for an indicator without classes, or two of different series: the IDM
    ///   and the Indeks Desa that followed it measure different things.
    public init(
        _ project: Project,
        _ indicator: Indicator,
        since earlier: Indicator? = nil,
        among zones: ZoneQuery.Answer
    ) throws {
        try earlier?.requireSeries(of: indicator)
        let classes = try Self.classes(of: indicator, project)
        let parts = try indicator.parts.map { name throws in try project.indicator(name) }
        var tally = Tally(read: 0, skipped: zones.tally.skipped)
        var rows: [Row] = []
        for membership in zones.mainMemberships {
            let village = membership.village
            tally.read += 1
            let known = parts.compactMap { part in
                village.values[part.column].map { ClassStanding.Part(name: part.name, value: $0) }
            }
            let value = village.values[indicator.column]
            if value.flatMap({ classes.classOf($0) }) == nil {
                tally.skipped.append(indicator.lack(of: village))
            }
            rows.append(
                Row(
                    membership: membership,
                    standing: value.flatMap {
                        ClassStanding(value: $0, classes: classes, parts: known)
                    },
                    earlier: earlier.flatMap { village.values[$0.column] }.flatMap {
                        ClassStanding(value: $0, classes: classes)
                    }
                )
            )
        }
        self.indicator = indicator
        self.classes = classes
        self.earlier = earlier
        self.rows = rows
        self.tally = tally
    }

    private static func classes(
        of indicator: Indicator,
        _ project: Project
    ) throws -> [IndicatorClass] {
        let classes = try project.classes(of: indicator)
        guard !classes.isEmpty else {
            let known = project.indicators.filter { $0.classes != nil }.map(\.name)
            throw PlanningError(
                .usage,
                "the indicator '\(indicator.name)' has no classes",
                remedy: known.isEmpty
                    ? "give it a table of 'classes' in the project file"
                    : "choose one of \(known.joined(separator: ", "))"
            )
        }
        return classes.sorted {
            ($0.lowerExclusive ?? -.infinity) < ($1.lowerExclusive ?? -.infinity)
        }
    }

    /// How many villages of each zone are in each class; `nil` stands for those without a score.
    public func counts(zones: [String]) -> [(zone: String, class: IndicatorClass?, count: Int)] {
        let byZone = Dictionary(grouping: rows) { $0.membership.zone }
        return zones.flatMap { zone in
            let inZone = byZone[zone] ?? []
            return (classes.reversed().map { $0 as IndicatorClass? } + [nil]).map { found in
                (zone, found, inZone.count { $0.standing?.class == found })
            }
        }
    }
}

extension Indicator {
    /// Requires that another indicator measures the same at another date.
    ///
    /// - Throws: ``PlanningError`` for one of another series.
    func requireSeries(of other: Indicator) throws(PlanningError) {
        guard series != other.series else { return }
        throw PlanningError(
            .usage,
            "'\(name)' and '\(other.name)' are different series and not comparable",
            remedy: "choose two indicators whose 'series' in the project file is the same"
        )
    }

    /// Why a village has no value; expected of a kelurahan if the indicator is one of desa.
    public func lack(of village: Village) -> Skip {
        let isExpected = isOnlyForDesa && village.kind == .kelurahan
        return Skip(
            code: "no_value",
            subject: village.code.text,
            reason: isExpected ? "kelurahan have no \(name)" : "no \(name)",
            place: village.place,
            isExpected: isExpected
        )
    }
}
