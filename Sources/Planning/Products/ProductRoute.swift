import Layers

/// A published fact about a product of a place and its way to a market.
public struct ProductRoute: Hashable, Sendable {
    /// The product, such as `seaweed`.
    public var product: String
    /// Where it comes from, in words.
    public var place: String
    /// The code of the regency.
    public var regency: String
    /// What is known.
    public var fact: LocalizedText
    /// The way it takes; `nil` if none is known.
    public var route: LocalizedText?
    /// The date the source speaks of.
    public var date: String
    /// Where it is published.
    public var source: String

    static func read(_ table: Layer) throws -> [ProductRoute] {
        let product = try table.requiredIndex(of: "product")
        let place = try table.requiredIndex(of: "place")
        let regency = try table.requiredIndex(of: "regency_code")
        let facts = (
            id: try table.requiredIndex(of: "fact_id"), en: try table.requiredIndex(of: "fact_en")
        )
        let routes = (
            id: try table.requiredIndex(of: "route_id"),
            en: try table.requiredIndex(of: "route_en")
        )
        let date = try table.requiredIndex(of: "date")
        let source = try table.requiredIndex(of: "source")
        return table.features.map { feature in
            func text(_ column: Int) -> String { feature.values[column].text ?? "" }
            return ProductRoute(
                product: text(product),
                place: text(place),
                regency: text(regency),
                fact: LocalizedText(id: text(facts.id), en: text(facts.en)),
                route: text(routes.id).isEmpty
                    ? nil : LocalizedText(id: text(routes.id), en: text(routes.en)),
                date: text(date),
                source: text(source)
            )
        }
    }
}
