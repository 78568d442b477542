/// The rectangle of a chart with the scales of its axes.
struct PlotArea {
    /// Where the axes stand.
    let frame: CanvasRect
    /// The horizontal axis.
    let x: LinearScale
    /// The vertical axis.
    let y: LinearScale

    static let tickStyle = TextStyle(size: 11, color: Palette.mutedInk)
    static let axisTitleStyle = TextStyle(size: 12)

    /// The pixel column of a value on the horizontal axis.
    func column(_ value: Double) -> Double { frame.x + x.fraction(value) * frame.width }

    /// The pixel row of a value on the vertical axis.
    func row(_ value: Double) -> Double { frame.bottom - y.fraction(value) * frame.height }

    /// The position of a pair of values.
    func position(_ x: Double, _ y: Double) -> CanvasPoint {
        CanvasPoint(x: column(x), y: row(y))
    }

    /// Draws vertical grid lines, tick labels below and the title of the horizontal axis.
    func drawHorizontalAxis(
        on canvas: inout SVGCanvas,
        title: String,
        label: (Double) -> String
    ) {
        for tick in x.ticks {
            canvas.line(
                from: CanvasPoint(x: column(tick), y: frame.y),
                to: CanvasPoint(x: column(tick), y: frame.bottom),
                stroke: Stroke(Palette.rule)
            )
            canvas.text(
                label(tick),
                at: CanvasPoint(x: column(tick), y: frame.bottom + 16),
                style: Self.tickStyle.anchored(.middle)
            )
        }
        canvas.text(
            title,
            at: CanvasPoint(x: frame.center.x, y: frame.bottom + 36),
            style: Self.axisTitleStyle.anchored(.middle)
        )
    }

    /// Draws horizontal grid lines, tick labels on the left and the title of the vertical axis.
    func drawVerticalAxis(
        on canvas: inout SVGCanvas,
        title: String,
        label: (Double) -> String
    ) {
        var widest = 0.0
        for tick in y.ticks {
            canvas.line(
                from: CanvasPoint(x: frame.x, y: row(tick)),
                to: CanvasPoint(x: frame.right, y: row(tick)),
                stroke: Stroke(Palette.rule)
            )
            canvas.text(
                label(tick),
                at: CanvasPoint(x: frame.x - 8, y: row(tick) + Self.tickStyle.baselineShift),
                style: Self.tickStyle.anchored(.end)
            )
            widest = max(widest, TextMetrics.width(of: label(tick), style: Self.tickStyle))
        }
        canvas.text(
            title,
            at: CanvasPoint(x: frame.x - widest - 16, y: frame.center.y),
            style: Self.axisTitleStyle.anchored(.middle),
            isVertical: true
        )
    }

    /// Draws the two axis lines.
    func drawAxisLines(on canvas: inout SVGCanvas) {
        canvas.path(
            SVGPath([
                CanvasPoint(x: frame.x, y: frame.y), CanvasPoint(x: frame.x, y: frame.bottom),
                CanvasPoint(x: frame.right, y: frame.bottom),
            ]),
            stroke: Stroke(Palette.mutedInk)
        )
    }
}
