import ArgumentParser
import Glibc
import Reporting

/// Forgets old runs.
struct HistoryPruneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune",
        abstract: "Forgets old runs; the folders of their reports stay.",
        discussion: """
            A run is forgotten if it is neither among the last nor younger than the days given. What \
            is forgotten is gone from comparisons and trends.

            Examples:
              ikn history prune --keep-last 24
              ikn history prune --keep-days 1825 --dry-run
            """
    )

    @Option(help: ArgumentHelp("How many of the last runs of each report stay.", valueName: "n"))
    var keepLast: Int?

    @Option(help: ArgumentHelp("For how many days runs stay.", valueName: "days"))
    var keepDays: Int?

    @Flag(help: "Only say what would be forgotten.")
    var dryRun = false

    @OptionGroup var stateOption: StateOption

    func validate() throws {
        guard keepLast != nil || keepDays != nil else {
            throw ValidationError("say what stays: --keep-last or --keep-days")
        }
        guard keepLast ?? 1 >= 1, (1...36_500).contains(keepDays ?? 1) else {
            throw ValidationError("at least one run stays; days are from 1 to 36500")
        }
    }

    func run() throws {
        let runs = try stateOption.history().runs()
        let youngest = try keepDays.map { try Clock.now() - $0 * 86_400 }
        var forgotten: [StoredRun] = []
        for (_, group) in Dictionary(grouping: runs, by: \.seriesName) {
            forgotten += Self.forgotten(group, keepLast: keepLast ?? 0, since: youngest)
        }
        forgotten.sort { $0.id < $1.id }
        for run in forgotten { print(run.id) }
        let verb = dryRun ? "would be forgotten" : "forgotten"
        Messages.say("\(forgotten.count) of \(runs.count) runs \(verb)")
        guard !dryRun, !forgotten.isEmpty else { return }
        try HistoryDatabase(writing: try stateOption.directory().database)
            .remove(forgotten.map(\.id))
    }

    /// Good runs that are neither among the last nor young enough, and what failed before the first
    /// that stays; the last good run always stays.
    private static func forgotten(
        _ group: [StoredRun],
        keepLast: Int,
        since youngest: Int?
    ) -> [StoredRun] {
        let good = group.filter { $0.outcome == .done }
        let kept = good.enumerated().filter { index, run in
            index >= good.count - max(1, keepLast)
                || youngest.map { (run.startedSeconds ?? 0) >= $0 } ?? false
        }.map(\.element)
        let ids = Set(kept.map(\.id))
        let first = kept.first?.startedSeconds ?? 0
        return group.filter { run in
            run.outcome == .done ? !ids.contains(run.id) : (run.startedSeconds ?? 0) < first
        }
    }
}
