import Foundation
import TestSupport

/// The built command, run as a user runs it.
enum CommandLineProgram {
    struct Run {
        var output: String
        var errors: String
        var code: Int32
    }

    /// The program lies beside the bundle of tests.
    static let program: URL = {
        let bundle = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        return bundle.deletingLastPathComponent().appending(path: "ikn")
    }()

    /// The state of runs that name no other: not that of the person who runs the tests.
    static let state = FileManager.default.temporaryDirectory
        .appending(path: "penyangga-state-\(ProcessInfo.processInfo.processIdentifier)").path

    /// Runs the program in the checkout with the given words.
    static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Run {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = Checkout.root
        var variables = ProcessInfo.processInfo.environment
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] { variables[name] = nil }
        variables["XDG_STATE_HOME"] = state
        process.environment = variables.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        let folder = try Checkout.temporaryFolder()
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

    private static func file(_ url: URL) throws -> FileHandle {
        try Data().write(to: url)
        return try FileHandle(forWritingTo: url)
    }
}
