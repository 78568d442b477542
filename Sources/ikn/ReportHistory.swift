import Reporting

/// The history as `ikn report` keeps it: what cannot be recorded is said, and keeps no report from
/// being made.
struct ReportHistory {
    private let history: HistoryDatabase?
    private let say: (String) -> Void

    /// Opens the history.
    ///
    /// - Parameters:
    ///   - isKept: Whether runs are to be recorded at all.
    ///   - say: Takes what went wrong.
    init(_ option: StateOption, isKept: Bool, say: @escaping (String) -> Void) throws {
        self.say = say
        guard isKept else {
            history = nil
            return
        }
        do {
            let opened = try HistoryRecovery.open(
                try option.directory(),
                mark: RunIdentifier.make(at: try Clock.time())
            )
            let yesterday = try Clock.now() - 86_400
            let ended = try opened.history.markInterrupted(startedBefore: yesterday)
            for line in opened.said + ended { say(line) }
            history = opened.history
        } catch let error as HistoryError {
            // A folder that was named must be usable; the usual one need not be there.
            guard option.state == nil else { throw error }
            say("the run is not recorded: \(error)")
            history = nil
        }
    }

    /// Records that a run has begun.
    func begin(_ run: StoredRun) throws { try attempt { try $0.store(run) } }

    /// Records a run that is done.
    func end(_ run: StoredRun) throws { try attempt { try $0.store(run) } }

    /// Records why a run failed.
    func fail(_ begun: StoredRun, _ error: any Error) throws {
        var run = begun
        run.outcome = .failed
        run.folder = nil
        run.message = "\(error)"
        try attempt { try $0.store(run) }
    }

    private func attempt(_ work: (HistoryDatabase) throws -> Void) throws {
        guard let history else { return }
        do {
            try work(history)
        } catch let error as HistoryError {
            say("the run is not recorded: \(error)")
        }
    }

    /// The run to compare with, and good runs before it; `nil` if none is asked for.
    ///
    /// - Throws: `HistoryError` of kind `missing`.
    func earlier(_ name: String?, like run: StoredRun) throws -> ReportRun.Earlier? {
        guard let name else { return nil }
        guard let history else {
            throw HistoryError(
                .missing,
                "without a history there is no run to compare with",
                remedy: "leave out --since, or --no-history"
            )
        }
        let series = try history.runs(of: run.report).filter {
            $0.outcome == .done && $0.region == run.region && $0.id != run.id
        }
        if name == "latest", series.isEmpty { return nil }
        let id = name == "latest" ? series.last?.id ?? name : name
        let previous = try history.run(id, detail: .villages)
        guard previous.outcome == .done, previous.region == run.region else {
            throw HistoryError(
                .usage,
                previous.outcome == .done
                    ? "the run \(id) is of \(previous.region ?? "all villages"), this one of "
                        + "\(run.region ?? "all villages")"
                    : "the run \(id) is \(previous.outcome.rawValue) and has no figures",
                remedy: "choose a good run of the same region, as 'ikn history list' shows"
            )
        }
        let before = series.filter { $0.startedSeconds ?? 0 <= previous.startedSeconds ?? 0 }
        return ReportRun.Earlier(
            previous: previous,
            series: try before.map { try history.run($0.id, detail: .figures) }
        )
    }
}
