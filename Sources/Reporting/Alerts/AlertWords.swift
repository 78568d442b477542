import Planning

/// Findings of rules in words.
extension AlertFinding {
    /// One line on a rule that fired or could not be judged, with the rule as it was written; `nil`
    /// for one that is quiet.
    func line(_ words: Wording) -> String? {
        let numbers = words.numbers
        return line(words, rule) { numbers.decimal($0, places: Self.places($0)) }
    }

    /// The same with the figure in words, its zone and its unit.
    func line(_ context: ReportContext) -> String? {
        let words = context.words
        guard let parsed = try? AlertRule(parsing: rule),
            let figure = context.figures[parsed.figure]
        else { return line(words) }
        let naming = FigureNaming(context)
        let zone = figure.zone == nil ? "" : ", \(naming.zone(of: figure))"
        return line(words, naming.name(of: figure) + zone) { naming.text($0, of: figure) }
            .map { "\($0) (\(words("aturan", "rule")): \(rule))" }
    }

    private func line(
        _ words: Wording,
        _ subject: String,
        _ number: (Double?) -> String
    ) -> String? {
        switch state {
        case .quiet: return nil
        case .fired:
            let then = previous.map { words(", sebelumnya ", ", before ") + number($0) } ?? ""
            return "\(subject): " + words("kini ", "now ") + number(value) + then
        case .unknown:
            return "\(subject): " + words("tidak dapat dinilai, ", "cannot be judged, ")
                + (reason.map { Self.reason($0, words) } ?? "")
        }
    }

    private static func places(_ value: Double?) -> Int {
        guard let value else { return 0 }
        return value == value.rounded() ? 0 : 4
    }

    private static func reason(_ reason: String, _ words: Wording) -> String {
        switch reason {
        case AlertRule.noFigure:
            words("laporan ini tidak memiliki angka itu", "this report has no such figure")
        case AlertRule.notDefined: words("angka itu tidak terdefinisi", "the figure is not defined")
        case AlertRule.noPast: words("belum ada laporan sebelumnya", "there is no report before")
        case AlertRule.zeroBefore:
            words("angka sebelumnya nol", "the figure before is zero")
        default:
            reason.hasPrefix(AlertRule.breakMark)
                ? words("deretnya terputus: ", "the series breaks: ")
                    + reason.dropFirst(AlertRule.breakMark.count).split(separator: ", ")
                    .map { SettingWords.name(String($0), words) }.joined(separator: ", ")
                : reason
        }
    }
}
