import ArgumentParser

/// Times the kernels on the inputs of the benchmark, one job a run.
@main
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "penyangga-bench",
        abstract: "Times one job of the kernels; prints a line of JSON for every timed run.",
        subcommands: [
            ZonesJob.self, RingsJob.self, NearestLinesJob.self, NearestPointsJob.self,
            SharesJob.self, BuffersJob.self, MeasuresJob.self, BootstrapJob.self,
            LocalMoranJob.self, ReadGeoJSONJob.self, ReadGeoPackageJob.self,
            WriteGeoJSONJob.self, VerifyCommand.self,
        ]
    )
}
