import GeometryModel
import Inequality
import Layers
import Planning

/// The layers and tables that lie beside a report.
enum ReportLayers {
    /// Every file but the pages and the drawings.
    static func files(_ context: ReportContext) -> [ReportFile] {
        let snapshot = context.snapshot
        let villages = ResultLayers.villages(snapshot)
        let tables: [(String, Layer)] = [
            ("villages", villages), ("zones", ResultLayers.zones(snapshot.zones)),
            ("summary", ResultLayers.summary(snapshot.summary)),
            ("distances", ResultLayers.distances(snapshot.distances)),
            ("distance_summary", distanceSummary(context)),
            ("access", ResultLayers.access(snapshot.access)),
            ("inequality", inequality(context)), ("decomposition", decomposition(context)),
            ("regional", regional(context)), ("priorities", priorities(context)),
            ("skipped", skipped(snapshot)),
        ]
        return [
            ReportFile(name: "villages.geojson", text: GeoJSONWriter.collection(villages)),
            ReportFile(
                name: "zones.geojson",
                text: GeoJSONWriter.collection(ResultLayers.boundaries(snapshot))
            ),
        ]
            + tables.map {
                ReportFile(name: "tables/\($0.0).csv", text: CSVWriter.table($0.1))
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

    /// The headline measures of every zone and of all villages.
    private static func inequality(_ context: ReportContext) -> Layer {
        let answer = context.snapshot.inequality
        var samples = context.zones.compactMap { zone in
            answer.groups?[zone].map { (zone: zone, sample: $0) }
        }
        samples.append((zone: "all", sample: answer.sample))
        let features = samples.flatMap { zone, sample in
            Measure.headline.map { measure in
                let outcome = sample.outcome(measure)
                let interval = sample.confidenceInterval(of: measure)?.value
                return Feature(values: [
                    .text(zone), .integer(sample.count), .text(measure.key), Cell(outcome.value),
                    Cell(sample.standardError(of: measure)?.value), Cell(interval?.lower),
                    Cell(interval?.upper), Cell(outcome.reason?.rawValue),
                ])
            }
        }
        return Layer(
            name: "inequality",
            columns: columns(
                "zone",
                "n",
                "measure",
                "value",
                "standard_error",
                "lower_95",
                "upper_95",
                "reason"
            ),
            features: features
        )
    }

    /// Theil's two measures split by zone.
    private static func decomposition(_ context: ReportContext) -> Layer {
        var features: [Feature] = []
        for (name, order) in [("theil_l", 0.0), ("theil_t", 1.0)] {
            guard let split = context.snapshot.inequality.groups?.entropyDecomposition(order).value
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
                    .text(name), .text("total"), .integer(context.snapshot.inequality.sample.count),
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

    /// Williamson's index for every year, source and basis.
    private static func regional(_ context: ReportContext) -> Layer {
        let features = (context.snapshot.regionalProduct?.rows ?? []).map { row in
            Feature(values: [
                .text(row.series), .text(row.source), .text(row.basis), .integer(row.year),
                .integer(row.regencies), Cell(row.williamson.value),
                Cell(row.williamson.reason?.rawValue), Cell(row.breakNote),
            ])
        }
        return Layer(
            name: "regional",
            columns: columns(
                "series",
                "source",
                "population_basis",
                "year",
                "regencies",
                "williamson",
                "reason",
                "series_break"
            ),
            features: features
        )
    }

    /// All villages that lack something.
    private static func priorities(_ context: ReportContext) -> Layer {
        let features = context.snapshot.priorities.entries.enumerated().map { index, entry in
            Feature(
                values: [.integer(index + 1)]
                    + ResultLayers.cells(of: entry.membership.village) + [
                        Cell(entry.membership.zone), .number(entry.membership.distance),
                        Cell(entry.value),
                        Cell(context.classes.name(of: entry.membership.village)),
                        .integer(entry.lacks.count),
                        .text(
                            entry.lacks.map { PrioritySection.text(of: $0, context) }
                                .joined(separator: "; ")
                        ),
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

    /// Every row left out, with the reason.
    private static func skipped(_ snapshot: Snapshot) -> Layer {
        var tallies = [("villages", snapshot.register.tally)]
        tallies.append((snapshot.indicator.name, snapshot.inequality.tally))
        tallies += snapshot.distances.services.map { ($0.name, $0.tally) }
        let features = tallies.flatMap { name, tally in
            tally.skipped.map { skip in
                Feature(values: [
                    .text(name), .text(skip.subject), .text(skip.code), .text(skip.reason),
                    .text(skip.place),
                ])
            }
        }
        return Layer(
            name: "skipped",
            columns: columns("layer", "subject", "code", "reason", "place"),
            features: features
        )
    }
}
