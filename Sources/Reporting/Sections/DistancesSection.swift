import GeometryModel
import Inequality
import Planning

/// How far villages are from services, and how many are beyond each standard.
enum DistancesSection {
    static func make(_ context: ReportContext) -> ReportSection {
        let words = context.words
        var blocks: [ReportBlock] = [
            .paragraph(
                words(
                    "Jarak diukur lurus di atas elipsoid WGS 84 dari titik wakil setiap desa ke "
                        + "tempat layanan terdekat. Jarak melalui jalan atau sungai selalu lebih "
                        + "panjang. Median berarti separuh desa berjarak paling jauh sekian; "
                        + "persentil ke-90 berarti satu dari sepuluh desa lebih jauh lagi.",
                    "Distances are straight lines on the WGS 84 ellipsoid from the representative "
                        + "point of each village to the nearest place. Ways by road or river are "
                        + "always longer. Half of the villages are at most the median away; one "
                        + "in ten is farther than the 90th percentile."
                )
            ),
            .table(
                quantiles(
                    context,
                    words(
                        "Median jarak ke layanan terdekat (km)",
                        "Median distance to the nearest place (km)"
                    ),
                    \.median
                )
            ),
            .table(
                quantiles(
                    context,
                    words(
                        "Persentil ke-90 jarak ke layanan terdekat (km)",
                        "90th percentile of the distance to the nearest place (km)"
                    ),
                    \.ninthDecile
                )
            ),
        ]
        if !measuredStandards(context).isEmpty {
            blocks += [
                .heading(words("Desa di luar standar", "Villages beyond the standards")),
                .table(beyond(context)),
            ]
            blocks += unmeasured(context)
            blocks.append(
                .figure(ReportFigure("distances", bars(context), repeatsTable: true))
            )
        }
        blocks += [
            .heading(words("Sepuluh desa terjauh", "The ten farthest villages")),
            .table(farthest(context)),
        ]
        return ReportSection(
            id: "distances",
            title: words("Jarak ke layanan", "Distances to services"),
            blocks: blocks
        )
    }

    /// Standards with the service they speak of, in the order of services and thresholds.
    static func measuredStandards(
        _ context: ReportContext
    ) -> [(standard: AccessStandard, service: Service)] {
        context.snapshot.distances.services.flatMap { service in
            context.snapshot.standards
                .filter {
                    $0.applies(to: service) && context.nearest[service.name]?.isEmpty == false
                }
                .sorted { $0.threshold < $1.threshold }
                .map { (standard: $0, service: service) }
        }
    }

    private static func source(_ context: ReportContext) -> String {
        var files: [String] = []
        for service in context.snapshot.distances.services {
            let name = ReportContext.fileName(service.source)
            if !files.contains(name) { files.append(name) }
        }
        return files.joined(separator: ", ")
            + context.words(
                "; asal dan tanggal data: Lampiran",
                "; origin and dates: Appendix"
            )
    }

    // MARK: Tables

    private static func quantiles(
        _ context: ReportContext,
        _ caption: String,
        _ figure: KeyPath<DistanceFigures, Double?>
    ) -> ReportTable {
        let words = context.words
        let services = context.snapshot.distances.services
        let columns = context.zones.map { context.villages(in: [$0]) }
        let all = context.snapshot.register.villages
        let numbers = context.numbers
        let hasPorts = services.contains { $0.family == "ports" }
        let hasPlants = services.contains { $0.family == "electricity" }
        return ReportTable(
            caption: caption,
            header: [words("Layanan", "Service")] + context.zones.map { context.label(ofZone: $0) }
                + [words("Semua", "All")],
            rows: services.map { service in
                .texts(
                    [words(service.label)]
                        + (columns + [all]).map { villages in
                            let distances = context.distances(of: villages, to: service.name)
                            let meters = DistanceFigures(distances)[keyPath: figure]
                            return numbers.decimal(meters.map { $0 / 1000 }, places: 1)
                        }
                )
            },
            source: source(context),
            note: [
                hasPorts
                    ? words(
                        "koordinat pelabuhan dan ibu kota ditulis tangan, teliti sampai sekitar "
                            + "1–2 km",
                        "coordinates of ports and seats were typed by hand and are good to about "
                            + "1–2 km"
                    ) : "",
                hasPlants
                    ? words(
                        "dekat dengan pembangkit tidak berarti terlayani listrik",
                        "nearness to a power plant does not mean supply with electricity"
                    ) : "",
            ].filter { !$0.isEmpty }.joined(separator: "; "),
            file: "tables/distance_summary.csv"
        )
    }

