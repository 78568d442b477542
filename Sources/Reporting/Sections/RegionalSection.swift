import Inequality
import Planning

/// Inequality of gross regional product per head between regencies.
enum RegionalSection {
    static func make(_ context: ReportContext) -> ReportSection? {
        guard let product = context.snapshot.regionalProduct, !product.rows.isEmpty else {
            return nil
        }
        let words = context.words
        var blocks: [ReportBlock] = [
            .paragraph(
                words(
                    "Indeks Williamson adalah koefisien variasi PDRB per kapita antarkabupaten/"
                        + "kota yang dibobot penduduk. Kelas rendah (< 0,35), sedang (0,35–0,5), "
                        + "dan tinggi (> 0,5) adalah kebiasaan perencana (Matolla, dikutip kantor "
                        + "BPS), bukan sifat indeksnya; nilainya tidak dibatasi satu. Indeks ini "
                        + "membandingkan kabupaten/kota, bukan desa, dan tidak boleh dibandingkan "
                        + "dengan rasio Gini BPS.",
                    "The Williamson index is the coefficient of variation of GRDP per head between "
                        + "regencies, weighted by population. The classes low (< 0.35), moderate "
                        + "(0.35–0.5) and high (> 0.5) are a convention of planners (Matolla, as "
                        + "quoted by BPS offices), not a property of the index; its value is not "
                        + "bounded by one. It compares regencies, not villages, and must not be "
                        + "compared with the Gini ratio of BPS."
                )
            ),
            .table(recent(product, context)),
        ]
        if let sentence = trend(product, context) { blocks.append(.paragraph(sentence)) }
        if let figure = RegionalTrend.figure(product, context) {
            blocks.append(.figure(ReportFigure("regional-trend", figure)))
        }
        if let table = regencies(product, context) { blocks.append(.table(table)) }
        return ReportSection(
            id: "regional",
            title: words(
                "Ketimpangan PDRB antarkabupaten/kota",
                "Inequality of GRDP between regencies"
            ),
            blocks: blocks
        )
    }

    /// The latest index as a sentence.
    static func headline(_ context: ReportContext) -> String? {
        guard let row = latest(context.snapshot.regionalProduct),
            let value = row.williamson.value
        else { return nil }
        let words = context.words
        let text = context.numbers.decimal(value, places: 3)
        let label = words(RegionalProduct.label(value))
        return words(
            "Indeks Williamson PDRB per kapita antarkabupaten/kota tahun \(row.year): \(text) "
                + "(\(label); \(basis(row.basis, words)); \(prices(row.series, words))).",
            "Williamson index of GRDP per head between regencies in \(row.year): \(text) "
                + "(\(label); \(basis(row.basis, words)); \(prices(row.series, words)))."
        )
    }

    static func latest(_ product: RegionalProduct?) -> RegionalProduct.Row? {
        product?.rows.max { ($0.year, $1.series) < ($1.year, $0.series) }
    }

    static func basis(_ key: String, _ words: Wording) -> String {
        switch key {
        case "dukcapil": words("penduduk terdaftar Dukcapil", "registered population (Dukcapil)")
        case "bps_projection": words("proyeksi BPS", "BPS projection")
        case "sp2020": words("Sensus Penduduk 2020", "2020 census")
        case "quarcs": words("seri QuaRCS sampai 2017", "QuaRCS series until 2017")
        default: key
        }
    }

    static func prices(_ series: String, _ words: Wording) -> String {
        switch series {
        case "grdp_constant_2010": words("harga konstan 2010", "constant 2010 prices")
        case "grdp_current": words("harga berlaku", "current prices")
        default: series
        }
    }

    // MARK: Tables

    private static func recent(
        _ product: RegionalProduct,
        _ context: ReportContext
    ) -> ReportTable {
        let words = context.words
        let last = product.rows.map(\.year).max() ?? 0
        let rows = product.rows.filter { $0.year > last - 8 }
            .sorted {
                ($0.series, $0.year, $0.basis, $0.source)
                    < ($1.series, $1.year, $1.basis, $1.source)
            }
        var lines: [ReportTable.Row] = []
        var series = ""
        for row in rows {
            if row.series != series {
                lines.append(.group(words.capitalized(prices(row.series, words))))
                series = row.series
            }
            let label = row.williamson.value.map { words(RegionalProduct.label($0)) } ?? ""
            lines.append(
                .texts([
                    "\(row.year)" + (row.breakNote == nil ? "" : " †"),
                    context.sources.publishers(row.source), basis(row.basis, words),
                    words.text(row.williamson, places: 3), label,
                    margin(row.williamson.value, context),
                ])
            )
        }
        let hasBreak = rows.contains { $0.breakNote != nil }
        return ReportTable(
            caption: words(
                "Indeks Williamson PDRB per kapita antarkabupaten/kota",
                "Williamson index of GRDP per head between regencies"
            ),
            header: [
                words("Tahun", "Year"), words("Sumber PDRB", "Source of GRDP"),
                words("Penduduk", "Population"), words("Indeks", "Index"),
                words("Kelas", "Class"), words("Jarak ke batas kelas", "Distance to a class limit"),
            ],
            rows: lines,
            textColumnCount: 3,
            laterTextColumns: [4],
            source: context.sources.publishers(unique(rows.map(\.source)).joined(separator: ";")),
            note: words(
                "nilai dari sumber atau basis penduduk yang berbeda tidak membentuk satu seri",
                "values of different sources or bases of population make no single series"
            )
                + (hasBreak
                    ? words(
                        "; † angka provinsi tahun itu pernah direvisi",
                        "; † figures of the province were revised in that year"
                    ) : ""),
            file: "tables/regional.csv"
        )
    }

