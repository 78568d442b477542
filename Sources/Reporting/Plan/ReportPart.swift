import Planning

/// A section of a report, by the name that a definition gives it.
public enum ReportPart: String, Hashable, Sendable, CaseIterable {
    /// The report in five numbers.
    case summary
    /// What changed since the last report; left out of the first.
    case changes
    /// Legal basis and definitions.
    case definitions
    /// What zones are, and what lies in each.
    case zones
    /// The maps.
    case maps
    /// Distances to services, and standards.
    case distances
    /// Classes of the indicator.
    case development
    /// All villages of a region; left out of a report on all.
    case villages
    /// How unequal the indicators are.
    case inequality
    /// Gross regional product.
    case regional
    /// Villages that lack most.
    case priorities
    /// Products of villages and the ports.
    case routes
    /// What is missing or doubtful.
    case quality
    /// All villages, methods and sources.
    case appendix

    /// Reads the names of a definition.
    ///
    /// - Throws: `PlanningError` that lists the names there are.
    static func parts(_ names: [String]) throws(PlanningError) -> [ReportPart] {
        var parts: [ReportPart] = []
        for name in names {
            guard let part = ReportPart(rawValue: name) else {
                throw .unknown("section", name, known: allCases.map(\.rawValue))
            }
            guard !parts.contains(part) else {
                throw PlanningError(
                    .usage,
                    "the section '\(name)' is named twice",
                    remedy: "name each section once"
                )
            }
            parts.append(part)
        }
        return parts
    }
}
