import Inequality
import Planning

extension SummarySection {
    /// What the numbers say, a sentence each.
    var findings: [String] {
        [
            extremes, gapSentence, access,
            RegionalSection.headline(context),
            priorities,
        ].compactMap(\.self)
    }

    private var extremes: String? {
        let means = (context.snapshot.inequality.groups?.groups ?? []).compactMap { group in
            group.sample.outcome(.mean).value.map { (label: group.label, mean: $0) }
        }
        guard let best = means.max(by: { $0.mean < $1.mean }),
            let least = means.min(by: { $0.mean < $1.mean }), best.label != least.label
        else { return nil }
        let high = words.inSentence(context.label(ofZone: best.label))
        let low = words.inSentence(context.label(ofZone: least.label))
        return words(
            "Rata-rata \(context.shortIndicator) tertinggi ada di zona \(high) "
                + "(\(numbers.decimal(best.mean, places: 3))), terendah di zona \(low) "
                + "(\(numbers.decimal(least.mean, places: 3))).",
            "Mean \(context.shortIndicator) is highest in the zone \(high) "
                + "(\(numbers.decimal(best.mean, places: 3))) and lowest in the zone \(low) "
                + "(\(numbers.decimal(least.mean, places: 3)))."
        )
    }

    private var gapSentence: String? {
        guard let gap = context.snapshot.inequality.gap,
            let interval = gap.differenceInterval().value
        else { return nil }
        let a = words.inSentence(context.label(ofZone: gap.a.label))
        let b = words.inSentence(context.label(ofZone: gap.b.label))
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

    private var access: String? {
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

    private var priorities: String? {
        let entries = context.snapshot.priorities.entries
        guard let first = entries.first else { return nil }
        let most = entries.filter { $0.lacks.count == first.lacks.count }
        let names = words.list(
            most.prefix(3).map { entry in
                "\(entry.membership.village.name) (\(entry.membership.village.district))"
            }
        )
        let count = numbers.integer(entries.count)
        let lacks = numbers.integer(first.lacks.count)
        return words(
            "\(count) desa dan kelurahan \(context.reach) memiliki sedikitnya satu kekurangan; "
                + "yang terbanyak, \(lacks) kekurangan: \(names)"
                + (most.count > 3 ? " dan \(numbers.integer(most.count - 3)) lainnya." : "."),
            "\(count) villages \(context.reach) lack at least one thing; those that lack most, "
                + "\(lacks) things: \(names)"
                + (most.count > 3 ? " and \(numbers.integer(most.count - 3)) more." : ".")
        )
    }
}
