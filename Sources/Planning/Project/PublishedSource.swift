import Layers

/// Where facts are published: a row of the project's table of sources.
public struct PublishedSource: Hashable, Sendable {
    /// The identifier that tables of facts refer to.
    public var id: String
    /// The title.
    public var title: LocalizedText
    /// Who published it; empty if unknown.
    public var publisher: LocalizedText
    /// Its address on the web; `nil` if it has none.
    public var url: String?
    /// The terms of use; empty if unknown.
    public var license: LocalizedText
    /// The date it speaks of; empty if unknown.
    public var date: String

    /// Reads a table with the columns `id`, `title`, `publisher`, `url`, `license` and `date`.
    ///
    /// Columns such as `title_id` hold the Indonesian words where they differ from the English ones.
    static func read(_ table: Layer) throws(LayerError) -> [PublishedSource] {
        let id = try table.requiredIndex(of: "id")
        let title = try LocalizedColumn("title", of: table)
        let publisher = try LocalizedColumn("publisher", of: table)
        let url = try table.requiredIndex(of: "url")
        let license = try LocalizedColumn("license", of: table)
        let date = try table.requiredIndex(of: "date")
        return table.features.map { feature in
            func text(_ column: Int) -> String { feature.values[column].text ?? "" }
            let address = text(url)
            let isWeb = address.hasPrefix("https://") || address.hasPrefix("http://")
            return PublishedSource(
                id: text(id),
                title: title.text(of: feature),
                publisher: publisher.text(of: feature),
                url: isWeb ? address : nil,
                license: license.text(of: feature),
                date: text(date)
            )
        }
    }
}
