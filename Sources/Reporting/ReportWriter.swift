import FoundationEssentials
public import Layers
public import Planning

/// Writes a report into a folder, in every language and format that is asked for.
///
/// With one language its files lie in the folder itself, with several each in a folder of its own.
public struct ReportWriter {
    private let snapshot: Snapshot
    private let languages: [Language]
    private let form: Report.Form
    private let moment: ReportMoment
    private let run: StoredRun?
    private let report: (Language) -> Report

    /// Names the data, the form and the past of a report.
    public init(
        of snapshot: Snapshot,
        languages: [Language],
        form: Report.Form,
        at moment: ReportMoment,
        run: StoredRun,
        past: ReportPast? = nil
    ) {
        self.snapshot = snapshot
        self.languages = languages
        self.form = form
        self.moment = moment
        self.run = run
        report = { language in
            Report(of: snapshot, language: language, at: moment, form: form, run: run, past: past)
        }
    }

    /// Names the data and the form of the profile of a village, which no history keeps.
    ///
    /// - Parameter form: A profile has no map package, whatever it says.
    public init(
        profileOf village: Village,
        in snapshot: Snapshot,
        languages: [Language],
        form: Report.Form,
        at moment: ReportMoment
    ) {
        var form = form
        form.formats.remove(.gpkg)
        self.snapshot = snapshot
        self.languages = languages
        self.form = form
        self.moment = moment
        run = nil
        report = { [form] language in
            Report(
                profileOf: village,
                in: snapshot,
                language: language,
                at: moment,
                form: form
            )
        }
    }

    /// Writes all files.
    ///
    /// - Returns: The headline numbers in the first language, the first file to open, and formats
    ///   that could not be made because a program is missing, each with what to do.
    /// - Throws: `LayerError` if a file cannot be written.
    public func write(
        into sink: borrowing FolderSink
    ) throws -> (summary: [String], first: String, lacks: [String]) {
        var summary: [String] = []
        var first = ""
        var lacks: [String] = []
        for language in languages {
            let report = report(language)
            let prefix = languages.count > 1 ? "\(language.rawValue)/" : ""
            for file in report.files { try sink.add(file.text, as: prefix + file.name) }
            try writePackage(language, report.title, to: sink, prefix)
            try writeWorkbook(report, language, to: sink, prefix)
            lacks += try writeForeign(report, language, to: sink, prefix)
            if first.isEmpty {
                summary = report.summaryLines
                let document = Self.document(in: "\(sink.draft)/\(prefix)")
                first = prefix + (document ?? report.files.first?.name ?? "run.json")
            }
        }
        if languages.count > 1, let record = try lastRecord(sink) {
            // One record for the whole folder, by which it is known to be a report.
            try sink.add(record, as: "run.json")
            if form.formats.contains(.html) {
                let title = form.title ?? snapshot.project.title
                try sink.add(HTMLRenderer.choice(of: languages, title), as: "index.html")
                first = "index.html"
            }
        }
        if let run { try sink.add(try run.text(), as: StoredRun.fileName) }
        var seen: Set<String> = []
        return (summary, first, lacks.filter { seen.insert($0).inserted })
    }

    /// The file of a folder that a reader opens first; `nil` if there are only tables and drawings.
    private static func document(in folder: String) -> String? {
        [
            "index.html", "report.pdf", "report.docx", "report.md", "report.xlsx", "map.gpkg",
        ].first { FileManager.default.fileExists(atPath: folder + $0) }
    }

    private func lastRecord(_ sink: borrowing FolderSink) throws -> String? {
        guard let language = languages.first else { return nil }
        let path = "\(sink.draft)/\(language.rawValue)/run.json"
        return String(decoding: try InputFile.read(path), as: UTF8.self)
    }

    private func writePackage(
        _ language: Language,
        _ title: String,
        to sink: borrowing FolderSink,
        _ prefix: String
    ) throws {
        guard form.formats.contains(.gpkg) else { return }
        let sheets = try ResultSheets(snapshot, language).map(of: snapshot)
        _ = try MapPackage.write(sheets, title: title, to: try sink.place(of: prefix + "map.gpkg"))
    }

