import GeometryModel
import Planning

/// The zones and the classes of villages on maps.
enum MapSection {
    static func make(_ context: ReportContext) -> ReportSection {
        let words = context.words
        return ReportSection(
            id: "maps",
            title: words("Peta zona dan status desa", "Maps of zones and classes"),
            blocks: [
                .paragraph(
                    context.snapshot.cells.areThiessen
                        ? words(
                            "Poligon desa tidak digunakan dalam laporan ini. Setiap desa digambar "
                                + "sebagai sel Thiessen titik wakilnya: daerah yang lebih dekat ke "
                                + "titik itu daripada ke titik desa lain. Tepi sel bukan batas desa.",
                            "No village polygons are used in this report. Each village is drawn as "
                                + "the Thiessen cell of its representative point: what is nearer "
                                + "to that point than to any other. Edges of cells are not "
                                + "village boundaries."
                        )
                        : words(
                            "Batas desa pada peta bersifat indikatif: batas desa baru definitif "
                                + "setelah ditetapkan dengan peraturan bupati atau wali kota.",
                            "Village boundaries on the maps are indicative: they become definitive "
                                + "by regulation of the regent or mayor."
                        )
                ),
                .figure(ReportFigure("map-zones", zones(context))),
            ] + (context.hasValues ? [.figure(ReportFigure("map-classes", classes(context)))] : [])
        )
    }

    private static func zones(_ context: ReportContext) -> MapFigure {
        let words = context.words
        let names = context.snapshot.zones.query.zones.zoneNames
        var fills = zip(names, Palette.zones(count: names.count - 1)).map { name, fill in
            FillClass(label: context.label(ofZone: name), fill: fill)
        }
        fills.append(
            FillClass(label: context.label(ofZone: ZoneSet.outside), fill: .solid(Palette.outside))
        )
        if context.hasVillagesWithoutZone {
            fills.append(FillClass(label: context.label(ofZone: nil), fill: Palette.missing))
        }
        let zoneOf = mainZones(context)
        // Villages without a zone are in the last class, which is theirs where there are any.
        let rest = fills.count - 1
        var classOf: [VillageCode: Int] = [:]
        for (code, zone) in zoneOf { classOf[code] = names.firstIndex(of: zone) }
        return map(
            context,
            caption: FigureCaption(
                title: words(
                    "Desa dan kelurahan menurut zona di sekitar \(context.core)",
                    "Villages by zone around \(context.core)"
                ),
                description: words(
                    "Peta desa dan kelurahan, diwarnai menurut zona dari inti ke luar. Jumlahnya "
                        + "ada dalam tabel di bawah gambar.",
                    "Map of villages, colored by zone from the core outward. Their numbers are in "
                        + "the table below the figure."
                ),
                subtitle: context.ruleSentence,
                source: ZonesSection.villageSource(context),
                note: note(context)
                    + (context.snapshot.zones.hasSeveralZones
                        ? words(
                            "; desa di beberapa zona digambar sekali, di zona bagian terbesarnya",
                            "; a village in several zones is drawn once, in that of its largest "
                                + "part"
                        ) : "")
            ),
            legend: words.zone,
            fills: fills
        ) { classOf[$0.code] ?? rest }
    }

    private static func classes(_ context: ReportContext) -> MapFigure {
        let words = context.words
        return map(
            context,
            caption: FigureCaption(
                title: context.indicator + words(" menurut desa", " by village"),
                description: words(
                    "Peta desa menurut kelas \(context.shortIndicator), dengan batas zona. "
                        + "Kelurahan tanpa nilai diarsir. Jumlahnya ada dalam tabel di bawah.",
                    "Map of villages by class of \(context.shortIndicator), with the limits of "
                        + "zones. Kelurahan without a value are hatched. Their numbers are in the "
                        + "table below."
                ),
                subtitle: context.classes.areQuartiles
                    ? words("Kelas adalah kuartil semua desa", "Classes are quartiles of all desa")
                    : words(
                        "Kelas menurut ambang resmi; kelurahan tidak memiliki nilai",
                        "Classes by the official limits; kelurahan have no value"
                    ),
                source: context.sources.line(context.snapshot.indicator.source),
                note: note(context)
            ),
            legend: context.shortIndicator,
            fills: context.classes.fills
        ) { context.classes.index(of: $0) }
    }

    static func note(_ context: ReportContext) -> String {
        context.snapshot.cells.areThiessen
            ? context.words(
                "sel Thiessen titik wakil, bukan batas desa",
                "Thiessen cells of representative points, not village boundaries"
            )
            : context.words("batas desa indikatif", "village boundaries are indicative")
    }

