/// A day of the Gregorian calendar, as reports print it.
public struct CalendarDate: Hashable, Sendable {
    /// The year of the common era.
    public let year: Int
    /// The month, 1…12.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int

    /// Makes a day; `nil` when the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.dayCount(year: year, month: month)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day in words: `24 November 2026`.
    public func text(in language: Language) -> String {
        "\(day) \(monthName(in: language)) \(year)"
    }

    /// The day and a time of the clock in Central Indonesia (WITA, eight hours ahead of UTC).
    ///
    /// - Parameters:
    ///   - language: Indonesian writes `pukul 14.05`, English `14:05`.
    ///   - hour: The hour in WITA, 0…23.
    ///   - minute: The minute, 0…59.
    public func text(in language: Language, hour: Int, minute: Int) -> String {
        switch language {
        case .id: "\(text(in: language)) pukul \(twoDigits(hour)).\(twoDigits(minute)) WITA"
        case .en: "\(text(in: language)), \(twoDigits(hour)):\(twoDigits(minute)) WITA"
        }
    }

    /// The name of the month.
    public func monthName(in language: Language) -> String {
        switch language {
        case .id: Self.indonesianMonths[month - 1]
        case .en: Self.englishMonths[month - 1]
        }
    }

    private static let indonesianMonths = [
        "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
        "Oktober", "November", "Desember",
    ]

    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]

    private static func dayCount(year: Int, month: Int) -> Int {
        let isLeap =
            year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
        return switch month {
        case 2: isLeap ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

private func twoDigits(_ value: Int) -> String {
    value < 10 ? "0\(value)" : "\(value)"
}
