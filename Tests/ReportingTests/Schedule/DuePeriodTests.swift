import Testing

@testable import Reporting

@Suite("What is due")
struct DuePeriodTests {
    private func schedule(
        _ calendar: String,
        zone: CivilZone = .makassar,
        added: CivilTime?
    ) throws -> Schedule {
        try Schedule(
            name: "tri",
            project: "/ikn.toml",
            calendar: calendar,
            zone: zone.rawValue,
            added: try #require(added).secondsSince1970(in: zone)
        )
    }

    private func time(_ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0) -> CivilTime? {
        CivilTime(year: year, month: month, day: day, hour: hour)
    }

    private func due(
        _ schedule: Schedule,
        _ covered: Set<String>,
        _ now: CivilTime?
    ) throws -> DuePeriod {
        let zone = try schedule.civilZone()
        return try DuePeriod(
            of: schedule,
            covered: covered,
            at: try #require(now).secondsSince1970(in: zone)
        )
    }

    @Test("nothing is due before the first time after a schedule was added")
    func fresh() throws {
        let schedule = try schedule("quarterly", added: time(2026, 11, 24))
        let due = try due(schedule, [], time(2026, 12, 31, 23))
        #expect(due.state == .notDue(next: time(2027, 1, 1)))
    }

    @Test("a machine asleep for three times catches up with one report")
    func asleep() throws {
        let schedule = try schedule("monthly", added: time(2026, 1, 15))
        let covered: Set = ["2026-02-01T00:00:00+08:00"]
        let found = try due(schedule, covered, time(2026, 6, 10))
        let june = try #require(time(2026, 6, 1))
        #expect(found.state == .due(june, missed: 3))
        let after = covered.union(["2026-06-01T00:00:00+08:00"])
        let again = try due(schedule, after, time(2026, 6, 10, 1))
        #expect(again.state == .notDue(next: time(2026, 7, 1)))
    }

    @Test("midnight in WITA is four in the afternoon of the day before in UTC")
    func zones() throws {
        let schedule = try schedule("monthly", added: time(2026, 1, 1))
        let edge = try #require(CivilTime(year: 2026, month: 2, day: 28, hour: 16))
            .secondsSince1970(in: .utc)
        let before = try DuePeriod(of: schedule, covered: [], at: edge - 1)
        #expect(
            before.state == .notDue(next: time(2026, 3, 1)) || before.state != .notDue(next: nil)
        )
        let at = try DuePeriod(of: schedule, covered: ["2026-02-01T00:00:00+08:00"], at: edge)
        #expect(at.state == .due(try #require(time(2026, 3, 1)), missed: 0))
    }

    @Test("over twelve years every quarter is reported once, leap days and ends of months included")
    func years() throws {
        let schedule = try schedule("*-02,05,08,11~01 06:00", added: time(2024, 1, 1))
        var covered: Set<String> = []
        var made: [CivilTime] = []
        // The machine's scheduler asks every five hours.
        var now = try #require(time(2024, 1, 1)).secondsSince1970(in: .makassar)
        let end = try #require(time(2036, 1, 1)).secondsSince1970(in: .makassar)
        while now < end {
            if case .due(let time, let missed) = try DuePeriod(
                of: schedule,
                covered: covered,
                at: now
            ).state {
                #expect(missed == 0)
                #expect(covered.insert(time.iso8601(in: .makassar)).inserted)
                made.append(time)
            }
            now += 5 * 3_600
        }
        #expect(made.count == 48)
        let february = made.filter { $0.month == 2 }.map(\.day)
        #expect(february == [29, 28, 28, 28, 29, 28, 28, 28, 29, 28, 28, 28])
        #expect(made.allSatisfy { $0.hour == 6 })
    }

    @Test("a clock that was set back does not repeat a report, and says so")
    func clockSetBack() throws {
        let schedule = try schedule("monthly", added: time(2026, 1, 1))
        let covered: Set = ["2026-05-01T00:00:00+08:00", "2026-06-01T00:00:00+08:00"]
        let found = try due(schedule, covered, time(2026, 5, 3))
        #expect(found.state == .notDue(next: time(2026, 6, 1)))
        #expect(found.future == "2026-06-01T00:00:00+08:00")
    }

    @Test(
        "names, expressions and zones that are none are refused",
        arguments: [
            ("Tri Wulan", "monthly", "Asia/Makassar"), ("../x", "monthly", "Asia/Makassar"),
            ("tri", "every month", "Asia/Makassar"), ("tri", "monthly", "Europe/Berlin"),
            ("", "monthly", "UTC"), ("-x", "monthly", "UTC"), ("tri", "*-02-30", "UTC"),
        ]
    )
    func refusal(name: String, calendar: String, zone: String) {
        let error = #expect(throws: HistoryError.self) {
            try Schedule(name: name, project: "/x", calendar: calendar, zone: zone, added: 0)
        }
        #expect(error?.kind == .usage)
    }
}
