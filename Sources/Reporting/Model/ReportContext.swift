import GeometryModel
import Inequality
import Planning

/// What every section of a report draws on: the snapshot, its words, and look-ups made once.
struct ReportContext: Sendable {
    let snapshot: Snapshot
    let words: Wording
    let sources: SourceList
    /// The villages by zone; villages without a zone are under the empty name.
    let members: [String: [ZoneQuery.Membership]]
    /// The nearest place of each service by village.
    let nearest: [String: [VillageCode: ServiceDistances.Row]]
    /// The fills and names of the indicator's classes.
    let classes: ClassScheme
    /// The runs before this one; `nil` for the first, and for one that is not compared.
    let past: ReportPast?
    /// Every figure that a run keeps.
    let figures: [RunFigure.Key: RunFigure]

    init(_ snapshot: Snapshot, _ language: Language, past: ReportPast? = nil) {
        self.snapshot = snapshot
        self.past = past
        figures = Dictionary(
            snapshot.figures.map { ($0.key, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        words = Wording(language)
        sources = SourceList(of: snapshot, words)
        members = Dictionary(grouping: snapshot.zones.memberships) { $0.zone ?? "" }
        nearest = Dictionary(
            uniqueKeysWithValues: snapshot.distances.services.map {
                ($0.name, snapshot.distances.nearest($0.name))
            }
        )
        classes = ClassScheme(of: snapshot, words)
    }

    var numbers: NumberStyle { words.numbers }

    /// The zones that hold a village, from the core outward.
    var zones: [String] {
        snapshot.zones.query.zones.zoneNames.filter { members[$0]?.isEmpty == false }
    }

    /// Whether the rule leaves villages without a zone.
    var hasVillagesWithoutZone: Bool { members[""]?.isEmpty == false }

    /// The zones but the outside.
    var ringZones: [String] { zones.filter { $0 != ZoneSet.outside } }

    /// The zones that the report is about: all but the outside, and all for a report on a region.
    var innerZones: [String] { snapshot.region == nil ? ringZones : zones }

    /// What the region of the report is called; `nil` for a report on all.
    var region: String? {
        guard let code = snapshot.region, let first = snapshot.register.villages.first else {
            return nil
        }
        return code.utf8.count > 5
            ? "\(words.district) \(first.district), \(first.regency)" : first.regency
    }

    /// What the zones are called.
    var zoneNames: ZoneNames { ZoneNames(of: snapshot.zones.query, words) }

    /// The ring limits; empty for other zones.
    var limits: [Length] { zoneNames.limits }

    /// The name of the core.
    var core: String { snapshot.zones.query.core.name }

    /// The name of the indicator.
    var indicator: String { words(snapshot.indicator.label) }

    /// The indicator in short, as tables head a column: `IDM` for `idm_2024`.
    var shortIndicator: String {
        let parts = snapshot.indicator.name.split(separator: "_")
        let name = parts.prefix { !$0.allSatisfy(\.isNumber) }.joined(separator: " ")
        return name.count <= 5 ? name.uppercased() : indicator
    }

    /// The villages of some zones, each once.
    func villages(in zones: [String]) -> [Village] {
        var seen: Set<VillageCode> = []
        return zones.flatMap { members[$0] ?? [] }.map(\.village)
            .filter { seen.insert($0.code).inserted }
    }

    /// The value of the indicator; `nil` if the village has none.
    func value(of village: Village) -> Double? { village.values[snapshot.indicator.column] }

    /// The last part of a path.
    static func fileName(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}
