import GeometryModel
import Inequality
import Planning

/// The indicator by zone: level, classes, and how it goes with the distance from the core.
enum DevelopmentSection {
    static func make(_ context: ReportContext) -> ReportSection {
        let words = context.words
        var blocks: [ReportBlock] =
            context.hasValues
            ? [
                .paragraph(introduction(context)), .table(levels(context)),
                .table(classes(context)),
                .figure(ReportFigure("classes", bars(context), repeatsTable: true)),
                .figure(ReportFigure("means", means(context))),
                .figure(ReportFigure("distance", scatter(context))),
            ] : [.paragraph(context.lackOfValues)]
        if let recap = RecapTable.make(context) {
            blocks += [.heading(RecapTable.title(context)), .table(recap)]
        }
        return ReportSection(
            id: "development",
            title: words("\(context.indicator) menurut zona", "\(context.indicator) by zone"),
            blocks: blocks
        )
    }

    private static func introduction(_ context: ReportContext) -> String {
        let numbers = context.numbers
        let villages = context.snapshot.register.villages
        let valued = villages.count { context.value(of: $0) != nil }
        let start = context.words(
            "\(numbers.integer(valued)) dari \(numbers.integer(villages.count)) desa dan "
                + "kelurahan memiliki nilai. ",
            "\(numbers.integer(valued)) of \(numbers.integer(villages.count)) villages have a "
                + "value. "
        )
        guard context.snapshot.indicator.isOnlyForDesa else { return start }
        return start
            + context.words(
                "Indikator ini hanya ada untuk desa; kelurahan tidak memilikinya. Zona yang "
                    + "hampir seluruhnya kelurahan, seperti kota, karena itu diwakili sedikit "
                    + "desa. Setiap desa berbobot sama, berapa pun penduduknya.",
                "This indicator exists for desa only; kelurahan have none. Zones that consist "
                    + "mostly of kelurahan, such as towns, are therefore represented by few desa. "
                    + "Every desa counts alike, whatever its population."
            )
    }

    static func source(_ context: ReportContext) -> String {
        context.sources.line(context.snapshot.indicator.source)
    }

    static func sample(_ villages: [Village], _ context: ReportContext) -> Sample? {
        try? Sample(values: villages.map { context.value(of: $0) })
    }

    // MARK: Tables

    private static func levels(_ context: ReportContext) -> ReportTable {
        let words = context.words
        let numbers = context.numbers
        func row(_ label: String, _ villages: [Village]) -> [String] {
            let found = sample(villages, context)
            let count = villages.count { context.value(of: $0) != nil }
            return [label, numbers.integer(count), numbers.integer(villages.count - count)]
                + [
                    Measure.mean, .quantile(percent: 10), .quantile(percent: 50),
                    .quantile(percent: 90),
                ]
                .map { numbers.decimal(found?.outcome($0).value, places: 3) }
                + [
                    numbers.decimal(found?.values.first, places: 3),
                    numbers.decimal(found?.values.last, places: 3),
                ]
        }
        let all = row(words("Semua", "All"), context.snapshot.register.villages)
        return ReportTable(
            caption: words(
                "\(context.shortIndicator) menurut zona",
                "\(context.shortIndicator) by zone"
            ),
            header: [
                words.zone, words("Desa bernilai", "With a value"),
                words("Tanpa nilai", "Without"), words("Rata-rata", "Mean"),
                words("Persentil ke-10", "10th percentile"), "Median",
                words("Persentil ke-90", "90th percentile"), words("Terendah", "Lowest"),
                words("Tertinggi", "Highest"),
            ],
            rows: context.zones.map {
                .texts(row(context.label(ofZone: $0), context.villages(in: [$0])))
            } + [.total(all.map { ReportTable.Cell($0) })],
            source: source(context),
            note: context.snapshot.indicator.isOnlyForDesa
                ? words(
                    "tanpa nilai: kelurahan; – berarti tidak ada nilai, bukan nol",
                    "without: kelurahan; – means no value, not zero"
                )
                : words("– berarti tidak ada nilai, bukan nol", "– means no value, not zero"),
            file: "tables/villages.csv"
        )
    }

    private static func classes(_ context: ReportContext) -> ReportTable {
        let words = context.words
        let numbers = context.numbers
        func row(_ label: String, _ villages: [Village]) -> [String] {
            [label] + context.classes.counts(villages).map(numbers.integer)
                + [numbers.integer(villages.count)]
        }
        let all = row(words.total, context.snapshot.register.villages)
        return ReportTable(
            caption: words(
                "Desa menurut kelas \(context.shortIndicator) dan zona",
                "Villages by class of \(context.shortIndicator) and zone"
            ),
            header: [words.zone] + context.classes.fills.map(\.label) + [words.total],
            rows: context.zones.map {
                .texts(row(context.label(ofZone: $0), context.villages(in: [$0])))
            } + [.total(all.map { ReportTable.Cell($0) })],
            source: source(context),
            note: limitsNote(context),
            file: "tables/villages.csv"
        )
    }