    // MARK: Parts

    static func map(
        _ context: ReportContext,
        caption: FigureCaption,
        legend: String,
        fills: [FillClass],
        focus: Box? = nil,
        classOf: (Village) -> Int
    ) -> MapFigure {
        let snapshot = context.snapshot
        return MapFigure(
            caption: caption,
            numbers: context.numbers,
            legendTitle: legend,
            classes: fills,
            areas: zip(snapshot.register.villages, snapshot.cells.areas).map { village, area in
                MapArea(
                    geometry: area,
                    classIndex: classOf(village),
                    tooltip: "\(village.name), \(village.district): "
                        + fills[classOf(village)].label
                )
            },
            core: MapBoundary(geometry: snapshot.zones.query.core.geometry, label: context.core),
            boundaries: snapshot.buffers.map {
                MapBoundary(geometry: $0.geometry, label: context.kilometers($0.limit))
            },
            boundaryLegend: snapshot.buffers.isEmpty
                ? "" : context.words("Batas zona", "Limits of zones"),
            pointLayers: pointLayers(context),
            places: places(context),
            focus: focus ?? self.focus(context)
        )
    }

    /// The zone of each village; of several, the one with the largest share.
    static func mainZones(_ context: ReportContext) -> [VillageCode: String] {
        var zones: [VillageCode: String] = [:]
        for membership in context.snapshot.zones.mainMemberships {
            zones[membership.village.code] = membership.zone
        }
        return zones
    }

    /// The degrees around the zones; everything where zones have no limits.
    private static func focus(_ context: ReportContext) -> Box? {
        guard context.snapshot.region == nil else { return nil }
        guard let outer = context.snapshot.buffers.last else { return nil }
        return outer.geometry.bounds.expanded(by: 0.04)
    }

    private static func pointLayers(_ context: ReportContext) -> [MapPointLayer] {
        let services = context.snapshot.distances.services.filter {
            ["ports", "airports"].contains($0.family)
        }
        let distinct = services.filter { service in
            let ids = Set(service.facilities.map(\.id))
            return !services.contains { other in
                other.name != service.name && ids.isStrictSubset(of: other.facilities.map(\.id))
            }
        }
        let shapes = PointSymbol.Shape.allCases
        return distinct.prefix(shapes.count).enumerated().map { index, service in
            MapPointLayer(
                label: context.words(service.label),
                symbol: PointSymbol(
                    shapes[(index + 1) % shapes.count],
                    color: Palette.series[(index + 3) % Palette.series.count]
                ),
                points: service.facilities.flatMap { $0.geometry.points }
            )
        }
    }

    /// The seats, and the regencies or, in one of them, its districts.
    private static func places(_ context: ReportContext) -> [MapPlace] {
        seats(context) + areas(context)
    }

    /// Regencies that are no cities, which their seats name, in the middle of their villages on the map;
    /// in one regency its districts.
    private static func areas(_ context: ReportContext) -> [MapPlace] {
        let byDistrict = RecapTable.isByDistrict(context)
        let frame = focus(context)
        let villages = context.snapshot.register.villages.filter {
            (frame?.covers($0.point) ?? true) && (byDistrict || !$0.regency.hasPrefix("Kota "))
        }
        let parts = Dictionary(grouping: villages) {
            byDistrict ? $0.code.district : $0.code.regency
        }
        return parts.sorted { $0.key < $1.key }.compactMap { _, villages in
            guard villages.count >= (byDistrict ? 2 : 5), let first = villages.first else {
                return nil
            }
            let count = Double(villages.count)
            return MapPlace(
                name: byDistrict ? first.district : first.regency,
                position: Coordinate(
                    longitude: villages.reduce(0) { $0 + $1.point.longitude } / count,
                    latitude: villages.reduce(0) { $0 + $1.point.latitude } / count
                ),
                hasDot: false
            )
        }
    }

    private static func seats(_ context: ReportContext) -> [MapPlace] {
        var named: Set<String> = []
        let seats = context.snapshot.distances.services.filter { $0.family == "seats" }
            .flatMap(\.facilities)
        // The first is the capital of the province, and may be a regency seat as well.
        return seats.filter { named.insert($0.name).inserted }.enumerated()
            .compactMap { index, seat in
                seat.geometry.points.first.map { position in
                    MapPlace(
                        name: seat.name,
                        position: position,
                        priority: index == 0 ? 10 : 5,
                        isProminent: index == 0
                    )
                }
            }
    }
}
