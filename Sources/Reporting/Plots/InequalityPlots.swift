import GeometryModel
import Inequality
public import Planning

/// The figures of an answer on inequality.
public struct InequalityPlots {
    private let answer: InequalityAnswer
    private let words: Wording
    private let numbers: NumberStyle
    private let label: String
    private let source: String

    /// Takes an answer.
    ///
    /// - Parameters:
    ///   - language: The language of the words.
    ///   - label: What the indicator is called.
    ///   - source: Where its values come from.
    public init(of answer: InequalityAnswer, language: Language, label: String, source: String) {
        self.answer = answer
        words = Wording(language)
        numbers = words.numbers
        self.label = label
        self.source = source
    }

    /// The figures that the answer has parts for, each with the name of its file.
    public var figures: [(name: String, figure: any Figure)] {
        let all: [(name: String, figure: (any Figure)?)] = [
            ("lorenz", lorenz), ("means", means), ("decomposition", decomposition),
            ("decay", decay), ("moran", moran),
        ]
        return all.compactMap { entry in entry.figure.map { (entry.name, $0) } }
    }

    private func caption(
        _ title: String,
        _ description: String,
        subtitle: String = "",
        note: String = ""
    ) -> FigureCaption {
        FigureCaption(
            title: title,
            description: description,
            subtitle: subtitle,
            source: source,
            note: note
        )
    }

    /// Groups in the order of tables, those without a unit left out.
    private var groups: [(label: String, sample: Sample)] {
        answer.groupOrder.compactMap { name in answer.groups?[name].map { (name, $0) } }
    }

    // MARK: Shares

    private var lorenz: LorenzFigure? {
        let curves = answer.lorenzCurves(all: words("Semua", "All")) { $0 }
        guard !curves.isEmpty else { return nil }
        return LorenzFigure(
            caption: caption(
                words("Kurva Lorenz \(label)", "Lorenz curve of \(label)"),
                words(
                    "Kurva Lorenz semua unit, kelompok paling timpang, dan kelompok paling merata, "
                        + "terhadap garis pemerataan sempurna.",
                    "Lorenz curves of all units, of the most unequal and of the most equal group, "
                        + "against the line of perfect equality."
                )
            ),
            numbers: numbers,
            curves: curves,
            populationTitle: words("Bagian kumulatif bobot", "Cumulative share of weight"),
            shareTitle: words("Bagian kumulatif nilai", "Cumulative share of values")
        )
    }

    // MARK: Groups

    private var means: IntervalFigure? {
        guard !groups.isEmpty else { return nil }
        func estimate(_ label: String, _ sample: Sample) -> IntervalEstimate {
            let interval = answer.uncertainty(of: .mean, in: label).interval
            return IntervalEstimate(
                label: label,
                value: sample.mean.value,
                lower: interval?.lower,
                upper: interval?.upper,
                count: sample.count
            )
        }
        let reference = answer.sample.mean.value.map {
            [ChartLimit(value: $0, label: words("rata-rata semua", "mean of all"))]
        }
        return IntervalFigure(
            caption: caption(
                words("Rata-rata \(label) per kelompok", "Mean \(label) by group"),
                words(
                    "Rata-rata setiap kelompok dengan selang kepercayaan 95%.",
                    "The mean of each group with its 95% confidence interval."
                ),
                subtitle: gapSentence
            ),
            numbers: numbers,
            estimates: groups.map(estimate),
            references: reference ?? [],
            axisTitle: label
        )
    }

    private var gapSentence: String {
        guard let gap = answer.gap else { return "" }
        let difference = numbers.decimal(gap.difference, places: 3)
        let interval = gap.differenceInterval().value.map {
            "\(numbers.decimal($0.lower, places: 3)) – \(numbers.decimal($0.upper, places: 3))"
        }
        let test = answer.resampling?.gap?.value?.probability ?? gap.normalProbability.value
        let p = test.map { ", p = \(numbers.decimal($0, places: 3))" } ?? ""
        let range = interval.map { " (95%: \($0)\(p))" } ?? ""
        return words(
            "Selisih \(gap.a.label) dan \(gap.b.label): \(difference)\(range)",
            "Gap of \(gap.a.label) and \(gap.b.label): \(difference)\(range)"
        )
    }

