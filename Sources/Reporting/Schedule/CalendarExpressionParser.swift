/// Reads the text of a calendar expression: weekdays, a date, and a time.
struct CalendarExpressionParser {
    /// The text, as the user wrote it.
    let text: String

    /// The expression that the text states.
    func expression() throws(CalendarExpressionMistake) -> CalendarExpression {
        try checkCharacters()
        if let full = Self.shorthands[text.lowercased()] {
            return try CalendarExpressionParser(text: full).expression()
        }
        try checkLastWord()
        try checkFirstWord()
        // A date or time begins with a digit or a mark.
        let beginsWithLetter = text.first?.isLetter == true
        let weekdayPart = text.prefix { beginsWithLetter && $0 != " " }
        let rest = text.dropFirst(weekdayPart.count).drop { $0 == " " }
        let firstWord = rest.prefix { $0 != " " }
        let datePart = firstWord.contains(":") ? "" : firstWord
        let timePart = rest.dropFirst(datePart.count).drop { $0 == " " }
        return CalendarExpression(
            weekdays: try weekdays(weekdayPart),
            date: try date(datePart),
            time: try time(timePart)
        )
    }

    /// The mistake of this text.
    func mistake(_ message: String, remedy: String) -> CalendarExpressionMistake {
        CalendarExpressionMistake(text: text, message: message, remedy: remedy)
    }

    private func checkCharacters() throws(CalendarExpressionMistake) {
        if text.isEmpty {
            throw mistake(
                "it is empty",
                remedy: "write a rule such as daily, 'Mon..Fri 08:00' or '*-*-01 06:00'"
            )
        }
        // Dashes and digits of other scripts look right and would be hard to find otherwise.
        if let character = text.first(where: { !$0.isASCII }) {
            throw mistake(
                "no expression has the character '\(character)'",
                remedy: "write plain letters, digits, hyphens and dots"
            )
        }
        if text.first == " " {
            throw mistake("it begins with a space", remedy: "leave the space out")
        }
        if text.contains("+") {
            throw mistake(
                "'+' would be an offset from UTC",
                remedy: "leave it out, and state the zone with --zone"
            )
        }
        if text.contains("@") {
            throw mistake(
                "'@' begins a moment in UTC and no rule",
                remedy: "write its date and time, such as '2026-11-24 14:05'"
            )
        }
    }

    private func checkFirstWord() throws(CalendarExpressionMistake) {
        let word = text.prefix { $0 != " " }
        guard let full = Self.shorthands[word.lowercased()] else { return }
        throw mistake(
            "nothing can follow '\(word)'",
            remedy: "write '\(word)' alone, or in full with the time you mean: '\(full)'"
        )
    }

    /// Weekdays and shorthands come first, so that a later word is taken for a time zone.
    private func checkLastWord() throws(CalendarExpressionMistake) {
        guard let space = text.lastIndex(of: " ") else { return }
        let word = text[text.index(after: space)...]
        guard word.first?.isLetter == true else { return }
        if Weekday(english: word.prefix { $0.isLetter }) != nil {
            throw mistake(
                "the weekday '\(word)' stands apart",
                remedy: "write all weekdays first, with commas and no spaces: 'Mon,Thu 08:00'"
            )
        }
        throw mistake(
            "'\(word)' at its end would be a time zone",
            remedy: "leave it out, and state the zone with --zone"
        )
    }

    private func weekdays(_ part: Substring) throws(CalendarExpressionMistake) -> Set<Weekday> {
        var items = part.split(separator: ",", omittingEmptySubsequences: false)
        // The comma of 'Mon, 08:00', which systemd allows.
        if items.last?.isEmpty == true { items.removeLast() }
        var weekdays: Set<Weekday> = []
        for item in items {
            // The hyphen is the older mark of a range, which systemd still reads.
            let mark = item.contains("..") ? ".." : "-"
            let names = item.split(separator: mark, omittingEmptySubsequences: false)
            var ends: [Weekday] = []
            for name in names { ends.append(try weekday(name)) }
            guard let first = ends.first, let last = ends.last, ends.count <= 2 else {
                throw mistake(
                    "'\(item)' is no range of weekdays",
                    remedy: "write a range as Mon..Fri, and a list as Mon,Wed,Fri"
                )
            }
            guard first <= last else {
                throw mistake(
                    "the weekdays '\(item)' run past the end of the week",
                    remedy: "weeks begin on Monday: write "
                        + Weekday.text(Weekday.allCases.filter { $0 <= last || first <= $0 })
                )
            }
            weekdays.formUnion(Weekday.allCases.filter { first <= $0 && $0 <= last })
        }
        return weekdays
    }

    private func weekday(_ name: Substring) throws(CalendarExpressionMistake) -> Weekday {
        if let weekday = Weekday(english: name) { return weekday }
        throw mistake(
            name.isEmpty
                ? "a weekday is missing" : "'\(name)' is neither a weekday nor a rule by name",
            remedy: "name weekdays in English, such as Mon..Fri, "
                + "or one of the rules minutely, hourly, daily, weekly, monthly, quarterly, "
                + "semiannually, yearly"
        )
    }

    /// Every spelling that systemd knows, the misspelled one too, in full.
    private static let shorthands = [
        "minutely": "*-*-* *:*:00",
        "hourly": "*-*-* *:00:00",
        "daily": "*-*-* 00:00:00",
        "weekly": "Mon *-*-* 00:00:00",
        "monthly": "*-*-01 00:00:00",
        "quarterly": "*-01,04,07,10-01 00:00:00",
        "semiannually": "*-01,07-01 00:00:00",
        "semi-annually": "*-01,07-01 00:00:00",
        "biannually": "*-01,07-01 00:00:00",
        "bi-annually": "*-01,07-01 00:00:00",
        "yearly": "*-01-01 00:00:00",
        "annually": "*-01-01 00:00:00",
        "anually": "*-01-01 00:00:00",
    ]
}
