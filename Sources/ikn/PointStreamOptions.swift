import ArgumentParser
import FoundationEssentials

/// How points are worked on that are too many to hold.
struct PointStreamOptions: ParsableArguments {
    @Flag(help: "End at the first row without a usable position, instead of skipping it.")
    var strict = false

    @Option(
        help: ArgumentHelp("Threads; by default as many as there are processors.", valueName: "n")
    )
    var threads = ProcessInfo.processInfo.activeProcessorCount

    func validate() throws {
        guard (1...64).contains(threads) else {
            throw ValidationError("--threads must be from 1 to 64")
        }
    }
}
