import GeometryModel
import Inequality
import Planning

/// The report in five numbers, and what to make of them.
struct SummarySection {
    let context: ReportContext
    private let lights: TrafficLights

    init(_ context: ReportContext, _ lights: TrafficLights) {
        self.context = context
        self.lights = lights
    }

    var words: Wording { context.words }
    var numbers: NumberStyle { context.numbers }

    var section: ReportSection {
        let figures = keyFigures
        var blocks: [ReportBlock] = [.keyFigures(figures)]
        if figures.contains(where: { $0.light != nil }) { blocks.append(.paragraph(lightNote)) }
        blocks.append(.list(findings))
        if let surroundings = SurroundingsTable(context) {
            blocks.append(.table(surroundings.table))
        }
        blocks.append(.note(zoneNote))
        return ReportSection(id: "summary", title: words("Ringkasan", "Summary"), blocks: blocks)
    }

    private var zoneNote: String {
        words(
            "Zona dalam laporan ini adalah cincin jarak atau daftar wilayah yang dipilih "
                + "pengguna. “Daerah penyangga” tidak didefinisikan dalam undang-undang; batas desa "
                + "indikatif; jarak adalah jarak lurus di permukaan bumi, bukan jarak jalan.",
            "Zones in this report are rings of distance or lists of regions chosen by the user. No "
                + "law defines the buffer region (daerah penyangga); village boundaries are "
                + "indicative; distances are straight lines on the surface of the earth, not road "
                + "distances."
        )
    }

    /// The five headline numbers.
    var keyFigures: [KeyFigure] {
        guard context.hasValues else {
            let none = KeyFigure(
                label: context.indicator,
                value: NumberStyle.missing,
                detail: context.lackOfValues
            )
            return [reach, none, farFromService]
        }
        let changes = KeyChanges(context)
        var figures = [
            reach, gap, lowClass, farFromService, inequality,
        ]
        figures[1].change = changes.gap
        figures[2].change = changes.lowClass
        figures[3].change = Self.worstStandard(context).flatMap { worst in
            changes.beyond(worst.0.standard, worst.0.service)
        }
        figures[4].change = changes.inequality
        return figures
    }

    private var reach: KeyFigure {
        let villages = context.villages(in: context.ringZones)
        let desa = villages.count { $0.kind == .desa }
        let inCore = context.members[ZoneSet.core]?.count ?? 0
        return KeyFigure(
            label: words("Desa dan kelurahan ", "Villages ") + context.ringReach,
            value: numbers.integer(villages.count)
                + words(" dari ", " of ")
                + numbers.integer(context.snapshot.register.villages.count),
            detail: words(
                "\(numbers.integer(desa)) desa dan \(numbers.integer(villages.count - desa)) "
                    + "kelurahan, \(numbers.integer(inCore)) di antaranya di dalam \(context.core)",
                "\(numbers.integer(desa)) desa and \(numbers.integer(villages.count - desa)) "
                    + "kelurahan, \(numbers.integer(inCore)) of them inside \(context.core)"
            )
        )
    }

    private var gap: KeyFigure {
        guard let gap = context.snapshot.inequality.gap else {
            return KeyFigure(
                label: words(
                    "Selisih \(context.shortIndicator) antarzona",
                    "Gap in \(context.shortIndicator) between zones"
                ),
                value: NumberStyle.missing,
                detail: words(
                    "salah satu zona tidak memiliki nilai",
                    "one of the zones has no value"
                )
            )
        }
        let (a, b) = (context.label(ofZone: gap.a.label), context.label(ofZone: gap.b.label))
        let interval = gap.differenceInterval()
        return KeyFigure(
            label: words(
                "Selisih rata-rata \(context.shortIndicator): \(a) terhadap \(b)",
                "Gap in mean \(context.shortIndicator): \(a) against \(b)"
            ),
            value: numbers.signed(gap.difference, places: 3),
            detail: "\(numbers.decimal(gap.a.mean, places: 3)) "
                + words("berbanding", "against") + " \(numbers.decimal(gap.b.mean, places: 3)) "
                + words("atau", "or") + " \(numbers.times(gap.ratio.value, places: 2)); "
                + words("selang 95% ", "95% interval ") + words.text(interval, places: 3),
            light: light(lights.gap, abs(gap.difference), decimal)
        )
    }

    private var lowClass: KeyFigure {
        let valued = context.villages(in: context.innerZones).filter {
            context.value(of: $0) != nil
        }
        let classes = context.snapshot.classes
        guard classes.count > 2 else {
            let median = (try? Sample(values: valued.map { context.value(of: $0) }))?.median.value
            return KeyFigure(
                label: words(
                    "Median \(context.shortIndicator) ",
                    "Median \(context.shortIndicator) "
                )
                    + context.reach,
                value: numbers.decimal(median, places: 3),
                detail: words(
                    "\(numbers.integer(valued.count)) desa bernilai",
                    "\(numbers.integer(valued.count)) villages with a value"
                )
            )
        }
        let low = Array(classes.prefix(classes.count - 2))
        let good = words(classes[classes.count - 2].label).lowercased()
        let counts = low.reversed().map { found in
            (found, valued.count { context.value(of: $0).map(found.contains) ?? false })
        }
        let count = counts.reduce(0) { $0 + $1.1 }
        let share = valued.isEmpty ? nil : Double(count) / Double(valued.count)
        return KeyFigure(
            label: words("Desa di bawah status \(good), ", "Desa below the class \(good), ")
                + context.reach,
            value: "\(numbers.integer(count)) " + words("dari ", "of ")
                + numbers.integer(valued.count),
            detail: numbers.percent(share) + "; "
                + counts.map { "\(words($0.0.label).lowercased()) \(numbers.integer($0.1))" }
                .joined(separator: ", "),
            light: light(lights.belowClass, share, percent)
        )
    }