    private static func unique(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }

    private static func margin(_ value: Double?, _ context: ReportContext) -> String {
        context.numbers.signed(value.map(RegionalProduct.distanceToLimit), places: 3)
    }

    private static func trend(
        _ product: RegionalProduct,
        _ context: ReportContext
    ) -> String? {
        let series = Dictionary(grouping: product.rows) { "\($0.series);\($0.source);\($0.basis)" }
        let longest = series.sorted { ($0.value.count, $1.key) < ($1.value.count, $0.key) }.last
        guard let rows = longest?.value.sorted(by: { $0.year < $1.year }), rows.count > 2,
            let first = rows.first, let last = rows.last, let a = first.williamson.value,
            let b = last.williamson.value
        else { return nil }
        let numbers = context.numbers
        let direction = b < a ? context.words("turun", "fell") : context.words("naik", "rose")
        return context.words(
            "Dalam seri terpanjang (\(context.sources.publishers(first.source)), "
                + "\(prices(first.series, context.words))) indeks \(direction) dari "
                + "\(numbers.decimal(a, places: 3)) pada \(first.year) menjadi "
                + "\(numbers.decimal(b, places: 3)) pada \(last.year).",
            "In the longest series (\(context.sources.publishers(first.source)), "
                + "\(prices(first.series, context.words))) the index \(direction) from "
                + "\(numbers.decimal(a, places: 3)) in \(first.year) to "
                + "\(numbers.decimal(b, places: 3)) in \(last.year)."
        )
    }

    private static func regencies(
        _ product: RegionalProduct,
        _ context: ReportContext
    ) -> ReportTable? {
        guard let row = latest(product) else { return nil }
        let words = context.words
        let numbers = context.numbers
        let codes = row.perHead.keys.sorted()
        let people = codes.reduce(0) { $0 + (row.population[$1] ?? 0) }
        let total = codes.reduce(0) { $0 + (row.perHead[$1] ?? 0) * (row.population[$1] ?? 0) }
        let mean = people > 0 ? total / people : nil
        let klassen = typology(product, codes)
        let period = klassen.map { "\($0.first)–\($0.last)" } ?? ""
        let lines: [ReportTable.Row] = codes.enumerated().map { index, code in
            let value = row.perHead[code]
            let relative = value.flatMap { value in mean.map { value / $0 } }
            return .texts([
                context.regencyNames[code] ?? code,
                numbers.decimal(row.population[code], places: 0),
                numbers.decimal(value.map { $0 / 1000 }, places: 1),
                numbers.percent(relative, places: 0),
                klassen?.classes[index].map(words.name) ?? NumberStyle.missing,
            ])
        }
        return ReportTable(
            caption: words(
                "PDRB per kapita kabupaten/kota, \(row.year), \(prices(row.series, words))",
                "GRDP per head of regencies, \(row.year), \(prices(row.series, words))"
            ),
            header: [
                words.regency, words("Penduduk (jiwa)", "Population"),
                words("PDRB per kapita (juta Rp)", "GRDP per head (million Rp)"),
                words("Terhadap rata-rata", "Of the mean"),
                words("Tipologi Klassen \(period)", "Klassen typology \(period)"),
            ],
            rows: lines,
            laterTextColumns: [4],
            source: context.sources.publishers(row.source) + "; " + basis(row.basis, words),
            note: words(
                "tipologi membandingkan tingkat dan pertumbuhan PDRB per kapita (harga konstan) "
                    + "dengan rata-rata provinsi",
                "the typology compares level and growth of GRDP per head (constant prices) with "
                    + "the mean of the province"
            )
        )
    }

    /// Klassen's quadrants from the latest series at constant prices that has two years.
    private static func typology(
        _ product: RegionalProduct,
        _ codes: [String]
    ) -> (classes: [KlassenClass?], first: Int, last: Int)? {
        let constant = product.rows.filter { $0.series.contains("constant") }
        let series = Dictionary(grouping: constant) { "\($0.source);\($0.basis)" }
        let latest = series.filter { $0.value.count > 1 }
            .map { (key: $0.key, rows: $0.value.sorted { $0.year < $1.year }) }
            .max { ($0.rows.last?.year ?? 0, $1.key) < ($1.rows.last?.year ?? 0, $0.key) }
        guard let rows = latest?.rows, let first = rows.first, let last = rows.last else {
            return nil
        }
        func mean(_ row: RegionalProduct.Row) -> Double {
            let people = codes.reduce(0) { $0 + (row.population[$1] ?? 0) }
            return codes.reduce(0) { $0 + (row.perHead[$1] ?? 0) * (row.population[$1] ?? 0) }
                / people
        }
        let typology = KlassenTypology(
            earlier: codes.map { first.perHead[$0] ?? .nan },
            later: codes.map { last.perHead[$0] ?? .nan },
            referenceLevel: mean(last),
            referenceGrowth: mean(last) / mean(first) - 1
        )
        return typology.map { (classes: $0.classes, first: first.year, last: last.year) }
    }
}
