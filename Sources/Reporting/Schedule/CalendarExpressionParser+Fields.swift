/// The date and the time, which are fields with marks between them.
extension CalendarExpressionParser {
    /// Year, month and day of a date such as `*-11-24`, `11-24` or `*-*~01`; every day if empty.
    func date(
        _ part: Substring
    ) throws(CalendarExpressionMistake) -> (CalendarField, CalendarField, CalendarField) {
        let every = (CalendarField(.year), CalendarField(.month), CalendarField(.day))
        guard !part.isEmpty else { return every }
        guard let mark = part.lastIndex(where: { $0 == "-" || $0 == "~" }) else {
            throw mistake(
                "'\(part)' is neither a date nor a time",
                remedy: "write dates as YEAR-MONTH-DAY or MONTH-DAY, and times as HOUR:MINUTE"
            )
        }
        let before = part[..<mark].split(separator: "-", omittingEmptySubsequences: false)
        guard before.count <= 2, !part[..<mark].contains("~") else {
            throw mistake(
                "'\(part)' is no date",
                remedy: "write dates as YEAR-MONTH-DAY or MONTH-DAY, "
                    + "or with ~ before days from the end of the month: '*-*~01'"
            )
        }
        let day = try field(
            part[part.index(after: mark)...],
            .day,
            countsFromEnd: part[mark] == "~"
        )
        let month = try field(before[before.count - 1], .month)
        let year = before.count == 2 ? try field(before[0], .year) : every.0
        return (year, month, day)
    }

    /// Hour, minute and second of a time such as `8..17:0/15`; midnight if it is empty.
    func time(
        _ part: Substring
    ) throws(CalendarExpressionMistake) -> (CalendarField, CalendarField, CalendarField) {
        let start = [CalendarField.Entry(start: 0)]
        let midnight = (
            CalendarField(.hour, entries: start), CalendarField(.minute, entries: start),
            CalendarField(.second, entries: start)
        )
        guard !part.isEmpty else { return midnight }
        if let space = part.firstIndex(of: " ") {
            let rest = part[space...].drop { $0 == " " }
            throw mistake(
                rest.isEmpty ? "a space follows the time" : "'\(rest)' follows the time",
                remedy: "write weekdays, date and time in this order, and nothing behind them"
            )
        }
        if part.contains(where: { "-~T".contains($0) }), part.contains(":") {
            throw mistake(
                "'\(part)' runs date and time together",
                remedy: "write a space between them: '2026-11-24 14:05'"
            )
        }
        let pieces = part.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(pieces.count) else {
            throw mistake(
                "'\(part)' is no time",
                remedy: "write times as HOUR:MINUTE or HOUR:MINUTE:SECOND"
            )
        }
        let hour = try field(pieces[0], .hour)
        let minute = try field(pieces[1], .minute)
        let second = pieces.count == 3 ? try field(pieces[2], .second) : midnight.2
        return (hour, minute, second)
    }

    private func field(
        _ part: Substring,
        _ unit: CalendarUnit,
        countsFromEnd: Bool = false
    ) throws(CalendarExpressionMistake) -> CalendarField {
        guard part != "*" else { return CalendarField(unit) }
        let items = part.split(separator: ",", omittingEmptySubsequences: false)
        guard items.count <= Self.longestList else {
            throw mistake(
                "\(items.count) values of one \(unit.rawValue) are more than systemd reads",
                remedy: "write ranges such as 1..9 or repetitions such as 0/5"
            )
        }
        var entries: [CalendarField.Entry] = []
        for item in items { entries.append(try entry(item, unit)) }
        for (index, entry) in Set(entries).sorted().enumerated() {
            try check(entry, at: countsFromEnd ? index : nil, of: unit)
        }
        return CalendarField(unit, countsFromEnd: countsFromEnd, entries: entries)
    }

    /// What systemd takes before it fears for its stack.
    private static let longestList = 241

