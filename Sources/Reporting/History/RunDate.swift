/// The date of a run in words.
enum RunDate {
    /// The day a run stands for: that of its period, or the one it was made on.
    static func text(_ run: StoredRun, in language: Language) -> String {
        date(run)?.text(in: language) ?? run.started
    }

    /// The same in short, for axes: `1 Okt 2026`.
    static func short(_ run: StoredRun, in language: Language) -> String {
        guard let date = date(run) else { return run.started }
        return "\(date.day) \(date.monthName(in: language).prefix(3)) \(date.year)"
    }

    private static func date(_ run: StoredRun) -> CalendarDate? {
        let parts = (run.period ?? run.started).prefix(10).split(separator: "-").compactMap {
            Int($0)
        }
        guard parts.count == 3 else { return nil }
        return CalendarDate(year: parts[0], month: parts[1], day: parts[2])
    }
}
