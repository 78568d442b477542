public import ArgumentParser
import Layers
public import Planning
import Reporting

extension CodeScheme: ExpressibleByArgument {}

/// How a table goes together with the villages.
struct DataJoinCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "join",
        abstract: "Which rows of a table belong to which villages, and which to none.",
        discussion: """
            Codes join, also those that were renumbered since 2020; names never do. For a row \
            without a known code the villages of the most similar names are listed as candidates \
            with a score from 0.75 to 1, for you to decide. Villages that no row names come last.

            Exits with 0 if all rows and villages match, with 3 if some do not.

            Examples:
              ikn data join bantuan.xlsx
              ikn data join podes.csv --scheme bps --format csv -o candidates.csv
            """
    )

    @Argument(help: ArgumentHelp("A table with codes or names of villages.", valueName: "file"))
    var file: String

    @Option(
        help: ArgumentHelp(
            "Column of codes; by default one called kode, code or the like.",
            valueName: "column"
        )
    )
    var code: String?

    @Option(
        help: ArgumentHelp(
            "Column of names; by default one called nama, name or the like.",
            valueName: "column"
        )
    )
    var name: String?

    @Option(help: "Scheme of its codes: kemendagri or bps.")
    var scheme = CodeScheme.kemendagri

    @OptionGroup var projectOption: ProjectOption
    @OptionGroup var invalidOption: InvalidOption
    @OptionGroup var villageOptions: VillageOptions
    @OptionGroup var outputOptions: OutputOptions

    func run() throws {
        let project = try invalidOption.load(projectOption)
        let register = try villageOptions.register(of: project, crs: nil)
        let layer = try LayerReader.read(file, readsMarks: false)
        let join = try VillageJoin(
            layer,
            with: register,
            changes: try project.codeChanges(),
            columns: (code, name),
            scheme: scheme
        )
        let counts = VillageJoin.Status.allCases.map { "\($0.rawValue) \(join.count($0))" }
        try outputOptions.write(
            Answer(
                layer: ResultLayers.join(join),
                terms: [
                    ("table", "\(file) (\(scheme.rawValue))"), ("villages", register.source),
                    ("rows", counts.joined(separator: ", ")),
                ],
                tally: Tally(read: join.read).counting(register.tally.skipped),
                notes: layer.notes.map { LocalizedText(id: $0, en: $0) } + register.notes
            )
        )
        guard join.rows.allSatisfy({ [.matched, .renumbered].contains($0.status) }) else {
            throw ExitStatus.skipped
        }
    }
}
