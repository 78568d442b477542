public import GeometryModel
import Layers

/// How near a service should be, by a published rule.
public struct AccessStandard: Hashable, Sendable {
    /// The identifier in the table of standards.
    public var id: String
    /// The family of services the rule speaks of.
    public var family: String
    /// The kinds of facility that satisfy it.
    public var kinds: [String]
    /// The greatest distance.
    public var threshold: Length
    /// Where the rule was made for: `rural` or `urban`.
    public var scope: String
    /// The rule in words.
    public var label: LocalizedText
    /// Where it is published.
    public var source: String

    /// Whether a service is what the rule speaks of.
    public func applies(to service: Service) -> Bool {
        service.family == family && Set(service.kinds) == Set(kinds)
    }

    /// Refuses an identifier that is no standard.
    ///
    /// - Throws: ``PlanningError`` that lists the standards.
    public static func require(
        _ id: String,
        in standards: [AccessStandard]
    ) throws(PlanningError) {
        guard standards.contains(where: { $0.id == id }) else {
            throw .unknown("standard", id, known: standards.map(\.id))
        }
    }

    static func read(_ table: Layer) throws -> [AccessStandard] {
        let id = try table.requiredIndex(of: "id")
        let layer = try table.requiredIndex(of: "layer")
        let kinds = try table.requiredIndex(of: "kinds")
        let threshold = try table.requiredIndex(of: "threshold_m")
        let scope = try table.requiredIndex(of: "scope")
        let labelID = try table.requiredIndex(of: "label_id")
        let labelEN = try table.requiredIndex(of: "label_en")
        let source = try table.requiredIndex(of: "source")
        return try table.features.map { feature in
            guard let meters = feature.values[threshold].number, meters > 0,
                let identifier = feature.values[id].text
            else {
                throw LayerError(
                    .value,
                    path: table.source,
                    place: feature.place,
                    message: "the standard has no identifier or no threshold in meters",
                    remedy: "fill in id and threshold_m"
                )
            }
            func text(_ column: Int) -> String { feature.values[column].text ?? "" }
            return AccessStandard(
                id: identifier,
                family: text(layer),
                kinds: text(kinds).split(separator: ";").map(String.init),
                threshold: .meters(meters),
                scope: text(scope),
                label: LocalizedText(id: text(labelID), en: text(labelEN)),
                source: text(source)
            )
        }
    }
}
