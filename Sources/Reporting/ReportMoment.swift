/// When a report was made, by the clock of Central Indonesia (WITA, eight hours ahead of UTC).
///
/// It is the one thing in which two reports on the same inputs may differ.
public struct ReportMoment: Hashable, Sendable {
    /// The day.
    public var date: CalendarDate
    /// The hour, 0…23.
    public var hour: Int
    /// The minute, 0…59.
    public var minute: Int

    /// Makes a moment from a day and a time in WITA.
    public init(date: CalendarDate, hour: Int, minute: Int) {
        self.date = date
        self.hour = hour
        self.minute = minute
    }

    /// The moment in WITA that lies a count of seconds after the start of 1970 in UTC.
    ///
    /// `nil` outside the years 1 to 9999.
    public init?(secondsSince1970 seconds: Int) {
        guard let time = CivilTime(secondsSince1970: seconds, in: .makassar) else { return nil }
        self.init(date: time.date, hour: time.hour, minute: time.minute)
    }

    /// Seconds from the start of 1970 in UTC to the start of the minute.
    public var secondsSince1970: Int {
        date.daysSince1970 * 86_400 + hour * 3_600 + minute * 60 - CivilZone.makassar.offset
    }

    /// The moment as ISO 8601 writes it: `2026-11-24T14:05+08:00`.
    public var iso8601: String {
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
            + "T\(padded(hour, 2)):\(padded(minute, 2))+08:00"
    }

    /// The moment in words.
    public func text(in language: Language) -> String {
        date.text(in: language, hour: hour, minute: minute)
    }
}
