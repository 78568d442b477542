import GeometryModel
import Planning

/// One village on a page: where it is, how it stands, what it has near it, what it lacks.
struct ProfileSections {
    /// The village.
    let village: Village
    /// The village in its zone.
    let membership: ZoneQuery.Membership?

    private let context: ReportContext

    init(of village: Village, _ context: ReportContext) {
        self.village = village
        self.context = context
        membership = context.snapshot.zones.mainMemberships
            .first { $0.village.code == village.code }
    }

    private var words: Wording { context.words }
    private var numbers: NumberStyle { context.numbers }

    /// When it was made, and where the village lies.
    func facts(_ moment: ReportMoment) -> [(name: String, value: String)] {
        [
            (words("Dibuat", "Made"), moment.text(in: words.language)),
            (words("Jenis", "Kind"), village.kind.rawValue),
            (words.zone, context.label(ofZone: membership?.zone) + "; " + context.shortRule),
            (
                words("Jarak dari \(context.core)", "Distance from \(context.core)"),
                numbers.kilometers(meters: membership?.distance)
            ),
            (
                words("Luas", "Area"),
                numbers.squareKilometers(squareMeters: village.area?.squareMeters)
            ),
        ]
    }

    /// The sections of the page.
    var sections: [ReportSection] {
        [
            ReportSection(
                id: "standing",
                title: words("Status", "Standing"),
                blocks: standing
            ),
            ReportSection(
                id: "services",
                title: words("Jarak ke layanan", "Distances to services"),
                blocks: [.table(services)]
            ),
            ReportSection(
                id: "lacks",
                title: words("Kekurangan", "Lacks"),
                blocks: [
                    .list(lacks),
                    .note(
                        words(
                            "dalam kurung standarnya; * standar perkotaan, hanya acuan bagi desa",
                            "the standard in parentheses; * an urban standard, only a reference "
                                + "for villages"
                        )
                    ),
                ]
            ),
            ReportSection(
                id: "place",
                title: words("Letak", "Place"),
                blocks: [.figure(ReportFigure("map-village", map))]
            ),
        ]
    }

    // MARK: Standing

    private var standing: [ReportBlock] {
        let snapshot = context.snapshot
        guard let value = context.value(of: village) else {
            let reason = snapshot.indicator.lack(of: village)
            return [.paragraph("\(context.indicator): " + words.reason(of: reason) + ".")]
        }
        let parts = snapshot.indicator.parts.compactMap { name -> ClassStanding.Part? in
            guard let part = snapshot.project.indicators.first(where: { $0.name == name }),
                let value = village.values[part.column]
            else { return nil }
            return ClassStanding.Part(name: name, value: value)
        }
        var figures = [
            KeyFigure(
                label: context.indicator,
                value: numbers.decimal(value, places: 4),
                detail: snapshot.classes.classOf(value).map { words($0.label).lowercased() } ?? ""
            )
        ]
        figures += parts.map { part in
            KeyFigure(
                label: label(part.name),
                value: numbers.decimal(part.value, places: 4),
                detail: rank(part.value, part.name)
            )
        }
        var sentences = [
            words("Peringkat ", "Rank ") + rank(value, snapshot.indicator.name) + "."
        ]
        if let standing = ClassStanding(value: value, classes: snapshot.classes, parts: parts) {
            if let next = standing.next, let distance = standing.distanceToNext {
                sentences.append(
                    words(
                        "Untuk status \(words(next.label).lowercased()) kurang "
                            + "\(numbers.decimal(distance, places: 4)).",
                        "The class \(words(next.label).lowercased()) is "
                            + "\(numbers.decimal(distance, places: 4)) away."
                    )
                )
            }
            if let weakest = standing.weakestPart {
                sentences.append(
                    words(
                        "Yang paling menahan: \(label(weakest.name)) "
                            + "(\(numbers.decimal(weakest.value, places: 4))).",
                        "What holds it back most: \(label(weakest.name)) "
                            + "(\(numbers.decimal(weakest.value, places: 4)))."
                    )
                )
            }
        }
        return [
            .keyFigures(figures), .list(sentences),
            .note(
                words("Sumber: ", "Source: ") + context.sources.line(snapshot.indicator.source)
            ),
        ]
    }