    private func entry(
        _ item: Substring,
        _ unit: CalendarUnit
    ) throws(CalendarExpressionMistake) -> CalendarField.Entry {
        let parts = item.split(separator: "/", omittingEmptySubsequences: false)
        let ends = parts[0].split(separator: "..", omittingEmptySubsequences: false)
        guard parts[0] != "*" else {
            throw mistake(
                "'\(item)' does not say at which \(unit.rawValue) it begins",
                remedy: parts.count == 2
                    ? "write the first one before the step, such as "
                        + "\(unit.range.lowerBound)/\(parts[1])"
                    : "write * alone, and not in a list"
            )
        }
        guard parts.count <= 2, ends.count <= 2 else {
            throw mistake(
                "'\(item)' is no \(unit.rawValue)",
                remedy: "write a value as 5, a range as 1..9, a repetition as 0/5 or 1..9/2"
            )
        }
        let start = try number(ends[0], in: item, unit)
        let stop = ends.count == 2 ? try number(ends[1], in: item, unit) : nil
        let step = parts.count == 2 ? try number(parts[1], in: item, unit) : nil
        guard step != 0 else {
            throw mistake("the step of '\(item)' is zero", remedy: "write a step of 1 or more")
        }
        // An oddity of systemd: it looks whether a range of seconds has room for its step before it
        // sees that both ends are the same.
        if unit == .second, let stop, stop == start, step == nil {
            throw mistake("'\(item)' is no range", remedy: "write '\(start)' alone")
        }
        let value = unit == .year ? Self.fullYear : { $0 }
        return CalendarField.Entry(start: value(start), stop: stop.map(value), step: step)
    }

    /// The year that two digits mean: 70 is 1970, and 69 is 2069.
    private static func fullYear(_ year: Int) -> Int {
        year < 70 ? year + 2000 : year < 100 ? year + 1900 : year
    }

    private func number(
        _ digits: Substring,
        in item: Substring,
        _ unit: CalendarUnit
    ) throws(CalendarExpressionMistake) -> Int {
        if digits.isEmpty {
            throw mistake(
                item.isEmpty
                    ? "the \(unit.rawValue) is missing" : "a number is missing in '\(item)'",
                remedy: "write \(unit.range.words), or * for every \(unit.rawValue)"
            )
        }
        if unit == .second, digits.contains(".") {
            throw mistake(
                "'\(digits)' is a fraction of a second",
                remedy: "write whole seconds"
            )
        }
        guard digits.allSatisfy(\.isWholeNumber) else {
            throw mistake(
                "'\(digits)' is no \(unit.rawValue)",
                remedy: "write \(unit.range.words), or * for every \(unit.rawValue)"
            )
        }
        guard let number = Int(digits), number <= unit.largestNumber else {
            throw mistake(
                "\(digits) is too large a number",
                remedy: "write \(unit.range.words)"
            )
        }
        return number
    }

    /// Refuses values that there are not, and steps that meet no second value.
    ///
    /// - Parameter index: The place in a list of days from the end of the month; `nil` otherwise.
    private func check(
        _ entry: CalendarField.Entry,
        at index: Int?,
        of unit: CalendarUnit
    ) throws(CalendarExpressionMistake) {
        var range = unit.range
        if let index {
            // Every month has a 28th last day. That each further day of a list has a limit lower
            // by three is an oddity of systemd.
            range = 1...max(1, range.upperBound - 3 * (index + 1))
        }
        for value in [entry.start, entry.stop ?? entry.start] where !range.contains(value) {
            throw mistake(
                unit == .day && unit.range.contains(value)
                    ? "systemd does not count to day \(value) from the end of the month here"
                    : "there is no \(unit.rawValue) \(value)",
                remedy: "write \(range.words)"
            )
        }
        let written = entry.text(width: 1)
        if let stop = entry.stop, stop < entry.start {
            throw mistake(
                "the range '\(written)' runs backwards",
                remedy: index != nil || unit == .year
                    ? "write the smaller number first"
                    : "write the smaller number first, or two ranges if it goes past the end: "
                        + "\(entry.start)..\(range.upperBound),\(range.lowerBound)..\(stop)"
            )
        }
        let room = index == nil ? range.upperBound - entry.start : entry.start - range.lowerBound
        guard entry.step <= (entry.stop == nil ? room : range.count - 1) else {
            throw mistake(
                "the step of '\(written)' leads past the last \(unit.rawValue)",
                remedy: "leave the step out, or make it smaller"
            )
        }
    }
}

extension ClosedRange<Int> {
    fileprivate var words: String { "a number from \(lowerBound) to \(upperBound)" }
}
