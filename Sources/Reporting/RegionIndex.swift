import Inequality
import Layers
public import Planning

/// The page that leads to the reports of regions.
public struct RegionIndex: Sendable {
    private let entries: [(code: String, first: String)]
    private let level: RegionLevel
    private let snapshot: Snapshot
    private let words: Wording

    /// Names the regions, each of which has a report in a folder named by its code, and the first file
    /// of each.
    public init(
        _ entries: [(code: String, first: String)],
        _ level: RegionLevel,
        _ snapshot: Snapshot,
        _ language: Language
    ) {
        self.entries = entries
        self.level = level
        self.snapshot = snapshot
        words = Wording(language)
    }

    private var title: String {
        switch level {
        case .regency: words("Laporan menurut kabupaten/kota", "Reports by regency and city")
        case .district: words("Laporan menurut kecamatan", "Reports by district")
        case .village: words("Profil desa dan kelurahan", "Profiles of villages")
        }
    }

    /// The page.
    public var page: String {
        let context = ReportContext(snapshot, words.language)
        let rows: [ReportTable.Row] = entries.map { code, first in
            let villages = snapshot.register.villages.filter { $0.code.isInRegion(code) }
            let sample = try? Sample(
                values: villages.map { context.value(of: $0) },
                weights: snapshot.project.population.map { name in
                    villages.map { $0.values[name] }
                }
            )
            let mean = sample?.outcome(.mean).value
            return .cells([
                ReportTable.Cell(code, link: "\(code)/\(first)"),
                ReportTable.Cell(name(of: villages)),
                ReportTable.Cell(words.numbers.integer(villages.count)),
                ReportTable.Cell(words.numbers.decimal(mean, places: 4)),
            ])
        }
        let document = ReportDocument(
            language: words.language,
            title: words(snapshot.project.title),
            subtitle: title,
            facts: [],
            sections: [
                ReportSection(
                    id: "regions",
                    title: title,
                    blocks: [
                        .table(
                            ReportTable(
                                caption: title,
                                header: [
                                    words("Kode", "Code"), words("Wilayah", "Region"),
                                    words("Desa dan kelurahan", "Villages"),
                                    words("Rata-rata ", "Mean ") + context.shortIndicator,
                                ],
                                rows: rows,
                                textColumnCount: 2,
                                source: context.sources.line(snapshot.indicator.source)
                            )
                        )
                    ]
                )
            ]
        )
        return HTMLRenderer.page(document)
    }

    private func name(of villages: [Village]) -> String {
        guard let first = villages.first else { return "" }
        switch level {
        case .regency: return first.regency
        case .district: return "\(first.district), \(first.regency)"
        case .village: return "\(first.name), \(first.district), \(first.regency)"
        }
    }

    /// The record by which the folder is known to hold reports.
    public func record(at moment: ReportMoment) -> String {
        let record: JSON = [
            "made": .string(moment.iso8601), "level": .string(level.rawValue),
            "regions": .array(entries.map { .string($0.code) }),
        ]
        return record.prettyText
    }
}
