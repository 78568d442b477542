import ArgumentParser

/// What every job is told.
struct JobOptions: ParsableArguments {
    @Option(help: "The folder with the inputs.")
    var data: String

    @Option(help: "How many threads share the work.")
    var threads = 1

    @Option(help: "How many runs are timed, after one that is not.")
    var runs = 3
}
