import Inequality
import Planning

/// How much of the inequality lies between groups and how much within them.
extension InequalitySection {
    static func decomposition(_ context: ReportContext) -> [ReportBlock] {
        let words = context.words
        guard let groups = context.snapshot.inequality.groups else {
            return [
                .paragraph(
                    words(
                        "Tidak ada desa yang memiliki zona.",
                        "No village has a zone."
                    )
                )
            ]
        }
        var splits = [(words("zona", "zones"), groups)]
        let byRegency = try? InequalityAnswer(
            of: context.snapshot.indicator,
            among: context.snapshot.zones,
            weight: context.snapshot.project.population,
            by: .regency
        )
        if let regencies = byRegency?.groups {
            splits.append((words("kabupaten/kota", "regencies"), regencies))
        }
        let numbers = context.numbers
        let rows: [ReportTable.Row] = splits.flatMap { name, groups in
            [(0.0, "Theil L"), (1.0, "Theil T")].map { order, measure in
                switch groups.entropyDecomposition(order) {
                case .defined(let split):
                    .texts(
                        ["\(measure), " + words("menurut", "by") + " \(name)"]
                            + [split.between, split.within, split.total].map {
                                numbers.decimal($0, places: 5)
                            } + [numbers.percent(split.betweenShare.value)]
                    )
                case .undefined(let reason):
                    .texts([measure, words.words(for: reason)] + ["", "", ""])
                }
            }
        }
        return [
            .paragraph(sentence(groups, context)),
            .table(
                ReportTable(
                    caption: words(
                        "Penguraian ketimpangan \(context.shortIndicator)",
                        "Decomposition of the inequality of \(context.shortIndicator)"
                    ),
                    header: [
                        words("Ukuran", "Measure"), words("Antarkelompok", "Between"),
                        words("Di dalam kelompok", "Within"), words("Seluruhnya", "Total"),
                        words("Bagian antarkelompok", "Share between"),
                    ],
                    rows: rows,
                    source: source(context),
                    file: "tables/decomposition.csv"
                )
            ),
        ] + contributions(groups, context)
    }

    private static func sentence(_ groups: GroupedSample, _ context: ReportContext) -> String {
        let words = context.words
        guard let share = groups.entropyDecomposition(0).value?.betweenShare.value else {
            return words(
                "Ketimpangan tidak dapat diuraikan.",
                "The inequality cannot be decomposed."
            )
        }
        let percent = context.numbers.percent(share)
        let rest = context.numbers.percent(1 - share)
        return words(
            "Sebesar \(percent) dari ketimpangan (Theil L) berasal dari perbedaan rata-rata "
                + "antarzona dan \(rest) dari perbedaan antardesa di dalam zona yang sama. "
                + (share < 0.5
                    ? "Jarak dari \(context.core) sendiri karena itu hanya menjelaskan sebagian "
                        + "kecil; perbaikan perlu menyasar desa, bukan hanya zona."
                    : "Letak terhadap \(context.core) menjelaskan sebagian besar ketimpangan."),
            "Differences between the means of zones make up \(percent) of the inequality (Theil "
                + "L), differences between villages of the same zone \(rest). "
                + (share < 0.5
                    ? "Distance from \(context.core) by itself therefore explains a small part; "
                        + "remedies must aim at villages, not only at zones."
                    : "The place relative to \(context.core) explains most of it.")
        )
    }

    private static func contributions(
        _ groups: GroupedSample,
        _ context: ReportContext
    ) -> [ReportBlock] {
        let words = context.words
        guard let split = groups.entropyDecomposition(0).value else { return [] }
        let numbers = context.numbers
        let order = context.zones
        let parts = split.parts.sorted { a, b in
            (order.firstIndex(of: a.group.label) ?? order.count)
                < (order.firstIndex(of: b.group.label) ?? order.count)
        }
        func share(_ value: Double) -> String {
            numbers.percent(split.total > 0 ? value / split.total : nil)
        }
        let between: ReportTable.Row = .total(
            [
                ReportTable.Cell(words("Antarzona", "Between zones")), "", "", "", "",
                ReportTable.Cell(share(split.between)),
            ]
        )
        return [
            .table(
                ReportTable(
                    caption: words(
                        "Sumbangan setiap zona pada Theil L",
                        "What each zone adds to Theil L"
                    ),
                    header: [
                        words.zone, "Desa", words("Bagian bobot", "Share of weight"),
                        words("Rata-rata", "Mean"), words("Theil L di dalam", "Theil L inside"),
                        words("Sumbangan", "Contribution"),
                    ],
                    rows: parts.map { part in
                        .texts([
                            context.label(ofZone: part.group.label),
                            numbers.integer(part.group.count),
                            numbers.percent(part.group.populationShare),
                            numbers.decimal(part.group.mean, places: 3),
                            words.text(part.entropy, places: 5),
                            share(part.contribution),
                        ])
                    } + [between],
                    source: source(context),
                    file: "tables/decomposition.csv"
                )
            )
        ]
    }
}
