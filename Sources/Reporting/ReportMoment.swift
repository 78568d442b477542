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
        let minutes = (seconds + 8 * 3600).flooredQuotient(60)
        let days = minutes.flooredQuotient(1440)
        let minuteOfDay = minutes - days * 1440
        // Days from 0000-03-01, in eras of 400 years (Hinnant, chrono-compatible date algorithms).
        let shifted = days + 719_468
        let era = shifted.flooredQuotient(146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * dayOfYear + 2) / 153
        let month = march < 10 ? march + 3 : march - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        let day = dayOfYear - (153 * march + 2) / 5 + 1
        guard let date = CalendarDate(year: year, month: month, day: day) else { return nil }
        self.init(date: date, hour: minuteOfDay / 60, minute: minuteOfDay % 60)
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

extension Int {
    /// The quotient rounded down, also below zero.
    fileprivate func flooredQuotient(_ divisor: Int) -> Int {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
