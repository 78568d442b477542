import Planning

/// The titles behind the identifiers of sources, as far as the project lists them.
///
/// Without a table of sources, identifiers stand for themselves.
struct SourceList: Sendable {
    /// The sources in the order of the table.
    let entries: [PublishedSource]
    private let words: Wording

    init(of snapshot: Snapshot, _ words: Wording) {
        entries = snapshot.sources
        self.words = words
    }

    /// Title, publisher and date of the sources that a cell names, separated by `;`.
    func line(_ ids: String) -> String {
        ids.split(separator: ";").map { id in
            guard let entry = entries.first(where: { $0.id == id }) else { return String(id) }
            let title = words(entry.title)
            let date = title.contains(entry.date) || entry.date.isEmpty ? "" : entry.date
            let details = [words(entry.publisher), date].filter { !$0.isEmpty }
            return details.isEmpty ? title : "\(title) (\(details.joined(separator: ", ")))"
        }
        .joined(separator: "; ")
    }

    /// The same without dates and titles: who publishes it.
    func publishers(_ ids: String) -> String {
        ids.split(separator: ";").map { publisher(String($0)) }.joined(separator: "; ")
    }

    /// Who publishes a source, its title where that is not known.
    func publisher(_ id: String) -> String {
        guard let entry = entries.first(where: { $0.id == id }) else { return id }
        let publisher = words(entry.publisher)
        return publisher.isEmpty ? words(entry.title) : publisher
    }
}
