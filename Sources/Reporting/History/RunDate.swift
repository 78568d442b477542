/// The date of a run in words.
enum RunDate {
    /// The day a run stands for: that of its period, or the one it was made on.
    static func text(_ run: StoredRun, in language: Language) -> String {
        date(run)?.text(in: language) ?? run.started
    }

    /// The day a run stands for, and the day it was made if that is another one.
    static func full(_ run: StoredRun, _ words: Wording) -> String {
        let period = text(run, in: words.language)
        guard run.period != nil, let made = day(run.started)?.text(in: words.language),
            made != period
        else { return period }
        return words("periode \(period) (dibuat \(made))", "\(period) (made \(made))")
    }

    /// The same in short, for axes: `1 Okt 2026`.
    static func short(_ run: StoredRun, in language: Language) -> String {
        guard let date = date(run) else { return run.started }
        return "\(date.day) \(date.monthName(in: language).prefix(3)) \(date.year)"
    }

    private static func date(_ run: StoredRun) -> CalendarDate? { day(run.period ?? run.started) }

    private static func day(_ time: String) -> CalendarDate? {
        let parts = time.prefix(10).split(separator: "-").compactMap {
            Int($0)
        }
        guard parts.count == 3 else { return nil }
        return CalendarDate(year: parts[0], month: parts[1], day: parts[2])
    }
}
