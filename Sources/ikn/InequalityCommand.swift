public import ArgumentParser
import FoundationEssentials
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
              ikn inequality --profile --concentration --bounds 0:1
              ikn inequality --spatial --neighbors 6
              ikn inequality --clusters district
              ikn inequality --regional
              ikn inequality --regional --by regency
              ikn inequality --table incomes.csv --value income --weight people --group zone
              ikn inequality --table incomes.csv --value income_2019 --change income_2024 --years 5
            """
    )

    @OptionGroup var projectOptions: ProjectOptions
    @OptionGroup var zoneOptions: ZoneOptions
    @OptionGroup var outputOptions: OutputOptions

    @Option(
        help: ArgumentHelp("Indicator of the project; its first by default.", valueName: "name")
    )
    var indicator: String?

    @Option(
        help: ArgumentHelp(
            "What villages are grouped by: zone (the default), regency or district. With --regional, "
                + "regency shows the part of each.",
            valueName: "zone|regency|district"
        )
    )
    var by: VillageGrouping?

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

    @Flag(help: "How the indicator changes with the distance from the core.")
    var profile = false

    @Flag(help: "How much of the indicator lies near the core or far from it.")
    var concentration = false

    @Option(
        help: ArgumentHelp(
            "What the indicator can be at least and at most, for bounded indices of concentration.",
            valueName: "low:high"
        )
    )
    var bounds: String?

    @Option(
        help: ArgumentHelp(
            "Column of distances, with --table; of villages it is that from the core.",
            valueName: "column"
        )
    )
    var distance: String?

    @Flag(help: "Whether neighbors are alike.")
    var spatial = false

    @Option(
        help: ArgumentHelp(
            "Which villages are neighbors: a number of nearest, all within a distance such as 25km, or "
                + "contiguity of their land.",
            valueName: "n|distance|contiguity"
        )
    )
    var neighbors = "6"

    @Option(
        help: ArgumentHelp(
            "Indicator, or column with --table, of a later date to which the change is shown; of "
                + "several dates the last one, and the spread at all.",
            valueName: "name,…"
        )
    )
    var change: String?

    @Option(
        help: ArgumentHelp(
            "Years until then; of several dates one number each. By default 1, 2, 3 and so on.",
            valueName: "n,…"
        )
    )
    var years: String?

    @Option(
        help: ArgumentHelp(
            "Replicates of the bootstrap; 0 for linearized intervals alone.",
            valueName: "n"
        )
    )
    var replicates = Resampling.Plan().replicates

    @Option(
        help: ArgumentHelp(
            "What the bootstrap draws as a whole, because neighbors are alike: district or regency, or a "
                + "column with --table. By default it draws single villages within their groups.",
            valueName: "district|regency|column"
        )
    )
    var clusters: String?

    @Option(
        help: ArgumentHelp(
            "Folder for figures as SVG: Lorenz curves, means, decomposition, and those of what else "
                + "is asked.",
            valueName: "folder"
        )
    )
    var plots: String?

    @Option(help: "What random numbers start from; the same seed gives the same bytes.")
    var seed: UInt64 = 1

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
        if replicates != 0, !(39...1_000_000).contains(replicates) {
            throw ValidationError("--replicates must be 0, or from 39 to 1,000,000")
        }
        guard neighborhood != nil else {
            throw ValidationError(
                "--neighbors must be a number from 1 to 1,000, a distance such as 25km, or contiguity"
            )
        }
        if let fault = dateFault { throw ValidationError(fault) }
        if clusters != nil, replicates == 0 {
            throw ValidationError(
                "--clusters are drawn by the bootstrap, and --replicates 0 has none"
            )
        }
        if table == nil, let clusters,
            VillageGrouping(rawValue: clusters).map({ $0 == .zone }) ?? true
        {
            throw ValidationError("--clusters of villages are district or regency")
        }
        if table != nil, by != nil {
            throw ValidationError("--by groups villages; --group names a column of --table FILE")
        }
        if regional, by == .zone || by == .district {
            throw ValidationError("--regional knows regencies alone: --by regency")
        }
        if table != nil, spatial {
            throw ValidationError("--spatial needs villages, which have positions")
        }
        if table != nil, profile || concentration, distance == nil {
            throw ValidationError(
                "with --table, --profile and --concentration need --distance COLUMN"
            )
        }
        if table == nil, distance != nil {
            throw ValidationError("--distance names a column of --table FILE")
        }
        if bounds != nil, !concentration {
            throw ValidationError("--bounds are those of --concentration")
        }
        if regional,
            profile || concentration || spatial || change != nil || clusters != nil || plots != nil
        {
            throw ValidationError(
                "--regional takes no --profile, --concentration, --spatial, --change, --clusters or "
                    + "--plots"
            )
        }
        if table != nil, indicator != nil {
            throw ValidationError("--table and --indicator exclude each other")
        }
    }

    func run() throws {
        if regional {
            try writeRegional()
        } else if let table, let value {
            let answer = try answer(table: table, value: value)
            try writePlots(of: answer, label: value, source: table)
            try write(answer, terms: [("table", table)])
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
        let grouping = by ?? .zone
        let defaultGap = grouping == .zone && names.count > 1 ? (a: names[0], b: names[1]) : nil
        let answer = try InequalityAnswer(
            of: chosen,
            among: zones,
            weight: weight ?? project.population,
            by: grouping,
            gap: try gap.map { try Self.pair($0) } ?? defaultGap,
            later: try laterNames.map { try project.indicator($0) },
            resampling: plan,
            clusters: clusters.flatMap(VillageGrouping.init)
        )
        let limits: [Double] =
            switch query.zones.definition {
            case .rings(let lengths): lengths.map(\.kilometers)
            case .areas, .administrative: []
            }
        let whole = try completed(answer, breaks: limits, unit: "km")
        let label = outputOptions.language.words(of: chosen.label)
        let sources = try project.sources()
        let title = sources.first { $0.id == chosen.source }?.title
        let source = title.map(outputOptions.language.words) ?? chosen.source
        let map = try LocalMoranMap.figure(
            of: whole,
            zones.mainMemberships,
            in: register,
            core: query.core,
            language: outputOptions.language,
            label: label,
            source: source
        )
        try writePlots(of: whole, label: label, source: source, map: map)
        try write(whole, terms: QueryTerms.of(query, register))
    }

    private var neighborhood: Neighborhood? {
        if neighbors == "contiguity" {
            return .contiguity(tolerance: Neighborhood.usualTolerance)
        }
        if let count = Int(neighbors) { return (1...1_000).contains(count) ? .nearest(count) : nil }
        return (try? Length(parsing: neighbors)).flatMap { $0 > .zero ? .within($0) : nil }
    }

    var plan: Resampling.Plan? {
        let threads = ProcessInfo.processInfo.activeProcessorCount
        return replicates == 0
            ? nil : Resampling.Plan(replicates: replicates, seed: seed, threads: threads)
    }

    /// The answer with what else was asked.
    func completed(
        _ answer: InequalityAnswer,
        breaks: [Double] = [],
        unit: String
    ) throws -> InequalityAnswer {
        var answer = answer
        if profile || concentration {
            let bounds = try bounds.map { try Self.bounds($0) }
            var parts: Set<DistanceProfile.Part> = []
            if profile { parts.insert(.decay) }
            if concentration { parts.insert(.concentration) }
            try answer.addProfile(breaks: breaks, unit: unit, bounds: bounds, parts: parts)
        }
        if spatial, let neighborhood { try answer.addPattern(neighborhood, seed: seed) }
        if change != nil { try answer.addChange(to: dates) }
        return answer
    }

    /// Writes the figures of an answer, if they are asked for.
    private func writePlots(
        of answer: InequalityAnswer,
        label: String,
        source: String,
        map: MapFigure? = nil
    ) throws {
        guard let plots else { return }
        var figures = InequalityPlots(
            of: answer,
            language: outputOptions.language,
            label: label,
            source: source
        ).figures
        if let map { figures.append(("lisa", map)) }
        let index = "figures.md"
        let folder = try FolderSink(plots, overwrite: outputOptions.overwrite, marker: index)
        let texts = figures.map { name, figure in
            "![\(figure.description)](\(name).svg)\n\n**\(figure.title)** \(figure.description)\n"
        }
        for (name, figure) in figures {
            try folder.add(figure.svg(idPrefix: name), as: "\(name).svg")
        }
        try folder.add(texts.joined(separator: "\n"), as: index)
        try folder.commit()
    }

    private static func bounds(_ text: String) throws -> ClosedRange<Double> {
        let ends = text.split(separator: ":", omittingEmptySubsequences: false)
            .map { Cell.text(String($0)).number }
        guard ends.count == 2, let low = ends[0], let high = ends[1], low < high else {
            throw PlanningError(
                .usage,
                "'\(text)' does not name two bounds",
                remedy: "write the least and the greatest value, such as --bounds 0:1"
            )
        }
        return low...high
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

    static func pair(_ text: String) throws -> (a: String, b: String) {
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
        let intervals =
            answer.resampling.map { resampling in
                "bootstrap, \(resampling.plan.replicates) replicates"
                    + drawn(resampling.draw) + ", seed \(resampling.plan.seed)"
            } ?? "linearized"
        try outputOptions.write(
            Answer(
                layer: InequalityTables.layer(answer),
                terms: terms + [
                    ("indicator", answer.question.indicator), ("weight", weight),
                    ("intervals", intervals),
                ],
                tally: answer.tally,
                notes: answer.notes,
                body: InequalityTables.members(answer)
            )
        )
    }
}

extension InequalityCommand {
    /// The columns of later dates.
    var laterNames: [String] {
        change.map { names in
            names.split(separator: ",", omittingEmptySubsequences: false)
                .map { Cell.text(String($0)).text ?? "" }
        } ?? []
    }

    /// When the later dates are, one year after another if nobody says.
    private var dates: [IndicatorChange.Date] {
        zip(laterNames, yearNumbers).map(IndicatorChange.Date.init)
    }

    private var yearNumbers: [Double] {
        years.map { years in
            years.split(separator: ",", omittingEmptySubsequences: false)
                .map { Cell.text(String($0)).number ?? .nan }
        }
            ?? laterNames.indices.map { Double($0 + 1) }
    }

    /// What is wrong with the dates of a change, if anything is.
    private var dateFault: String? {
        if let change, laterNames.isEmpty || laterNames.contains("") {
            return "--change '\(change)' names no column"
        }
        if years != nil, change == nil { return "--years are those of --change" }
        guard yearNumbers.count == laterNames.count else {
            return
                "--years must have one number for each column of --change, \(laterNames.count) of them"
        }
        let isAscending = zip([0] + yearNumbers, yearNumbers).allSatisfy { $0 < $1 }
        return isAscending ? nil : "--years must be above zero and ascend"
    }

    private func drawn(_ draw: Resampling.Draw) -> String {
        switch draw {
        case .units: ""
        case .withinGroups: " within groups"
        case .clusters: " of whole groups by \(clusters ?? "")"
        }
    }
}

extension VillageGrouping: ExpressibleByArgument {}
