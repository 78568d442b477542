public import ArgumentParser
import FoundationEssentials
import Layers
public import Planning

extension InvalidGeometry: ExpressibleByArgument {}

/// Which project a command works on.
struct ProjectOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Project file; by default ikn.toml here, or the data that come along.",
            valueName: "file"
        )
    )
    var project: String?

    /// Reads the project file.
    func load() throws -> Project {
        if let project { return try Project(path: project) }
        let here = FileManager.default.currentDirectoryPath
        let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        guard let found = ProjectLocation.find(from: here, executable: program ?? here) else {
            throw LayerError(
                .missing,
                path: ProjectLocation.fileName,
                message: "there is no project file here, and no geodata folder here, above, or "
                    + "beside the program",
                remedy: "name a project file with --project, or run ikn from its checkout"
            )
        }
        return try Project(path: found)
    }
}

/// What becomes of areas that break the rules of validity.
struct InvalidOption: ParsableArguments {
    @Option(
        help: "What becomes of invalid areas: fail, skip (list them) or fix (list the changes)."
    )
    var invalid = InvalidGeometry.fail

    /// Reads the project file of a command, for work under this rule.
    func load(_ option: ProjectOption) throws -> Project {
        var project = try option.load()
        project.invalidGeometry = invalid
        return project
    }
}

/// The core in place of the project's.
struct CoreOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Core in place of the project's.", valueName: "file"))
    var core: String?

    @Option(
        help: ArgumentHelp(
            "System of coordinates of files that do not say, such as EPSG:32750.",
            valueName: "system"
        )
    )
    var crs: String?

    /// The core asked for.
    func core(of project: Project) throws -> Core {
        try core.map { try project.core(from: $0, crs: crs) } ?? project.core()
    }
}

/// The villages in place of the project's.
struct VillageOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Villages in place of the project's: points or polygons with codes.",
            valueName: "file"
        )
    )
    var villages: String?

    /// The villages asked for.
    func register(of project: Project, crs: String?) throws -> VillageRegister {
        try villages.map { try project.villages(from: $0, crs: crs) } ?? project.villages()
    }
}

/// Project, villages and core.
struct ProjectOptions: ParsableArguments {
    @OptionGroup var projectOption: ProjectOption
    @OptionGroup var villageOptions: VillageOptions
    @OptionGroup var coreOptions: CoreOptions
    @OptionGroup var invalidOption: InvalidOption

    /// Reads the project file.
    func load() throws -> Project { try invalidOption.load(projectOption) }

    /// The villages asked for.
    func register(of project: Project) throws -> VillageRegister {
        try villageOptions.register(of: project, crs: coreOptions.crs)
    }

    /// The core asked for.
    func core(of project: Project) throws -> Core { try coreOptions.core(of: project) }
}
