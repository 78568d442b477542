extension CalendarDate {
    /// The day that lies a count of days after 1970-01-01; `nil` outside the years 1 to 9999.
    init?(daysSince1970 days: Int) {
        guard (-719_162...2_932_896).contains(days) else { return nil }
        // Days from 0000-03-01, in eras of 400 years (Hinnant, chrono-compatible date algorithms).
        let (era, dayOfEra) = (days + 719_468).flooredDivision(by: 146_097)
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * dayOfYear + 2) / 153
        let month = march < 10 ? march + 3 : march - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
            month: month,
            day: dayOfYear - (153 * march + 2) / 5 + 1
        )
    }

    /// How many days the day lies after 1970-01-01.
    var daysSince1970: Int {
        Self.firstDay(ofMonth: month, year: year) + day - 1
    }

    /// How many days the first day of a month lies after 1970-01-01.
    ///
    /// - Parameters:
    ///   - month: The month, 1…12; 13 is January of the next year.
    ///   - year: The year of the common era.
    static func firstDay(ofMonth month: Int, year: Int) -> Int {
        // The year begins in March, so that a leap day is its last.
        let (era, yearOfEra) = (month <= 2 ? year - 1 : year).flooredDivision(by: 400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
