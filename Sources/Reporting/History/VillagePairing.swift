import Inequality

/// The villages of two runs side by side.
struct VillagePairing {
    /// The villages of either run by code, the earlier before the later.
    let pairs: [RunComparison.Move]

    private let weight: String?
    /// The settings of the later run.
    private let method: [String: String]
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
        method = later.method
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

    /// The standard error of the change of a measure of an indicator, of a gap, or of a share of
    /// villages; `nil` for other figures.
    func error(of figure: RunFigure) -> Double? {
        errorOfMeasure(figure) ?? errorOfGap(figure) ?? errorOfShare(figure)
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

    /// That of a share, which is the mean of ones and zeros, each village counting once.
    private func errorOfShare(_ figure: RunFigure) -> Double? {
        guard let counts = counting(figure) else { return nil }
        func sample(_ side: Side) -> Sample? {
            try? Sample(
                values: villages(side, figure.zone).map { $0.flatMap(counts).map { $0 ? 1 : 0 } }
            )
        }
        guard let then = sample(\.earlier), let now = sample(\.later) else { return nil }
        return now.differenceError(of: .mean, from: then)?.value
    }

    /// Whether a village counts for a share: `nil` for one that has no say in it; without such a
    /// share there is no function.
    private func counting(_ figure: RunFigure) -> ((StoredRun.Village) -> Bool?)? {
        for name in Set(pairs.flatMap { [$0.earlier?.className, $0.later?.className] }) {
            if let name, figure.name == RunFigureName.classPart(name, "share") {
                return { $0.className.map { $0 == name } }
            }
        }
        for basis in figure.basis {
            let parts = basis.split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2, basis == RunMethod.serviceKey(parts[1]) else { continue }
            for key in figure.basis where key.hasPrefix(RunMethod.standardKey("")) {
                let standard = String(key.dropFirst(RunMethod.standardKey("").count))
                guard figure.name == RunFigureName.within(standard, parts[1]),
                    let threshold = RunMethod.threshold(ofStandard: standard, in: method)
                else { continue }
                return { $0.values["\(parts[1])_m"].map { $0 <= threshold } }
            }
        }
        return nil
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

    /// The villages of a zone on one side, of all without one, in the order of the pairs.
    private func villages(_ side: Side, _ zone: String?) -> [StoredRun.Village?] {
        pairs.map { pair in
            pair[keyPath: side].flatMap { zone == nil || $0.zone == zone ? $0 : nil }
        }
    }

    private func sample(_ side: Side, _ indicator: String, _ zone: String?) -> Sample? {
        let villages = villages(side, zone)
        return try? Sample(
            values: villages.map { $0?.values[indicator] },
            weights: weight.map { name in villages.map { $0?.values[name] } }
        )
    }
}
