import Foundation

/// The built command, run as a user runs it.
enum CommandLineProgram {
    struct Run {
        var output: String
        var errors: String
        var code: Int32
    }

    /// The checkout, wherever the tests run from.
    static let root: URL = {
        var folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        while !FileManager.default.fileExists(atPath: folder.path + "/geodata/ikn.toml"),
            folder.path != "/"
        {
            folder.deleteLastPathComponent()
        }
        return folder
    }()

    /// The program lies beside the bundle of tests.
    private static let program: URL = {
        let bundle = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        return bundle.deletingLastPathComponent().appending(path: "ikn")
    }()

    /// Runs the program in the checkout with the given words.
    static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Run {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = root
        var variables = ProcessInfo.processInfo.environment
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] { variables[name] = nil }
        process.environment = variables.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        // Files and not pipes, which would fill up while nobody reads.
        let output = try file(folder.appending(path: "output"))
        let errors = try file(folder.appending(path: "errors"))
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        process.waitUntilExit()
        return Run(
            output: try String(contentsOf: folder.appending(path: "output"), encoding: .utf8),
            errors: try String(contentsOf: folder.appending(path: "errors"), encoding: .utf8),
            code: process.terminationStatus
        )
    }

    /// A new folder for files of one test.
    static func temporaryFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "penyangga-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    private static func file(_ url: URL) throws -> FileHandle {
        try Data().write(to: url)
        return try FileHandle(forWritingTo: url)
    }
}
