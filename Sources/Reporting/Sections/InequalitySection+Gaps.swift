import Inequality
import Planning

/// How far the first zone is ahead of every other.
extension InequalitySection {
    /// The comparisons of the first zone that has values with every other.
    private static func gapPairs(_ context: ReportContext) -> [Gap] {
        guard let groups = context.snapshot.inequality.groups else { return [] }
        let valued = context.zones.filter { groups[$0] != nil }
        guard let first = valued.first else { return [] }
        return valued.dropFirst().compactMap { groups.gap(between: first, and: $0) }
    }

    static func gaps(_ context: ReportContext) -> [ReportBlock] {
        let words = context.words
        let pairs = gapPairs(context)
        guard let first = pairs.first else {
            return [
                .paragraph(
                    words(
                        "Hanya satu zona memiliki nilai; tidak ada yang dibandingkan.",
                        "Only one zone has values; there is nothing to compare."
                    )
                )
            ]
        }
        let numbers = context.numbers
        let reference = context.label(ofZone: first.a.label)
        return [
            .table(
                ReportTable(
                    caption: words(
                        "Selisih rata-rata: \(reference) terhadap zona lain",
                        "Gap in means: \(reference) against other zones"
                    ),
                    header: [
                        words("Zona pembanding", "Compared zone"), "Desa",
                        words("Rata-rata", "Mean"), words("Selisih", "Gap"),
                        words("Selang kepercayaan 95%", "95% interval"),
                        words("Perbandingan", "Ratio"),
                        words("Peluang unggul", "Probability of lead"),
                    ],
                    rows: pairs.map { gap in
                        .texts([
                            context.label(ofZone: gap.b.label), numbers.integer(gap.b.count),
                            numbers.decimal(gap.b.mean, places: 3),
                            numbers.signed(gap.difference, places: 3),
                            words.text(gap.differenceInterval(), places: 3),
                            gap.ratio.value.map { numbers.times($0, places: 2) }
                                ?? words.text(gap.ratio, places: 2),
                            numbers.percent(gap.superiority, places: 0),
                        ])
                    },
                    source: source(context),
                    note: words(
                        "\(reference): \(numbers.integer(first.a.count)) desa, rata-rata "
                            + "\(numbers.decimal(first.a.mean, places: 3)); selisih dalam poin "
                            + "indeks; peluang unggul: peluang desa acak dari \(reference) lebih "
                            + "tinggi daripada desa acak dari zona pembanding",
                        "\(reference): \(numbers.integer(first.a.count)) desa, mean "
                            + "\(numbers.decimal(first.a.mean, places: 3)); gaps in points of the "
                            + "index; probability of lead: that a random desa of \(reference) is "
                            + "above a random one of the compared zone"
                    )
                )
            )
        ]
    }
}