    private var decomposition: BarFigure? {
        guard let split = answer.groups?.entropyDecomposition(0).value, split.total > 0 else {
            return nil
        }
        let parts = answer.groupOrder.compactMap { name in
            split.parts.first { $0.group.label == name }
        }
        let rows =
            [BarRow(label: words("antarkelompok", "between"), values: [share(split.between)])]
            + parts.map { part in
                BarRow(
                    label: words("di dalam \(part.group.label)", "within \(part.group.label)"),
                    values: [share(part.contribution)]
                )
            }
        func share(_ value: Double) -> Double { 100 * value / split.total }
        return BarFigure(
            caption: caption(
                words("Dari mana ketimpangan \(label)", "Where the inequality of \(label) lies"),
                words(
                    "Bagian Theil L antarkelompok dan di dalam setiap kelompok, dalam persen.",
                    "The shares of Theil L between groups and within each group, in percent."
                )
            ),
            numbers: numbers,
            series: [words("Bagian Theil L", "Share of Theil L")],
            sections: [BarSection(title: "Theil L", rows: rows)],
            axisTitle: words("Persen dari seluruhnya", "Percent of the total")
        )
    }

    // MARK: Distance

    private var decay: ScatterFigure? {
        guard let profile = answer.profile, profile.parts.contains(.decay) else { return nil }
        let points = answer.rows.compactMap { row -> ScatterPoint? in
            guard let distance = row.distance, let value = row.value else { return nil }
            return ScatterPoint(kilometers: distance, value: value, label: row.name ?? "")
        }
        guard let farthest = points.map(\.kilometers).max() else { return nil }
        let fit = profile.decay.value?.exponential
        let half = profile.decay.value?.halfDistance.value
        return ScatterFigure(
            caption: caption(
                words("\(label) menurut jarak", "\(label) by distance"),
                words(
                    "Setiap titik satu unit; garis adalah peluruhan eksponensial yang dicocokkan.",
                    "Each point is a unit; the line is the exponential decay fitted to them."
                ),
                subtitle: half.map {
                    words(
                        "Turun menjadi separuh setiap \(numbers.decimal($0, places: 0)) "
                            + profile.unit,
                        "Falls by half every \(numbers.decimal($0, places: 0)) \(profile.unit)"
                    )
                } ?? words("Tidak turun dengan jarak", "Does not fall with distance")
            ),
            numbers: numbers,
            points: points,
            curve: fit.map { FittedCurve.exponential($0, to: farthest) },
            distanceTitle: words("Jarak (\(profile.unit))", "Distance (\(profile.unit))"),
            valueTitle: label
        )
    }

    // MARK: Neighbors

    private var moran: ScatterFigure? {
        guard let pattern = answer.pattern, let moran = pattern.moran.value else { return nil }
        let sample = pattern.sample
        let spread = try? Sample(values: sample.values).standardDeviation.get()
        let mean = try? Sample(values: sample.values).mean.get()
        guard let spread, let mean, spread > 0 else { return nil }
        let scores = sample.values.map { ($0 - mean) / spread }
        let points = (0..<sample.count).compactMap { unit -> ScatterPoint? in
            let neighbors = sample.neighbors[unit]
            guard !neighbors.isEmpty else { return nil }
            let sum = neighbors.reduce(0) { $0 + scores[Int($1)] }
            return ScatterPoint(
                kilometers: scores[unit],
                value: sum / Double(neighbors.count),
                label: answer.rows[Int(sample.rows[unit])].name ?? ""
            )
        }
        let ends = [scores.min() ?? 0, scores.max() ?? 0]
        let p = pattern.moranTest.value.map { numbers.decimal($0.probability, places: 3) }
        let index = numbers.decimal(moran.value, places: 3)
        return ScatterFigure(
            caption: caption(
                words("\(label) dan tetangga", "\(label) and neighbors"),
                words(
                    "Setiap titik satu unit: nilainya, dan rata-rata tetangganya; kemiringan garis "
                        + "adalah indeks Moran.",
                    "Each point is a unit: its value, and the mean of its neighbors; the slope of the "
                        + "line is Moran's index."
                ),
                subtitle: "Moran I = \(index)" + (p.map { ", p = \($0)" } ?? "")
            ),
            numbers: numbers,
            points: points,
            zoneLimits: [ChartLimit(value: 0, label: words("rata-rata", "mean"))],
            valueLimits: [ChartLimit(value: 0, label: words("rata-rata", "mean"))],
            curve: FittedCurve(x: ends, y: ends.map { $0 * moran.value }),
            distanceTitle: words("Nilai (simpangan baku)", "Value (standard deviations)"),
            valueTitle: words(
                "Rata-rata tetangga (simpangan baku)",
                "Mean of neighbors (standard deviations)"
            ),
            places: 2
        )
    }
}
