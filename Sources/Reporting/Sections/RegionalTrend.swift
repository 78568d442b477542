import Inequality
import Planning

/// Williamson's index over the years, a line for each source and basis of population.
enum RegionalTrend {
    /// The figure of the index at constant prices; `nil` if no series has two years.
    static func figure(_ product: RegionalProduct, _ context: ReportContext) -> TrendFigure? {
        let words = context.words
        let rows = product.rows.filter { $0.series.contains("constant") }
        guard let first = rows.map(\.year).min(), let last = rows.map(\.year).max() else {
            return nil
        }
        let groups = Dictionary(grouping: rows) {
            Origin(series: $0.series, source: $0.source, basis: $0.basis)
        }
        .filter { $0.value.count > 1 }
        .sorted { $0.key < $1.key }
        guard !groups.isEmpty, first < last else { return nil }
        let years = Array(first...last)
        var breaks: [Int: String] = [:]
        for row in rows {
            if let note = row.breakNote { breaks[row.year - first] = words(note) }
        }
        return TrendFigure(
            caption: FigureCaption(
                title: words(
                    "Indeks Williamson PDRB per kapita, harga konstan",
                    "Williamson index of GRDP per head, constant prices"
                ),
                description: words(
                    "Garis indeks menurut tahun untuk setiap sumber dan dasar penduduk; antara sumber "
                        + "tidak ada garis.",
                    "Lines of the index by year for each source and basis of population; there is no line "
                        + "between sources."
                ),
                subtitle: words(
                    "setiap garis satu sumber dan satu dasar penduduk",
                    "each line is one source and one basis of population"
                ),
                source: groups.map { origin, rows in
                    "\(span(rows)): \(context.sources.publisher(origin.source))"
                }
                .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
                .joined(separator: "; ")
            ),
            numbers: context.numbers,
            dates: years.map(String.init),
            series: groups.map { origin, rows in
                let byYear = Dictionary(rows.map { ($0.year, $0.williamson.value) }) { a, _ in a }
                return TrendFigure.Series(
                    label: "\(span(rows)), \(RegionalSection.basis(origin.basis, words))",
                    values: years.map { byYear[$0] ?? nil }
                )
            },
            breaks: breaks,
            axisTitle: words("Indeks Williamson", "Williamson index")
        )
    }

    /// The first and the last year.
    private static func span(_ rows: [RegionalProduct.Row]) -> String {
        let years = rows.map(\.year)
        return "\(years.min() ?? 0)–\(years.max() ?? 0)"
    }

    private struct Origin: Hashable, Comparable {
        var series: String
        var source: String
        var basis: String

        static func < (a: Origin, b: Origin) -> Bool {
            (a.source, a.basis, a.series) < (b.source, b.basis, b.series)
        }
    }
}
