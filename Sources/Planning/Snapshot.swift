public import GeometryModel
import Layers

/// Everything a report says, computed once: a report is a function of a snapshot.
public struct Snapshot: Sendable {
    /// The project whose data are used.
    public let project: Project
    /// The villages.
    public let register: VillageRegister
    /// The villages in their zones, with the question.
    public let zones: ZoneQuery.Answer
    /// Villages, people and land for each zone and regency.
    public let summary: ZoneSummary
    /// The boundaries of ring zones as polygons, from the core outward; empty for other zones.
    public let buffers: [(limit: Length, geometry: Geometry)]
    /// What to draw for each village.
    public let cells: VillageCells
    /// Distances to the nearest place of each service.
    public let distances: ServiceDistances
    /// All standards of the project.
    public let standards: [AccessStandard]
    /// Villages within each standard.
    public let access: AccessAnswer
    /// The indicator that the report is about.
    public let indicator: Indicator
    /// Its classes from the least upward; empty if it has none.
    public let classes: [IndicatorClass]
    /// Its inequality, by zone.
    public let inequality: InequalityAnswer
    /// The inequality of gross regional product; `nil` if the project has no such tables.
    public let regionalProduct: RegionalProduct?
    /// Villages near the core that lack something.
    public let priorities: PriorityVillages
    /// Published gaps.
    public let gaps: [ServiceGap]
    /// Where the facts are published.
    public let sources: [PublishedSource]
    /// The files that were read, with their digests.
    public let inputs: [InputDigest]

    /// How far the boundaries of ``buffers`` may stray: less than half a pixel of a map of the zones.
    public static let bufferError = Length.meters(25)

    /// Answers all questions of a report.
    ///
    /// - Parameters:
    ///   - project: The data.
    ///   - register: The villages, the project's or others.
    ///   - query: Core, zones and rule.
    ///   - indicator: The indicator the report is about.
    ///   - otherInputs: Files named on the command line in place of the project's.
    public init(
        of project: Project,
        register: VillageRegister,
        query: ZoneQuery,
        indicator: Indicator,
        otherInputs: [String] = []
    ) throws {
        self.project = project
        self.register = register
        self.indicator = indicator
        zones = try query.answer(for: register)
        summary = ZoneSummary(zones, population: project.population)
        if case .rings(let limits) = query.zones.definition {
            buffers = try limits.map { limit in
                let buffer = try GeodesicBuffer(
                    around: query.core.geometry,
                    distance: limit,
                    maxError: Self.bufferError
                )
                return (limit, buffer.geometry)
            }
        } else {
            buffers = []
        }
        cells = try VillageCells(of: register)
        let services = try project.services()
        distances = ServiceDistances(of: register.villages, to: services)
        standards = try project.standards()
        gaps = try project.serviceGaps()
        access = AccessAnswer(
            of: zones.memberships,
            zones: query.zones.zoneNames,
            distances: distances,
            standards: standards,
            population: project.population
        )
        classes = try project.classes(of: indicator)
        let names = query.zones.zoneNames
        inequality = try InequalityAnswer(
            of: indicator,
            among: zones,
            weight: project.population,
            gap: names.count > 1 ? (names[0], names[1]) : nil
        )
        regionalProduct = try project.regionalProduct()
        priorities = PriorityVillages(
            of: zones.mainMemberships,
            indicator: indicator,
            classes: classes,
            distances: distances,
            standards: standards,
            gaps: gaps
        )
        sources = try project.sources()
        inputs = try (project.inputPaths.map { project.resolved($0) } + otherInputs).map {
            try InputDigest(of: $0)
        }
    }
}