    private func writeWorkbook(
        _ report: Report,
        _ language: Language,
        to sink: borrowing FolderSink,
        _ prefix: String
    ) throws {
        guard form.formats.contains(.xlsx) else { return }
        let words = Wording(language)
        let alerts = (run?.alerts ?? []).compactMap { $0.line(ReportContext(snapshot, language)) }
        let summary =
            [
                (words("Laporan", "Report"), report.title),
                (words("Dibuat", "Made"), moment.text(in: language)),
            ] + alerts.map { (words.alerts, $0) }
            + report.summaryLines.enumerated().map {
                (words("Angka utama \($0 + 1)", "Headline \($0 + 1)"), $1)
            }
            + [
                (
                    words("Catatan", "Note"),
                    words(
                        "Lembar lain memuat baris yang sama dengan berkas CSV; kosong berarti tidak diketahui, "
                            + "bukan nol.",
                        "The other sheets hold the rows of the CSV files; empty means unknown, not zero."
                    )
                )
            ]
        let sources = SourceList(of: snapshot, words)
        let lines =
            [(words("Perangkat lunak", "Software"), "Penyangga \(SoftwareVersions.product)")]
            + snapshot.inputs.map { (words("Berkas", "File"), "\($0.path), SHA-256 \($0.sha256)") }
            + snapshot.sources.map { (words.source, sources.line($0.id)) }
        try XLSXWriter.write(
            report.sheets,
            summary: .init(
                title: words("Ringkasan", "Summary"),
                lines: summary.map { (subject: $0.0, text: $0.1) }
            ),
            sources: .init(
                title: words("Sumber", "Sources"),
                lines: lines.map { (subject: $0.0, text: $0.1) }
            ),
            to: try sink.place(of: prefix + "report.xlsx")
        )
    }

    // MARK: Formats of other programs

    private func writeForeign(
        _ report: Report,
        _ language: Language,
        to sink: borrowing FolderSink,
        _ prefix: String
    ) throws -> [String] {
        let renderer = ForeignRenderer(secondsSince1970: moment.secondsSince1970)
        let work = prefix + "work"
        var lacks: [String] = []
        if form.formats.contains(.pdf) {
            let page = "\(work)/page.html"
            try sink.add(report.paper, as: page)
            do {
                try renderer.pdf(
                    of: "\(sink.draft)/\(page)",
                    to: try sink.place(of: prefix + "report.pdf")
                )
            } catch let lack as ForeignRenderer.Lack { lacks.append(lack.text) }
        }
        let wantsPictures = !form.formats.isDisjoint(with: [.png, .docx])
        let pictures = form.formats.contains(.png) ? prefix + "figures" : "\(work)/figures"
        if wantsPictures {
            do {
                for figure in report.figures {
                    let drawing = "\(work)/\(figure.name).svg"
                    try sink.add(figure.svg, as: drawing)
                    try renderer.png(
                        of: "\(sink.draft)/\(drawing)",
                        to: try sink.place(of: "\(pictures)/\(figure.name).png")
                    )
                }
            } catch let lack as ForeignRenderer.Lack { lacks.append(lack.text) }
        }
        if form.formats.contains(.docx) {
            let text = "\(work)/report.md"
            // The title is that of the document.
            let body = report.text.drop { $0 != "\n" }
            try sink.add(MarkdownPictures.png(in: String(body)), as: text)
            let folder = pictures.split(separator: "/").dropLast().joined(separator: "/")
            do {
                try renderer.docx(
                    of: "\(sink.draft)/\(text)",
                    beside: "\(sink.draft)/\(folder)",
                    language: language,
                    title: report.title,
                    to: try sink.place(of: prefix + "report.docx")
                )
            } catch let lack as ForeignRenderer.Lack { lacks.append(lack.text) }
        }
        try sink.remove(work)
        return lacks
    }
}

/// Drawings of a text as pictures.
private enum MarkdownPictures {
    /// The text with the pictures in place of the drawings, for programs that take no drawings.
    static func png(in text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard line.hasPrefix("!["), line.hasSuffix(".svg)") else { return String(line) }
            return line.dropLast(5) + ".png)"
        }
        .joined(separator: "\n")
    }
}
