import GeometryModel
import Planning

/// All villages of a region with their standing, in one table.
enum VillagesSection {
    /// The section; `nil` for a report on all villages, which has them in a file beside it.
    static func make(_ context: ReportContext) -> ReportSection? {
        guard context.snapshot.region != nil else { return nil }
        let words = context.words
        let title = words("Semua desa dan kelurahan", "All villages")
        return ReportSection(id: "villages", title: title, blocks: [.table(table(context))])
    }

    private static func table(_ context: ReportContext) -> ReportTable {
        let (words, numbers) = (context.words, context.numbers)
        let snapshot = context.snapshot
        let parts = snapshot.indicator.parts.compactMap { name in
            snapshot.project.indicators.first { $0.name == name }
        }
        let main = Dictionary(
            snapshot.zones.mainMemberships.map { ($0.village.code, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let lacks = Dictionary(
            snapshot.priorities.entries.map { ($0.membership.village.code, $0.lacks.count) },
            uniquingKeysWith: { first, _ in first }
        )
        // The highest first, kelurahan without a value at the end.
        let villages = snapshot.register.villages.sorted { a, b in
            let keyA = (-(context.value(of: a) ?? -.infinity), a.code)
            let keyB = (-(context.value(of: b) ?? -.infinity), b.code)
            return keyA < keyB
        }
        return ReportTable(
            caption: words(
                "Desa dan kelurahan \(context.reach) menurut \(context.shortIndicator)",
                "Villages \(context.reach) by \(context.shortIndicator)"
            ),
            header: [
                words("Kode", "Code"), words.village, words.district, words.zone,
                context.shortIndicator,
            ] + parts.map { short($0.name) } + [
                words("Status", "Class"), words("Kekurangan", "Lacks"),
            ],
            rows: villages.map { village in
                let value = context.value(of: village)
                return .texts(
                    [
                        village.code.text, village.name, village.district,
                        context.label(ofZone: main[village.code]?.zone),
                        numbers.decimal(value, places: 4),
                    ] + parts.map { numbers.decimal(village.values[$0.column], places: 4) } + [
                        value.flatMap { snapshot.classes.classOf($0) }
                            .map { words($0.label).lowercased() } ?? NumberStyle.missing,
                        numbers.integer(lacks[village.code] ?? 0),
                    ]
                )
            },
            textColumnCount: 4,
            laterTextColumns: [5 + parts.count],
            source: context.sources.line(snapshot.indicator.source),
            note: words(
                "kelurahan tidak memiliki indeks desa; kekurangan dihitung menurut bagian Desa "
                    + "prioritas",
                "kelurahan have no index of desa; lacks are counted as under Priority villages"
            ),
            file: "tables/villages.csv"
        )
    }

    /// `IKS` for `iks_2024`.
    private static func short(_ name: String) -> String {
        name.split(separator: "_").first.map { $0.uppercased() } ?? name
    }
}
