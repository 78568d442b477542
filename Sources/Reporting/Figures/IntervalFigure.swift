/// An estimate with the interval that holds it, for one group.
public struct IntervalEstimate: Hashable, Sendable {
    /// The group.
    public var label: String
    /// The estimate; `nil` when undefined.
    public var value: Double?
    /// The lower limit of the interval; `nil` when undefined.
    public var lower: Double?
    /// The upper limit of the interval; `nil` when undefined.
    public var upper: Double?
    /// How many units the group has.
    public var count: Int?

    /// Makes an estimate.
    public init(label: String, value: Double?, lower: Double?, upper: Double?, count: Int? = nil) {
        self.label = label
        self.value = value
        self.lower = lower
        self.upper = upper
        self.count = count
    }
}

/// Estimates by group as dots on their confidence intervals.
public struct IntervalFigure: Figure {
    /// The words around the figure.
    public var caption: FigureCaption
    /// How numbers are written, and the language of the fixed words.
    public var numbers: NumberStyle
    /// The estimates, from top to bottom.
    public var estimates: [IntervalEstimate]
    /// Values to compare with: the mean of the province, no difference.
    public var references: [ChartLimit]
    /// What the axis measures, with its unit.
    public var axisTitle: String
    /// Decimals of estimates and limits.
    public var places: Int

    /// Makes a figure of estimates.
    public init(
        caption: FigureCaption,
        numbers: NumberStyle,
        estimates: [IntervalEstimate],
        references: [ChartLimit] = [],
        axisTitle: String,
        places: Int = 3
    ) {
        self.caption = caption
        self.numbers = numbers
        self.estimates = estimates
        self.references = references
        self.axisTitle = axisTitle
        self.places = places
    }

    /// Count, estimate and limits of each group.
    public var table: FigureTable {
        let words = FigureWords(language: numbers.language)
        return FigureTable(
            header: [
                words.group, words.number, words.estimate, words.lowerLimit, words.upperLimit,
            ],
            rows: estimates.map { estimate in
                [estimate.label, numbers.integer(estimate.count)]
                    + [estimate.value, estimate.lower, estimate.upper].map {
                        numbers.decimal($0, places: places)
                    }
            }
        )
    }

    /// Draws the estimates as one SVG element, 720 pixels wide.
    public func svg(idPrefix: String) -> String {
        let rows = RowLabels(estimates.map(rowLabel), limit: 200)
        let height = Double(estimates.count) * Self.rowHeight + 8
        let top = references.isEmpty ? 4.0 : 22
        var page = FigurePage(self, idPrefix: idPrefix, contentHeight: top + height + 44)
        let x = page.content.x + rows.width + 10
        let valueWidth =
            12
            + (estimates.map { TextMetrics.width(of: valueText($0), style: Self.valueStyle) }.max()
                ?? 0)
        let frame = CanvasRect(
            x: x,
            y: page.content.y + top,
            width: page.content.right - x - valueWidth,
            height: height
        )
        let shown = estimates.flatMap { [$0.value, $0.lower, $0.upper].compactMap(\.self) }
        let plot = PlotArea(
            frame: frame,
            x: LinearScale(covering: shown + references.map(\.value), maximumSteps: 6),
            y: LinearScale(covering: [0, 1])
        )
        plot.drawHorizontalAxis(on: &page.canvas, title: axisTitle) {
            numbers.decimal($0, places: plot.x.places)
        }
        drawReferences(on: &page.canvas, plot: plot)
        for (index, estimate) in estimates.enumerated() {
            let middle = frame.y + 4 + (Double(index) + 0.5) * Self.rowHeight
            rows.draw(index, on: &page.canvas, right: frame.x - 8, middle: middle)
            draw(estimate, on: &page.canvas, plot: plot, middle: middle)
            page.canvas.text(
                valueText(estimate),
                at: CanvasPoint(x: page.content.right, y: middle + Self.valueStyle.baselineShift),
                style: Self.valueStyle
            )
        }
        plot.drawAxisLines(on: &page.canvas)
        return page.canvas.svg
    }

    private static let rowHeight = 32.0
    private static let valueStyle = TextStyle(size: 11, anchor: .end)

    private func rowLabel(_ estimate: IntervalEstimate) -> String {
        estimate.count.map { "\(estimate.label) (n = \(numbers.integer($0)))" } ?? estimate.label
    }

    private func valueText(_ estimate: IntervalEstimate) -> String {
        let value = numbers.decimal(estimate.value, places: places)
        let interval = numbers.interval(estimate.lower, estimate.upper, places: places)
        return interval == NumberStyle.missing ? value : "\(value) (\(interval))"
    }

    private func drawReferences(on canvas: inout SVGCanvas, plot: PlotArea) {
        var placer = LabelPlacer(
            bounds: CanvasRect(
                x: plot.frame.x - 60,
                y: plot.frame.y - 22,
                width: plot.frame.width + 120,
                height: 22
            )
        )
        for reference in references {
            let x = plot.column(reference.value)
            canvas.line(
                from: CanvasPoint(x: x, y: plot.frame.y - 4),
                to: CanvasPoint(x: x, y: plot.frame.bottom),
                stroke: Stroke(Palette.limit, width: 1.2, dash: [5, 3])
            )
            let style = TextStyle(size: 11, color: Palette.limit, anchor: .middle)
            let width = TextMetrics.width(of: reference.label, style: style) + 4
            let request = LabelRequest(
                candidates: [
                    CanvasRect(x: x - width / 2, y: plot.frame.y - 20, width: width, height: 14),
                    CanvasRect(x: x, y: plot.frame.y - 20, width: width, height: 14),
                    CanvasRect(x: x - width, y: plot.frame.y - 20, width: width, height: 14),
                ],
                priority: 0
            )
            guard let rect = placer.place([request])[0] else { continue }
            canvas.text(
                reference.label,
                at: CanvasPoint(x: rect.center.x, y: rect.center.y + style.baselineShift),
                style: style
            )
        }
    }

    private func draw(
        _ estimate: IntervalEstimate,
        on canvas: inout SVGCanvas,
        plot: PlotArea,
        middle: Double
    ) {
        let color = Palette.series[0]
        if let lower = estimate.lower, let upper = estimate.upper, lower.isFinite, upper.isFinite {
            let (left, right) = (plot.column(lower), plot.column(upper))
            var whisker = SVGPath([
                CanvasPoint(x: left, y: middle), CanvasPoint(x: right, y: middle),
            ])
            for x in [left, right] {
                whisker.append([
                    CanvasPoint(x: x, y: middle - 5), CanvasPoint(x: x, y: middle + 5),
                ])
            }
            canvas.path(whisker, stroke: Stroke(color, width: 2))
        }
        guard let value = estimate.value, value.isFinite else { return }
        canvas.circle(
            CanvasPoint(x: plot.column(value), y: middle),
            radius: 5,
            fill: .solid(color),
            stroke: Stroke(Palette.paper, width: 1.2),
            tooltip: "\(estimate.label): \(valueText(estimate))"
        )
    }
}
