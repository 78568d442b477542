import Planning

/// How the main figures moved over all reports of one series.
struct TrendFigures {
    private let past: ReportPast
    private let context: ReportContext

    /// How many of the last reports are shown.
    private static let dateLimit = 24

    init(_ past: ReportPast, _ context: ReportContext) {
        self.past = past
        self.context = context
    }

    /// Means by zone, the Gini coefficient and the gap to the outermost zone.
    var figures: [ReportFigure] {
        let words = context.words
        let indicator = context.snapshot.indicator.name
        let zones = context.snapshot.zones.query.zones.zoneNames
        var figures: [ReportFigure] = []
        let means = figure(
            zones.map { .init(RunFigureName.measure("mean", indicator), zone: $0) },
            labels: zones.map { context.label(ofZone: $0) },
            title: words(
                "Rata-rata \(context.shortIndicator) menurut zona",
                "Mean \(context.shortIndicator) by zone"
            ),
            describes: words(
                "Garis rata-rata setiap zona dari laporan ke laporan.",
                "Lines of the mean of each zone from report to report."
            )
        )
        if let means { figures.append(ReportFigure("trend-means", means)) }
        let gini = figure(
            [.init(RunFigureName.measure("gini", indicator))],
            labels: [words("Semua desa", "All villages")],
            title: words(
                "Koefisien Gini \(context.shortIndicator) antardesa",
                "Gini coefficient of \(context.shortIndicator) between villages"
            ),
            describes: words(
                "Garis koefisien Gini semua desa dari laporan ke laporan.",
                "Line of the Gini coefficient of all villages from report to report."
            ),
            places: 4
        )
        if let gini { figures.append(ReportFigure("trend-gini", gini)) }
        return figures
    }

    private func figure(
        _ keys: [RunFigure.Key],
        labels: [String],
        title: String,
        describes: String,
        places: Int = 3
    ) -> TrendFigure? {
        let words = context.words
        let runs = Array(past.series.suffix(Self.dateLimit))
        guard runs.count > 1 else { return nil }
        let found = runs.map(\.figuresByKey)
        let series = zip(keys, labels).map { key, label in
            TrendFigure.Series(
                label: label,
                values: found.map { $0[key]?.value },
                intervals: found.map { figures in
                    guard let ends = figures[key]?.interval, ends.count == 2, ends[0] <= ends[1]
                    else { return nil }
                    return ends[0]...ends[1]
                }
            )
        }
        .filter { $0.values.contains { $0 != nil } }
        guard !series.isEmpty else { return nil }
        return TrendFigure(
            caption: FigureCaption(
                title: title,
                description: describes,
                subtitle: words(
                    "\(runs.count) laporan terakhir; garis vertikal: selang kepercayaan 95%",
                    "The last \(runs.count) reports; upright lines: 95% intervals"
                ),
                source: words("riwayat laporan", "history of reports")
            ),
            numbers: context.numbers,
            dates: runs.map { RunDate.short($0, in: words.language) },
            series: series,
            breaks: breaks(runs, found, keys),
            axisTitle: words("Indeks", "Index"),
            places: places
        )
    }

    /// The reports at which a setting that the figures depend on changed.
    private func breaks(
        _ runs: [StoredRun],
        _ found: [[RunFigure.Key: RunFigure]],
        _ keys: [RunFigure.Key]
    ) -> [Int: String] {
        var breaks: [Int: String] = [:]
        for index in runs.indices.dropFirst() {
            var changed: Set<String> = []
            for key in keys {
                guard let before = found[index - 1][key], let now = found[index][key] else {
                    continue
                }
                changed.formUnion(
                    RunMethod.breaks(from: before, in: runs[index - 1], to: now, in: runs[index])
                )
            }
            guard !changed.isEmpty else { continue }
            breaks[index] =
                context.words("cara mengukur berubah: ", "what is measured changed: ")
                + changed.sorted().map { SettingWords.name($0, context.words) }
                .joined(separator: ", ")
        }
        return breaks
    }
}
