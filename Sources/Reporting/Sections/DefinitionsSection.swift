import Planning

/// What laws say of the words of a report, and which rules its standards are from.
enum DefinitionsSection {
    static func make(_ context: ReportContext) -> ReportSection {
        let words = context.words
        return ReportSection(
            id: "definitions",
            title: words("Dasar hukum dan definisi", "Legal basis and definitions"),
            blocks: [.terms(capital(context) + villages(context) + standards(context))]
        )
    }

    private typealias Term = (term: String, meaning: String)

    private static func capital(_ context: ReportContext) -> [Term] {
        let (words, numbers) = (context.words, context.numbers)
        var terms: [Term] = []
        if context.core == "IKN" {
            let (first, second) = (numbers.integer(256_142), numbers.integer(252_660))
            terms.append(
                (
                    words("Wilayah Ibu Kota Nusantara", "Territory of Nusantara"),
                    words(
                        "UU 3/2022: daratan sekitar \(first) ha. UU 21/2023 mengubahnya menjadi "
                            + "sekitar \(second) ha. Garis batas yang dipakai laporan ini tercantum di "
                            + "Lampiran.",
                        "Law 3/2022: about \(first) ha of land. Law 21/2023 made it about "
                            + "\(second) ha. The Appendix names the outline that this report uses."
                    )
                )
            )
            terms.append(
                (
                    words("Daerah mitra", "Partner region (daerah mitra)"),
                    words(
                        "Istilah UU 3/2022 dan UU 21/2023: kawasan untuk pengembangan superhub "
                            + "ekonomi IKN, ditetapkan dengan keputusan Kepala Otorita IKN.",
                        "The term of Laws 3/2022 and 21/2023: an area for the economic superhub of "
                            + "IKN, fixed by decision of the head of its Authority."
                    )
                )
            )
        }
        terms.append(
            (
                words("Daerah penyangga", "Buffer region (daerah penyangga)"),
                words(
                    "Istilah perencanaan, tanpa definisi dalam undang-undang. Dalam laporan ini: zona "
                        + "yang disebut di bawah, dengan aturan yang dicetak bersama angkanya.",
                    "A term of planning that no law defines. In this report: the zones named below, by "
                        + "the rule printed with the figures."
                )
            )
        )
        return terms
    }

    private static func villages(_ context: ReportContext) -> [Term] {
        let words = context.words
        var terms: [Term] = [
            (
                words("Batas desa", "Village boundaries"),
                words(
                    "Permendagri 45/2016. Batas pada peta bersifat indikatif sampai ditetapkan dengan "
                        + "peraturan bupati atau wali kota.",
                    "Permendagri 45/2016. Boundaries on maps are indicative until fixed by regulation "
                        + "of the regent or mayor."
                )
            )
        ]
        if context.snapshot.indicators.contains(where: { $0.series == "idm" }) {
            terms.append(
                (
                    words("Indeks Desa Membangun (IDM)", "Village Development Index (IDM)"),
                    words(
                        "Permendesa PDTT 2/2016, sampai 2024; rata-rata indeks ketahanan sosial, "
                            + "ekonomi, dan lingkungan. Sejak 2025 digantikan Indeks Desa (Permendesa "
                            + "PDTT 9/2024), yang mengukur hal lain dan tidak disambungkan dengannya. "
                            + "Kelurahan tidak memilikinya.",
                        "Permendesa PDTT 2/2016, through 2024; the mean of the indices of social, "
                            + "economic and environmental resilience. From 2025 the Indeks Desa "
                            + "(Permendesa PDTT 9/2024) takes its place, which measures something else "
                            + "and is not joined to it. Kelurahan have none."
                    )
                )
            )
        }
        return terms
    }

    private static func standards(_ context: ReportContext) -> [Term] {
        var sources: [String] = []
        for measured in DistancesSection.measuredStandards(context) {
            for source in measured.standard.source.split(separator: ";") {
                let line = context.sources.line(String(source))
                if !sources.contains(line) { sources.append(line) }
            }
        }
        guard !sources.isEmpty else { return [] }
        let words = context.words
        return [
            (
                words("Standar jarak layanan", "Standards of distance"),
                sources.joined(separator: "; ")
                    + words(
                        ". Standar perkotaan hanya acuan bagi desa.",
                        ". Urban standards are only a reference for villages."
                    )
            )
        ]
    }
}
