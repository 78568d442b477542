import Inequality

/// The villages of two runs side by side.
struct VillagePairing {
    /// The villages of either run by code, the earlier before the later.
    let pairs: [RunComparison.Move]

    private let weight: String?
    /// The zones of the later run.
    private let zones: [String]

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
        zones = Set(later.villages.compactMap(\.zone)).sorted()
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

    /// The standard error of the change of a measure of an indicator, or of a gap; `nil` for other
    /// figures.
    func error(of figure: RunFigure) -> Double? {
        errorOfMeasure(figure) ?? errorOfGap(figure)
    }

    private func errorOfMeasure(_ figure: RunFigure) -> Double? {
        guard figure.name.hasSuffix(")"), let open = figure.name.firstIndex(of: "("),
            let measure = Measure(String(figure.name[..<open]))
        else { return nil }
        let indicator = String(figure.name[figure.name.index(after: open)...].dropLast())
        guard let then = sample(\.earlier, indicator, figure.zone),
            let now = sample(\.later, indicator, figure.zone)
        else { return nil }
        return now.differenceError(of: measure, from: then)?.value
    }

    private func errorOfGap(_ figure: RunFigure) -> Double? {
        guard let indicator = figure.basis.compactMap(RunMethod.indicator(ofKey:)).first,
            let (a, b, part) = gap(named: figure.name),
            let (thenA, thenB) = samples(\.earlier, indicator, a, b),
            let (nowA, nowB) = samples(\.later, indicator, a, b)
        else { return nil }
        let change = GapChange(from: (thenA, thenB), to: (nowA, nowB))
        return part == .difference ? change.differenceError.value : change.ratioError.value
    }

    /// The zones of a gap and which part of it a name means; zones may hold any punctuation.
    private func gap(named name: String) -> (String, String, RunFigureName.GapPart)? {
        for a in zones {
            for b in zones {
                for part in RunFigureName.GapPart.allCases
                where name == RunFigureName.gap(a, b, part) {
                    return (a, b, part)
                }
            }
        }
        return nil
    }

    private typealias Side = KeyPath<RunComparison.Move, StoredRun.Village?>

    private func samples(
        _ side: Side,
        _ indicator: String,
        _ a: String,
        _ b: String
    ) -> (Sample, Sample)? {
        guard let first = sample(side, indicator, a), let second = sample(side, indicator, b) else {
            return nil
        }
        return (first, second)
    }

    /// The villages of a zone on one side, of all without one; rows are the pairs.
    private func sample(_ side: Side, _ indicator: String, _ zone: String?) -> Sample? {
        let villages = pairs.map { pair in
            pair[keyPath: side].flatMap { zone == nil || $0.zone == zone ? $0 : nil }
        }
        return try? Sample(
            values: villages.map { $0?.values[indicator] },
            weights: weight.map { name in villages.map { $0?.values[name] } }
        )
    }
}
