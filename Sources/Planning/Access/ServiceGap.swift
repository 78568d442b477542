import Layers

/// A village known by name to lack a service, from a published source.
public struct ServiceGap: Hashable, Sendable {
    /// The village.
    public var village: VillageCode
    /// The service, such as `grid_electricity`.
    public var service: String
    /// How far it is lacking: `without` or `partly_without`.
    public var state: String
    /// The date the source speaks of; `nil` if it does not say.
    public var date: String?
    /// Where it is published.
    public var source: String

    static func read(_ table: Layer) throws -> [ServiceGap] {
        let code = try table.requiredIndex(of: "village_code")
        let service = try table.requiredIndex(of: "service")
        let state = try table.requiredIndex(of: "state")
        let date = try table.requiredIndex(of: "date")
        let source = try table.requiredIndex(of: "source")
        return try table.features.map { feature in
            guard let village = VillageCode(kemendagri: feature.values[code].text ?? "") else {
                throw LayerError(
                    .value,
                    path: table.source,
                    place: feature.place,
                    message: "'\(feature.values[code].text ?? "")' is no Kemendagri code",
                    remedy: "write codes as text, like 64.09.04.2004"
                )
            }
            return ServiceGap(
                village: village,
                service: feature.values[service].text ?? "",
                state: feature.values[state].text ?? "",
                date: feature.values[date].text,
                source: feature.values[source].text ?? ""
            )
        }
    }
}
