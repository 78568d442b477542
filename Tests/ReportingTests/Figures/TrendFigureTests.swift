import Testing

@testable import Reporting

@Suite("Trend")
struct TrendFigureTests {
    private func figure(breaks: [Int: String] = [:]) -> TrendFigure {
        TrendFigure(
            caption: FigureCaption(title: "Judul", description: "Uraian"),
            numbers: NumberStyle(.id),
            dates: ["1 Jan 2026", "1 Apr 2026", "1 Jul 2026", "1 Okt 2026"],
            series: [
                .init(label: "Inti", values: [0.8, 0.81, 0.82, 0.83]),
                .init(label: "Luar", values: [0.7, nil, 0.7, 0.71]),
            ],
            breaks: breaks,
            axisTitle: "Indeks"
        )
    }

    private func lines(_ figure: TrendFigure) -> [String] {
        let parsed = ParsedSVG(figure.svg(idPrefix: "a"))
        #expect(parsed.isWellFormed)
        return parsed.elements.filter { $0.name == "path" && $0.attributes["stroke-width"] == "2" }
            .compactMap { $0.attributes["d"] }
    }

    @Test("a line breaks where there is no value, and stands alone where there is one")
    func gaps() {
        let lines = lines(figure())
        #expect(lines.count == 2)
        #expect(lines.map { $0.count { $0 == "M" } } == [1, 1])
        let circles = ParsedSVG(figure().svg(idPrefix: "a")).elements.count { $0.name == "circle" }
        #expect(circles == 7)
    }

    @Test("an interval stands through its value, and in the table")
    func intervals() {
        var figure = figure()
        let plain = ParsedSVG(figure.svg(idPrefix: "a")).elements.count { $0.name == "line" }
        figure.series[0].intervals = [0.75...0.85, nil, 0.8...0.84, 0.81...0.85]
        let parsed = ParsedSVG(figure.svg(idPrefix: "a"))
        #expect(parsed.isWellFormed)
        // The axis may have other ticks, since it covers the intervals.
        #expect(parsed.elements.count { $0.name == "line" } >= plain + 3)
        #expect(figure.table.rows[0][1] == "0,800 (0,750–0,850)")
        #expect(figure.table.rows[1][1] == "0,810")
        #expect(figure.table.rows[0][2] == "0,700")
    }

    @Test("points of a date stay apart from those of the next, however many there are")
    func crowd() throws {
        let figure = TrendFigure(
            caption: FigureCaption(title: "Judul", description: "Uraian"),
            numbers: NumberStyle(.id),
            dates: (0..<24).map { "\($0)" },
            series: (0..<6).map { zone in
                .init(
                    label: "\(zone)",
                    values: Array(repeating: 0.5 + Double(zone) / 100, count: 24),
                    intervals: Array(repeating: 0.4...0.6, count: 24)
                )
            },
            axisTitle: "Indeks"
        )
        let circles = ParsedSVG(figure.svg(idPrefix: "a")).elements
            .filter { $0.name == "circle" }.compactMap { $0.attributes["cx"].flatMap(Double.init) }
        try #require(circles.count == 24 * 6)
        let dates = (0..<24).map { date in (0..<6).map { circles[$0 * 24 + date] } }
        for (date, next) in zip(dates, dates.dropFirst()) {
            #expect((date.max() ?? 0) < (next.min() ?? 0))
        }
        // The axis stands 64 pixels right of the content.
        #expect((dates[0].min() ?? 0) > 64)
    }

    @Test("no line crosses a change of what is measured, and the reason is told")
    func breaks() {
        let broken = figure(breaks: [2: "zones changed"])
        #expect(lines(broken).map { $0.count { $0 == "M" } } == [2, 1])
        let texts = ParsedSVG(broken.svg(idPrefix: "a")).texts(of: "text")
        #expect(texts.contains { $0.contains("zones changed") })
        #expect(broken.table.rows[2][0] == "1 Jul 2026 †")
    }

    @Test("names at the ends of lines do not touch")
    func labels() throws {
        var close = figure()
        close.series = (0..<5).map {
            .init(label: "Zona \($0)", values: [0.5, 0.5, 0.5, 0.5 + Double($0) / 10_000])
        }
        let parsed = ParsedSVG(close.svg(idPrefix: "a"))
        let rows = parsed.elements.filter {
            $0.name == "text" && $0.attributes["x"].flatMap(Double.init).map { $0 > 620 } == true
        }.compactMap { $0.attributes["y"].flatMap(Double.init) }.sorted()
        #expect(rows.count == 5)
        #expect(zip(rows, rows.dropFirst()).allSatisfy { $1 - $0 >= 13.9 })
    }
}
