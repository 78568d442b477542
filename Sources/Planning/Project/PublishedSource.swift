import Layers

/// Where facts are published: a row of the project's table of sources.
public struct PublishedSource: Hashable, Sendable {
    /// The identifier that tables of facts refer to.
    public var id: String
    /// The title.
    public var title: String
    /// Who published it; empty if unknown.
    public var publisher: String
    /// Its address on the web; `nil` if it has none.
    public var url: String?
    /// The terms of use; empty if unknown.
    public var license: String
    /// The date it speaks of; empty if unknown.
    public var date: String

    static func read(_ table: Layer) throws -> [PublishedSource] {
        let id = try table.requiredIndex(of: "id")
        let title = try table.requiredIndex(of: "title")
        let publisher = try table.requiredIndex(of: "publisher")
        let url = try table.requiredIndex(of: "url")
        let license = try table.requiredIndex(of: "license")
        let date = try table.requiredIndex(of: "date")
        return table.features.map { feature in
            func text(_ column: Int) -> String { feature.values[column].text ?? "" }
            let address = text(url)
            let isWeb = address.hasPrefix("https://") || address.hasPrefix("http://")
            return PublishedSource(
                id: text(id),
                title: text(title),
                publisher: text(publisher),
                url: isWeb ? address : nil,
                license: text(license),
                date: text(date)
            )
        }
    }
}
