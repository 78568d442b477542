import ArgumentParser
import FoundationEssentials
import Layers
import Planning

/// A project file to start from.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write a project file to start from.",
        discussion: "It names the data that come along; replace what you have better data for."
    )

    @OptionGroup var projectOption: ProjectOption

    @Option(name: .shortAndLong, help: ArgumentHelp("File to write.", valueName: "file"))
    var output = ProjectLocation.fileName

    @Flag(help: "Replace the file if it exists.")
    var overwrite = false

    func run() throws {
        let project = try projectOption.load()
        let text = try ProjectTemplate.text(
            from: project,
            in: FileManager.default.currentDirectoryPath
        )
        try OutputFile.write(text, to: output, overwrite: overwrite)
        if output != "-" { Messages.say("\(output) written; try 'ikn zones summary'") }
    }
}
