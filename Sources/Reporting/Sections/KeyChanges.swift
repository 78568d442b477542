import Inequality
import Planning

/// How the numbers that stand for the report moved since the last one.
struct KeyChanges {
    private let context: ReportContext

    init(_ context: ReportContext) { self.context = context }

    private var words: Wording { context.words }

    /// The gap between the core and the next zone.
    var gap: KeyChange? {
        guard let gap = context.snapshot.inequality.gap else { return nil }
        let key = RunFigure.Key(RunFigureName.gap(gap.a.label, gap.b.label, .difference))
        // A gap in favor of either side is a gap.
        return change([key], isLessBetter: true, size: abs) {
            $0[0]?.value
        } text: {
            words.numbers.signed($0, places: 4)
        }
    }

    /// The desa of the lower classes inside the zones.
    var lowClass: KeyChange? {
        let classes = context.snapshot.classes
        guard classes.count > 2 else { return nil }
        let keys = classes.prefix(classes.count - 2).flatMap { found in
            context.innerZones.map {
                RunFigure.Key(RunFigureName.classPart(found.name, "count"), zone: $0)
            }
        }
        return change(keys, isLessBetter: true) { figures in
            figures.contains { $0?.value == nil }
                ? nil : figures.reduce(0) { $0 + ($1?.value ?? 0) }
        } text: {
            words.numbers.signed($0, places: 0) + words(" desa", " desa")
        }
    }

    /// The share of villages beyond a standard inside the zones.
    func beyond(_ standard: AccessStandard, _ service: Service) -> KeyChange? {
        let name = RunFigureName.within(standard.id, service.name)
        let keys = context.innerZones.map { RunFigure.Key(name, zone: $0) }
        return change(keys, isLessBetter: true) { figures in
            let known = figures.compactMap(\.self).filter { $0.value != nil }
            let villages = known.reduce(0) { $0 + $1.count }
            guard villages > 0 else { return nil }
            let within = known.reduce(0) { $0 + ($1.value ?? 0) * Double($1.count) }
            return 1 - within / Double(villages)
        } text: {
            words.numbers.percentagePoints($0)
        }
    }

    /// The Gini coefficient of all villages.
    var inequality: KeyChange? {
        let name = RunFigureName.measure("gini", context.snapshot.indicator.name)
        return change([RunFigure.Key(name)], isLessBetter: true) {
            $0[0]?.value
        } text: {
            words.numbers.signed($0, places: 4)
        }
    }

    /// The change of a number that is made of figures; `nil` without a past.
    ///
    /// - Parameter size: What is better if it is less.
    private func change(
        _ keys: [RunFigure.Key],
        isLessBetter: Bool,
        size: (Double) -> Double = { $0 },
        of number: ([RunFigure?]) -> Double?,
        text: (Double) -> String
    ) -> KeyChange? {
        guard let past = context.past, let run = past.series.last else { return nil }
        let wanted = Set(keys)
        let changes = past.comparison.changes.filter { wanted.contains($0.later.key) }
        guard changes.allSatisfy(\.breaks.isEmpty) else {
            return KeyChange(
                text: words(
                    "cara mengukur berubah sejak laporan lalu",
                    "measured otherwise than in the last report"
                ),
                judgment: .level
            )
        }
        let (then, now) = (past.previous.figuresByKey, run.figuresByKey)
        guard let earlier = number(keys.map { then[$0] }), let later = number(keys.map { now[$0] })
        else { return nil }
        let since =
            words(" sejak ", " since ") + RunDate.text(past.previous, in: words.language)
        let difference = later - earlier
        // Less than the last digit that is shown is no change.
        guard abs(difference) > 1e-9 else {
            return KeyChange(text: words("tetap", "unchanged") + since, judgment: .level)
        }
        let isBetter = (size(later) < size(earlier)) == isLessBetter
        return KeyChange(
            text: (isBetter ? words("membaik ", "better, ") : words("memburuk ", "worse, "))
                + text(difference) + since,
            judgment: isBetter ? .better : .worse
        )
    }
}
