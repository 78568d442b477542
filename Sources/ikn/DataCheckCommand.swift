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
            Exits with 0 if nothing is wrong, with 3 if there are defects.

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
        let project = files.isEmpty ? try projectOption.load() : nil
        let paths = project.map { project in project.inputPaths.map { project.resolved($0) } }
        var check = DataCheck()
        for path in paths ?? files { check.check(path, crs: crs) }
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
        let terms = [("files", "\((paths ?? files).count)")]
        try outputOptions.write(Answer(layer: layer, terms: terms, tally: Tally(read: check.read)))
        if !check.defects.isEmpty { throw ExitStatus.skipped }
    }
}
