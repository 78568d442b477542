public import GeometryModel
public import Inequality

/// How unequal an indicator is among villages, between zones and within them.
public struct InequalityAnswer: Sendable {
    /// What is compared, and how rows are weighted.
    public struct Question: Sendable {
        /// The name of the indicator or column.
        public var indicator: String
        /// Its unit; empty if unknown.
        public var unit: String
        /// The column of weights; `nil` if every row counts alike.
        public var weight: String?
        /// What the groups are, such as `zone`.
        public var grouping: String
        /// The groups that are compared, if any.
        public var gap: (a: String, b: String)?
        /// How uncertainty is found; `nil` for linearized errors alone.
        public var resampling: Resampling.Plan?
        /// What the bootstrap draws as a whole, such as `district`; `nil` if it draws single units.
        public var clusters: String?
        /// Whether the numbers are totals, which are to be divided by people first.
        public var isOfTotals = false

        /// Makes a question.
        public init(
            indicator: String,
            unit: String = "",
            weight: String? = nil,
            grouping: String = "zone",
            gap: (a: String, b: String)? = nil,
            resampling: Resampling.Plan? = nil,
            clusters: String? = nil
        ) {
            self.indicator = indicator
            self.unit = unit
            self.weight = weight
            self.grouping = grouping
            self.gap = gap
            self.resampling = resampling
            self.clusters = clusters
        }
    }

    /// One unit: its value, weight and group.
    public struct Row: Sendable {
        /// The value; `nil` if missing.
        public var value: Double?
        /// The weight; `nil` if missing.
        public var weight: Double?
        /// The group; `nil` if the unit has none.
        public var group: String?
        /// The distance from the place that a profile is made of, in its unit; `nil` if unknown.
        public var distance: Double?
        /// Where the unit lies, in degrees; `nil` if unknown.
        public var position: Coordinate?
        /// Its land in degrees; `nil` if only its position is known.
        public var land: Geometry?
        /// The values at later dates; `nil` where one is missing.
        public var later: [Double?]
        /// What it is drawn together with by the bootstrap, such as its district.
        public var cluster: String?
        /// What figures call it; `nil` if it has no name.
        public var name: String?

        /// Makes a unit.
        public init(
            value: Double?,
            weight: Double? = 1,
            group: String?,
            distance: Double? = nil,
            position: Coordinate? = nil,
            land: Geometry? = nil,
            later: [Double?] = [],
            cluster: String? = nil,
            name: String? = nil
        ) {
            self.value = value
            self.weight = weight
            self.group = group
            self.distance = distance
            self.position = position
            self.land = land
            self.later = later
            self.cluster = cluster
            self.name = name
        }
    }

    /// The question.
    public let question: Question
    /// The values that count, sorted.
    public let sample: Sample
    /// The same in groups; `nil` if no unit has a group.
    public let groups: GroupedSample?
    /// The order of groups in tables.
    public let groupOrder: [String]
    /// The comparison of two groups; `nil` if not asked, or if one has no value.
    public let gap: Gap?
    /// How uncertain the figures are by resampling; `nil` if not asked.
    public let resampling: Resampling?
    /// How the indicator changes with distance; `nil` if not asked.
    public internal(set) var profile: DistanceProfile?
    /// Whether neighbors are alike; `nil` if not asked.
    public internal(set) var pattern: SpatialPattern?
    /// The change to a later date; `nil` if not asked.
    public internal(set) var change: IndicatorChange?
    /// The units, as they were given.
    public let rows: [Row]
    /// What became of the rows.
    public let tally: Tally

    /// Answers a question about units.
    ///
    /// - Parameter groupOrder: All groups, in the order tables show them.
    /// - Throws: `SampleError` for a negative or infinite weight, or an infinite value, and
    ///   ``PlanningError`` for a gap between groups that do not exist, a row without a cluster, or
    ///   a single cluster.
    public init(
        _ question: Question,
        rows: [Row],
        groupOrder: [String],
        tally: Tally
    ) throws {
        if let gap = question.gap {
            for name in [gap.a, gap.b] where !groupOrder.contains(name) {
                throw PlanningError.unknown(question.grouping, name, known: groupOrder)
            }
        }
        self.question = question
        self.groupOrder = groupOrder
        self.tally = tally
        sample = try Sample(
            values: rows.map(\.value),
            weights: question.weight == nil ? nil : rows.map(\.weight)
        )
        groups =
            rows.contains { $0.group != nil }
            ? try GroupedSample(sample, by: Grouping(rows.map(\.group))) : nil
        self.rows = rows
        let clusters = try question.clusters.map { name throws in
            guard rows.allSatisfy({ $0.cluster != nil || $0.value == nil }) else {
                throw PlanningError(
                    .data,
                    "not every row has a value in '\(name)'",
                    remedy: "fill the column, or draw single rows"
                )
            }
            let valued = rows.filter { $0.value != nil }.map(\.cluster)
            guard Set(valued).count > 1 else {
                throw PlanningError(
                    .data,
                    "all rows with a value have one and the same '\(name)'",
                    remedy: "draw by a column with several values, or single rows"
                )
            }
            return Grouping(rows.map(\.cluster))
        }
        gap = question.gap.flatMap { [groups] pair in groups?.gap(between: pair.a, and: pair.b) }
        resampling = try question.resampling.map { [sample, groups] plan in
            try Resampling(plan, sample, groups, clusters: clusters, gap: question.gap)
        }
    }

    /// What a reader must know to read the numbers.
    public var notes: [LocalizedText] {
        var notes = [
            LocalizedText(
                id: "ketimpangan antardesa adalah batas bawah ketimpangan antarorang",
                en: "between-village inequality is a lower bound of inequality between people"
            )
        ]
        if question.isOfTotals {
            notes.append(
                LocalizedText(
                    id:
                        "indikator ini jumlah, bukan nilai per orang: bagilah dengan penduduk dahulu",
                    en: "this indicator is a total, not one per person: divide it by people first"
                )
            )
        }
        if question.weight == nil {
            notes.append(
                LocalizedText(
                    id: "setiap desa berbobot sama: penduduk per desa tidak dipublikasikan terbuka",
                    en: "every village counts alike: village populations are not openly published"
                )
            )
        }
        notes.append(
            LocalizedText(
                id: "galat baku menjawab seberapa mantap angka ini bila desa-desa ini satu "
                    + "kemungkinan dari proses yang lebih luas",
                en: "standard errors say how stable a figure is if these villages are one draw "
                    + "from a wider process"
            )
        )
        if let clusters = question.clusters, resampling != nil {
            notes.append(
                LocalizedText(
                    id:
                        "selang ukuran dari penarikan utuh menurut \(clusters); galat baku kesenjangan, "
                        + "profil, konsentrasi, dan perubahan menganggap unit saling bebas; "
                        + "kelompok di dalam satu \(clusters) tidak memiliki selang",
                    en:
                        "intervals of measures are those of draws of whole groups by \(clusters); "
                        + "errors of gaps, profiles, concentration and change take units for "
                        + "independent; a group within one \(clusters) has no interval"
                )
            )
        }
        return notes
    }
}