    private static func limitsNote(_ context: ReportContext) -> String {
        let limits = context.snapshot.classes.compactMap { found in
            found.upperInclusive.map {
                "\(context.words(found.label).lowercased()) ≤ "
                    + context.numbers.decimal($0, places: 4)
            }
        }
        guard !limits.isEmpty else {
            return context.words("kelas adalah kuartil", "classes are quartiles")
        }
        return context.words(
            "batas atas termasuk dalam kelas: ",
            "upper limits belong to the class: "
        ) + limits.joined(separator: ", ")
    }

    // MARK: Figures

    private static func bars(_ context: ReportContext) -> StackedBarFigure {
        let words = context.words
        return StackedBarFigure(
            caption: FigureCaption(
                title: words(
                    "Kelas \(context.shortIndicator) menurut zona",
                    "Classes of \(context.shortIndicator) by zone"
                ),
                description: words(
                    "Batang bertumpuk bagian desa dan kelurahan di setiap kelas, satu batang satu "
                        + "zona.",
                    "Stacked bars of the share of villages in each class, one bar a zone."
                ),
                subtitle: words(
                    "Bagian desa dan kelurahan di setiap zona",
                    "Share of the villages of each zone"
                ),
                source: source(context)
            ),
            numbers: context.numbers,
            classes: context.classes.fills,
            bars: context.zones.map {
                StackedBar(
                    label: context.label(ofZone: $0),
                    counts: context.classes.counts(context.villages(in: [$0]))
                )
            },
            axisTitle: words("Bagian desa dan kelurahan", "Share of villages")
        )
    }

    private static func means(_ context: ReportContext) -> IntervalFigure {
        let words = context.words
        let all = context.snapshot.inequality.sample.outcome(.mean).value
        return IntervalFigure(
            caption: FigureCaption(
                title: words(
                    "Rata-rata \(context.shortIndicator) menurut zona",
                    "Mean \(context.shortIndicator) by zone"
                ),
                description: words(
                    "Titik rata-rata setiap zona dengan selang kepercayaan 95%, dan garis rata-"
                        + "rata semua desa.",
                    "Dots of the mean of each zone with 95% confidence intervals, and a line at "
                        + "the mean of all desa."
                ),
                subtitle: words(
                    "Garis mendatar: selang kepercayaan 95%",
                    "Horizontal lines: 95% confidence intervals"
                ),
                source: source(context),
                note: words(
                    "galat baku memandang desa sebagai satu kemungkinan dari proses yang lebih luas",
                    "standard errors take the villages as one draw from a wider process"
                )
            ),
            numbers: context.numbers,
            estimates: context.zones.map { zone in
                let found = sample(context.villages(in: [zone]), context)
                let interval = found?.confidenceInterval(of: .mean)?.value
                return IntervalEstimate(
                    label: context.label(ofZone: zone),
                    value: found?.outcome(.mean).value,
                    lower: interval?.lower,
                    upper: interval?.upper,
                    count: found?.count ?? 0
                )
            },
            references: all.map {
                [ChartLimit(value: $0, label: words("rata-rata semua desa", "mean of all desa"))]
            } ?? [],
            axisTitle: context.shortIndicator
        )
    }

    private static func scatter(_ context: ReportContext) -> ScatterFigure {
        let words = context.words
        let main = MapSection.mainZones(context)
        var distances: [VillageCode: Double] = [:]
        for membership in context.snapshot.zones.memberships {
            distances[membership.village.code] = membership.distance
        }
        let valued = context.snapshot.register.villages.compactMap { village in
            context.value(of: village).map { (village: village, value: $0) }
        }
        let inside = valued.filter { main[$0.village.code] != ZoneSet.outside }
        let lowest = inside.sorted { ($0.value, $0.village.code) < ($1.value, $1.village.code) }
        let named = Set(lowest.prefix(4).map(\.village.code))
        let points = valued.map { village, value in
            ScatterPoint(
                kilometers: (distances[village.code] ?? .nan) / 1000,
                value: value,
                label: village.name,
                isHighlighted: named.contains(village.code)
            )
        }
        return ScatterFigure(
            caption: FigureCaption(
                title: words(
                    "\(context.shortIndicator) dan jarak dari \(context.core)",
                    "\(context.shortIndicator) and distance from \(context.core)"
                ),
                description: words(
                    "Diagram pencar: satu titik satu desa, jarak dari \(context.core) mendatar "
                        + "dan \(context.shortIndicator) tegak, dengan median per kelas jarak.",
                    "Scatter plot: one point a desa, distance from \(context.core) along and "
                        + "\(context.shortIndicator) up, with medians by bins of distance."
                ),
                subtitle: words(
                    "Satu titik satu desa; garis bertangga: median per 25 km; bernama: empat desa "
                        + "terendah \(context.reach)",
                    "One point a desa; stepped line: medians by 25 km; named: the four lowest "
                        + "\(context.reach)"
                ),
                source: source(context)
            ),
            numbers: context.numbers,
            points: points,
            zoneLimits: context.limits.map {
                ChartLimit(value: $0.kilometers, label: context.kilometers($0))
            },
            valueLimits: context.snapshot.classes.compactMap { found in
                found.lowerExclusive.map {
                    ChartLimit(value: $0, label: words(found.label).lowercased())
                }
            },
            medians: BinMedian.medians(of: points, width: 25),
            distanceTitle: words(
                "Jarak lurus dari \(context.core) (km)",
                "Straight-line distance from \(context.core) (km)"
            ),
            valueTitle: context.shortIndicator
        )
    }
}
