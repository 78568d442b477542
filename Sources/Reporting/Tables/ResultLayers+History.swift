public import Layers

extension ResultLayers {
    /// The figures of a run.
    ///
    /// Columns: `figure,zone,value,standard_error,lower,upper,villages,unit`.
    public static func figures(_ run: StoredRun) -> Layer {
        Layer(
            name: "figures",
            columns: [
                "figure", "zone", "value", "standard_error", "lower", "upper", "villages", "unit",
            ].map { Column($0) },
            features: run.figures.map { figure in
                Feature(values: [
                    .text(figure.name), Cell(figure.zone), Cell(figure.value),
                    Cell(figure.standardError), Cell(figure.interval?.first),
                    Cell(figure.interval?.last), .integer(figure.count), .text(figure.unit),
                ])
            }
        )
    }

    /// The villages of a run, with a column for each of their values.
    public static func villages(_ run: StoredRun) -> Layer {
        let names = Set(run.villages.flatMap(\.values.keys)).sorted()
        return Layer(
            name: "villages",
            columns: (["code", "name", "zone", "class"] + names).map { Column($0) },
            features: run.villages.map { village in
                Feature(
                    values: [
                        .text(village.code), .text(village.name), Cell(village.zone),
                        Cell(village.className),
                    ] + names.map { Cell(village.values[$0]) }
                )
            }
        )
    }

    /// What changed between two runs: figures, villages, files and settings.
    ///
    /// Columns: `what,subject,zone,earlier,later,difference,standard_error,note`.
    public static func changes(_ comparison: RunComparison) -> Layer {
        var rows: [[Cell]] = []
        for change in comparison.changes
        where change.earlier.value != change.later.value || !change.breaks.isEmpty {
            let isBroken = !change.breaks.isEmpty
            rows.append([
                "figure", .text(change.later.name), Cell(change.later.zone),
                Cell(change.earlier.value), Cell(change.later.value), Cell(change.difference),
                Cell(change.standardError),
                isBroken ? .text("break: \(change.breaks.joined(separator: ", "))") : .null,
            ])
        }
        for (figures, note) in [(comparison.lost, "lost"), (comparison.added, "new")] {
            for figure in figures {
                let value = Cell(figure.value)
                rows.append([
                    "figure", .text(figure.name), Cell(figure.zone),
                    note == "lost" ? value : .null, note == "new" ? value : .null, .null, .null,
                    .text(note),
                ])
            }
        }
        for move in comparison.classMoves {
            rows.append(village(move, "class", move.earlier?.className, move.later?.className))
        }
        for move in comparison.zoneMoves {
            rows.append(village(move, "zone", move.earlier?.zone, move.later?.zone))
        }
        for move in comparison.comings {
            rows.append(village(move, move.earlier == nil ? "new" : "gone", nil, nil))
        }
        for source in comparison.sources {
            rows.append([
                "file", .text(source.path), .null, Cell(source.earlier), Cell(source.later), .null,
                .null, .null,
            ])
        }
        for (what, settings) in [
            ("setting", comparison.settings), ("version", comparison.versions),
        ] {
            for setting in settings {
                rows.append([
                    .text(what), .text(setting.name), .null, Cell(setting.earlier),
                    Cell(setting.later), .null, .null, .null,
                ])
            }
        }
        return Layer(
            name: "changes",
            columns: [
                "what", "subject", "zone", "earlier", "later", "difference", "standard_error",
                "note",
            ].map { Column($0) },
            features: rows.map { Feature(values: $0) }
        )
    }

    private static func village(
        _ move: RunComparison.Move,
        _ note: String,
        _ earlier: String?,
        _ later: String?
    ) -> [Cell] {
        [
            "village", .text("\(move.village.code) \(move.village.name)"), Cell(move.village.zone),
            Cell(earlier), Cell(later), .null, .null, .text(note),
        ]
    }
}
