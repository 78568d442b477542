import Foundation
import Reporting
import Testing

@Suite("Civil time")
struct CivilTimeTests {
    /// What `TZ=ZONE date -d @SECONDS` of GNU answers.
    static let examples: [(Int, CivilZone, String, Weekday)] = [
        (0, .utc, "1970-01-01T00:00:00+00:00", .thursday),
        (0, .makassar, "1970-01-01T08:00:00+08:00", .thursday),
        (-1, .utc, "1969-12-31T23:59:59+00:00", .wednesday),
        (-28_801, .makassar, "1969-12-31T23:59:59+08:00", .wednesday),
        (951_782_399, .utc, "2000-02-28T23:59:59+00:00", .monday),
        (951_782_399, .jakarta, "2000-02-29T06:59:59+07:00", .tuesday),
        (569_865_600, .makassar, "1988-01-23T00:00:00+08:00", .saturday),
        (569_865_600, .pontianak, "1988-01-22T23:00:00+07:00", .friday),
        (1_709_164_799, .jayapura, "2024-02-29T08:59:59+09:00", .thursday),
        (1_795_500_300, .makassar, "2026-11-24T14:05:00+08:00", .tuesday),
        (1_795_500_300, .jayapura, "2026-11-24T15:05:00+09:00", .tuesday),
        (4_107_542_400, .utc, "2100-03-01T00:00:00+00:00", .monday),
        (253_402_271_999, .makassar, "9999-12-31T23:59:59+08:00", .friday),
        (-62_135_596_800, .utc, "0001-01-01T00:00:00+00:00", .monday),
    ]

    @Test("A count of seconds becomes a time, and the time the count", arguments: examples)
    func seconds(seconds: Int, zone: CivilZone, text: String, weekday: Weekday) throws {
        let time = try #require(CivilTime(secondsSince1970: seconds, in: zone))
        #expect(time.iso8601(in: zone) == text)
        #expect(time.weekday == weekday)
        #expect(time.secondsSince1970(in: zone) == seconds)
    }

    @Test("The same seconds come back from every part of the calendar")
    func roundTrip() throws {
        // Ninety-seven days and some seconds: such steps meet every month and weekday.
        let step = 97 * 86_400 + 12_345
        for seconds in stride(from: -62_135_596_800, to: 253_402_300_800, by: step) {
            let time = try #require(CivilTime(secondsSince1970: seconds, in: .utc))
            #expect(time.secondsSince1970(in: .utc) == seconds)
        }
    }

    @Test(
        "Years before 1 and after 9999 are no civil time",
        arguments: [
            (-62_135_596_801, .utc), (253_402_300_800, .utc), (253_402_272_000, .makassar),
            (Int.min, .jayapura), (Int.max, .jayapura),
        ] as [(Int, CivilZone)]
    )
    func outside(seconds: Int, zone: CivilZone) {
        #expect(CivilTime(secondsSince1970: seconds, in: zone) == nil)
    }

    @Test(
        "A time that the calendar or the clock lacks is refused",
        arguments: [
            [2025, 2, 29, 0, 0, 0], [2100, 2, 29, 0, 0, 0], [2025, 13, 1, 0, 0, 0],
            [0, 1, 1, 0, 0, 0], [2025, 1, 1, 24, 0, 0], [2025, 1, 1, -1, 0, 0],
            [2025, 1, 1, 0, 60, 0], [2025, 1, 1, 0, 0, 60], [2025, 1, 1, 0, 0, -1],
        ]
    )
    func invalid(parts: [Int]) {
        let time = CivilTime(
            year: parts[0],
            month: parts[1],
            day: parts[2],
            hour: parts[3],
            minute: parts[4],
            second: parts[5]
        )
        #expect(time == nil)
    }

    @Test("Each part counts for the order, the larger ones first")
    func order() {
        let ascending = [
            CivilTime(year: 2025, month: 12, day: 31, hour: 23, minute: 59, second: 59),
            CivilTime(year: 2026, month: 1, day: 31, hour: 23, minute: 59, second: 59),
            CivilTime(year: 2026, month: 2, day: 1, hour: 23, minute: 59, second: 59),
            CivilTime(year: 2026, month: 2, day: 2, hour: 22, minute: 59, second: 59),
            CivilTime(year: 2026, month: 2, day: 2, hour: 23, minute: 58, second: 59),
            CivilTime(year: 2026, month: 2, day: 2, hour: 23, minute: 59, second: 58),
            CivilTime(year: 2026, month: 2, day: 2, hour: 23, minute: 59, second: 59),
        ].compactMap { $0 }
        #expect(ascending.count == 7)
        #expect(ascending.shuffled().sorted() == ascending)
    }

    @Test(
        "Offsets are those of the time zone database in every month from 1988 to 2037",
        .enabled(
            if: CivilZone.allCases.allSatisfy { TimeZone(identifier: $0.rawValue) != nil },
            "needs a time zone database"
        ),
        arguments: CivilZone.allCases
    )
    func offsets(zone: CivilZone) throws {
        let database = try #require(TimeZone(identifier: zone.rawValue))
        for year in 1988...2037 {
            for month in 1...12 {
                let time = try #require(CivilTime(year: year, month: month, day: 1))
                let seconds = time.secondsSince1970(in: zone)
                let date = Date(timeIntervalSince1970: Double(seconds))
                #expect(database.secondsFromGMT(for: date) == zone.offset, "\(year)-\(month)")
            }
        }
    }
}
