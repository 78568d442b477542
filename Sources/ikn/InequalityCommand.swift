public import ArgumentParser
import GeometryModel
import Inequality
import Layers
public import Planning
import Reporting

/// How unequal an indicator is, between groups and within them.
struct InequalityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inequality",
        abstract: "How unequal an indicator is, between zones and within them.",
        discussion: """
            Examples:
              ikn inequality --format json
              ikn inequality --indicator ike_2024 --by regency --gap "Paser:Kutai Barat"
              ikn inequality --regional
              ikn inequality --table incomes.csv --value income --weight people --group zone
            """
    )

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var zoneOptions: ZoneOptions
    @OptionGroup var outputOptions: OutputOptions

    @Option(
        help: ArgumentHelp("Indicator of the project; its first by default.", valueName: "name")
    )
    var indicator: String?

    @Option(help: "What villages are grouped by: zone, regency or district.")
    var by: VillageGrouping = .zone

    @Option(
        help: ArgumentHelp(
            "Two groups to compare; core and the first ring by default.",
            valueName: "a:b"
        )
    )
    var gap: String?

    @Flag(help: "Gross regional product of the regencies in place of villages.")
    var regional = false

    @Option(help: ArgumentHelp("Any table in place of the villages.", valueName: "file"))
    var table: String?

    @Option(help: ArgumentHelp("Column of values, with --table.", valueName: "column"))
    var value: String?

    @Option(
        help: ArgumentHelp(
            "Column of weights: people, with --table or of the villages.",
            valueName: "column"
        )
    )
    var weight: String?

    @Option(help: ArgumentHelp("Column of groups, with --table.", valueName: "column"))
    var group: String?

    func validate() throws {
        if table == nil, value != nil || group != nil {
            throw ValidationError("--value and --group name columns of --table FILE")
        }
        if table != nil, value == nil {
            throw ValidationError("--table needs --value COLUMN")
        }
        if table != nil, regional {
            throw ValidationError("--table and --regional exclude each other")
        }
        if regional, gap != nil || indicator != nil || weight != nil {
            throw ValidationError("--regional takes no --gap, --indicator or --weight")
        }
        if table != nil, indicator != nil {
            throw ValidationError("--table and --indicator exclude each other")
        }
    }

    func run() throws {
        if regional {
            try writeRegional()
        } else if let table, let value {
            try write(try answer(table: table, value: value), terms: [("table", table)])
        } else {
            try writeVillages()
        }
    }

    private func writeVillages() throws {
        let project = try projectOptions.load()
        let chosen = try chosenIndicator(of: project)
        let query = try zoneOptions.query(project, projectOptions)
        let register = try projectOptions.register(of: project)
        let zones = try query.answer(for: register)
        let names = query.zones.zoneNames
        let defaultGap = by == .zone && names.count > 1 ? (a: names[0], b: names[1]) : nil
        let answer = try InequalityAnswer(
            of: chosen,
            among: zones,
            weight: weight ?? project.population,
            by: by,
            gap: try gap.map { try Self.pair($0) } ?? defaultGap
        )
        try write(answer, terms: QueryTerms.of(query, register))
    }

    private func chosenIndicator(of project: Project) throws -> Indicator {
        if let indicator { return try project.indicator(indicator) }
        guard let first = project.indicators.first else {
            throw PlanningError(
                .usage,
                "\(project.path) names no indicators",
                remedy: "add an [[indicators]] entry, or pass --table"
            )
        }
        return first
    }

    private func answer(table path: String, value: String) throws -> InequalityAnswer {
        let layer = try LayerReader.read(path)
        let valueColumn = try layer.requiredIndex(of: value)
        let weightColumn = try weight.map { name throws in try layer.requiredIndex(of: name) }
        let groupColumn = try group.map { name throws in try layer.requiredIndex(of: name) }
        var tally = Tally(read: layer.features.count)
        var rows: [InequalityAnswer.Row] = []
        var order: [String] = []
        for feature in layer.features {
            let number = try layer.number(valueColumn, of: feature)
            let mass = try weightColumn.map { column throws in
                try layer.number(column, of: feature)
            }
            let name = groupColumn.flatMap { feature.values[$0].text }
            if let name, !order.contains(name) { order.append(name) }
            if number == nil || mass == .some(nil) {
                tally.skipped.append(
                    Skip(
                        code: "no_value",
                        subject: feature.place.description,
                        reason: "no \(number == nil ? value : weight ?? "")",
                        place: "\(path): \(feature.place)"
                    )
                )
            }
            rows.append(InequalityAnswer.Row(value: number, weight: mass ?? 1, group: name))
        }
        return try InequalityAnswer(
            InequalityAnswer.Question(
                indicator: value,
                weight: weight,
                grouping: group ?? "group",
                gap: try gap.map { try Self.pair($0) }
            ),
            rows: rows,
            groupOrder: order,
            tally: tally
        )
    }

    private static func pair(_ text: String) throws -> (a: String, b: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            throw PlanningError(
                .usage,
                "'\(text)' does not name two groups",
                remedy: "write them with a colon between, such as --gap \"core:0-10 km\""
            )
        }
        return (String(parts[0]), String(parts[1]))
    }

    private func write(
        _ answer: InequalityAnswer,
        terms: [(key: String, value: String)]
    ) throws {
        let weight = answer.question.weight.map { "weighted by \($0)" } ?? "unweighted"
        try outputOptions.write(
            Answer(
                layer: InequalityTables.layer(answer),
                terms: terms + [("indicator", answer.question.indicator), ("weight", weight)],
                tally: answer.tally,
                notes: answer.notes,
                body: InequalityTables.members(answer)
            )
        )
    }

    private func writeRegional() throws {
        let project = try projectOptions.load()
        guard let product = try project.regionalProduct() else {
            throw PlanningError(
                .usage,
                "\(project.path) names no tables of regional product and population",
                remedy: "add grdp and population to [tables]"
            )
        }
        try outputOptions.write(
            Answer(
                layer: ResultLayers.regional(product),
                terms: [("measure", "Williamson, weighted by population")],
                tally: product.tally,
                notes: [
                    LocalizedText(
                        id: "hasil berubah menurut dasar penduduk; jangan bandingkan lintas dasar",
                        en: "the result changes with the basis of population; do not compare across"
                    )
                ]
            )
        )
    }
}

extension VillageGrouping: ExpressibleByArgument {}

extension Layer {
    /// The number in a column; `nil` where the field is empty.
    ///
    /// - Throws: `LayerError` for text that is no number.
    fileprivate func number(_ column: Int, of feature: Feature) throws(LayerError) -> Double? {
        let cell = feature.values[column]
        if let number = cell.number { return number }
        guard let text = cell.text else { return nil }
        throw LayerError(
            .value,
            path: source,
            place: feature.place,
            message: "'\(text)' in column '\(columns[column].name)' is no number",
            remedy: "write numbers with a decimal point and without thousands marks"
        )
    }
}
