/// A rule for moments that recur, such as `Mon..Fri 08:00` or `*-*~01 23:00`.
///
/// These are the calendar events of systemd.time(7) without their time zone: which zone the clock
/// belongs to is told apart. Also left out are fractions of a second and moments as `@SECONDS`.
/// What this accepts, systemd 252 accepts too.
///
/// It means the same there but for one fault: when a repetition without end runs over two borders
/// at once, systemd forgets to begin it anew. It goes for `*:0/7` from 23:56 to 00:07; here 00:00
/// comes between, as its manual says.
public struct CalendarExpression: Hashable, Sendable {
    /// The weekdays to which the days are limited; empty for no limit.
    private let weekdays: Set<Weekday>
    private let year: CalendarField
    private let month: CalendarField
    private let day: CalendarField
    private let hour: CalendarField
    private let minute: CalendarField
    private let second: CalendarField

    /// Reads an expression.
    ///
    /// - Throws: What is wrong with the text, and how to write it.
    public init(parsing text: String) throws(CalendarExpressionMistake) {
        self = try CalendarExpressionParser(text: text).expression()
    }

    /// Makes an expression from its parts; no weekday means every one.
    init(
        weekdays: Set<Weekday>,
        date: (year: CalendarField, month: CalendarField, day: CalendarField),
        time: (hour: CalendarField, minute: CalendarField, second: CalendarField)
    ) {
        self.weekdays = weekdays.count == Weekday.allCases.count ? [] : weekdays
        (year, month, day) = date
        (hour, minute, second) = time
    }

    /// The expression in full, byte for byte as `systemd-analyze calendar` normalizes it.
    public var normalized: String {
        let date = "\(year.text)-\(month.text)\(day.countsFromEnd ? "~" : "-")\(day.text)"
        let time = "\(hour.text):\(minute.text):\(second.text)"
        let days = weekdays.isEmpty ? date : "\(Weekday.text(weekdays.sorted())) \(date)"
        return "\(days) \(time)"
    }

    /// The first moment after another one; `nil` if none follows in the years 1970 to 2199.
    ///
    /// - Complexity: Looks at no more than the months of these years, and at a few of them if the
    ///   rule has a moment in most years.
    public func next(after moment: CivilTime) -> CivilTime? {
        var (day, second) = (Self.seconds(moment) + 1).flooredDivision(by: Self.daySeconds)
        while let match = firstDay(from: day) {
            if let time = firstSecond(from: match == day ? second : 0) {
                return Self.moment(match * Self.daySeconds + time)
            }
            (day, second) = (match + 1, 0)
        }
        return nil
    }

    /// The last moment that is not after another one; `nil` if none precedes it from 1970 on.
    ///
    /// - Complexity: That of ``next(after:)``.
    public func latest(atOrBefore moment: CivilTime) -> CivilTime? {
        let lastSecond = Self.daySeconds - 1
        var (day, second) = Self.seconds(moment).flooredDivision(by: Self.daySeconds)
        while let match = lastDay(upTo: day) {
            if let time = self.lastSecond(upTo: match == day ? second : lastSecond) {
                return Self.moment(match * Self.daySeconds + time)
            }
            (day, second) = (match - 1, lastSecond)
        }
        return nil
    }
}

/// The search goes by days since 1970 and seconds of a day.
extension CalendarExpression {
    private static let daySeconds = 86_400

    /// A moment as a count, for which any one zone will do; that of UTC adds nothing.
    private static func seconds(_ moment: CivilTime) -> Int { moment.secondsSince1970(in: .utc) }

    private static func moment(_ seconds: Int) -> CivilTime? {
        CivilTime(secondsSince1970: seconds, in: .utc)
    }

    private func firstDay(from bound: Int) -> Int? {
        for year in year.values where CalendarDate.firstDay(ofMonth: 13, year: year) > bound {
            for month in month.values {
                if let day = days(inMonth: month, year: year).first(where: { $0 >= bound }) {
                    return day
                }
            }
        }
        return nil
    }

    private func lastDay(upTo bound: Int) -> Int? {
        for year in year.values.reversed()
        where CalendarDate.firstDay(ofMonth: 1, year: year) <= bound {
            for month in month.values.reversed() {
                if let day = days(inMonth: month, year: year).last(where: { $0 <= bound }) {
                    return day
                }
            }
        }
        return nil
    }

    /// The days of a month that are meant, as days since 1970.
    private func days(inMonth month: Int, year: Int) -> [Int] {
        let first = CalendarDate.firstDay(ofMonth: month, year: year)
        let length = CalendarDate.firstDay(ofMonth: month + 1, year: year) - first
        let days = day.days(inMonthOf: length).map { first + $0 - 1 }
        guard !weekdays.isEmpty else { return days }
        return days.filter { weekdays.contains(Weekday(daysSince1970: $0)) }
    }

    private func firstSecond(from bound: Int) -> Int? {
        for hour in hour.values where hour * 3600 + 3599 >= bound {
            for minute in minute.values {
                let start = hour * 3600 + minute * 60
                if let second = second.values.first(where: { start + $0 >= bound }) {
                    return start + second
                }
            }
        }
        return nil
    }

    private func lastSecond(upTo bound: Int) -> Int? {
        for hour in hour.values.reversed() where hour * 3600 <= bound {
            for minute in minute.values.reversed() {
                let start = hour * 3600 + minute * 60
                if let second = second.values.last(where: { start + $0 <= bound }) {
                    return start + second
                }
            }
        }
        return nil
    }
}
