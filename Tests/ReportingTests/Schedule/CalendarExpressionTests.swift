import Reporting
import Testing

@Suite("Calendar expressions")
struct CalendarExpressionTests {
    /// A time written as `2026-11-24 14:05:00`.
    static func time(_ text: String) throws -> CivilTime {
        let numbers = text.split { "- :".contains($0) }.compactMap { Int($0) }
        try #require(numbers.count == 6)
        return try #require(
            CivilTime(
                year: numbers[0],
                month: numbers[1],
                day: numbers[2],
                hour: numbers[3],
                minute: numbers[4],
                second: numbers[5]
            )
        )
    }

    static func text(_ time: CivilTime) -> String {
        time.iso8601(in: .utc).prefix(19).split(separator: "T").joined(separator: " ")
    }

    static func shifted(_ time: CivilTime, by seconds: Int) throws -> CivilTime {
        let shifted = time.secondsSince1970(in: .utc) + seconds
        return try #require(CivilTime(secondsSince1970: shifted, in: .utc))
    }

    static func elapses(_ expression: CalendarExpression, after base: CivilTime) -> [CivilTime] {
        Array(sequence(first: base) { expression.next(after: $0) }.prefix(6).dropFirst())
    }

    @Test("The next moments are those of systemd", arguments: SystemdElapses.all)
    func next(_ example: SystemdElapses) throws {
        let expression = try CalendarExpression(parsing: example.expression)
        let base = try Self.time(example.base)
        #expect(Self.elapses(expression, after: base).map(Self.text) == example.elapses)
    }

    @Test("The normalized form is that of systemd", arguments: SystemdElapses.all)
    func normalized(_ example: SystemdElapses) throws {
        let expression = try CalendarExpression(parsing: example.expression)
        #expect(expression.normalized == example.normalized)
        #expect(try CalendarExpression(parsing: example.normalized) == expression)
    }

    @Test("The latest moments are the same in the other direction", arguments: SystemdElapses.all)
    func latest(_ example: SystemdElapses) throws {
        let expression = try CalendarExpression(parsing: example.expression)
        for (earlier, later) in zip(example.elapses, example.elapses.dropFirst()) {
            let before = try Self.shifted(Self.time(later), by: -1)
            #expect(expression.latest(atOrBefore: before).map(Self.text) == earlier)
        }
        if let last = example.elapses.last {
            #expect(try expression.latest(atOrBefore: Self.time(last)).map(Self.text) == last)
        }
    }

    /// The table in systemd.time(7), but for its rows with fractions and zones.
    @Test(
        "The examples of the manual have the forms that it states",
        arguments: [
            ("Sat,Thu,Mon..Wed,Sat..Sun", "Mon..Thu,Sat,Sun *-*-* 00:00:00"),
            ("Mon,Sun 12-*-* 2,1:23", "Mon,Sun 2012-*-* 01,02:23:00"),
            ("Wed *-1", "Wed *-*-01 00:00:00"), ("Wed..Wed,Wed *-1", "Wed *-*-01 00:00:00"),
            ("Wed, 17:48", "Wed *-*-* 17:48:00"),
            ("Wed..Sat,Tue 12-10-15 1:2:3", "Tue..Sat 2012-10-15 01:02:03"),
            ("*-*-7 0:0:0", "*-*-07 00:00:00"), ("10-15", "*-10-15 00:00:00"),
            ("monday *-12-* 17:00", "Mon *-12-* 17:00:00"),
            ("Mon,Fri *-*-3,1,2 *:30:45", "Mon,Fri *-*-01,02,03 *:30:45"),
            ("12,14,13,12:20,10,30", "*-*-* 12,13,14:10,20,30:00"),
            ("12..14:10,20,30", "*-*-* 12..14:10,20,30:00"),
            ("mon,fri *-1/2-1,3 *:30:45", "Mon,Fri *-01/2-01,03 *:30:45"),
            ("03-05 08:05:40", "*-03-05 08:05:40"), ("08:05:40", "*-*-* 08:05:40"),
            ("05:40", "*-*-* 05:40:00"), ("Sat,Sun 12-05 08:05:40", "Sat,Sun *-12-05 08:05:40"),
            ("Sat,Sun 08:05:40", "Sat,Sun *-*-* 08:05:40"),
            ("2003-03-05 05:40", "2003-03-05 05:40:00"),
            ("2003-02..04-05", "2003-02..04-05 00:00:00"), ("2003-03-05", "2003-03-05 00:00:00"),
            ("03-05", "*-03-05 00:00:00"), ("minutely", "*-*-* *:*:00"),
            ("hourly", "*-*-* *:00:00"), ("daily", "*-*-* 00:00:00"),
            ("monthly", "*-*-01 00:00:00"), ("weekly", "Mon *-*-* 00:00:00"),
            ("yearly", "*-01-01 00:00:00"), ("annually", "*-01-01 00:00:00"),
            ("quarterly", "*-01,04,07,10-01 00:00:00"), ("semiannually", "*-01,07-01 00:00:00"),
            ("*:2/3", "*-*-* *:02/3:00"),
        ]
    )
    func manual(expression: String, normalized: String) throws {
        #expect(try CalendarExpression(parsing: expression).normalized == normalized)
    }

    /// What `systemd-analyze calendar` answered.
    @Test(
        "Unusual spellings have the form that systemd gives them",
        arguments: [
            ("WEEKLY", "Mon *-*-* 00:00:00"), ("anually", "*-01-01 00:00:00"),
            ("bi-annually", "*-01,07-01 00:00:00"), ("biannually", "*-01,07-01 00:00:00"),
            ("semi-annually", "*-01,07-01 00:00:00"), ("Mon-Fri", "Mon..Fri *-*-* 00:00:00"),
            ("Mon,", "Mon *-*-* 00:00:00"), ("Mon..Sun", "*-*-* 00:00:00"),
            ("Mon  12:00", "Mon *-*-* 12:00:00"), ("*-*-1 ", "*-*-01 00:00:00"),
            ("*-*-*  12:0", "*-*-* 12:00:00"), ("5..5:00", "*-*-* 05:00:00"),
            ("*:*:5..5/2", "*-*-* *:*:05"), ("1..4/5:00", "*-*-* 01:00:00"),
            ("*:*:0..59", "*-*-* *:*:00..59"), ("*:*:0/1,5", "*-*-* *:*:*"),
            ("*:*:0..1/2147", "*-*-* *:*:00"), ("*~*", "*-*-* 00:00:00"),
            ("*-*~07/1", "*-*~07/1 00:00:00"), ("*~1..5", "*-*~01..05 00:00:00"),
            ("*:0,15,15,0/15", "*-*-* *:00,00/15,15:00"), ("70-1-1", "1970-01-01 00:00:00"),
            ("00000000001:00", "*-*-* 01:00:00"), ("*~1,2,22", "*-*~01,02,22 00:00:00"),
        ]
    )
    func spellings(expression: String, normalized: String) throws {
        #expect(try CalendarExpression(parsing: expression).normalized == normalized)
    }

    static let refused = [
        "", " daily", "daily ", "daily 12:00", "every-day", "semianually", "Mo", "Mond", "Senin",
        "Fri..Mon", "Mon..Wed-Fri", "Mon..", "Mon,,Tue", "Mon.Tue", "Mon Tue", "Mon, Tue",
        "12:00 Mon", "*", "12", "**:0", "*/2:00", "*:*/2", "*-*/2-01", "*-*-*/3", "1,*:00",
        "*,1:00", "1,,2:00", "1,:00", "1/2/3:00", "1..2..3:00", "1...3:00", "1..:00", "0:0/0",
        "0/24:00", "1/23:00", "22..6:00", "24:00", "12:60", "12:00:60", "12:", ":12", "12:0:0:0",
        "12:00 ", "10:00 12:00", "12:00 *-*-*", "2026-01-01T12:00", "2026/01/01", "8.30:00",
        "+1:00", "12:00+08:00", "*-13-01", "*-00-01", "*-*-32", "*-*-0", "100-1-1", "1969-1-1",
        "2200-1-1", "0..99-1-1", "1-2-3-4", "1~2-3", "1~2~3", "*~0", "*~29", "*~1,2,25",
        "*~01/1", "*~7/7", "*~5..1", "~01", "--", "*:*:5..5", "*:*:0/60", "*:*:59/1",
        "*:*:0..1/2148", "4294967296:00", "99999999999999999999:00", "Mon–Fri", "１２:00",
        "12:00 Monday..", "wee\u{212A}ly",
    ]

    @Test("What systemd refuses is refused with a reason and a remedy", arguments: refused)
    func refusal(text: String) throws {
        let mistake = try #require(throws: CalendarExpressionMistake.self) {
            try CalendarExpression(parsing: text)
        }
        #expect(mistake.text == text)
        #expect(!mistake.message.isEmpty && !mistake.remedy.isEmpty)
    }

    @Test(
        "Zones, offsets, fractions and counts of seconds are refused, although systemd reads them",
        arguments: [
            ("daily UTC", "--zone"), ("Mon..Fri 08:00 Asia/Makassar", "--zone"),
            ("12:00 WITA", "--zone"), ("12:00 utc", "--zone"),
            ("12:00:00.5", "whole seconds"), ("*:*:0/0.5", "whole seconds"),
            ("@86400", "2026-11-24 14:05"),
        ]
    )
    func leftOut(text: String, remedy: String) throws {
        let mistake = try #require(throws: CalendarExpressionMistake.self) {
            try CalendarExpression(parsing: text)
        }
        #expect(mistake.remedy.contains(remedy))
    }

    @Test(
        "A mistake names the part that is wrong",
        arguments: [
            ("*-13-01", "there is no month 13. Write a number from 1 to 12."),
            ("*:0/0", "the step of '0/0' is zero. Write a step of 1 or more."),
            (
                "Fri..Mon 8:0",
                "the weekdays 'Fri..Mon' run past the end of the week. "
                    + "Weeks begin on Monday: write Mon,Fri..Sun."
            ),
            (
                "22..6:30",
                "the range '22..6' runs backwards. Write the smaller number first, "
                    + "or two ranges if it goes past the end: 22..23,0..6."
            ),
            (
                "*/2:00",
                "'*/2' does not say at which hour it begins. "
                    + "Write the first one before the step, such as 0/2."
            ),
            (
                "daily 06:00",
                "nothing can follow 'daily'. "
                    + "Write 'daily' alone, or in full with the time you mean: '*-*-* 00:00:00'."
            ),
            (
                "Mon 08:00 WITA",
                "'WITA' at its end would be a time zone. "
                    + "Leave it out, and state the zone with --zone."
            ),
        ]
    )
    func place(text: String, words: String) throws {
        let mistake = try #require(throws: CalendarExpressionMistake.self) {
            try CalendarExpression(parsing: text)
        }
        #expect(mistake.description == "calendar expression '\(text)': \(words)")
    }

    /// The right side is what systemd answers when it is told where the repetition ends.
    @Test(
        "A repetition without end begins anew at every border, which systemd 252 forgets",
        arguments: [
            ("*:0/7", "2026-12-31 23:50:00", ["2026-12-31 23:56:00", "2027-01-01 00:00:00"]),
            ("0/5:47", "2024-02-29 20:47:00", ["2024-03-01 00:47:00", "2024-03-01 05:47:00"]),
            ("*-*-1/14", "2026-12-20 00:00:00", ["2026-12-29 00:00:00", "2027-01-01 00:00:00"]),
        ]
    )
    func borders(expression: String, base: String, elapses: [String]) throws {
        let found = Self.elapses(
            try CalendarExpression(parsing: expression),
            after: try Self.time(base)
        )
        #expect(found.prefix(2).map(Self.text) == elapses)
    }

    @Test("A day that never comes has no moment", arguments: ["*-02-30", "*-2,4,6,9,11-31"])
    func never(text: String) throws {
        let expression = try CalendarExpression(parsing: text)
        #expect(try expression.next(after: Self.time("0001-01-01 00:00:00")) == nil)
        #expect(try expression.latest(atOrBefore: Self.time("9999-12-31 23:59:59")) == nil)
    }

    @Test("There are moments in the years 1970 to 2199 only")
    func years() throws {
        let daily = try CalendarExpression(parsing: "daily")
        let (first, last) = ("1970-01-01 00:00:00", "2199-12-31 00:00:00")
        #expect(try daily.next(after: Self.time("0001-01-01 00:00:00")).map(Self.text) == first)
        #expect(try daily.next(after: Self.time("1969-12-31 23:59:59")).map(Self.text) == first)
        #expect(try daily.next(after: Self.time(last)) == nil)
        #expect(try daily.latest(atOrBefore: Self.time(first)).map(Self.text) == first)
        #expect(try daily.latest(atOrBefore: Self.time("1969-12-31 23:59:59")) == nil)
        #expect(
            try daily.latest(atOrBefore: Self.time("9999-12-31 23:59:59")).map(Self.text) == last
        )
    }

    @Test("Between a moment and the next one lies none", arguments: [1, 2, 3] as [UInt64])
    func between(seed: UInt64) throws {
        var random = RandomExpressions(seed: seed)
        var count = 0
        for _ in 0..<200 {
            let (text, base) = (random.next(), try Self.time(random.base()))
            guard let expression = try? CalendarExpression(parsing: text),
                let next = expression.next(after: base)
            else { continue }
            count += 1
            let place: Comment = "\(text) after \(Self.text(base))"
            #expect(next > base, place)
            #expect(expression.latest(atOrBefore: next) == next, place)
            let last = try expression.latest(atOrBefore: Self.shifted(next, by: -1))
            #expect(last == expression.latest(atOrBefore: base), place)
            if let last { #expect(last <= base && expression.next(after: last) == next, place) }
        }
        #expect(count > 150)
    }

    @Test(
        "Made-up expressions mean to systemd what they mean here",
        .enabled(if: SystemdAnalyze.isInstalled, "needs \(SystemdAnalyze.program)"),
        arguments: [UInt64.random(in: 0..<1_000_000)]
    )
    func systemd(seed: UInt64) throws {
        var random = RandomExpressions(seed: seed)
        for _ in 0..<60 {
            let (text, base) = (random.next(), random.base())
            let answer = try SystemdAnalyze.answer(text, after: base)
            let expression = try? CalendarExpression(parsing: text)
            let moment = try Self.time(base)
            let ours = expression.map {
                SystemdAnalyze.Answer(
                    normalized: $0.normalized,
                    elapses: Self.elapses($0, after: moment).map(Self.text)
                )
            }
            #expect(ours == answer, "seed \(seed): \(text) after \(base)")
        }
    }

    @Test(
        "What is refused here as systemd does, systemd refuses",
        .enabled(if: SystemdAnalyze.isInstalled, "needs \(SystemdAnalyze.program)")
    )
    func refusedBySystemd() throws {
        for text in Self.refused {
            let answer = try SystemdAnalyze.answer(text, after: "2026-11-24 14:05:00")
            #expect(answer == nil, "\(text)")
        }
    }
}
