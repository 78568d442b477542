/// A day of the week; weeks begin on Monday.
public enum Weekday: Int, CaseIterable, Hashable, Comparable, Sendable {
    /// Monday.
    case monday
    /// Tuesday.
    case tuesday
    /// Wednesday.
    case wednesday
    /// Thursday.
    case thursday
    /// Friday.
    case friday
    /// Saturday.
    case saturday
    /// Sunday.
    case sunday

    /// The English name of three letters: `Mon`.
    public var shortName: String { String(name.prefix(3)) }

    /// The English name: `Monday`.
    public var name: String { Self.names[rawValue] }

    /// Whether a day comes earlier in the week.
    public static func < (first: Weekday, second: Weekday) -> Bool {
        first.rawValue < second.rawValue
    }

    /// The weekday of the day that lies a count of days after 1970-01-01, a Thursday.
    init(daysSince1970 days: Int) {
        self = Self.allCases[(days + 3).flooredDivision(by: 7).remainder]
    }

    /// The weekday of an English name in any case, short or long; `nil` if it is none.
    init?(english word: some StringProtocol) {
        let word = word.lowercased()
        let match = Self.allCases.first {
            [$0.name.lowercased(), $0.shortName.lowercased()].contains(word)
        }
        guard let match else { return nil }
        self = match
    }

    /// Weekdays as a calendar expression lists them: `Mon,Thu..Sat`.
    ///
    /// - Parameter weekdays: Distinct weekdays, ascending.
    static func text(_ weekdays: [Weekday]) -> String {
        var runs: [ClosedRange<Weekday>] = []
        for weekday in weekdays {
            if let run = runs.last, run.upperBound.rawValue + 1 == weekday.rawValue {
                runs[runs.count - 1] = run.lowerBound...weekday
            } else {
                runs.append(weekday...weekday)
            }
        }
        return runs.map { run in
            let (first, last) = (run.lowerBound, run.upperBound)
            switch last.rawValue - first.rawValue {
            case 0: return first.shortName
            case 1: return "\(first.shortName),\(last.shortName)"
            default: return "\(first.shortName)..\(last.shortName)"
            }
        }.joined(separator: ",")
    }

    private static let names = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
}
