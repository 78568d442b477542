/// A stable sort of doubles by the leading digits of their bit patterns first.
///
/// Each pass distributes a run of entries over buckets by the digits in which the run still differs,
/// and goes on inside the buckets, most of which are soon short enough to finish by insertion. The
/// first pass reads the column itself, so that only buckets ever need a second copy. Negative zero
/// counts, and comes back, as zero.
///
/// - Complexity: O(*n*) for *n* values that soon differ in their leading digits, as indicators do;
///   at worst eight passes.
struct RadixSorter {
    /// A value as bits that compare as the values do, and its row.
    struct Entry {
        /// The bits of the value, turned so that unsigned integers compare as the doubles do.
        let bits: UInt64
        /// The row of the value.
        let row: Int32

        /// Makes an entry of a value.
        @inline(__always)
        init(_ value: Double, row: Int) {
            // Adding zero turns negative zero into zero, so that equal values have equal bits.
            let bits = (value + 0).bitPattern
            self.bits = bits >> 63 == 0 ? bits | 1 << 63 : ~bits
            self.row = Int32(truncatingIfNeeded: row)
        }

        /// The value.
        @inline(__always)
        var value: Double {
            Double(bitPattern: bits >> 63 == 1 ? bits & ~(1 << 63) : ~bits)
        }
    }

    private var entries: [Entry]
    private var scratch: [Entry] = []

    /// The values of some rows of a column in ascending order, ties in order of the rows.
    ///
    /// - Parameters:
    ///   - values: the column; rows that are not kept may hold NaN.
    ///   - keeps: whether a row is kept.
    static func sorted(_ values: [Double], keeping keeps: (_ row: Int) -> Bool) -> [Entry] {
        precondition(values.count <= Int(Int32.max), "a column holds \(values.count) rows")
        var count = 0
        var isSorted = true
        var least = UInt64.max
        var greatest = UInt64.min
        var previous = UInt64.min
        for row in values.indices where keeps(row) {
            let bits = Entry(values[row], row: row).bits
            least = min(least, bits)
            greatest = max(greatest, bits)
            if bits < previous { isSorted = false }
            previous = bits
            count += 1
        }
        if isSorted || count <= 32 {
            var short = RadixSorter(entries: [])
            short.entries.reserveCapacity(count)
            for row in values.indices where keeps(row) {
                short.entries.append(Entry(values[row], row: row))
            }
            if !isSorted { short.insert(0..<count) }
            return short.entries
        }
        let shift = Self.shift(from: least, to: greatest, count: count)
        var places = [Int](repeating: 0, count: Int((greatest - least) >> shift) + 1)
        for row in values.indices where keeps(row) {
            places[Int((Entry(values[row], row: row).bits - least) >> shift)] += 1
        }
        let longest = places.max() ?? 0
        Self.turnIntoPlaces(&places, from: 0)
        var sorter = RadixSorter(
            entries: [Entry](repeating: Entry(0, row: 0), count: count)
        )
        for row in values.indices where keeps(row) {
            let entry = Entry(values[row], row: row)
            let bucket = Int((entry.bits - least) >> shift)
            sorter.entries[places[bucket]] = entry
            places[bucket] += 1
        }
        if shift == 0 { return sorter.entries }
        sorter.scratch = [Entry](repeating: Entry(0, row: 0), count: longest)
        sorter.sortBuckets(endingAt: places, from: 0)
        return sorter.entries
    }

    private init(entries: [Entry]) { self.entries = entries }

    /// How many trailing digits a pass leaves for later passes.
    private static func shift(from least: UInt64, to greatest: UInt64, count: Int) -> Int {
        let significant = 64 - (greatest - least).leadingZeroBitCount
        return max(0, significant - (count > 1 << 16 ? 12 : 8))
    }

    /// Turns the numbers of entries in each bucket into the place where each bucket starts.
    private static func turnIntoPlaces(_ counts: inout [Int], from start: Int) {
        var place = start
        for bucket in counts.indices {
            let count = counts[bucket]
            counts[bucket] = place
            place += count
        }
    }

    /// Sorts each of the buckets that fill a run.
    private mutating func sortBuckets(endingAt ends: [Int], from start: Int) {
        var start = start
        for end in ends {
            if end - start > 1 { sort(start..<end) }
            start = end
        }
    }

    /// Sorts a run of entries.
    private mutating func sort(_ run: Range<Int>) {
        if run.count <= 32 {
            insert(run)
            return
        }
        var least = UInt64.max
        var greatest = UInt64.min
        for index in run {
            least = min(least, entries[index].bits)
            greatest = max(greatest, entries[index].bits)
        }
        if least == greatest { return }
        let shift = Self.shift(from: least, to: greatest, count: run.count)
        var places = [Int](repeating: 0, count: Int((greatest - least) >> shift) + 1)
        for index in run { places[Int((entries[index].bits - least) >> shift)] += 1 }
        Self.turnIntoPlaces(&places, from: run.lowerBound)
        for index in run { scratch[index - run.lowerBound] = entries[index] }
        for entry in scratch[0..<run.count] {
            let bucket = Int((entry.bits - least) >> shift)
            entries[places[bucket]] = entry
            places[bucket] += 1
        }
        if shift > 0 { sortBuckets(endingAt: places, from: run.lowerBound) }
    }

    /// Sorts a short run of entries by insertion.
    private mutating func insert(_ run: Range<Int>) {
        for index in run.dropFirst() {
            let entry = entries[index]
            var place = index
            while place > run.lowerBound && entries[place - 1].bits > entry.bits {
                entries[place] = entries[place - 1]
                place -= 1
            }
            entries[place] = entry
        }
    }
}
