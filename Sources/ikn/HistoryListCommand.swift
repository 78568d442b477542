import ArgumentParser
import Layers
import Planning
import Reporting

/// All runs, oldest first.
struct HistoryListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "All runs, oldest first."
    )

    @OptionGroup var stateOption: StateOption
    @OptionGroup var outputOptions: OutputOptions

    @Option(help: ArgumentHelp("Only runs of this report or schedule.", valueName: "name"))
    var report: String?

    func run() throws {
        let runs = try stateOption.history().runs(of: report)
        let columns = [
            "id", "report", "region", "period", "started", "outcome", "alerts", "folder", "message",
        ]
        let layer = Layer(
            name: "runs",
            columns: columns.map { Column($0) },
            features: runs.map { run in
                Feature(values: [
                    .text(run.id), .text(run.report), Cell(run.region), Cell(run.period),
                    .text(run.started), .text(run.outcome.rawValue),
                    .integer(run.alerts.count { $0.state == .fired }), Cell(run.folder),
                    Cell(run.message),
                ])
            }
        )
        try outputOptions.write(Answer(layer: layer, tally: Tally(read: runs.count)))
    }
}
