import GeometryModel
import Inequality
import Layers
import Planning

/// The layers and tables that lie beside a report.
enum ReportLayers {
    /// A file of the report and what is in it.
    struct Entry {
        var name: String
        var format: ReportFormat
        var text: () -> String
    }

    /// Every file but the pages and the drawings.
    static func layers(_ context: ReportContext) -> [Entry] {
        let snapshot = context.snapshot
        return [
            Entry(name: "villages.geojson", format: .geojson) {
                GeoJSONWriter.text(ResultLayers.villages(snapshot))
            },
            Entry(name: "zones.geojson", format: .geojson) {
                GeoJSONWriter.text(ResultLayers.boundaries(snapshot))
            },
        ]
            + tables(context).map { table in
                Entry(name: "tables/\(table.name).csv", format: .csv) { CSVWriter.table(table) }
            }
    }

    /// Every table.
    static func tables(_ context: ReportContext) -> [Layer] {
        let snapshot = context.snapshot
        var tables: [(String, Layer)] = [
            ("villages", ResultLayers.villages(snapshot)),
            ("zones", ResultLayers.zones(snapshot.zones)),
            ("summary", ResultLayers.summary(snapshot.summary)),
            ("distances", ResultLayers.distances(snapshot.distances)),
            ("distance_summary", distanceSummary(context)),
            ("access", ResultLayers.access(snapshot.access)),
            ("inequality", InequalityTables.layer(snapshot.inequality)),
        ]
        tables.append(("decomposition", decomposition(snapshot.inequality, context)))
        for answer in snapshot.inequalities.dropFirst() {
            let name = answer.question.indicator
            tables += [
                ("inequality_\(name)", InequalityTables.layer(answer)),
                ("decomposition_\(name)", decomposition(answer, context)),
            ]
        }
        if let product = snapshot.regionalProduct {
            tables.append(("regional", ResultLayers.regional(product)))
        }
        tables += [("priorities", priorities(context)), ("skipped", skipped(snapshot))]
        if let past = context.past {
            tables.append(("changes", ResultLayers.changes(past.comparison)))
        }
        return tables.map { name, table in
            var table = table
            table.name = name
            return table
        }
    }

    private static func columns(_ names: String...) -> [Column] { names.map { Column($0) } }

    /// Count, median, 90th percentile and greatest distance by zone and service.
    private static func distanceSummary(_ context: ReportContext) -> Layer {
        let features = context.snapshot.distances.services.flatMap { service in
            context.zones.map { zone in
                let figures = DistanceFigures(
                    context.distances(of: context.villages(in: [zone]), to: service.name)
                )
                return Feature(values: [
                    .text(service.name), .text(zone), .integer(figures.count),
                    Cell(figures.median), Cell(figures.ninthDecile), Cell(figures.greatest),
                ])
            }
        }
        return Layer(
            name: "distance_summary",
            columns: columns("layer", "zone", "villages")
                + ["median_m", "p90_m", "max_m"].map { Column($0, decimals: 3) },
            features: features
        )
    }

    /// Theil's two measures split by zone.
    private static func decomposition(
        _ answer: InequalityAnswer,
        _ context: ReportContext
    ) -> Layer {
        var features: [Feature] = []
        for (name, order) in [("theil_l", 0.0), ("theil_t", 1.0)] {
            guard let split = answer.groups?.entropyDecomposition(order).value
            else { continue }
            features.append(
                Feature(values: [
                    .text(name), .text("between"), .null, .null, .null, .number(split.between),
                ])
            )
            for zone in context.zones {
                guard let part = split.parts.first(where: { $0.group.label == zone }) else {
                    continue
                }
                features.append(
                    Feature(values: [
                        .text(name), .text(zone), .integer(part.group.count),
                        .number(part.group.mean), Cell(part.entropy.value),
                        .number(part.contribution),
                    ])
                )
            }
            features.append(
                Feature(values: [
                    .text(name), .text("total"),
                    .integer(split.parts.reduce(0) { $0 + $1.group.count }),
                    .null, .number(split.total), .number(split.total),
                ])
            )
        }
        return Layer(
            name: "decomposition",
            columns: columns("measure", "part", "n", "mean", "entropy", "contribution"),
            features: features
        )
    }

    /// All villages that lack something, with a code for each lack.
    private static func priorities(_ context: ReportContext) -> Layer {
        let features = context.snapshot.priorities.entries.enumerated().map { index, entry in
            Feature(
                values: [.integer(index + 1)]
                    + ResultLayers.cells(of: entry.membership.village) + [
                        Cell(entry.membership.zone), .number(entry.membership.distance),
                        Cell(entry.value),
                        Cell(context.classes.name(of: entry.membership.village)),
                        .integer(entry.lacks.count),
                        .text(entry.lacks.map(code).joined(separator: ";")),
                    ]
            )
        }
        return Layer(
            name: "priorities",
            columns: columns("rank") + ResultLayers.village + [
                Column("zone"), ResultLayers.distance, Column(context.snapshot.indicator.name),
                Column("class"), Column("lacks"), Column("lacking"),
            ],
            features: features
        )
    }

    /// A lack for machines: `class:tertinggal`, `puskesmas_3km_urban:21900` with the distance in
    /// meters, or `gap:grid_electricity:without`.
    private static func code(of lack: PriorityVillages.Lack) -> String {
        switch lack {
        case .lowClass(let found): "class:\(found.name)"
        case .farService(let standard, let distance):
            "\(standard.id):\(DecimalText.fixed(distance, decimals: 0))"
        case .publishedGap(let gap): "gap:\(gap.service):\(gap.state)"
        }
    }

    /// Every row left out, with what it is a row of.
    static func skips(_ snapshot: Snapshot) -> [(data: String, skip: Skip)] {
        var tallies = [("villages", snapshot.register.tally)]
        tallies.append((snapshot.indicator.name, snapshot.inequality.tally))
        tallies += snapshot.distances.services.map { ($0.name, $0.tally) }
        return tallies.flatMap { name, tally in tally.skipped.map { (name, $0) } }
    }

    /// Every row left out, with the reason.
    private static func skipped(_ snapshot: Snapshot) -> Layer {
        let features = skips(snapshot).map { name, skip in
            Feature(values: [
                .text(name), .text(skip.subject), .text(skip.code), .text(skip.reason),
                .text(skip.place),
            ])
        }
        return Layer(
            name: "skipped",
            columns: columns("layer", "subject", "code", "reason", "place"),
            features: features
        )
    }
}
