import Layers
import Planning

/// The files that can be fetched, and what there is of them.
enum DownloadList {
    /// A row a file: whether it is pinned, and whether the cache has it, verified anew.
    static func answer(
        _ table: DownloadTable,
        _ datasets: [String],
        in cache: DownloadCache
    ) throws -> Answer {
        let rows = try (datasets.isEmpty ? table.datasets : datasets)
            .flatMap { try table.rows(of: $0) }
        let layer = Layer(
            name: "downloads",
            columns: ["dataset", "file", "bytes", "pinned", "cached", "license", "url"].map {
                Column($0)
            },
            features: try rows.map { row in
                Feature(values: [
                    .text(row.dataset), .text(row.file.name), Cell(row.file.pin?.bytes),
                    .boolean(row.file.pin != nil), .text(try cache.state(of: row.file).rawValue),
                    .text(row.license), .text(row.file.url),
                ])
            }
        )
        let pinned = rows.count { $0.file.pin != nil }
        return Answer(
            layer: layer,
            terms: [("cache", cache.folder), ("pinned", "\(pinned) of \(rows.count)")],
            tally: Tally(read: rows.count)
        )
    }
}
