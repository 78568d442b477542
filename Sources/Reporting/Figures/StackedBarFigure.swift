/// One bar of a stacked figure: a zone and its count in each class.
public struct StackedBar: Hashable, Sendable {
    /// The zone or group.
    public var label: String
    /// The count in each class, in the order of the classes.
    public var counts: [Int]

    /// Makes a bar.
    public init(label: String, counts: [Int]) {
        self.label = label
        self.counts = counts
    }

    /// The count in all classes.
    public var total: Int { counts.reduce(0, +) }
}

/// Horizontal bars that divide each zone into classes.
public struct StackedBarFigure: Figure {
    /// What the length of a bar means.
    public enum Measure: Hashable, Sendable {
        /// Every bar is as long; its parts are shares of the zone.
        case shares
        /// Bars are as long as their counts.
        case counts
    }

    /// The words around the figure.
    public var caption: FigureCaption
    /// How numbers are written, and the language of the fixed words.
    public var numbers: NumberStyle
    /// The classes, from left to right.
    public var classes: [FillClass]
    /// The bars, from top to bottom.
    public var bars: [StackedBar]
    /// What the length of a bar means.
    public var measure: Measure
    /// What the horizontal axis counts: "Bagian desa dan kelurahan".
    public var axisTitle: String

    /// Makes a figure of bars, each with one count a class.
    public init(
        caption: FigureCaption,
        numbers: NumberStyle,
        classes: [FillClass],
        bars: [StackedBar],
        measure: Measure = .shares,
        axisTitle: String
    ) {
        for bar in bars {
            precondition(
                bar.counts.count == classes.count,
                "bar \(bar.label) has \(bar.counts.count) counts for \(classes.count) classes"
            )
        }
        self.caption = caption
        self.numbers = numbers
        self.classes = classes
        self.bars = bars
        self.measure = measure
        self.axisTitle = axisTitle
    }

    /// The counts by zone and class, with the total.
    public var table: FigureTable {
        let words = FigureWords(language: numbers.language)
        return FigureTable(
            header: [words.zone] + classes.map(\.label) + [words.total],
            rows: bars.map { bar in
                [bar.label] + bar.counts.map(numbers.integer) + [numbers.integer(bar.total)]
            }
        )
    }

    /// Draws the bars as one SVG element, 720 pixels wide.
    public func svg(idPrefix: String) -> String {
        let legend = SwatchLegend(classes, width: FigurePage.contentWidth)
        let rows = RowLabels(bars.map(\.label), limit: 200)
        let plotHeight = Double(bars.count) * Self.rowHeight + 8
        var page = FigurePage(
            self,
            idPrefix: idPrefix,
            contentHeight: legend.height + 12 + plotHeight + 44
        )
        legend.draw(on: &page.canvas, at: CanvasPoint(x: page.content.x, y: page.content.y))
        let x = page.content.x + rows.width + 10
        let frame = CanvasRect(
            x: x,
            y: page.content.y + legend.height + 12,
            width: page.content.right - x - 66,
            height: plotHeight
        )
        let plot = PlotArea(frame: frame, x: scale, y: LinearScale(covering: [0, 1]))
        plot.drawHorizontalAxis(on: &page.canvas, title: axisTitle, label: tickLabel)
        for (index, bar) in bars.enumerated() {
            let middle = frame.y + 4 + (Double(index) + 0.5) * Self.rowHeight
            rows.draw(index, on: &page.canvas, right: frame.x - 8, middle: middle)
            draw(bar, on: &page.canvas, plot: plot, middle: middle)
            page.canvas.text(
                "n = \(numbers.integer(bar.total))",
                at: CanvasPoint(x: page.content.right, y: middle + 4),
                style: TextStyle(size: 11, color: Palette.mutedInk, anchor: .end)
            )
        }
        plot.drawAxisLines(on: &page.canvas)
        return page.canvas.svg
    }

    private static let rowHeight = 34.0
    private static let valueStyle = TextStyle(size: 11, anchor: .middle)

    private var scale: LinearScale {
        switch measure {
        case .shares: LinearScale(covering: [0, 1], maximumSteps: 5)
        case .counts: LinearScale(covering: [0] + bars.map { Double($0.total) })
        }
    }

    private func tickLabel(_ value: Double) -> String {
        switch measure {
        case .shares: numbers.percent(value, places: 0)
        case .counts: numbers.decimal(value, places: 0)
        }
    }

    private func draw(
        _ bar: StackedBar,
        on canvas: inout SVGCanvas,
        plot: PlotArea,
        middle: Double
    ) {
        guard bar.total > 0 else { return }
        let unit = measure == .shares ? 1 / Double(bar.total) : 1
        var sum = 0
        for (fillClass, count) in zip(classes, bar.counts) where count > 0 {
            let left = plot.column(Double(sum) * unit)
            sum += count
            let rect = CanvasRect(
                x: left,
                y: middle - 11,
                width: plot.column(Double(sum) * unit) - left,
                height: 22
            )
            let share = numbers.percent(Double(count) / Double(bar.total))
            canvas.rect(
                rect,
                fill: fillClass.fill,
                stroke: Stroke(Palette.paper, width: 0.8),
                tooltip: "\(bar.label), \(fillClass.label): \(numbers.integer(count)) (\(share))"
            )
            drawValue(count, of: bar, in: rect, fill: fillClass.fill, on: &canvas)
        }
    }

    private func drawValue(
        _ count: Int,
        of bar: StackedBar,
        in rect: CanvasRect,
        fill: Fill,
        on canvas: inout SVGCanvas
    ) {
        let share = Double(count) / Double(bar.total)
        let text =
            measure == .shares ? numbers.percent(share, places: 0) : numbers.integer(count)
        guard TextMetrics.width(of: text, style: Self.valueStyle) + 6 <= rect.width else { return }
        var style = Self.valueStyle
        style.color = fill.ground.ink
        if case .hatched = fill { style.hasHalo = true }
        canvas.text(text, at: CanvasPoint(x: rect.center.x, y: middleBaseline(rect)), style: style)
    }

    private func middleBaseline(_ rect: CanvasRect) -> Double {
        rect.center.y + Self.valueStyle.baselineShift
    }
}
