/// Sorting of whole numbers by their digits.
enum RadixOrder {
    /// The numbers of keys in growing order of key; of equal keys the earlier comes first.
    ///
    /// - Complexity: O(*n*); sixteen bytes a key while it works.
    static func order(of keys: [UInt32]) -> [Int32] {
        var from = keys.indices.map { (key: keys[$0], number: Int32($0)) }
        var to = from
        for shift in [0, 11, 22] as [UInt32] {
            var starts = [Int](repeating: 0, count: 2_048)
            for entry in from { starts[Int(entry.key >> shift & 2_047)] += 1 }
            var sum = 0
            for digit in starts.indices { (starts[digit], sum) = (sum, sum + starts[digit]) }
            for entry in from {
                let digit = Int(entry.key >> shift & 2_047)
                to[starts[digit]] = entry
                starts[digit] += 1
            }
            swap(&from, &to)
        }
        return from.map(\.number)
    }
}
