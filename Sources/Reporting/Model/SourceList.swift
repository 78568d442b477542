import Planning

/// The titles behind the identifiers of sources, as far as the project lists them.
///
/// Without a table of sources, identifiers stand for themselves.
struct SourceList: Sendable {
    /// The sources in the order of the table.
    let entries: [PublishedSource]

    init(of snapshot: Snapshot) { entries = snapshot.sources }

    /// Title, publisher and date of the sources that a cell names, separated by `;`.
    func line(_ ids: String) -> String {
        ids.split(separator: ";").map { id in
            guard let entry = entries.first(where: { $0.id == id }) else { return String(id) }
            let date = entry.title.contains(entry.date) || entry.date.isEmpty ? "" : entry.date
            let details = [entry.publisher, date].filter { !$0.isEmpty }.joined(separator: ", ")
            return details.isEmpty ? entry.title : "\(entry.title) (\(details))"
        }
        .joined(separator: "; ")
    }

    /// The same without dates and titles: who publishes it.
    func publishers(_ ids: String) -> String {
        ids.split(separator: ";").map { id in
            entries.first { $0.id == id }.map { $0.publisher.isEmpty ? $0.title : $0.publisher }
                ?? String(id)
        }
        .joined(separator: "; ")
    }
}
