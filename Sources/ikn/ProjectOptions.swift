import ArgumentParser
import FoundationEssentials
import Layers
import Planning

/// Which data a command works on.
struct ProjectOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Project file; by default ikn.toml here, or the data that come along.",
            valueName: "file"
        )
    )
    var project: String?

    @Option(
        help: ArgumentHelp(
            "Villages in place of the project's: points or polygons with codes.",
            valueName: "file"
        )
    )
    var villages: String?

    @Option(help: ArgumentHelp("Core in place of the project's.", valueName: "file"))
    var core: String?

    @Option(
        help: ArgumentHelp(
            "System of coordinates of --villages and --core, if the files do not say, such as EPSG:32750.",
            valueName: "system"
        )
    )
    var crs: String?

    /// Reads the project file.
    func load() throws -> Project {
        if let project { return try Project(path: project) }
        let here = FileManager.default.currentDirectoryPath
        let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        guard let found = ProjectLocation.find(from: here, executable: program ?? here) else {
            throw LayerError(
                .missing,
                path: ProjectLocation.fileName,
                message: "no project file was found here or above",
                remedy: "run 'ikn init' to write one, or name one with --project"
            )
        }
        return try Project(path: found)
    }

    /// The villages asked for.
    func register(of project: Project) throws -> VillageRegister {
        try villages.map { try project.villages(from: $0, crs: crs) } ?? project.villages()
    }

    /// The core asked for.
    func core(of project: Project) throws -> Core {
        try core.map { try Project.core(from: $0, crs: crs) } ?? project.core()
    }
}
