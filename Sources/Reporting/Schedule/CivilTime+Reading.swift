extension CivilTime {
    /// The seconds since 1970 of a time as ``iso8601(in:)`` writes it; `nil` for other texts.
    ///
    /// Seconds may be left out: `2026-11-24T14:05+08:00`.
    static func secondsSince1970(iso8601 text: String) -> Int? {
        let parts = text.split(whereSeparator: { "-T:+".contains($0) }).map { Int($0) }
        guard text.contains("T"), text.contains("+"), parts.count == 7 || parts.count == 8,
            !parts.contains(nil)
        else { return nil }
        let numbers = parts.compactMap(\.self)
        let clock = numbers.dropFirst(3).dropLast(2)
        let time = CivilTime(
            year: numbers[0],
            month: numbers[1],
            day: numbers[2],
            hour: clock.first ?? 0,
            minute: clock.dropFirst().first ?? 0,
            second: clock.dropFirst(2).first ?? 0
        )
        let offset = numbers[numbers.count - 2] * 3600 + numbers[numbers.count - 1] * 60
        return time.map { $0.secondsSince1970(in: .utc) - offset }
    }
}
