public import Layers
public import Planning

/// The report on the zones around a core: a pure function of a snapshot, a language and a moment.
///
/// It holds a page for readers in HTML and Markdown, its drawings, layers for maps, tables for
/// machines, and a record of the run. Equal arguments give equal bytes.
public struct Report: Sendable {
    /// What a report is made of beside its data.
    public struct Form: Sendable {
        /// The title; that of the project if `nil`.
        public var title: LocalizedText?
        /// Who publishes it; `nil` if that is not said.
        public var publisher: LocalizedText?
        /// The sections in order.
        public var parts: [ReportPart]
        /// The kinds of files.
        public var formats: Set<ReportFormat>
        /// Where the lights of the headline numbers change.
        public var lights: TrafficLights

        /// A report of all sections, in the formats that need no other program.
        public init(
            title: LocalizedText? = nil,
            publisher: LocalizedText? = nil,
            parts: [ReportPart] = ReportPart.allCases,
            formats: Set<ReportFormat> = Set(ReportFormat.usual),
            lights: TrafficLights = TrafficLights()
        ) {
            self.title = title
            self.publisher = publisher
            self.parts = parts
            self.formats = formats
            self.lights = lights
        }
    }

    /// The files that are texts, `index.html` first.
    public let files: [ReportFile]
    /// The five headline numbers, one a line.
    public let summaryLines: [String]
    /// The drawings by name.
    let figures: [(name: String, svg: String)]
    /// The tables in the words of those who open a spreadsheet.
    public let sheets: [Layer]
    /// The page on paper, which leads to no file beside it, and the text, for other programs.
    let paper: String
    let text: String
    let title: String

    /// Writes the report of a snapshot.
    ///
    /// - Parameters:
    ///   - snapshot: The data.
    ///   - language: The language of every word.
    ///   - moment: When it is made.
    ///   - form: Title, sections and formats.
    ///   - run: The record of the run, whose alerts the report opens with.
    ///   - past: The runs before; `nil` for a report that is compared with none.
    public init(
        of snapshot: Snapshot,
        language: Language,
        at moment: ReportMoment,
        form: Form = Form(),
        run: StoredRun? = nil,
        past: ReportPast? = nil
    ) {
        let context = ReportContext(snapshot, language, past: past)
        let summary = SummarySection(context, form.lights)
        let layers = ReportLayers.layers(context).filter { form.formats.contains($0.format) }
        let names = Self.names(form, layers)
        let document = ReportDocument(
            language: language,
            title: context.words(form.title ?? snapshot.project.title)
                + (context.region.map { ": \($0)" } ?? ""),
            subtitle: Self.subtitle(context),
            facts: Self.facts(context, moment, form, run),
            alerts: (run?.alerts ?? []).compactMap { $0.line(context) },
            sections: form.parts.flatMap {
                Self.sections($0, context, summary, files: names, isScheduled: run?.period != nil)
            }
            .map { form.formats.contains(.csv) ? $0 : $0.withoutFiles }
        )
        self.init(
            document,
            context,
            moment,
            form,
            run,
            layers: layers,
            sheets: ReportLayers.tables(context).map(WorkbookWords(context).table),
            summary: summary.keyFigures.map(\.line)
        )
    }

    /// Writes the profile of one village: a page with its zone, classes, services and lacks.
    ///
    /// - Parameters:
    ///   - village: The village, one of the snapshot.
    ///   - snapshot: The data of all villages, among which it is ranked.
    ///   - language: The language of every word.
    ///   - moment: When it is made.
    ///   - form: Title and formats; a profile has sections of its own.
    public init(
        profileOf village: Village,
        in snapshot: Snapshot,
        language: Language,
        at moment: ReportMoment,
        form: Form = Form()
    ) {
        let context = ReportContext(snapshot, language)
        let profile = ProfileSections(of: village, context)
        let table = ResultLayers.cells(of: profile)
        let layers = [
            ReportLayers.Entry(name: "tables/profile.csv", format: .csv) {
                CSVWriter.table(table)
            }
        ].filter { form.formats.contains($0.format) }
        var document = ReportDocument(
            language: language,
            title: "\(village.name) (\(village.code))",
            subtitle: "\(context.words.district) \(village.district), \(village.regency)",
            facts: profile.facts(moment),
            sections: profile.sections
        )
        document.isOnePage = true
        self.init(
            document,
            context,
            moment,
            form,
            nil,
            layers: layers,
            sheets: [WorkbookWords(context).table(table)],
            summary: []
        )
    }

