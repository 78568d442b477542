/// The search for several of the nearest features.
struct SeveralSearch: NearestSearch {
    let measure: Measure
    private let count: Int
    private var found: [Int32: Candidate] = [:]
    private(set) var limit = Double.infinity

    init(_ measure: Measure, count: Int) {
        self.measure = measure
        self.count = count
    }

    mutating func accept(_ candidate: Candidate) {
        if let known = found[candidate.feature], known.distance <= candidate.distance { return }
        found[candidate.feature] = candidate
        guard found.count >= count else { return }
        limit = found.values.map(\.distance).sorted()[count - 1] + Candidate.tolerance
        // What the limit has left behind would only be sorted again.
        if found.count > 2 * count { found = found.filter { $0.value.distance <= limit } }
    }

    /// The candidates in order of distance, those at one distance in order of number.
    func result() -> [(candidate: Candidate, isTied: Bool)] {
        var sorted = found.values.sorted {
            ($0.distance, $0.feature) < ($1.distance, $1.feature)
        }
        var isTied = [Bool](repeating: false, count: sorted.count)
        var first = 0
        while first < sorted.count {
            var end = first + 1
            while end < sorted.count,
                sorted[end].distance - sorted[end - 1].distance <= Candidate.tolerance
            {
                end += 1
            }
            if end - first > 1 {
                sorted[first..<end].sort { $0.feature < $1.feature }
                for index in first..<end { isTied[index] = true }
            }
            first = end
        }
        return zip(sorted, isTied).prefix(count).map { ($0, $1) }
    }
}
