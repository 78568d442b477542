/// One drawing of a bar figure.
struct BarDrawing {
    /// The fills of the series, dark to pale.
    static let fills = [
        Fill.solid(Color(0x0B5C8A)), Fill.solid(Color(0x8FC1DC)), Fill.solid(Color(0xC9CED4)),
    ]

    private static let headStyle = TextStyle(size: 12, isBold: true)
    private static let valueStyle = TextStyle(size: 11, hasHalo: true)
    private static let limitStyle = TextStyle(size: 11, color: Palette.limit, hasHalo: true)
    private static let barHeight = 12.0
    private static let headHeight = 24.0
    private static let sectionGap = 8.0

    private let figure: BarFigure
    private let rows: RowLabels

    /// Lays out a bar figure.
    init(_ figure: BarFigure) {
        self.figure = figure
        rows = RowLabels(figure.sections.flatMap(\.rows).map(\.label), limit: 190)
    }

    /// Draws the figure as one SVG element.
    func svg(idPrefix: String) -> String {
        let rowHeight = Double(figure.series.count) * Self.barHeight + 12
        let legend = SwatchLegend(
            zip(figure.series, Self.fills).map { FillClass(label: $0, fill: $1) },
            width: FigurePage.contentWidth
        )
        let plotHeight = figure.sections.reduce(0) {
            $0 + Self.headHeight + Double($1.rows.count) * rowHeight + Self.sectionGap
        }
        var page = FigurePage(
            figure,
            idPrefix: idPrefix,
            contentHeight: legend.height + 8 + plotHeight + 44
        )
        legend.draw(on: &page.canvas, at: CanvasPoint(x: page.content.x, y: page.content.y))
        let x = page.content.x + rows.width + 10
        let values = figure.sections.flatMap(\.rows).flatMap { $0.values.compactMap(\.self) }
        let plot = PlotArea(
            frame: CanvasRect(
                x: x,
                y: page.content.y + legend.height + 8,
                width: page.content.right - x - 50,
                height: plotHeight
            ),
            x: LinearScale(
                covering: [0] + values + figure.sections.compactMap { $0.limit?.value },
                maximumSteps: 6
            ),
            y: LinearScale(covering: [0, 1])
        )
        plot.drawHorizontalAxis(on: &page.canvas, title: figure.axisTitle) {
            figure.numbers.decimal($0, places: plot.x.places)
        }
        var y = plot.frame.y
        var index = 0
        for section in figure.sections {
            let height = Self.headHeight + Double(section.rows.count) * rowHeight
            draw(section, firstRow: index, on: &page.canvas, plot: plot, top: y)
            index += section.rows.count
            y += height + Self.sectionGap
        }
        plot.drawAxisLines(on: &page.canvas)
        return page.canvas.svg
    }

    private func draw(
        _ section: BarSection,
        firstRow: Int,
        on canvas: inout SVGCanvas,
        plot: PlotArea,
        top: Double
    ) {
        let rowHeight = Double(figure.series.count) * Self.barHeight + 12
        let bottom = top + Self.headHeight + Double(section.rows.count) * rowHeight
        canvas.text(
            section.title,
            at: CanvasPoint(x: FigurePage.margin, y: top + 16),
            style: Self.headStyle
        )
        for (offset, row) in section.rows.enumerated() {
            let rowTop = top + Self.headHeight + Double(offset) * rowHeight
            rows.draw(
                firstRow + offset,
                on: &canvas,
                right: plot.frame.x - 8,
                middle: rowTop + rowHeight / 2
            )
            drawBars(row, of: section, on: &canvas, plot: plot, top: rowTop + 6)
        }
        if let limit = section.limit {
            let title = TextMetrics.width(of: section.title, style: Self.headStyle)
            draw(
                limit,
                on: &canvas,
                plot: plot,
                top: top,
                bottom: bottom,
                freeFrom: FigurePage.margin + title + 10
            )
        }
        for (offset, row) in section.rows.enumerated() {
            let rowTop = top + Self.headHeight + Double(offset) * rowHeight
            drawValues(row, of: section, on: &canvas, plot: plot, top: rowTop + 6)
        }
    }

    private func draw(
        _ limit: ChartLimit,
        on canvas: inout SVGCanvas,
        plot: PlotArea,
        top: Double,
        bottom: Double,
        freeFrom left: Double
    ) {
        let x = plot.column(limit.value)
        let strokes = [
            Stroke(Palette.paper, width: 3), Stroke(Palette.limit, width: 1.4, dash: [5, 3]),
        ]
        for stroke in strokes {
            canvas.line(
                from: CanvasPoint(x: x, y: top + 20),
                to: CanvasPoint(x: x, y: bottom),
                stroke: stroke
            )
        }
        let width = TextMetrics.width(of: limit.label, style: Self.limitStyle)
        canvas.text(
            limit.label,
            at: CanvasPoint(
                x: min(max(x, left), FigurePage.width - FigurePage.margin - width),
                y: top + 16
            ),
            style: Self.limitStyle
        )
    }

    private func drawBars(
        _ row: BarRow,
        of section: BarSection,
        on canvas: inout SVGCanvas,
        plot: PlotArea,
        top: Double
    ) {
        for (index, value) in row.values.enumerated() {
            let text = figure.numbers.decimal(value, places: figure.places)
            canvas.rect(
                CanvasRect(
                    x: plot.frame.x,
                    y: top + Double(index) * Self.barHeight,
                    width: end(of: value, plot: plot) - plot.frame.x,
                    height: Self.barHeight - 1
                ),
                fill: Self.fills[index],
                tooltip: "\(section.title), \(row.label), \(figure.series[index]): \(text)"
            )
        }
    }

    /// Writes the values behind the bars, and behind the limit where it would cross them.
    private func drawValues(
        _ row: BarRow,
        of section: BarSection,
        on canvas: inout SVGCanvas,
        plot: PlotArea,
        top: Double
    ) {
        let limit = section.limit.map { plot.column($0.value) }
        for (index, value) in row.values.enumerated() {
            let text = figure.numbers.decimal(value, places: figure.places)
            let middle = top + (Double(index) + 0.5) * Self.barHeight
            var x = end(of: value, plot: plot) + 5
            let width = TextMetrics.width(of: text, style: Self.valueStyle)
            if let limit, x - 3...x + width + 3 ~= limit { x = limit + 5 }
            canvas.text(text, at: CanvasPoint(x: x, y: middle + 3.5), style: Self.valueStyle)
        }
    }

    private func end(of value: Double?, plot: PlotArea) -> Double {
        guard let value, value.isFinite else { return plot.frame.x }
        return plot.column(max(value, 0))
    }
}