    private func label(_ indicator: String) -> String {
        context.snapshot.project.indicators.first { $0.name == indicator }
            .map { words($0.label) } ?? indicator
    }

    /// The place among the desa of the district, the regency and all, the greatest first.
    private func rank(_ value: Double, _ name: String) -> String {
        let column =
            context.snapshot.project.indicators.first { $0.name == name }?.column ?? name
        func place(_ villages: [Village]) -> String {
            let values = villages.compactMap { $0.values[column] }
            return "\(numbers.integer(1 + values.count { $0 > value }))"
                + words(" dari ", " of ") + numbers.integer(values.count)
        }
        let all = context.snapshot.register.villages
        let regency = all.filter { $0.code.regency == village.code.regency }
        let district = regency.filter { $0.code.district == village.code.district }
        return words(
            "\(place(district)) di kecamatan, \(place(regency)) di kabupaten/kota, "
                + "\(place(all)) di provinsi",
            "\(place(district)) in the district, \(place(regency)) in the regency, "
                + "\(place(all)) in the province"
        )
    }

    // MARK: Services

    private var services: ReportTable {
        let standards = DistancesSection.measuredStandards(context)
        return ReportTable(
            caption: words("Tempat terdekat setiap layanan", "The nearest place of each service"),
            header: [
                words("Layanan", "Service"), words("Tempat terdekat", "Nearest place"),
                words("Jarak lurus", "Straight line"), words("Standar", "Standard"),
            ],
            rows: context.snapshot.distances.services.map { service in
                let row = context.nearest[service.name]?[village.code]
                let limits = standards.filter { $0.service.name == service.name }.map { entry in
                    let isMet = row.map { $0.distance <= entry.standard.threshold.meters } ?? false
                    return context.kilometers(entry.standard.threshold) + " "
                        + (isMet ? words("terpenuhi", "met") : words("tidak terpenuhi", "not met"))
                }
                return .texts([
                    words(service.label), row?.facility.name ?? NumberStyle.missing,
                    numbers.kilometers(meters: row?.distance),
                    limits.isEmpty ? NumberStyle.missing : limits.joined(separator: "; "),
                ])
            },
            textColumnCount: 2,
            laterTextColumns: [3],
            source: Set(
                context.snapshot.distances.services.map {
                    ReportContext.fileName($0.source)
                }
            ).sorted().joined(separator: ", "),
            note: words(
                "jarak lurus di permukaan bumi, bukan jarak jalan",
                "straight lines on the surface of the earth, not road distances"
            )
        )
    }

    private var lacks: [String] {
        let found = context.snapshot.lacks(of: village).map {
            PrioritySection.text(of: $0, context)
        }
        return found.isEmpty ? [words("Tidak ada yang diketahui.", "None that is known.")] : found
    }

    // MARK: Map

    private var map: MapFigure {
        let snapshot = context.snapshot
        let own = zip(snapshot.register.villages, snapshot.cells.areas)
            .first { $0.0.code == village.code }?.1
        let kinds = [
            FillClass(label: village.name, fill: .solid(Palette.series[0])),
            FillClass(
                label: words("Kecamatan \(village.district)", "District \(village.district)"),
                fill: .solid(Palette.series[0].mixed(with: Palette.paper, fraction: 0.65))
            ),
            FillClass(label: words("Lainnya", "Others"), fill: .solid(Palette.outside)),
        ]
        return MapSection.map(
            context,
            caption: FigureCaption(
                title: words("Letak \(village.name)", "Where \(village.name) lies"),
                description: words(
                    "Peta letak \(village.name) di kecamatannya.",
                    "Map of \(village.name) in its district."
                ),
                source: ZonesSection.villageSource(context),
                note: MapSection.note(context)
            ),
            legend: words.village,
            fills: kinds,
            focus: own?.bounds.expanded(by: 0.25)
        ) { other in
            if other.code == village.code { return 0 }
            return other.code.district == village.code.district ? 1 : 2
        }
    }
}
