import GeometryModel
import Inequality
import Planning

/// The regencies of a province, or the districts of a regency, beside one another.
enum RecapTable {
    static func title(_ context: ReportContext) -> String {
        isByDistrict(context)
            ? context.words("Menurut kecamatan", "By district")
            : context.words("Menurut kabupaten/kota", "By regency")
    }

    /// A row for each part of the region, from the lowest mean up; `nil` if there is one part alone.
    static func make(_ context: ReportContext) -> ReportTable? {
        let (words, numbers) = (context.words, context.numbers)
        let byDistrict = isByDistrict(context)
        let parts = Dictionary(grouping: context.snapshot.register.villages) { village in
            byDistrict ? village.code.district : village.code.regency
        }
        guard parts.count > 1 else { return nil }
        let worst = SummarySection.worstStandard(context)?.0
        let lowest = Array(context.snapshot.classes.dropLast(2))
        func cells(_ name: String, _ villages: [Village]) -> [String] {
            let values = villages.compactMap { context.value(of: $0) }
            let sample = DevelopmentSection.sample(villages, context)
            let low = values.count { value in lowest.contains { $0.contains(value) } }
            var cells = [
                name, numbers.integer(villages.count), numbers.integer(values.count),
                numbers.decimal(sample?.outcome(.mean).value, places: 3),
                numbers.decimal(sample?.outcome(.gini).value, places: 3),
            ]
            if !lowest.isEmpty {
                cells.append(values.isEmpty ? NumberStyle.missing : numbers.integer(low))
            }
            if let worst {
                let distances = context.distances(of: villages, to: worst.service.name)
                cells.append(
                    distances.isEmpty
                        ? NumberStyle.missing
                        : numbers.percent(SummarySection.share(beyond: worst.standard, distances))
                )
            }
            return cells
        }
        func mean(_ villages: [Village]) -> Double {
            DevelopmentSection.sample(villages, context)?.outcome(.mean).value ?? .infinity
        }
        let rows = parts.map { (code: $0.key, villages: $0.value, mean: mean($0.value)) }
            .sorted { ($0.mean, $0.code) < ($1.mean, $1.code) }
        return ReportTable(
            caption: byDistrict
                ? words(
                    "\(context.shortIndicator) dan layanan menurut kecamatan",
                    "\(context.shortIndicator) and services by district"
                )
                : words(
                    "\(context.shortIndicator) dan layanan menurut kabupaten/kota",
                    "\(context.shortIndicator) and services by regency"
                ),
            header: header(context, byDistrict, hasLow: !lowest.isEmpty, worst),
            rows: rows.map { row in
                let first = row.villages.first
                let name = (byDistrict ? first?.district : first?.regency) ?? row.code
                return .texts(cells(name, row.villages))
            } + [
                .total(
                    cells(words("Semua", "All"), context.snapshot.register.villages)
                        .map { ReportTable.Cell($0) }
                )
            ],
            source: ([DevelopmentSection.source(context)]
                + (worst.map { [source(of: $0, context)] } ?? []))
                .joined(separator: "; "),
            note: words(
                "urut dari rata-rata terendah; – berarti tidak ada nilai, bukan nol",
                "in order of the mean, the lowest first; – means no value, not zero"
            )
        )
    }

    private static func source(
        of measured: (standard: AccessStandard, service: Service),
        _ context: ReportContext
    ) -> String {
        ReportContext.fileName(measured.service.source)
    }

    private static func header(
        _ context: ReportContext,
        _ byDistrict: Bool,
        hasLow: Bool,
        _ worst: (standard: AccessStandard, service: Service)?
    ) -> [String] {
        let words = context.words
        var header = [
            byDistrict ? words.district : words.regency, words("Desa dan kelurahan", "Villages"),
            words("Desa bernilai", "With a value"), words("Rata-rata", "Mean"), "Gini",
        ]
        if hasLow, let good = context.snapshot.classes.dropLast().last {
            let label = words(good.label).lowercased()
            header.append(words("Di bawah status \(label)", "Below the class \(label)"))
        }
        if let worst {
            let limit = context.kilometers(worst.standard.threshold)
            let service = words.inSentence(words(worst.service.label))
            header.append(
                words(
                    "Lebih dari \(limit) dari \(service) terdekat",
                    "More than \(limit) from the nearest \(service)"
                )
            )
        }
        return header
    }

    /// Whether there is one regency alone, whose parts are districts.
    static func isByDistrict(_ context: ReportContext) -> Bool {
        Set(context.snapshot.register.villages.map(\.code.regency)).count == 1
    }
}
