import Layers
public import Planning

/// The report on the zones around a core: a pure function of a snapshot, a language and a moment.
///
/// It holds a page for readers in HTML and Markdown, its drawings, layers for maps, tables for
/// machines, and a record of the run. Equal arguments give equal bytes.
public struct Report: Sendable {
    /// The files, `index.html` first.
    public let files: [ReportFile]
    /// The five headline numbers, one a line.
    public let summaryLines: [String]

    /// Writes the report of a snapshot.
    public init(of snapshot: Snapshot, language: Language, at moment: ReportMoment) {
        let context = ReportContext(snapshot, language)
        let layers = ReportLayers.files(context)
        let names = ["index.html", "report.md", "run.json"] + layers.map(\.name)
        let document = ReportDocument(
            language: language,
            title: context.words(snapshot.project.title),
            subtitle: Self.subtitle(context),
            facts: Self.facts(context, moment),
            sections: [
                SummarySection.make(context), ZonesSection.make(context), MapSection.make(context),
                DistancesSection.make(context), DevelopmentSection.make(context),
                InequalitySection.make(context), RegionalSection.make(context),
                PrioritySection.make(context), DataQualitySection.make(context),
                AppendixSection.make(context, files: names + ["figures/*.svg"]),
            ].compactMap(\.self)
        )
        let figures = document.figures.map {
            ReportFile(name: "figures/\($0.id).svg", text: $0.figure.svg(idPrefix: $0.id))
        }
        let pages = [
            ReportFile(name: "index.html", text: HTMLRenderer.page(document)),
            ReportFile(name: "report.md", text: MarkdownRenderer.text(document)),
        ]
        let others = layers + figures
        let record = RunRecord.json(
            snapshot,
            language: language,
            moment: moment,
            files: (pages + others).map(\.name)
        )
        files = pages + others + [ReportFile(name: "run.json", text: record.prettyText)]
        summaryLines = SummarySection.keyFigures(context).map(\.line)
    }

    private static func subtitle(_ context: ReportContext) -> String {
        context.words(
            "Desa, jarak ke layanan, dan ketimpangan di sekitar \(context.core)",
            "Villages, distances to services, and inequality around \(context.core)"
        )
    }

    private static func facts(
        _ context: ReportContext,
        _ moment: ReportMoment
    ) -> [(name: String, value: String)] {
        let words = context.words
        let numbers = context.numbers
        let villages = context.snapshot.register.villages
        let desa = villages.count { $0.kind == .desa }
        let query = context.snapshot.zones.query
        return [
            (words("Dibuat", "Made"), moment.text(in: words.language)),
            (
                words("Wilayah data", "Data"),
                words(
                    "\(numbers.integer(villages.count)) satuan: \(numbers.integer(desa)) desa dan "
                        + "\(numbers.integer(villages.count - desa)) kelurahan",
                    "\(numbers.integer(villages.count)) units: \(numbers.integer(desa)) desa and "
                        + "\(numbers.integer(villages.count - desa)) kelurahan"
                )
            ),
            (
                words("Zona", "Zones"),
                query.zones.zoneNames.map { context.label(ofZone: $0) }.joined(separator: ", ")
                    + "; " + context.shortRule
            ),
            (
                words("Indikator", "Indicator"),
                context.indicator
            ),
            (words("Perangkat lunak", "Software"), "Penyangga \(SoftwareVersions.product)"),
        ]
    }
}
