/// Which units are neighbors of which, in compressed rows.
///
/// A unit is never its own neighbor. Contiguity and distance make symmetric neighbors, *k* nearest
/// do not.
public struct Neighbors: Hashable, Sendable {
    /// Where the neighbors of each unit start in ``units``; one more than there are units.
    let starts: [Int32]
    /// The neighbors of all units, unit by unit.
    let units: [Int32]

    /// Takes the neighbors of each unit, by position.
    ///
    /// - Throws: ``SampleError/neighborOutOfRange(row:neighbor:)`` for a neighbor that is no unit, or
    ///   the unit itself; neighbors named twice count once.
    public init(_ lists: [[Int]]) throws(SampleError) {
        var starts: [Int32] = [0]
        var units: [Int32] = []
        for (row, list) in lists.enumerated() {
            for neighbor in Set(list).sorted() {
                guard lists.indices.contains(neighbor), neighbor != row else {
                    throw .neighborOutOfRange(row: row, neighbor: neighbor)
                }
                units.append(Int32(neighbor))
            }
            starts.append(Int32(units.count))
        }
        self.starts = starts
        self.units = units
    }

    private init(starts: [Int32], units: [Int32]) {
        self.starts = starts
        self.units = units
    }

    /// The number of units.
    public var count: Int { starts.count - 1 }

    /// The neighbors of a unit in ascending order.
    public subscript(unit: Int) -> ArraySlice<Int32> {
        units[Int(starts[unit])..<Int(starts[unit + 1])]
    }

    /// The number of neighbors of a unit.
    @inline(__always)
    func degree(_ unit: Int) -> Int { Int(starts[unit + 1] - starts[unit]) }

    /// Whether a unit names another as its neighbor.
    ///
    /// - Complexity: O(log *d*) for *d* neighbors of the unit.
    @inline(__always)
    func names(_ unit: Int, _ other: Int) -> Bool {
        var (low, high) = (Int(starts[unit]), Int(starts[unit + 1]))
        while low < high {
            let middle = (low + high) / 2
            if Int(units[middle]) < other { low = middle + 1 } else { high = middle }
        }
        return low < Int(starts[unit + 1]) && Int(units[low]) == other
    }

    /// Calls a function with every pair of neighbors once; two units are one if either names the other.
    ///
    /// - Complexity: O(*m* log *d*) for *m* names of up to *d* a unit.
    func forEachPair(_ body: (Int, Int) -> Void) {
        for unit in 0..<count {
            for neighbor in self[unit] {
                let other = Int(neighbor)
                // A pair that names each other is met twice.
                if unit < other || !names(other, unit) { body(unit, other) }
            }
        }
    }

    /// The number of units without a neighbor.
    public var islandCount: Int { (0..<count).count { degree($0) == 0 } }

    /// The neighbors among the units that are kept, which are numbered anew in order.
    func keeping(_ isKept: [Bool]) -> Neighbors {
        var numbers = [Int32](repeating: -1, count: count)
        var next: Int32 = 0
        for unit in 0..<count where isKept[unit] {
            numbers[unit] = next
            next += 1
        }
        var starts: [Int32] = [0]
        var units: [Int32] = []
        for unit in 0..<count where isKept[unit] {
            for neighbor in self[unit] where numbers[Int(neighbor)] >= 0 {
                units.append(numbers[Int(neighbor)])
            }
            starts.append(Int32(units.count))
        }
        return Neighbors(starts: starts, units: units)
    }
}
