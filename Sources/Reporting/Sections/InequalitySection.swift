import Inequality
import Planning

/// How unequal the indicator is, between zones and within them, and how sure that is.
enum InequalitySection {
    static func make(_ context: ReportContext) -> ReportSection {
        let words = context.words
        guard context.hasValues else {
            return ReportSection(
                id: "inequality",
                title: words("Ketimpangan", "Inequality"),
                blocks: [.paragraph(context.lackOfValues)]
            )
        }
        var blocks: [ReportBlock] = [
            .paragraph(
                words(
                    "Ukuran di bawah membandingkan desa dengan desa. Nol berarti semua desa sama. "
                        + "Ketimpangan antarorang pasti lebih besar, sebab perbedaan di dalam desa "
                        + "tidak terlihat: angka ini adalah batas bawah. "
                        + weighting(context),
                    "The measures below compare villages with villages. Zero means that all are "
                        + "equal. Inequality between people is certainly greater, as differences "
                        + "inside a village are not seen: these figures are a lower bound. "
                        + weighting(context)
                )
            ),
            .table(measures(context)),
        ]
        if context.snapshot.zones.hasSeveralZones {
            blocks.append(
                .note(
                    words(
                        "Aturan zona ini memberi sebagian desa beberapa zona; di sini desa seperti "
                            + "itu dihitung sekali, di zona tempat sebagian besar lahannya.",
                        "The rule of zones gives some villages several zones; here such a village "
                            + "counts once, in the zone that holds most of its land."
                    )
                )
            )
        }
        if let figure = lorenz(context) { blocks.append(.figure(ReportFigure("lorenz", figure))) }
        blocks.append(.table(byZone(context)))
        blocks.append(.heading(words("Di antara dan di dalam zona", "Between and within zones")))
        blocks += decomposition(context)
        blocks.append(.heading(words("Selisih antarzona", "Gaps between zones")))
        blocks += gaps(context)
        return ReportSection(
            id: "inequality",
            title: words("Ketimpangan", "Inequality"),
            blocks: blocks
        )
    }

    private static func weighting(_ context: ReportContext) -> String {
        context.snapshot.inequality.question.weight == nil
            ? context.words(
                "Setiap desa berbobot sama karena penduduk per desa tidak dipublikasikan terbuka.",
                "Every village counts alike because village populations are not openly published."
            )
            : context.words(
                "Setiap desa dibobot menurut penduduknya.",
                "Every village is weighted by its population."
            )
    }

    static func source(_ context: ReportContext) -> String {
        context.sources.line(context.snapshot.indicator.source)
    }

    // MARK: Measures

    private static func measures(_ context: ReportContext) -> ReportTable {
        let words = context.words
        let sample = context.snapshot.inequality.sample
        let hidden: Set<Measure> = [.mean, .williamson]
        return ReportTable(
            caption: words(
                "Ukuran ketimpangan \(context.shortIndicator) antardesa, semua desa",
                "Inequality of \(context.shortIndicator) between villages, all desa"
            ),
            header: [
                words("Ukuran", "Measure"), words("Nilai", "Value"),
                words("Galat baku", "Standard error"),
                words("Selang kepercayaan 95%", "95% interval"),
            ],
            rows: Measure.headline.filter { !hidden.contains($0) }.map { measure in
                .texts([
                    words.name(of: measure),
                    words.text(sample.outcome(measure), places: 4),
                    sample.standardError(of: measure).map { words.text($0, places: 4) }
                        ?? NumberStyle.missing,
                    sample.confidenceInterval(of: measure).map { words.text($0, places: 4) }
                        ?? NumberStyle.missing,
                ])
            },
            source: source(context),
            note: words(
                "galat baku menurut linearisasi; rasio kuantil dan pangsa tidak selalu "
                    + "memilikinya (–)",
                "standard errors by linearization; ratios of quantiles and shares do not always "
                    + "have one (–)"
            ),
            file: "tables/inequality.csv"
        )
    }

    private static func byZone(_ context: ReportContext) -> ReportTable {
        let words = context.words
        let measures: [Measure] = [
            .coefficientOfVariation, .gini, .theilL, .theilT, .quantileRatio(90, 10),
        ]
        let groups = context.snapshot.inequality.groups
        func row(_ label: String, _ sample: Sample?) -> [String] {
            [label, context.numbers.integer(sample?.count ?? 0)]
                + measures.map { measure in
                    sample.map { words.text($0.outcome(measure), places: 4) }
                        ?? NumberStyle.missing
                }
        }
        let all = row(words("Semua", "All"), context.snapshot.inequality.sample)
        return ReportTable(
            caption: words("Ketimpangan di dalam setiap zona", "Inequality inside each zone"),
            header: [words.zone, "Desa"] + measures.map(words.name),
            rows: context.zones.map {
                .texts(row(context.label(ofZone: $0), groups?[$0]))
            } + [.total(all.map { ReportTable.Cell($0) })],
            source: source(context),
            note: words(
                "ukuran dari sedikit desa tidak stabil; lihat jumlah desa",
                "measures of few villages are unsteady; see the number of desa"
            ),
            file: "tables/inequality.csv"
        )
    }

    private static func lorenz(_ context: ReportContext) -> LorenzFigure? {
        let words = context.words
        let curves = context.snapshot.inequality.lorenzCurves(
            all: words("Semua desa", "All desa"),
            label: context.label(ofZone:)
        )
        guard !curves.isEmpty else { return nil }
        return LorenzFigure(
            caption: FigureCaption(
                title: words(
                    "Kurva Lorenz \(context.shortIndicator)",
                    "Lorenz curve of \(context.shortIndicator)"
                ),
                description: words(
                    "Kurva Lorenz semua desa, zona yang paling timpang, dan zona yang paling "
                        + "merata, terhadap garis pemerataan sempurna.",
                    "Lorenz curves of all desa, of the most unequal and of the most equal zone, "
                        + "against the line of perfect equality."
                ),
                subtitle: words(
                    "Semua desa, zona paling timpang, dan zona paling merata (sedikitnya 5 desa)",
                    "All desa, the most unequal and the most equal zone (with 5 desa or more)"
                ),
                source: source(context),
                note: words(
                    "indeks yang nilainya di antara 0 dan 1 dan jarang mendekati 0 selalu tampak "
                        + "hampir merata; bandingkan antarzona dan antarwaktu, bukan dengan Gini "
                        + "pengeluaran BPS",
                    "an index between 0 and 1 that is seldom near 0 always looks nearly equal; "
                        + "compare zones and years, not with the BPS Gini of expenditure"
                )
            ),
            numbers: context.numbers,
            curves: curves,
            populationTitle: words("Bagian kumulatif desa", "Cumulative share of desa"),
            shareTitle: words("Bagian kumulatif nilai", "Cumulative share of values")
        )
    }
}
