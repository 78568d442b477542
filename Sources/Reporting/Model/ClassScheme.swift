import Inequality
import Planning

/// The classes of the indicator in the order of a legend, with what has no value last.
///
/// An indicator without classes of its own is cut at its quartiles.
struct ClassScheme: Sendable {
    /// The classes with their words and fills, the best first.
    let fills: [FillClass]
    /// Whether the classes are quartiles and not published ones.
    let areQuartiles: Bool

    private let indicator: Indicator
    private let classes: [IndicatorClass]
    /// The limits between quartiles, the greatest first; empty for published classes.
    let bounds: [Double]

    init(of snapshot: Snapshot, _ words: Wording) {
        indicator = snapshot.indicator
        classes = snapshot.classes.reversed()
        areQuartiles = classes.isEmpty
        let missing = FillClass(
            label: indicator.isOnlyForDesa
                ? words("Tanpa nilai (kelurahan)", "No value (kelurahan)")
                : words("Tanpa nilai", "No value"),
            fill: Palette.missing
        )
        guard classes.isEmpty else {
            bounds = []
            let spare = Palette.zones(count: classes.count).reversed()
            fills =
                zip(classes, spare).map { found, fill in
                    StatusClass(rawValue: found.name).map {
                        FillClass(label: words(found.label), fill: $0.fill)
                    } ?? FillClass(label: words(found.label), fill: fill)
                } + [missing]
            return
        }
        let sample = snapshot.inequality.sample
        let cuts = [0.75, 0.5, 0.25].compactMap { sample.quantile($0).value }
        var distinct: [Double] = []
        for cut in cuts where cut != distinct.last { distinct.append(cut) }
        bounds = distinct
        let limits = bounds.map { words.numbers.decimal($0, places: 3) }
        let labels = (0...limits.count).map { index in
            switch (index > 0, index < limits.count) {
            case (false, true): "> \(limits[index])"
            case (true, true): "\(limits[index])–\(limits[index - 1])"
            case (true, false): "≤ \(limits[index - 1])"
            case (false, false): words("Dengan nilai", "With a value")
            }
        }
        fills =
            zip(labels, Palette.zones(count: labels.count).reversed())
            .map { FillClass(label: $0, fill: $1) } + [missing]
    }

    /// The position of a village's class among ``fills``.
    func index(of village: Village) -> Int {
        guard let value = village.values[indicator.column] else { return fills.count - 1 }
        if areQuartiles { return bounds.firstIndex { value > $0 } ?? bounds.count }
        return classes.firstIndex { $0.contains(value) } ?? fills.count - 1
    }

    /// The name of a village's class for machines; `nil` if it has none.
    func name(of village: Village) -> String? {
        guard let value = village.values[indicator.column] else { return nil }
        return classes.first { $0.contains(value) }?.name
    }

    /// How many villages are in each class.
    func counts(_ villages: [Village]) -> [Int] {
        var counts = [Int](repeating: 0, count: fills.count)
        for village in villages { counts[index(of: village)] += 1 }
        return counts
    }
}
