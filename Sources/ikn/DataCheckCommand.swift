import ArgumentParser
import Layers
import Planning
import Reporting

/// What is wrong with files, one row a defect.
struct DataCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "What is wrong with files: one row a defect, with its place.",
        discussion: """
            Geometries are held against the rules of validity and each other (overlaps, gaps, \
            slivers), places against the regency they state, codes and names against the villages \
            of the project, numbers against the rest of their column, those before and after, and \
            their totals. Nothing is repaired. Exits with 0 if nothing is wrong, with 3 if there \
            are defects; missing values alone are no defect.

            Examples:
              ikn data check
              ikn data check desa.geojson --format csv
            """
    )

    @Argument(
        help: ArgumentHelp("Files to check; by default those of the project.", valueName: "file")
    )
    var files: [String] = []

    @Option(
        help: ArgumentHelp(
            "System of coordinates of files that do not say, such as EPSG:32750.",
            valueName: "system"
        )
    )
    var crs: String?

    @OptionGroup var projectOption: ProjectOption
    @OptionGroup var outputOptions: OutputOptions

    func run() throws {
        let project = try projectOption.load()
        let inputs =
            files.isEmpty
            ? project.inputs.map { (path: project.resolved($0.path), crs: $0.crs ?? crs) }
            : files.map { (path: $0, crs: crs) }
        // What is wrong with the villages themselves is found among the files.
        var check = DataCheck(
            against: try? project.villages(),
            changes: (try? project.codeChanges()) ?? .none
        )
        for input in inputs { check.check(input.path, crs: input.crs) }
        let layer = Layer(
            name: "defects",
            columns: ["file", "feature", "code", "reason", "place"].map { Column($0) },
            features: check.defects.map { defect in
                Feature(values: [
                    .text(defect.file), Cell(defect.feature), .text(defect.code),
                    .text(defect.reason), .text(defect.place),
                ])
            }
        )
        let counts = Dictionary(grouping: check.defects, by: \.code).sorted { $0.key < $1.key }
            .map { "\($0.key) \($0.value.count)" }.joined(separator: ", ")
        let terms = [
            ("files", "\(inputs.count)"), ("defects", counts.isEmpty ? "none" : counts),
        ]
        let notes = check.notes.map { LocalizedText(id: $0, en: $0) }
        try outputOptions.write(
            Answer(layer: layer, terms: terms, tally: Tally(read: check.read), notes: notes)
        )
        if !check.isSound { throw ExitStatus.skipped }
    }
}
