/// The search for the nearest feature and those at the same distance.
struct FirstSearch: NearestSearch {
    let measure: Measure
    /// The nearest, and what lies no more than the tolerance beyond it; empty until one is found.
    private(set) var best: Candidate?
    private var rivals: [Candidate] = []

    init(_ measure: Measure) { self.measure = measure }

    var limit: Double { best.map { $0.distance + Candidate.tolerance } ?? .infinity }

    @inline(__always)
    mutating func accept(_ candidate: Candidate) {
        guard let best, candidate.distance > best.distance - Candidate.tolerance else {
            best = candidate
            if !rivals.isEmpty { rivals.removeAll(keepingCapacity: true) }
            return
        }
        if candidate.feature == best.feature, candidate.distance >= best.distance { return }
        compete(candidate, best)
    }

    @inline(never)
    private mutating func compete(_ candidate: Candidate, _ best: Candidate) {
        if candidate.distance < best.distance {
            rivals.append(best)
            self.best = candidate
        } else {
            rivals.append(candidate)
        }
    }

    /// The nearest candidate, of several at one distance that of the lowest number.
    @inline(__always)
    func result() -> (candidate: Candidate, isTied: Bool)? {
        guard let best else { return nil }
        if rivals.isEmpty { return (best, false) }
        return settled(best)
    }

    @inline(never)
    private func settled(_ best: Candidate) -> (candidate: Candidate, isTied: Bool) {
        var lowest = best
        var isTied = false
        for rival in rivals where rival.distance <= limit {
            if rival.feature != best.feature { isTied = true }
            if (rival.feature, rival.distance) < (lowest.feature, lowest.distance) {
                lowest = rival
            }
        }
        return (lowest, isTied)
    }
}