    private var farFromService: KeyFigure {
        guard let (measured, distances) = Self.worstStandard(context) else {
            return KeyFigure(
                label: words("Desa di luar standar jarak layanan", "Villages beyond a standard"),
                value: NumberStyle.missing,
                detail: words("tidak ada standar yang dapat diukur", "no standard can be measured")
            )
        }
        let beyond = distances.count { $0 > measured.standard.threshold.meters }
        let share = Self.share(beyond: measured.standard, distances)
        let service = words.inSentence(words(measured.service.label))
        return KeyFigure(
            label: words(
                "Desa dan kelurahan lebih dari "
                    + "\(context.kilometers(measured.standard.threshold)) dari \(service) terdekat",
                "Villages more than \(context.kilometers(measured.standard.threshold)) from the "
                    + "nearest \(service)"
            ),
            value: numbers.percent(share),
            detail: "\(numbers.integer(beyond)) " + words("dari ", "of ")
                + "\(numbers.integer(distances.count)) \(context.reach); "
                + words("jarak lurus", "straight line"),
            light: light(lights.beyondStandard, share, percent)
        )
    }

    /// The standard that the largest share of villages is beyond, one for villages if there is any,
    /// with the distances of the villages.
    static func worstStandard(
        _ context: ReportContext
    ) -> ((standard: AccessStandard, service: Service), [Double])? {
        let villages = context.villages(in: context.innerZones)
        let rows = DistancesSection.measuredStandards(context).map { measured in
            (measured, context.distances(of: villages, to: measured.service.name))
        }
        .filter { !$0.1.isEmpty }
        let rural = rows.filter { $0.0.standard.scope == "rural" }
        return (rural.isEmpty ? rows : rural).max { a, b in
            share(beyond: a.0.standard, a.1) < share(beyond: b.0.standard, b.1)
        }
    }

    static func share(beyond standard: AccessStandard, _ distances: [Double]) -> Double {
        Double(distances.count { $0 > standard.threshold.meters }) / Double(distances.count)
    }

    private var inequality: KeyFigure {
        let answer = context.snapshot.inequality
        let share = answer.groups.flatMap { $0.entropyDecomposition(0).value?.betweenShare.value }
        return KeyFigure(
            label: words(
                "Koefisien Gini \(context.shortIndicator) antardesa",
                "Gini coefficient of \(context.shortIndicator) between villages"
            ),
            value: words.text(answer.sample.outcome(.gini), places: 3),
            detail: words(
                "\(numbers.integer(answer.sample.count)) desa; \(numbers.percent(share)) dari "
                    + "ketimpangan (Theil L) terletak di antara zona, sisanya di dalam zona",
                "\(numbers.integer(answer.sample.count)) desa; \(numbers.percent(share)) of the "
                    + "inequality (Theil L) lies between zones, the rest within them"
            ),
            light: light(lights.inequality, answer.sample.outcome(.gini).value, decimal)
        )
    }

    // MARK: Lights

    /// How a number stands against its limits; `nil` without one of both.
    private func light(
        _ limits: TrafficLimits?,
        _ value: Double?,
        _ text: (Double) -> String
    ) -> KeyLight? {
        guard let limits, let value else { return nil }
        let light = limits.light(of: value)
        let (yellow, red) = (text(limits.yellow), text(limits.red))
        let text =
            switch light {
            case .green: words("hijau: tidak lebih dari \(yellow)", "green: at most \(yellow)")
            case .yellow:
                words(
                    "kuning: di atas \(yellow) sampai dengan \(red)",
                    "yellow: above \(yellow), at most \(red)"
                )
            case .red: words("merah: di atas \(red)", "red: above \(red)")
            }
        return KeyLight(light: light, text: text)
    }

    private func decimal(_ limit: Double) -> String {
        numbers.decimal(limit, places: Self.places(limit))
    }

    private func percent(_ limit: Double) -> String {
        numbers.percent(limit, places: Self.places(limit * 100))
    }

    /// As many decimals as a limit is written with.
    private static func places(_ limit: Double) -> Int {
        (0..<9).first { places in
            let shifted = (0..<places).reduce(limit) { value, _ in value * 10 }
            return abs(shifted - shifted.rounded()) < 1e-9 * max(1, shifted)
        } ?? 9
    }

    /// Whose the limits of the lights are.
    private var lightNote: String {
        words(
            "Hijau, kuning, dan merah menurut batas yang ditetapkan dalam definisi laporan ini, "
                + "bukan oleh peraturan.",
            "Green, yellow and red are by limits that the definition of this report sets, not by "
                + "any regulation."
        )
    }
}
