import Planning

/// Findings of rules in words.
extension AlertFinding {
    /// One line on a rule that fired or could not be judged; `nil` for one that is quiet.
    func line(_ words: Wording) -> String? {
        let numbers = words.numbers
        switch state {
        case .quiet: return nil
        case .fired:
            let now = numbers.decimal(value, places: Self.places(value))
            let then = previous.map {
                words(", sebelumnya ", ", before ") + numbers.decimal($0, places: Self.places($0))
            }
            return "\(rule): " + words("kini ", "now ") + now + (then ?? "")
        case .unknown:
            return "\(rule): "
                + words("tidak dapat dinilai, ", "cannot be judged, ") + (reason ?? "")
        }
    }

    private static func places(_ value: Double?) -> Int {
        guard let value else { return 0 }
        return value == value.rounded() ? 0 : 4
    }
}
