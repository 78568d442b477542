import ArgumentParser
import Layers
import Planning
import Reporting

/// The tables of the project.
struct DataListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The tables of the project, with rows, size and digest."
    )

    @OptionGroup var projectOption: ProjectOption
    @OptionGroup var outputOptions: OutputOptions

    func run() throws {
        let project = try projectOption.load()
        var features: [Feature] = []
        for path in project.inputPaths.map({ project.resolved($0) }) {
            let digest = try InputDigest(of: path)
            let layer = try LayerReader.read(path)
            features.append(
                Feature(values: [
                    .text(path), .integer(layer.features.count), .integer(digest.bytes),
                    .text(digest.sha256),
                ])
            )
        }
        let layer = Layer(
            name: "inputs",
            columns: ["file", "rows", "bytes", "sha256"].map { Column($0) },
            features: features
        )
        let terms = [("project", project.path)]
        try outputOptions.write(
            Answer(layer: layer, terms: terms, tally: Tally(read: features.count))
        )
    }
}
