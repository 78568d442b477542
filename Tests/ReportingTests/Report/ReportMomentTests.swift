import Reporting
import Testing

@Suite("The moment of a report")
struct ReportMomentTests {
    @Test(
        "Seconds of UTC become a day and a time in WITA",
        arguments: [
            (0, "1970-01-01T08:00+08:00"), (57_599, "1970-01-01T23:59+08:00"),
            (57_600, "1970-01-02T00:00+08:00"), (951_782_400, "2000-02-29T08:00+08:00"),
            (-28_801, "1969-12-31T23:59+08:00"), (1_795_500_000, "2026-11-24T14:00+08:00"),
            (4_107_513_600, "2100-03-01T00:00+08:00"), (4_107_600_000, "2100-03-02T00:00+08:00"),
        ]
    )
    func seconds(seconds: Int, text: String) {
        #expect(ReportMoment(secondsSince1970: seconds)?.iso8601 == text)
    }

    @Test("It is written as its readers do")
    func words() {
        let moment = ReportMoment(secondsSince1970: 1_795_500_000)
        #expect(moment?.text(in: .id) == "24 November 2026 pukul 14.00 WITA")
        #expect(moment?.text(in: .en) == "24 November 2026, 14:00 WITA")
    }
}
