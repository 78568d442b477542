import GeometryModel
import Inequality
import Planning

/// The report in five numbers, and what to make of them.
enum SummarySection {
    static func make(_ context: ReportContext) -> ReportSection {
        let words = context.words
        return ReportSection(
            id: "summary",
            title: words("Ringkasan", "Summary"),
            blocks: [
                .keyFigures(keyFigures(context)),
                .list(findings(context)),
                .note(
                    words(
                        "Zona dalam laporan ini adalah cincin jarak atau daftar wilayah yang "
                            + "dipilih pengguna. “Daerah penyangga” tidak didefinisikan dalam "
                            + "undang-undang; batas desa indikatif; jarak adalah jarak lurus di "
                            + "permukaan bumi, bukan jarak jalan.",
                        "Zones in this report are rings of distance or lists of regions chosen by "
                            + "the user. No law defines the buffer region (daerah penyangga); "
                            + "village boundaries are indicative; distances are straight lines on "
                            + "the surface of the earth, not road distances."
                    )
                ),
            ]
        )
    }

    /// The five headline numbers.
    static func keyFigures(_ context: ReportContext) -> [KeyFigure] {
        guard context.hasValues else {
            let none = KeyFigure(
                label: context.indicator,
                value: NumberStyle.missing,
                detail: context.lackOfValues
            )
            return [reach(context), none, farFromService(context)]
        }
        let changes = KeyChanges(context)
        var figures = [
            reach(context), gap(context), lowClass(context), farFromService(context),
            inequality(context),
        ]
        figures[1].change = changes.gap
        figures[2].change = changes.lowClass
        figures[3].change = worstStandard(context).flatMap { worst in
            changes.beyond(worst.0.standard, worst.0.service)
        }
        figures[4].change = changes.inequality
        return figures
    }

    // MARK: Numbers

    private static func reach(_ context: ReportContext) -> KeyFigure {
        let (words, numbers) = (context.words, context.numbers)
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

    private static func gap(_ context: ReportContext) -> KeyFigure {
        let (words, numbers) = (context.words, context.numbers)
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
                + words("selang 95% ", "95% interval ") + words.text(interval, places: 3)
        )
    }