    private static func beyond(_ context: ReportContext) -> ReportTable {
        let words = context.words
        let numbers = context.numbers
        let groups =
            context.zones.map { context.villages(in: [$0]) }
            + [context.snapshot.register.villages]
        let standards = measuredStandards(context)
        let hasUrban = standards.contains { $0.standard.scope == "urban" }
        let counts: ReportTable.Row = .texts(
            [words("Jumlah desa dan kelurahan", "Number of villages"), ""]
                + groups.map { numbers.integer($0.count) }
        )
        return ReportTable(
            caption: words(
                "Bagian desa dan kelurahan yang lebih jauh daripada standar (%)",
                "Share of villages farther than the standard (%)"
            ),
            header: [words("Standar", "Standard"), words("Sumber", "Source")]
                + context.zones.map { context.label(ofZone: $0) } + [words("Semua", "All")],
            rows: [counts]
                + standards.map { standard, service in
                    .texts(
                        [words(standard.label), context.sources.line(standard.source)]
                            + groups.map { villages in
                                let distances = context.distances(of: villages, to: service.name)
                                let limit = standard.threshold.meters
                                let far = distances.count { $0 > limit }
                                return numbers.percent(
                                    distances.isEmpty ? nil : Double(far) / Double(distances.count)
                                )
                            }
                    )
                },
            textColumnCount: 2,
            source: source(context),
            note: hasUrban
                ? words(
                    "standar perkotaan hanya acuan bagi desa; jarak lurus, sehingga bagian yang "
                        + "sebenarnya melampaui standar lebih besar",
                    "urban standards are only a reference for villages; straight lines, so that "
                        + "the true share beyond a standard is larger"
                ) : "",
            file: "tables/access.csv"
        )
    }

    private static func unmeasured(_ context: ReportContext) -> [ReportBlock] {
        let services = context.snapshot.distances.services
        let labels = context.snapshot.standards
            .filter { standard in !services.contains { standard.applies(to: $0) } }
            .map { context.words($0.label) }
        guard !labels.isEmpty else { return [] }
        return [
            .note(
                context.words(
                    "Standar berikut tidak dapat diukur karena belum ada data tempatnya: ",
                    "These standards cannot be measured because there are no data on places: "
                ) + labels.joined(separator: "; ") + "."
            )
        ]
    }

    private static func farthest(_ context: ReportContext) -> ReportTable {
        let words = context.words
        let villages = context.villages(in: context.innerZones)
        var rows: [ReportTable.Row] = []
        for service in context.snapshot.distances.services {
            let found = villages.compactMap { context.nearest[service.name]?[$0.code] }
                .sorted { ($1.distance, $0.village.code) < ($0.distance, $1.village.code) }
            guard !found.isEmpty else { continue }
            rows.append(.group(words(service.label)))
            rows += found.prefix(10).map { row in
                .texts([
                    row.village.name, "\(row.village.district), \(row.village.regency)",
                    row.facility.name, context.numbers.decimal(row.distance / 1000, places: 1),
                ])
            }
        }
        return ReportTable(
            caption: words(
                "Sepuluh desa dan kelurahan terjauh dari setiap layanan, \(context.reach)",
                "The ten villages farthest from each service, \(context.reach)"
            ),
            header: [
                words.village, words("Kecamatan, kabupaten/kota", "District, regency"),
                words("Tempat terdekat", "Nearest place"), words("Jarak (km)", "Distance (km)"),
            ],
            rows: rows,
            textColumnCount: 3,
            source: source(context),
            file: "tables/distances.csv"
        )
    }

    // MARK: Figure

    private static func bars(_ context: ReportContext) -> BarFigure {
        let words = context.words
        var sections: [BarSection] = []
        for service in context.snapshot.distances.services {
            let standards = measuredStandards(context).filter { $0.service.name == service.name }
            guard let standard = standards.last?.standard else { continue }
            let isUrban = standard.scope == "urban"
            sections.append(
                BarSection(
                    title: words(service.label),
                    rows: context.zones.map { zone in
                        let figures = DistanceFigures(
                            context.distances(of: context.villages(in: [zone]), to: service.name)
                        )
                        return BarRow(
                            label: context.label(ofZone: zone),
                            values: [figures.median, figures.ninthDecile].map {
                                $0.map { $0 / 1000 }
                            }
                        )
                    },
                    limit: ChartLimit(
                        value: standard.threshold.kilometers,
                        label: context.kilometers(standard.threshold)
                            + (isUrban ? words(" (acuan perkotaan)", " (urban reference)") : "")
                    )
                )
            )
        }
        return BarFigure(
            caption: FigureCaption(
                title: words(
                    "Jarak ke layanan terdekat menurut zona",
                    "Distance to the nearest place by zone"
                ),
                description: words(
                    "Batang median dan persentil ke-90 jarak untuk setiap layanan dan zona, dengan "
                        + "garis standar yang paling longgar.",
                    "Bars of the median and the 90th percentile of distances for each service and "
                        + "zone, with a line at the most lenient standard."
                ),
                subtitle: words(
                    "Jarak lurus dari titik wakil desa; garis: standar paling longgar",
                    "Straight lines from representative points; lines: the most lenient standard"
                ),
                source: source(context)
            ),
            numbers: context.numbers,
            series: ["Median", words("Persentil ke-90", "90th percentile")],
            sections: sections,
            axisTitle: words("Jarak lurus (km)", "Straight-line distance (km)")
        )
    }
}
