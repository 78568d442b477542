import GeometryModel
import Planning

/// Method, formulas, parameters, inputs and sources.
enum AppendixSection {
    static func make(_ context: ReportContext, files: [String]) -> ReportSection {
        let words = context.words
        var blocks: [ReportBlock] = [
            .heading(words("Metode dan rumus", "Method and formulas")),
            .terms(terms(words)),
            .heading(words("Parameter", "Parameters")),
            .table(parameters(context)),
            .heading(words("Berkas masukan", "Input files")),
            .table(inputs(context)),
        ]
        if !context.sources.entries.isEmpty {
            blocks += [.heading(words("Sumber data", "Sources")), .table(sources(context))]
        }
        blocks += [
            .heading(words("Berkas yang menyertai laporan", "Files beside this report")),
            .paragraph(files.joined(separator: ", ") + "."),
        ]
        return ReportSection(id: "appendix", title: words("Lampiran", "Appendix"), blocks: blocks)
    }

    private static func terms(_ words: Wording) -> [(term: String, meaning: String)] {
        [
            (
                words("Jarak", "Distance"),
                words(
                    "Geodesik terpendek di atas elipsoid WGS 84 (Karney 2013). Sisi garis dan "
                        + "poligon lurus dalam bujur dan lintang (RFC 7946).",
                    "The shortest geodesic on the WGS 84 ellipsoid (Karney 2013). Edges of lines "
                        + "and polygons are straight in longitude and latitude (RFC 7946)."
                )
            ),
            (
                words("Koefisien Gini", "Gini coefficient"),
                words(
                    "G = Σᵢ Σⱼ |xᵢ − xⱼ| ∕ (2 n² μ). Nol: semua sama.",
                    "G = Σᵢ Σⱼ |xᵢ − xⱼ| ∕ (2 n² μ). Zero: all are equal."
                )
            ),
            (
                "Theil L, Theil T",
                words(
                    "L = (1∕n) Σ ln(μ∕xᵢ); T = (1∕n) Σ (xᵢ∕μ) ln(xᵢ∕μ). Keduanya terurai tepat "
                        + "menjadi bagian antarkelompok dan bagian di dalam kelompok (Shorrocks "
                        + "1980).",
                    "L = (1∕n) Σ ln(μ∕xᵢ); T = (1∕n) Σ (xᵢ∕μ) ln(xᵢ∕μ). Both split exactly into a "
                        + "part between groups and a part within them (Shorrocks 1980)."
                )
            ),
            (
                words("Indeks Williamson", "Williamson index"),
                words(
                    "V = √(Σ pᵢ (yᵢ − ȳ)²) ∕ ȳ, dengan pᵢ bagian penduduk, yᵢ PDRB per kapita, dan "
                        + "ȳ rata-rata berbobotnya (Williamson 1965).",
                    "V = √(Σ pᵢ (yᵢ − ȳ)²) ∕ ȳ, with pᵢ the share of population, yᵢ GRDP per head "
                        + "and ȳ its weighted mean (Williamson 1965)."
                )
            ),
            (
                words("Selang kepercayaan", "Confidence interval"),
                words(
                    "Normal, dari galat baku yang dilinearkan. Desa adalah sensus: selang "
                        + "menjawab seberapa mantap angka bila desa-desa ini satu kemungkinan dari "
                        + "proses yang lebih luas, bukan galat pencacahan.",
                    "Normal, from linearized standard errors. The villages are a census: the "
                        + "interval says how stable a figure is if they are one draw from a wider "
                        + "process, not how well they were counted."
                )
            ),
            (
                words("Persentil", "Percentile"),
                words(
                    "Nilai pertama yang bagian kumulatifnya mencapai persentil itu; bila tepat, "
                        + "rata-rata dengan nilai berikutnya (tipe 2, Hyndman dan Fan 1996).",
                    "The first value whose cumulative share reaches the percentile; if exactly, "
                        + "the mean with the next (type 2, Hyndman and Fan 1996)."
                )
            ),
        ]
    }

    private static func parameters(_ context: ReportContext) -> ReportTable {
        let words = context.words
        let query = context.snapshot.zones.query
        let zones = query.zones.zoneNames.map { context.label(ofZone: $0) }
        var rows: [[String]] = [
            [
                words("Inti", "Core"),
                "\(query.core.name) (\(ReportContext.fileName(query.core.source)))",
            ],
            [
                words("Kumpulan zona", "Zone set"),
                "\(query.zones.name): \(zones.joined(separator: ", "))",
            ],
            [words("Aturan", "Rule"), context.shortRule],
            [
                words("Toleransi singgungan", "Tolerance of contacts"),
                context.numbers.percent(query.tolerance) + words(" lahan desa", " of the land"),
            ],
            [
                words("Indikator", "Indicator"),
                "\(context.snapshot.indicator.name) (\(context.snapshot.indicator.vintage))",
            ],
            [
                words("Bobot", "Weight"),
                context.snapshot.project.population
                    ?? words("tanpa bobot", "unweighted"),
            ],
        ]
        rows += SoftwareVersions.all.map { [$0.name, $0.version] }
        return ReportTable(
            caption: words("Parameter dan versi", "Parameters and versions"),
            header: [words("Parameter", "Parameter"), words("Nilai", "Value")],
            rows: rows.map { .texts($0) },
            textColumnCount: 2,
            source: "run.json",
            file: "run.json"
        )
    }

    private static func inputs(_ context: ReportContext) -> ReportTable {
        let words = context.words
        return ReportTable(
            caption: words("Berkas masukan dan sidik jarinya", "Input files and their digests"),
            header: [
                words("Berkas", "File"), words("Bita", "Bytes"),
                words("SHA-256 (16 digit pertama)", "SHA-256 (first 16 digits)"),
            ],
            rows: context.snapshot.inputs.map { input in
                .texts([
                    ReportContext.fileName(input.path), context.numbers.integer(input.bytes),
                    String(input.sha256.prefix(16)),
                ])
            },
            laterTextColumns: [2],
            source: words("run.json, dengan sidik jari lengkap", "run.json, with full digests"),
            file: "run.json"
        )
    }

    private static func sources(_ context: ReportContext) -> ReportTable {
        let words = context.words
        return ReportTable(
            caption: words("Sumber data", "Sources of data"),
            header: [
                words("Pengenal", "Identifier"), words("Judul", "Title"),
                words("Penerbit", "Publisher"), words("Tanggal", "Date"),
                words("Lisensi", "License"),
            ],
            rows: context.sources.entries.map { entry in
                .cells([
                    ReportTable.Cell(entry.id),
                    ReportTable.Cell(words(entry.title), link: entry.url),
                    ReportTable.Cell(words(entry.publisher)), ReportTable.Cell(entry.date),
                    ReportTable.Cell(words(entry.license)),
                ])
            },
            textColumnCount: 5,
            source: words("tabel sumber proyek", "table of sources of the project")
        )
    }
}
