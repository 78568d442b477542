/// The values that one part of a date or time may have: `*`, `1,15`, `8..17`, `0/15`.
struct CalendarField: Hashable, Sendable {
    /// A value, a range, or a repetition in a field.
    struct Entry: Hashable, Comparable, Sendable {
        /// The value to begin with.
        let start: Int
        /// The last value of a range; `nil` for a single value and for a repetition without end.
        let stop: Int?
        /// How far the next value is; zero for a single value.
        let step: Int

        /// Makes an entry from what is written, in the least words that mean the same.
        init(start: Int, stop: Int? = nil, step: Int? = nil) {
            let step = step ?? (stop == nil ? 0 : 1)
            let stop = stop.map { $0 > start ? $0 - ($0 - start) % step : $0 }
            self.start = start
            self.stop = stop == start ? nil : stop
            self.step = stop == start ? 0 : step
        }

        static func < (first: Entry, second: Entry) -> Bool {
            (first.start, first.stop ?? -1, first.step)
                < (second.start, second.stop ?? -1, second.step)
        }

        /// The values meant.
        ///
        /// - Parameter end: The value at which a repetition ends that does not say so.
        func values(towards end: Int) -> [Int] {
            guard step > 0 else { return [start] }
            let last = stop ?? end
            return Array(stride(from: start, through: last, by: last < start ? -step : step))
        }

        /// The entry as systemd writes it.
        func text(width: Int) -> String {
            var text = start.padded(to: width)
            if let stop { text += "..\(stop.padded(to: width))" }
            if step > 0, stop == nil || step > 1 { text += "/\(step)" }
            return text
        }
    }

    /// The part of a date or time.
    let unit: CalendarUnit
    /// Whether days are counted backwards: 1 is then the last day of the month.
    let countsFromEnd: Bool
    /// What is written, in order and without repetition; empty for `*`.
    let entries: [Entry]
    /// The values meant, ascending.
    ///
    /// Days go up to 31 whatever the month.
    let values: [Int]

    /// Makes a field from valid entries.
    init(_ unit: CalendarUnit, countsFromEnd: Bool = false, entries: [Entry] = []) {
        // Of seconds alone systemd notices that a list means every one of them.
        let isEvery =
            entries.isEmpty || unit == .second && entries.contains(Entry(start: 0, step: 1))
        self.unit = unit
        self.countsFromEnd = countsFromEnd && !isEvery
        self.entries = isEvery ? [] : Set(entries).sorted()
        // A repetition goes on towards later days, which have lower numbers from the end.
        let end = countsFromEnd ? unit.range.lowerBound : unit.range.upperBound
        values =
            isEvery
            ? Array(unit.range) : Set(entries.flatMap { $0.values(towards: end) }).sorted()
    }

    /// The field as systemd writes it.
    var text: String {
        entries.isEmpty ? "*" : entries.map { $0.text(width: unit.width) }.joined(separator: ",")
    }

    /// The days meant in a month, ascending.
    func days(inMonthOf length: Int) -> [Int] {
        countsFromEnd ? values.reversed().map { length + 1 - $0 } : values.filter { $0 <= length }
    }
}