    private init(
        _ document: ReportDocument,
        _ context: ReportContext,
        _ moment: ReportMoment,
        _ form: Form,
        _ run: StoredRun?,
        layers: [ReportLayers.Entry],
        sheets: [Layer],
        summary: [String]
    ) {
        let has = form.formats.contains
        var document = document
        document.made = moment
        title = document.title
        figures = document.figures.map { ($0.id, $0.figure.svg(idPrefix: $0.id)) }
        let page = HTMLRenderer.page(document)
        paper = HTMLRenderer.page(document.withoutFiles)
        text = MarkdownRenderer.text(document)
        self.sheets = sheets
        var files: [ReportFile] = []
        if has(.html) { files.append(ReportFile(name: "index.html", text: page)) }
        if has(.md) { files.append(ReportFile(name: "report.md", text: text)) }
        files += layers.map { ReportFile(name: $0.name, text: $0.text()) }
        // The text refers to the drawings.
        if has(.svg) || has(.md) {
            files += figures.map { ReportFile(name: "figures/\($0.name).svg", text: $0.svg) }
        }
        let record = RunRecord.json(
            context.snapshot,
            language: document.language,
            moment: moment,
            run: run,
            files: files.map(\.name)
        )
        self.files = files + [ReportFile(name: "run.json", text: record.prettyText)]
        summaryLines = summary
    }

    /// The files as the appendix lists them.
    private static func names(_ form: Form, _ layers: [ReportLayers.Entry]) -> [String] {
        let pages: [(ReportFormat, String)] = [(.html, "index.html"), (.md, "report.md")]
        return pages.filter { form.formats.contains($0.0) }.map(\.1) + ["run.json"]
            + layers.map(\.name)
            + ReportFormat.allCases.filter(form.formats.contains).compactMap(\.separateFile)
    }

    private static func sections(
        _ part: ReportPart,
        _ context: ReportContext,
        _ summary: SummarySection,
        files: [String],
        isScheduled: Bool
    ) -> [ReportSection] {
        switch part {
        case .summary: [summary.section]
        case .changes: [ChangesSection.make(context, isFirst: isScheduled)].compactMap(\.self)
        case .definitions: [DefinitionsSection.make(context)]
        case .zones: [ZonesSection.make(context)]
        case .maps: [MapSection.make(context)]
        case .distances: [DistancesSection.make(context)]
        case .development: [DevelopmentSection.make(context)]
        case .villages: [VillagesSection.make(context)].compactMap(\.self)
        case .inequality: inequality(context)
        case .regional: [RegionalSection.make(context)].compactMap(\.self)
        case .priorities: [PrioritySection.make(context)]
        case .routes: [RoutesSection.make(context)].compactMap(\.self)
        case .quality: [DataQualitySection.make(context)]
        case .appendix: [AppendixSection.make(context, files: files)]
        }
    }

    /// A section for each indicator.
    private static func inequality(_ context: ReportContext) -> [ReportSection] {
        context.snapshot.indicators.indices.map { index in
            guard index > 0 else { return InequalitySection.make(context) }
            let focused = ReportContext(
                context.snapshot.focused(on: index),
                context.words.language
            )
            var section = InequalitySection.make(focused)
            let name = focused.snapshot.indicator.name
            section.id += "-\(name)"
            section.title += ": \(focused.indicator)"
            section.blocks = section.blocks.map { block in
                switch block {
                case .figure(var figure):
                    figure.id += "-\(name)"
                    return .figure(figure)
                case .table(var table):
                    table.file = table.file.map { $0.replacing(".csv", with: "_\(name).csv") }
                    return .table(table)
                default: return block
                }
            }
            return section
        }
    }

    private static func subtitle(_ context: ReportContext) -> String {
        context.words(
            "Desa, jarak ke layanan, dan ketimpangan di sekitar \(context.core)",
            "Villages, distances to services, and inequality around \(context.core)"
        )
    }

    private static func facts(
        _ context: ReportContext,
        _ moment: ReportMoment,
        _ form: Form,
        _ run: StoredRun?
    ) -> [(name: String, value: String)] {
        let words = context.words
        let period = run.flatMap { run in
            run.period == nil ? nil : RunDate.text(run, in: words.language)
        }
        let numbers = context.numbers
        let villages = context.snapshot.register.villages
        let desa = villages.count { $0.kind == .desa }
        let query = context.snapshot.zones.query
        let publisher = form.publisher.map { (words("Penerbit", "Publisher"), words($0)) }
        return [publisher, period.map { (words("Periode", "Period"), $0) }].compactMap(\.self) + [
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
