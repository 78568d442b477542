/// What is known of one village.
public struct VillageProfile: Sendable {
    /// The village in its zone; several under rules that divide its land.
    public let memberships: [ZoneQuery.Membership]
    /// The village.
    public let village: Village
    /// Every indicator with its value and class, where there is one.
    public let indicators: [(indicator: Indicator, value: Double?, class: IndicatorClass?)]
    /// The nearest place of each service.
    public let services: [ServiceDistances.Row]
    /// Published gaps.
    public let gaps: [ServiceGap]

    /// Gathers what the project knows of a village.
    ///
    /// - Throws: An error of the zone query or of a table.
    public init(
        of village: Village,
        in project: Project,
        _ register: VillageRegister,
        _ query: ZoneQuery
    ) throws {
        self.village = village
        let alone = VillageRegister(
            [village],
            source: register.source,
            tally: Tally(read: 1),
            notes: []
        )
        memberships = try query.answer(for: alone).memberships
        indicators = try project.indicators.map { indicator in
            let value = village.values[indicator.column]
            let classes = try project.classes(of: indicator)
            return (indicator, value, value.flatMap { classes.classOf($0) })
        }
        services = ServiceDistances(of: [village], to: try project.services()).rows
        gaps = try project.serviceGaps().filter { $0.village == village.code }
    }
}
