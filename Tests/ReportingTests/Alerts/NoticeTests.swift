import Planning
import Testing

@testable import Reporting

@Suite("Notices")
struct NoticeTests {
    private func receiver(_ toml: (mail: String?, hook: String?)) throws -> Receiver {
        try Receiver(.init(mail: toml.mail, webhook: toml.hook), folder: "/project")
    }

    @Test(
        "an address that could add heads to a letter is refused",
        arguments: ["a@b\nBcc: c@d", "a b@c", "@b", "a@", "a@b, c@d", "a", "é@b"]
    )
    func addresses(mail: String) {
        #expect(throws: PlanningError.self) { try receiver((mail, nil)) }
    }

    @Test(
        "a web hook is asked over TLS, or on this machine",
        arguments: [
            ("https://example.go.id/hook/secret", true), ("http://127.0.0.1:8080/x", true),
            ("http://example.go.id/", false), ("http://localhost.example.go.id/", false),
            ("file:///etc/passwd", false), ("https://a\"b", false),
        ]
    )
    func hooks(hook: String, isAccepted: Bool) throws {
        if isAccepted {
            #expect(try !receiver((nil, hook)).name.contains("secret"))
        } else {
            #expect(throws: PlanningError.self) { try receiver((nil, hook)) }
        }
    }

    @Test("a letter has one head, in encoded words where letters are not ASCII")
    func letter() {
        let run = SampleRuns.run("a")
        let notice = Notice(
            report: "tri",
            title: LocalizedText(id: "Laporan\nBcc: x@y — désa", en: "Report"),
            run: run,
            lines: [:]
        )
        let letter = notice.letter(to: "bappeda@example.go.id")
        let heads = letter.split(separator: "\n\n", maxSplits: 1)[0]
        let names = heads.split(separator: "\n").filter { !$0.hasPrefix(" ") }
            .map { $0.prefix { $0 != ":" } }
        #expect(
            names == [
                "To", "Subject", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
                "Auto-Submitted",
            ]
        )
        #expect(heads.utf8.allSatisfy { $0 < 0x80 })
        #expect(letter.contains("- villages > 0: kini 2"))
        #expect(letter.contains("- villages > 0: now 2"))
    }
}
