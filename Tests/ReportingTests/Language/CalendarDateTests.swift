import Reporting
import Testing

@Suite("Dates for people")
struct CalendarDateTests {
    @Test("A day is written with the name of the month")
    func words() throws {
        let day = try #require(CalendarDate(year: 2026, month: 11, day: 24))
        #expect(day.text(in: .id) == "24 November 2026")
        #expect(day.text(in: .en) == "24 November 2026")
    }

    @Test(
        "Months have their names in both languages",
        arguments: zip(
            1...12,
            [
                ("Januari", "January"), ("Februari", "February"), ("Maret", "March"),
                ("April", "April"), ("Mei", "May"), ("Juni", "June"), ("Juli", "July"),
                ("Agustus", "August"), ("September", "September"), ("Oktober", "October"),
                ("November", "November"), ("Desember", "December"),
            ]
        )
    )
    func months(month: Int, names: (indonesian: String, english: String)) throws {
        let day = try #require(CalendarDate(year: 2025, month: month, day: 1))
        #expect(day.monthName(in: .id) == names.indonesian)
        #expect(day.monthName(in: .en) == names.english)
    }

    @Test("A time carries the zone it is in")
    func time() throws {
        let day = try #require(CalendarDate(year: 2026, month: 5, day: 3))
        #expect(day.text(in: .id, hour: 7, minute: 4) == "3 Mei 2026 pukul 07.04 WITA")
        #expect(day.text(in: .en, hour: 17, minute: 30) == "3 May 2026, 17:30 WITA")
    }

    @Test(
        "A day that the calendar lacks is refused",
        arguments: [
            (2025, 2, 29), (1900, 2, 29), (2025, 4, 31), (2025, 0, 1), (2025, 13, 1),
            (2025, 1, 0), (2025, 1, 32), (0, 1, 1),
        ]
    )
    func invalid(year: Int, month: Int, day: Int) {
        #expect(CalendarDate(year: year, month: month, day: day) == nil)
    }

    @Test("Leap days exist in leap years", arguments: [2000, 2024])
    func leap(year: Int) {
        #expect(CalendarDate(year: year, month: 2, day: 29) != nil)
    }
}
