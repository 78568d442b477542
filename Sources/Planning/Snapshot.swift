public import GeometryModel
import Layers

/// Everything a report says, computed once: a report is a function of a snapshot.
public struct Snapshot: Sendable {
    /// The project whose data are used.
    public let project: Project
    /// The villages.
    public let register: VillageRegister
    /// The code of the region that the villages are of; `nil` for all.
    public let region: String?
    /// All villages with their distances, for a region to stand beside; `nil` where all count anyway.
    public let surroundings: (register: VillageRegister, distances: ServiceDistances)?
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
    /// The indicators that the report is about, the main one first.
    public private(set) var indicators: [Indicator]
    /// The classes of each indicator from the least upward; empty for one that has none.
    public private(set) var classSets: [[IndicatorClass]]
    /// The inequality of each indicator, by zone.
    public private(set) var inequalities: [InequalityAnswer]
    /// The inequality of gross regional product; `nil` if the project has no such tables.
    public let regionalProduct: RegionalProduct?
    /// Villages near the core that lack something.
    public let priorities: PriorityVillages
    /// Published gaps.
    public let gaps: [ServiceGap]
    /// Products of villages and their ways to a market.
    public let products: [ProductRoute]
    /// Where the facts are published.
    public let sources: [PublishedSource]
    /// The files that were read, with their digests.
    public let inputs: [InputDigest]

    /// The main indicator.
    public var indicator: Indicator { indicators[0] }
    /// The classes of the main indicator from the least upward; empty if it has none.
    public var classes: [IndicatorClass] { classSets[0] }
    /// The inequality of the main indicator, by zone.
    public var inequality: InequalityAnswer { inequalities[0] }

    /// How far the boundaries of ``buffers`` may stray: less than half a pixel of a map of the zones.
    public static let bufferError = Length.meters(25)

    /// Answers all questions of a report.
    ///
    /// - Parameters:
    ///   - project: The data.
    ///   - register: The villages, the project's or others.
    ///   - query: Core, zones and rule.
    ///   - indicators: What the report is about, the main indicator first; at least one.
    ///   - region: The code of the region whose villages count; all if `nil`.
    ///   - standardIDs: The standards that count; all of the project if `nil`.
    ///   - otherInputs: Files named on the command line in place of the project's.
    public init(
        of project: Project,
        register: VillageRegister,
        query: ZoneQuery,
        indicators: [Indicator],
        region: String? = nil,
        standardIDs: [String]? = nil,
        otherInputs: [String] = []
    ) throws {
        precondition(!indicators.isEmpty, "a report is about an indicator")
        let everyCell = try VillageCells(of: register)
        let whole = register
        let register = try region.map { try whole.villages(in: $0) } ?? whole
        self.project = project
        self.register = register
        self.region = region
        self.indicators = indicators
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
        cells = everyCell.cells(of: register, among: whole)
        let services = try project.services()
        distances = ServiceDistances(of: register.villages, to: services)
        surroundings = region.map { _ in
            (register: whole, distances: ServiceDistances(of: whole.villages, to: services))
        }
        let known = try project.standards()
        for id in standardIDs ?? [] { try AccessStandard.require(id, in: known) }
        standards = known.filter { standardIDs?.contains($0.id) ?? true }
        gaps = try project.serviceGaps()
        access = AccessAnswer(
            of: zones.memberships,
            zones: query.zones.zoneNames,
            distances: distances,
            standards: standards,
            population: project.population
        )
        classSets = try indicators.map { try project.classes(of: $0) }
        let names = query.zones.zoneNames
        inequalities = try indicators.map { [zones] indicator in
            try InequalityAnswer(
                of: indicator,
                among: zones,
                weight: project.population,
                gap: names.count > 1 ? (names[0], names[1]) : nil
            )
        }
        regionalProduct = try project.regionalProduct()
        priorities = PriorityVillages(
            of: zones.mainMemberships,
            indicator: indicators[0],
            classes: classSets[0],
            distances: distances,
            standards: standards,
            gaps: gaps,
            includesOutside: region != nil
        )
        products = try project.products()
        sources = try project.sources()
        var seen: Set<String> = []
        let paths = [project.path] + project.inputPaths.map { project.resolved($0) } + otherInputs
        inputs = try paths.filter { seen.insert($0).inserted }.map { try InputDigest(of: $0) }
    }

    /// The same with another indicator as the main one.
    ///
    /// What villages lack stays that of the first.
    public func focused(on index: Int) -> Snapshot {
        var focused = self
        focused.indicators.swapAt(0, index)
        focused.classSets.swapAt(0, index)
        focused.inequalities.swapAt(0, index)
        return focused
    }

    /// What one village lacks, wherever it lies.
    public func lacks(of village: Village) -> [PriorityVillages.Lack] {
        PriorityVillages(
            of: zones.mainMemberships.filter { $0.village.code == village.code },
            indicator: indicator,
            classes: classes,
            distances: distances,
            standards: standards,
            gaps: gaps,
            includesOutside: true
        ).entries.first?.lacks ?? []
    }
}
