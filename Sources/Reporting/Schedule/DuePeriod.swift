/// Whether a schedule has something to do, and for which of its times.
public struct DuePeriod: Hashable, Sendable {
    /// What is to be done.
    public enum State: Hashable, Sendable {
        /// A report is due for a time of the schedule; as many earlier ones were missed.
        case due(CivilTime, missed: Int)
        /// Nothing is to be done before the next time; `nil` if there is none.
        case notDue(next: CivilTime?)
    }

    /// What is to be done.
    public let state: State
    /// The latest time that lies in the future although a run stands for it, in ISO 8601: the clock
    /// was wrong then, or is now; `nil` if there is none.
    public let future: String?

    /// How many missed times are counted at most.
    private static let missedLimit = 1_000

    /// Compares the times of a schedule with the runs there are.
    ///
    /// The last time that has come is due if no good run stands for it. Times before it that were
    /// missed, as when the machine slept, are caught up by that one run, not by one each. What lies
    /// before the schedule was added is never due.
    ///
    /// - Parameters:
    ///   - schedule: The schedule.
    ///   - covered: The times that good runs stand for, in ISO 8601.
    ///   - now: Seconds since 1970.
    /// - Throws: ``HistoryError`` for a schedule that cannot be read.
    public init(
        of schedule: Schedule,
        covered: Set<String>,
        at now: Int
    ) throws(HistoryError) {
        let expression = try schedule.expression()
        let zone = try schedule.civilZone()
        guard let present = CivilTime(secondsSince1970: now, in: zone) else {
            state = .notDue(next: nil)
            future = nil
            return
        }
        let nowText = present.iso8601(in: zone)
        future = covered.filter { $0 > nowText }.max()
        let next = expression.next(after: present)
        guard let latest = expression.latest(atOrBefore: present),
            latest.secondsSince1970(in: zone) > schedule.added,
            !covered.contains(latest.iso8601(in: zone))
        else {
            state = .notDue(next: next)
            return
        }
        // What lies before the last report counts as caught up.
        let last = covered.filter { $0 < latest.iso8601(in: zone) }.max()
            .flatMap { CivilTime.secondsSince1970(iso8601: $0) }
        let begin = max(schedule.added, last ?? schedule.added)
        var missed = 0
        var time = CivilTime(secondsSince1970: begin, in: zone).flatMap(expression.next)
        while let found = time, found < latest, missed < Self.missedLimit {
            missed += 1
            time = expression.next(after: found)
        }
        state = .due(latest, missed: missed)
    }
}
