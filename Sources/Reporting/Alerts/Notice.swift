import Layers
import Planning

/// What receivers are told of a report.
struct Notice: Sendable {
    /// The name of the report.
    let report: String
    /// What it is called.
    let title: LocalizedText
    /// The record of the run.
    let run: StoredRun
    /// The findings in words by language; without them the rules speak for themselves.
    let lines: [Language: [String]]

    /// Whether it is of alerts or of a failure, and not of a report as usual.
    var isUrgent: Bool { run.outcome == .failed || run.alerts.contains { $0.state == .fired } }

    /// The lines of alerts in a language.
    private func lines(_ language: Language) -> [String] {
        lines[language]
            ?? run.alerts.filter { $0.state == .fired }.compactMap { $0.line(Wording(language)) }
    }

    private var subject: String {
        let fired = run.alerts.count { $0.state == .fired }
        if run.outcome == .failed { return "GAGAL dibuat: \(title.id)" }
        return fired > 0 ? "Peringatan (\(fired)): \(title.id)" : title.id
    }

    private func body(_ language: Language) -> [String] {
        let words = Wording(language)
        var body = [
            words(title), "\(words("Periode", "Period")): \(RunDate.text(run, in: language))",
        ]
        if run.outcome == .failed {
            body += [
                "", words("Laporan gagal dibuat:", "The report could not be made:"),
                run.message ?? "",
            ]
        }
        let found = lines(language)
        if !found.isEmpty { body += ["", "\(words.alerts):"] + found.map { "- \($0)" } }
        if let folder = run.folder { body += ["", "\(words("Berkas", "Files")): \(folder)"] }
        return body
    }

    /// The letter, with its head, in both languages, Indonesian first.
    func letter(to address: String) -> String {
        let body = body(.id) + ["", "--", ""] + body(.en) + [""]
        // Lines of the head never hold a line break: nobody may add heads of their own.
        return [
            "To: \(address)", "Subject: \(Self.encoded(subject))", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit",
            "Auto-Submitted: auto-generated", "",
        ].joined(separator: "\n") + "\n" + body.joined(separator: "\n") + "\n"
    }

    /// The same for programs.
    var json: JSON {
        [
            "report": .string(report), "title": .string(title.id), "run": .string(run.id),
            "period": JSON(run.period), "started": .string(run.started),
            "folder": JSON(run.folder), "outcome": .string(run.outcome.rawValue),
            "message": JSON(run.message),
            "alerts": .array(
                run.alerts.filter { $0.state != .quiet }.map { alert in
                    [
                        "rule": .string(alert.rule), "state": .string(alert.state.rawValue),
                        "value": JSON(alert.value), "previous": JSON(alert.previous),
                        "reason": JSON(alert.reason),
                    ]
                }
            ),
        ]
    }

    /// A text of a head in encoded words of UTF-8 (RFC 2047), a few letters each.
    private static func encoded(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        var words: [String] = []
        var word: [UInt8] = []
        for character in text.map({ $0.isNewline ? " " : $0 }) {
            let bytes = Array(String(character).utf8)
            if word.count + bytes.count > 42, !word.isEmpty {
                words.append(base64(word))
                word = []
            }
            word += bytes
        }
        words.append(base64(word))
        return words.map { "=?UTF-8?B?\($0)?=" }.joined(separator: "\n ")
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                text.append(place <= group.count ? letters[bits >> (18 - 6 * place) & 63] : "=")
            }
        }
        return text
    }
}
