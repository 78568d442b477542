/// A second as calendar and clock show it, in a zone that its holder knows.
public struct CivilTime: Hashable, Comparable, Sendable {
    /// The day.
    public let date: CalendarDate
    /// The hour, 0…23.
    public let hour: Int
    /// The minute, 0…59.
    public let minute: Int
    /// The second, 0…59: civil time has no leap seconds.
    public let second: Int

    /// Makes a time of the Gregorian calendar, also before its introduction.
    ///
    /// `nil` when there is no such day in the years 1 to 9999, or no such time in a day.
    public init?(
        year: Int,
        month: Int,
        day: Int,
        hour: Int = 0,
        minute: Int = 0,
        second: Int = 0
    ) {
        guard let date = CalendarDate(year: year, month: month, day: day),
            (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second)
        else { return nil }
        self.date = date
        self.hour = hour
        self.minute = minute
        self.second = second
    }

    /// What the clocks of a zone show a count of seconds after the start of 1970 in UTC.
    ///
    /// `nil` outside the years 1 to 9999.
    public init?(secondsSince1970 seconds: Int, in zone: CivilZone) {
        let (day, second) = seconds.flooredDivision(by: 86_400)
        // Added to the second of the day, so that no count of seconds overflows.
        let (later, secondOfDay) = (second + zone.offset).flooredDivision(by: 86_400)
        guard let date = CalendarDate(daysSince1970: day + later) else { return nil }
        self.date = date
        hour = secondOfDay / 3600
        minute = secondOfDay / 60 % 60
        self.second = secondOfDay % 60
    }

    /// The year of the common era.
    public var year: Int { date.year }

    /// The month, 1…12.
    public var month: Int { date.month }

    /// The day of the month, from 1.
    public var day: Int { date.day }

    /// The day of the week.
    public var weekday: Weekday { Weekday(daysSince1970: date.daysSince1970) }

    /// How many seconds after the start of 1970 in UTC the clocks of a zone show this time.
    public func secondsSince1970(in zone: CivilZone) -> Int {
        date.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second - zone.offset
    }

    /// The time as ISO 8601 writes it: `2026-11-24T14:05:00+08:00`.
    public func iso8601(in zone: CivilZone) -> String {
        let day = "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
        let clock = "\(hour.padded(to: 2)):\(minute.padded(to: 2)):\(second.padded(to: 2))"
        // No zone of ours lies west of Greenwich.
        let (hours, minutes) = (zone.offset / 3600, zone.offset / 60 % 60)
        return "\(day)T\(clock)+\(hours.padded(to: 2)):\(minutes.padded(to: 2))"
    }

    /// Whether a time comes earlier, when both are of one zone.
    public static func < (first: CivilTime, second: CivilTime) -> Bool {
        (first.year, first.month, first.day, first.hour, first.minute, first.second)
            < (second.year, second.month, second.day, second.hour, second.minute, second.second)
    }
}
