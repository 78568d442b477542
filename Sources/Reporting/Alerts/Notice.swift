import Layers

/// What receivers are told of a report.
struct Notice: Sendable {
    /// The name of the report.
    let report: String
    /// What it is called.
    let title: String
    /// The record of the run.
    let run: StoredRun

    /// The lines of alerts in a language.
    func lines(_ language: Language) -> [String] {
        run.alerts.compactMap { $0.line(Wording(language)) }
    }

    /// The letter, with its head, in both languages, Indonesian first.
    func letter(to address: String) -> String {
        let fired = run.alerts.count { $0.state == .fired }
        let subject =
            fired > 0
            ? "Peringatan laporan \(title) (\(fired))" : "Laporan \(title)"
        var body = ["Laporan: \(title)", "Periode: \(run.period ?? run.started)"]
        if fired > 0 { body += ["", "Peringatan:"] + lines(.id).map { "- \($0)" } }
        body += ["", "Berkas: \(run.folder ?? "")", "", "--", ""]
        body += ["Report: \(title)", "Period: \(run.period ?? run.started)"]
        if fired > 0 { body += ["", "Alerts:"] + lines(.en).map { "- \($0)" } }
        body += ["", "Files: \(run.folder ?? "")", ""]
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
            "report": .string(report), "title": .string(title), "run": .string(run.id),
            "period": JSON(run.period), "started": .string(run.started),
            "folder": JSON(run.folder),
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
