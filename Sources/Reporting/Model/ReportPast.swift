/// What a report knows of the runs before it.
public struct ReportPast: Sendable {
    /// The last good run of the same report, with its villages.
    public let previous: StoredRun
    /// What changed since.
    public let comparison: RunComparison
    /// Good runs of the same report, oldest first and one a period, with this run at the end.
    public let series: [StoredRun]

    /// Compares a run with those before it.
    ///
    /// - Parameters:
    ///   - run: The run that is being reported, with figures and villages.
    ///   - previous: The last good run, read with its villages.
    ///   - earlier: Good runs with their figures, oldest first, that one among them.
    public init(of run: StoredRun, after previous: StoredRun, among earlier: [StoredRun]) {
        self.previous = previous
        comparison = RunComparison(from: previous, to: run)
        series = earlier + [run]
    }
}
