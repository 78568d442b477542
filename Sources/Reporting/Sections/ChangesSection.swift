import Planning

/// What changed since the last report, and how figures moved over all reports.
enum ChangesSection {
    /// The section; `nil` for a report that is compared with none.
    ///
    /// - Parameter isFirst: Whether a report without a past is the first of a schedule.
    static func make(_ context: ReportContext, isFirst: Bool) -> ReportSection? {
        let words = context.words
        guard let past = context.past else {
            guard isFirst else { return nil }
            return ReportSection(
                id: "changes",
                title: words("Perubahan sejak laporan lalu", "Changes since the last report"),
                blocks: [
                    .paragraph(
                        words(
                            "Belum ada laporan sebelumnya; laporan berikutnya dibandingkan dengan "
                                + "yang ini.",
                            "There is no report before; the next is compared with this one."
                        )
                    )
                ]
            )
        }
        var blocks: [ReportBlock] = [.paragraph(opening(past, context))]
        blocks += breaks(past, context)
        let rows = changed(past, context)
        if !rows.isEmpty { blocks.append(.table(table(rows, past, context))) }
        blocks += moves(past, context)
        blocks += sources(past, context)
        let trends = TrendFigures(past, context).figures
        if !trends.isEmpty {
            blocks.append(.heading(words("Dari laporan ke laporan", "From report to report")))
            blocks += trends.map { .figure($0) }
        }
        return ReportSection(
            id: "changes",
            title: words("Perubahan sejak laporan lalu", "Changes since the last report"),
            blocks: blocks
        )
    }

    private static func opening(_ past: ReportPast, _ context: ReportContext) -> String {
        let words = context.words
        let moment = RunDate.full(past.previous, words)
        let same = past.comparison
        let isQuiet =
            same.changes.allSatisfy { ($0.difference ?? 0) == 0 && $0.breaks.isEmpty }
            && same.classMoves.isEmpty && same.zoneMoves.isEmpty && same.comings.isEmpty
        let compared = words(
            "Dibandingkan dengan laporan \(moment).",
            "Compared with the report of \(moment)."
        )
        guard isQuiet else { return compared }
        return compared
            + words(
                " Tidak ada angka, zona, atau kelas desa yang berubah.",
                " No figure, and no zone or class of a village, has changed."
            )
    }

    // MARK: Breaks

    private static func breaks(_ past: ReportPast, _ context: ReportContext) -> [ReportBlock] {
        let words = context.words
        let settings = past.comparison.settings
        guard !settings.isEmpty else { return [] }
        return [
            .note(
                words(
                    "Cara mengukur berubah, sehingga angka yang bergantung padanya tidak "
                        + "dibandingkan: deretnya terputus.",
                    "What is measured changed, so that figures that depend on it are not "
                        + "compared: their series break."
                )
            ),
            .list(
                settings.map { setting in
                    let then = setting.earlier ?? words("tidak ada", "none")
                    let now = setting.later ?? words("tidak ada", "none")
                    return "\(SettingWords.name(setting.name, words)): \(then) → \(now)"
                }
            ),
        ]
    }

    // MARK: Figures

    /// The main figures that moved, those of all villages first.
    private static func changed(
        _ past: ReportPast,
        _ context: ReportContext
    ) -> [RunComparison.Change] {
        let moved = past.comparison.changes.filter {
            ($0.difference ?? 0) != 0 && isMain($0.later.name)
        }
        return moved.filter { $0.later.zone == nil } + moved.filter { $0.later.zone != nil }
    }

    /// Whether a figure is one of those that the report itself lists; the file beside it has all.
    private static func isMain(_ name: String) -> Bool {
        ["mean(", "gini(", "villages", "priorities", "within("].contains { name.hasPrefix($0) }
            || name.hasPrefix("gap(") && name.hasSuffix(".difference")
            || name.hasPrefix("class(") && name.hasSuffix(".count")
            || name.hasPrefix("distance(") && name.hasSuffix(".median")
    }

    /// How many rows a table lists; the file beside it has all.
    static let rowLimit = 40

    private static func table(
        _ changes: [RunComparison.Change],
        _ past: ReportPast,
        _ context: ReportContext
    ) -> ReportTable {
        let words = context.words
        let naming = FigureNaming(context)
        let shown = changes.prefix(rowLimit)
        let left = past.comparison.changes.count { ($0.difference ?? 0) != 0 } - shown.count
        var note = words(
            "galat baku perubahan memasangkan desa yang sama; ● perubahan lebih besar daripada "
                + "yang dapat dijelaskan oleh kebetulan (selang 95% tidak memuat nol)",
            "standard errors of changes pair the same villages; ● a change larger than chance "
                + "would explain (the 95% interval leaves out zero)"
        )
        if left > 0 {
            note += words(
                "; \(left) angka lain yang berubah ada di tabel changes",
                "; \(left) more figures that changed are in the table changes"
            )
        }
        return ReportTable(
            caption: words("Angka yang berubah", "Figures that changed"),
            header: [
                words("Angka", "Figure"), words.zone, words("Lalu", "Then"),
                words("Kini", "Now"), words("Perubahan", "Change"),
                words("Galat baku", "Standard error"),
            ],
            rows: shown.map { change in
                let mark = change.isClear == true ? " ●" : ""
                return .texts([
                    naming.name(of: change.later), naming.zone(of: change.later),
                    naming.text(change.earlier.value, of: change.later),
                    naming.text(change.later.value, of: change.later),
                    naming.difference(change.difference, of: change.later) + mark,
                    change.standardError.map { words.numbers.decimal($0, places: 4) }
                        ?? NumberStyle.missing,
                ])
            },
            textColumnCount: 2,
            source: words(
                "riwayat laporan, \(past.comparison.ids.earlier)",
                "history of reports, \(past.comparison.ids.earlier)"
            ),
            note: note,
            file: "tables/changes.csv"
        )
    }

    // MARK: Sources

    private static func sources(_ past: ReportPast, _ context: ReportContext) -> [ReportBlock] {
        let words = context.words
        let comparison = past.comparison
        let files = comparison.sources.map { source in
            let name = ReportContext.fileName(source.path)
            switch (source.earlier, source.later) {
            case (nil, _): return words("\(name): baru dibaca", "\(name): newly read")
            case (_, nil): return words("\(name): tidak lagi dibaca", "\(name): no longer read")
            case (let then?, let now?):
                return words("\(name): isinya berubah", "\(name): its content changed")
                    + " (SHA-256 \(then.prefix(12))… → \(now.prefix(12))…)"
            }
        }
        let versions = comparison.versions.map {
            "\($0.name): \($0.earlier ?? "–") → \($0.later ?? "–")"
        }
        guard !(files + versions).isEmpty else { return [] }
        return [
            .heading(words("Berkas dan versi yang berubah", "Files and versions that changed")),
            .list(files + versions),
        ]
    }
}
