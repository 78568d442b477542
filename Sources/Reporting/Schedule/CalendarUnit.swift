/// A part of a date or time that a calendar expression has a field for.
enum CalendarUnit: String, Hashable, Sendable {
    case year
    case month
    case day
    case hour
    case minute
    case second

    /// The values there are; the years are those that systemd looks at.
    var range: ClosedRange<Int> {
        switch self {
        case .year: 1970...2199
        case .month: 1...12
        case .day: 1...31
        case .hour: 0...23
        case .minute, .second: 0...59
        }
    }

    /// How many digits a value is written with.
    var width: Int { self == .year ? 4 : 2 }

    /// The largest number that may be written, also as a step.
    ///
    /// systemd holds them in 32 bits, and seconds as microseconds. What it refuses is refused here,
    /// so that a schedule can move to a timer unit.
    var largestNumber: Int { Int(Int32.max) / (self == .second ? 1_000_000 : 1) }
}
