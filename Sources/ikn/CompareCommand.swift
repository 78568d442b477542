import ArgumentParser
import Layers
import Planning
import Reporting

/// What changed between two runs.
struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "What changed between two runs: figures, villages, files and settings.",
        discussion: """
            Changes of measures come with a standard error that pairs the same villages. Where a \
            setting that a figure depends on changed, the series breaks, and no change is given.

            Examples:
              ikn compare 20260701 latest
              ikn compare 20260701 20261001 --format csv -o changes.csv
            """
    )

    @Argument(help: "The earlier run: its identifier or the beginning of one.")
    var earlier: String

    @Argument(help: "The later run; latest is the last good one.")
    var later: String

    @OptionGroup var stateOption: StateOption
    @OptionGroup var outputOptions: OutputOptions

    func run() throws {
        let history = try stateOption.history()
        let (a, b) = (
            try history.run(earlier, detail: .villages), try history.run(later, detail: .villages)
        )
        for run in [a, b] where run.outcome != .done {
            throw HistoryError(
                .usage,
                "the run \(run.id) is \(run.outcome.rawValue) and has no figures",
                remedy: "choose runs that are done, as 'ikn history list' shows"
            )
        }
        let comparison = RunComparison(from: a, to: b)
        let layer = ResultLayers.changes(comparison)
        var notes: [LocalizedText] = []
        if !comparison.settings.isEmpty {
            notes.append(
                LocalizedText(
                    id: "cara mengukur berubah; angka yang bergantung padanya tidak dibandingkan",
                    en: "what is measured changed; figures that depend on it are not compared"
                )
            )
        }
        if layer.features.isEmpty {
            notes.append(LocalizedText(id: "tidak ada yang berubah", en: "nothing changed"))
        }
        try outputOptions.write(
            Answer(
                layer: layer,
                terms: [
                    ("earlier", "\(a.id), \(a.report), \(a.started)"),
                    ("later", "\(b.id), \(b.report), \(b.started)"),
                ],
                tally: Tally(read: comparison.changes.count),
                notes: notes
            )
        )
    }
}
