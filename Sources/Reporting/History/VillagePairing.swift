import Inequality

/// The villages of two runs side by side.
struct VillagePairing {
    /// The villages of either run by code, the earlier before the later.
    let pairs: [RunComparison.Move]

    private let weight: String?

    init(_ earlier: StoredRun, _ later: StoredRun) {
        func byCode(_ run: StoredRun) -> [String: StoredRun.Village] {
            Dictionary(run.villages.map { ($0.code, $0) }, uniquingKeysWith: { a, _ in a })
        }
        let (then, now) = (byCode(earlier), byCode(later))
        pairs = Set(then.keys).union(now.keys).sorted().map {
            RunComparison.Move(earlier: then[$0], later: now[$0])
        }
        let name = later.method[RunMethod.weightKey] ?? ""
        weight = later.villages.contains { $0.values[name] != nil } ? name : nil
    }

    /// Villages of both runs that differ.
    func moves(
        _ differ: (StoredRun.Village, StoredRun.Village) -> Bool
    ) -> [RunComparison.Move] {
        pairs.filter { pair in
            guard let then = pair.earlier, let now = pair.later else { return false }
            return differ(then, now)
        }
    }

    /// Villages of one run only.
    var comings: [RunComparison.Move] {
        pairs.filter { $0.earlier == nil || $0.later == nil }
    }

    /// The standard error of the change of a measure of an indicator; `nil` for other figures.
    func error(of figure: RunFigure) -> Double? {
        guard figure.name.hasSuffix(")"), let open = figure.name.firstIndex(of: "("),
            let measure = Measure(String(figure.name[..<open]))
        else { return nil }
        let indicator = String(figure.name[figure.name.index(after: open)...].dropLast())
        func sample(_ side: KeyPath<RunComparison.Move, StoredRun.Village?>) -> Sample? {
            let villages = pairs.map { pair in
                pair[keyPath: side].flatMap { village in
                    figure.zone == nil || village.zone == figure.zone ? village : nil
                }
            }
            return try? Sample(
                values: villages.map { $0?.values[indicator] },
                weights: weight.map { name in villages.map { $0?.values[name] } }
            )
        }
        guard let then = sample(\.earlier), let now = sample(\.later) else { return nil }
        return now.differenceError(of: measure, from: then)?.value
    }
}
