import GeometryModel
import Planning

/// The villages near the core that lack most, with what they lack.
enum PrioritySection {
    /// How many villages the report itself lists; the file beside it has all.
    private static let listed = 25

    static func make(_ context: ReportContext) -> ReportSection {
        let words = context.words
        let entries = context.snapshot.priorities.entries
        guard !entries.isEmpty else {
            return ReportSection(
                id: "priorities",
                title: words("Desa prioritas", "Priority villages"),
                blocks: [
                    .paragraph(
                        words(
                            "Tidak ada desa \(context.reach) yang memiliki kekurangan.",
                            "No village \(context.reach) lacks anything."
                        )
                    )
                ]
            )
        }
        let numbers = context.numbers
        let shown = min(listed, entries.count)
        return ReportSection(
            id: "priorities",
            title: words("Desa prioritas", "Priority villages"),
            blocks: [
                .paragraph(
                    words(
                        "Daftar ini memuat desa dan kelurahan \(context.reach) yang kekurangannya "
                            + "terbanyak: kelas \(context.shortIndicator) di bawah dua kelas "
                            + "teratas, layanan yang lebih jauh daripada standar paling longgar "
                            + "yang berlaku baginya, dan kekurangan yang disebut menurut nama "
                            + "dalam sumber terbitan. Urutannya menurut jumlah kekurangan, lalu "
                            + "menurut nilai. Seluruhnya \(numbers.integer(entries.count)) desa "
                            + "dan kelurahan; \(numbers.integer(shown)) teratas di bawah ini.",
                        "The list holds villages \(context.reach) with the most lacks: a class of "
                            + "\(context.shortIndicator) below the upper two, services farther "
                            + "than the most lenient standard for them, and lacks named in "
                            + "published sources. It is ordered by the number of lacks, then by "
                            + "value. There are \(numbers.integer(entries.count)) villages in all; "
                            + "the first \(numbers.integer(shown)) follow."
                    )
                ),
                .table(table(context)),
                .note(
                    words(
                        "Sebuah desa yang tidak disebut belum tentu terlayani: kekurangan listrik "
                            + "dan sinyal hanya diketahui untuk desa yang disebut namanya dalam "
                            + "sumber terbitan. Periksa di lapangan sebelum memutuskan.",
                        "A village that is not listed is not thereby served: lacks of electricity "
                            + "and signal are known only for villages named in published sources. "
                            + "Check on the ground before deciding."
                    )
                ),
            ]
        )
    }

    private static func table(_ context: ReportContext) -> ReportTable {
        let words = context.words
        let entries = context.snapshot.priorities.entries.prefix(listed)
        let hasUrban = entries.contains { entry in
            entry.lacks.contains { lack in
                if case .farService(let standard, _) = lack {
                    standard.scope == "urban"
                } else {
                    false
                }
            }
        }
        return ReportTable(
            caption: words("Desa prioritas dan kekurangannya", "Priority villages and their lacks"),
            header: [
                words("Kode", "Code"), words.village,
                words("Kecamatan, kabupaten/kota", "District, regency"), words.zone,
                context.shortIndicator, words("Kekurangan", "Lacks"),
            ],
            rows: entries.map { entry in
                let village = entry.membership.village
                return .texts([
                    village.code.text, village.name, "\(village.district), \(village.regency)",
                    context.label(ofZone: entry.membership.zone),
                    context.numbers.decimal(entry.value, places: 4),
                    entry.lacks.map { text(of: $0, context) }.joined(separator: "; "),
                ])
            },
            textColumnCount: 4,
            laterTextColumns: [5],
            source: context.sources.line(context.snapshot.indicator.source)
                + words(
                    "; jarak: lihat bagian Jarak ke layanan",
                    "; distances: see Distances to services"
                ),
            note: hasUrban
                ? words(
                    "* standar perkotaan, hanya acuan bagi desa; jarak lurus, dalam kurung "
                        + "standarnya",
                    "* urban standard, only a reference for villages; straight lines, the "
                        + "standard in parentheses"
                ) : "",
            file: "tables/priorities.csv"
        )
    }

    /// What a village lacks, in words.
    static func text(of lack: PriorityVillages.Lack, _ context: ReportContext) -> String {
        let words = context.words
        switch lack {
        case .lowClass(let found):
            return words(
                "status \(words(found.label).lowercased())",
                "class \(words(found.label).lowercased())"
            )
        case .farService(let standard, let distance):
            let service = context.snapshot.distances.services.first { standard.applies(to: $0) }
            let name = words.inSentence(words(service?.label ?? standard.label))
            let mark = standard.scope == "urban" ? "*" : ""
            return "\(name) \(context.numbers.kilometers(meters: distance)) "
                + "(\(context.kilometers(standard.threshold))\(mark))"
        case .publishedGap(let gap):
            let state =
                gap.state == "without"
                ? words("tanpa", "no") : words("sebagian tanpa", "partly no")
            return "\(state) \(service(gap.service, words))" + (gap.date.map { " (\($0))" } ?? "")
        }
    }

    private static func service(_ key: String, _ words: Wording) -> String {
        switch key {
        case "grid_electricity": words("listrik PLN", "grid electricity")
        case "mobile_signal": words("sinyal seluler", "mobile signal")
        default: key
        }
    }
}