    private static func lowClass(_ context: ReportContext) -> KeyFigure {
        let (words, numbers) = (context.words, context.numbers)
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
                .joined(separator: ", ")
        )
    }

    private static func farFromService(_ context: ReportContext) -> KeyFigure {
        let (words, numbers) = (context.words, context.numbers)
        guard let (measured, distances) = worstStandard(context) else {
            return KeyFigure(
                label: words("Desa di luar standar jarak layanan", "Villages beyond a standard"),
                value: NumberStyle.missing,
                detail: words("tidak ada standar yang dapat diukur", "no standard can be measured")
            )
        }
        let beyond = distances.count { $0 > measured.standard.threshold.meters }
        let service = words.inSentence(words(measured.service.label))
        return KeyFigure(
            label: words(
                "Desa dan kelurahan lebih dari "
                    + "\(context.kilometers(measured.standard.threshold)) dari \(service) terdekat",
                "Villages more than \(context.kilometers(measured.standard.threshold)) from the "
                    + "nearest \(service)"
            ),
            value: numbers.percent(share(beyond: measured.standard, distances)),
            detail: "\(numbers.integer(beyond)) " + words("dari ", "of ")
                + "\(numbers.integer(distances.count)) \(context.reach); "
                + words("jarak lurus", "straight line")
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

    private static func inequality(_ context: ReportContext) -> KeyFigure {
        let (words, numbers) = (context.words, context.numbers)
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
            )
        )
    }

    // MARK: Sentences

    private static func findings(_ context: ReportContext) -> [String] {
        [
            extremes(context), gapSentence(context), access(context),
            RegionalSection.headline(context),
            priorities(context),
        ].compactMap(\.self)
    }

    private static func extremes(_ context: ReportContext) -> String? {
        let means = (context.snapshot.inequality.groups?.groups ?? []).compactMap { group in
            group.sample.outcome(.mean).value.map { (label: group.label, mean: $0) }
        }
        guard let best = means.max(by: { $0.mean < $1.mean }),
            let least = means.min(by: { $0.mean < $1.mean }), best.label != least.label
        else { return nil }
        let numbers = context.numbers
        let high = context.words.inSentence(context.label(ofZone: best.label))
        let low = context.words.inSentence(context.label(ofZone: least.label))
        return context.words(
            "Rata-rata \(context.shortIndicator) tertinggi ada di zona \(high) "
                + "(\(numbers.decimal(best.mean, places: 3))), terendah di zona \(low) "
                + "(\(numbers.decimal(least.mean, places: 3))).",
            "Mean \(context.shortIndicator) is highest in the zone \(high) "
                + "(\(numbers.decimal(best.mean, places: 3))) and lowest in the zone \(low) "
                + "(\(numbers.decimal(least.mean, places: 3)))."
        )
    }

    private static func gapSentence(_ context: ReportContext) -> String? {
        guard let gap = context.snapshot.inequality.gap,
            let interval = gap.differenceInterval().value
        else { return nil }
        let words = context.words
        let a = words.inSentence(context.label(ofZone: gap.a.label))
        let b = words.inSentence(context.label(ofZone: gap.b.label))
        let numbers = context.numbers
        let counts =
            "\(numbers.integer(gap.a.count)) " + words("dan", "and")
            + " \(numbers.integer(gap.b.count)) desa"
        guard interval.lower <= 0, interval.upper >= 0 else {
            return words(
                "Perbedaan antara \(a) dan \(b) lebih besar daripada yang dapat dijelaskan oleh "
                    + "kebetulan (selang kepercayaan 95% tidak memuat nol; \(counts)).",
                "The gap between \(a) and \(b) is larger than chance would explain (the 95% "
                    + "interval does not hold zero; \(counts))."
            )
        }
        return words(
            "Perbedaan antara \(a) dan \(b) tidak dapat dibedakan dari kebetulan: selang "
                + "kepercayaan 95% memuat nol (\(counts)).",
            "The gap between \(a) and \(b) cannot be told from chance: the 95% interval holds "
                + "zero (\(counts))."
        )
    }

    private static func access(_ context: ReportContext) -> String? {
        let words = context.words
        let villages = context.villages(in: context.innerZones)
        let medians = context.snapshot.distances.services.compactMap { service in
            DistanceFigures(context.distances(of: villages, to: service.name)).median.map {
                (name: words.inSentence(words(service.label)), meters: $0)
            }
        }
        .filter { !$0.name.isEmpty }
        guard let near = medians.min(by: { $0.meters < $1.meters }),
            let far = medians.max(by: { $0.meters < $1.meters }), near.name != far.name
        else { return nil }
        let numbers = context.numbers
        return words(
            "Separuh desa dan kelurahan \(context.reach) berjarak lurus paling jauh "
                + "\(numbers.kilometers(meters: near.meters)) dari \(near.name) terdekat; untuk "
                + "\(far.name) jaraknya \(numbers.kilometers(meters: far.meters)).",
            "Half of the villages \(context.reach) are at most "
                + "\(numbers.kilometers(meters: near.meters)) in a straight line from the nearest "
                + "\(near.name); for the \(far.name) it is "
                + "\(numbers.kilometers(meters: far.meters))."
        )
    }

    private static func priorities(_ context: ReportContext) -> String? {
        let entries = context.snapshot.priorities.entries
        guard let first = entries.first else { return nil }
        let most = entries.filter { $0.lacks.count == first.lacks.count }
        let names = context.words.list(
            most.prefix(3).map { entry in
                "\(entry.membership.village.name) (\(entry.membership.village.district))"
            }
        )
        let numbers = context.numbers
        let count = numbers.integer(entries.count)
        let lacks = numbers.integer(first.lacks.count)
        return context.words(
            "\(count) desa dan kelurahan \(context.reach) memiliki sedikitnya satu kekurangan; "
                + "yang terbanyak, \(lacks) kekurangan: \(names)"
                + (most.count > 3 ? " dan \(numbers.integer(most.count - 3)) lainnya." : "."),
            "\(count) villages \(context.reach) lack at least one thing; those that lack most, "
                + "\(lacks) things: \(names)"
                + (most.count > 3 ? " and \(numbers.integer(most.count - 3)) more." : ".")
        )
    }
}
