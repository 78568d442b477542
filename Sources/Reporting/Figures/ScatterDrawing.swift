/// One drawing of a scatter figure.
struct ScatterDrawing {
    /// The finished element.
    let svg: String

    private static let plotHeight = 360.0
    private static let limitStyle = TextStyle(
        size: 11,
        color: Palette.limit,
        anchor: .end,
        hasHalo: true
    )
    private static let zoneStyle = TextStyle(size: 11, color: Palette.mutedInk, anchor: .middle)
    private static let nameStyle = TextStyle(size: 11, isBold: true, anchor: .middle, hasHalo: true)
    private static let medianStroke = Stroke(Palette.series[1], width: 2.4)

    /// Draws a scatter figure.
    init(_ figure: ScatterFigure, idPrefix: String) {
        let keyHeight = figure.medians.isEmpty ? 0.0 : 20
        let limitHeight = figure.zoneLimits.isEmpty ? 4.0 : 34
        var page = FigurePage(
            figure,
            idPrefix: idPrefix,
            contentHeight: keyHeight + limitHeight + Self.plotHeight + 44
        )
        let top = page.content.y + keyHeight + limitHeight
        let plot = PlotArea(
            frame: CanvasRect(
                x: page.content.x + 58,
                y: top,
                width: page.content.width - 66,
                height: Self.plotHeight
            ),
            x: LinearScale(covering: [0] + figure.points.map(\.kilometers), maximumSteps: 8),
            y: LinearScale(covering: figure.points.map(\.value) + figure.valueLimits.map(\.value))
        )
        let numbers = figure.numbers
        plot.drawHorizontalAxis(on: &page.canvas, title: figure.distanceTitle) {
            numbers.decimal($0, places: plot.x.places)
        }
        plot.drawVerticalAxis(on: &page.canvas, title: figure.valueTitle) {
            numbers.decimal($0, places: plot.y.places)
        }
        plot.drawAxisLines(on: &page.canvas)
        Self.drawPoints(figure, on: &page.canvas, plot: plot)
        Self.drawZoneLimits(figure.zoneLimits, on: &page.canvas, plot: plot)
        Self.drawMedians(figure.medians, on: &page.canvas, plot: plot)
        if let curve = figure.curve {
            let corners = zip(curve.x, curve.y).map { plot.position($0, $1) }
            page.canvas.path(SVGPath(corners), stroke: Self.medianStroke)
        }
        let limits = Self.drawValueLimits(figure, on: &page.canvas, plot: plot)
        Self.drawNames(figure, on: &page.canvas, plot: plot, obstacles: limits)
        if !figure.medians.isEmpty {
            Self.drawKey(
                FigureWords(language: numbers.language).binnedMedian,
                on: &page.canvas,
                at: CanvasPoint(x: plot.frame.x, y: page.content.y + 8)
            )
        }
        svg = page.canvas.svg
    }

    private static func drawPoints(
        _ figure: ScatterFigure,
        on canvas: inout SVGCanvas,
        plot: PlotArea
    ) {
        canvas.group(fill: .solid(Palette.series[0]), opacity: 0.55) { canvas in
            for point in figure.points where !point.isHighlighted {
                canvas.circle(
                    plot.position(point.kilometers, point.value),
                    radius: 2.2,
                    fill: .solid(Palette.series[0]),
                    tooltip: point.label
                )
            }
        }
    }

    private static func drawZoneLimits(
        _ limits: [ChartLimit],
        on canvas: inout SVGCanvas,
        plot: PlotArea
    ) {
        let shown = limits.filter { plot.x.lower...plot.x.upper ~= $0.value }
        var placer = LabelPlacer(
            bounds: CanvasRect(
                x: plot.frame.x - 40,
                y: plot.frame.y - 34,
                width: plot.frame.width + 48,
                height: 34
            )
        )
        let placed = placer.place(
            shown.map { limit in
                let width = TextMetrics.width(of: limit.label, style: zoneStyle) + 4
                return LabelRequest(
                    candidates: [11, 25].map {
                        let middle = CanvasPoint(x: plot.column(limit.value), y: plot.frame.y - $0)
                        return CanvasRect(center: middle, width: width, height: 13)
                    },
                    priority: 0
                )
            }
        )
        for (limit, rect) in zip(shown, placed) {
            let x = plot.column(limit.value)
            canvas.line(
                from: CanvasPoint(x: x, y: rect.map(\.bottom) ?? plot.frame.y),
                to: CanvasPoint(x: x, y: plot.frame.bottom),
                stroke: Stroke(Palette.mutedInk, width: 1.1, dash: [5, 3])
            )
            guard let rect else { continue }
            canvas.text(
                limit.label,
                at: CanvasPoint(x: x, y: rect.center.y + zoneStyle.baselineShift),
                style: zoneStyle
            )
        }
    }

    private static func drawMedians(
        _ medians: [BinMedian],
        on canvas: inout SVGCanvas,
        plot: PlotArea
    ) {
        var path = SVGPath()
        var run: [CanvasPoint] = []
        var end: Double?
        for median in medians {
            if let end, end < median.lower {
                path.append(run)
                run = []
            }
            run.append(plot.position(median.lower, median.value))
            run.append(plot.position(min(median.upper, plot.x.upper), median.value))
            end = median.upper
        }
        path.append(run)
        canvas.path(path, stroke: Stroke(Palette.paper, width: 4.6))
        canvas.path(path, stroke: medianStroke)
    }

    /// Draws the limits on the value axis and names them where no median stands, rightmost first.
    ///
    /// - Returns: The rectangles of the names.
    private static func drawValueLimits(
        _ figure: ScatterFigure,
        on canvas: inout SVGCanvas,
        plot: PlotArea
    ) -> [CanvasRect] {
        let steps = figure.medians.map { median in
            CanvasRect(
                x: plot.column(median.lower) - 2,
                y: plot.row(median.value) - 3,
                width: plot.column(median.upper) - plot.column(median.lower) + 4,
                height: 6
            )
        }
        let risers = zip(figure.medians, figure.medians.dropFirst()).map { a, b in
            CanvasRect(
                x: plot.column(b.lower) - 3,
                y: plot.row(max(a.value, b.value)),
                width: 6,
                height: plot.row(min(a.value, b.value)) - plot.row(max(a.value, b.value))
            )
        }
        var placer = LabelPlacer(bounds: plot.frame, obstacles: steps + risers)
        let placed = placer.place(
            figure.valueLimits.map { limit in
                let width = TextMetrics.width(of: limit.label, style: limitStyle) + 4
                let columns = stride(from: plot.frame.right - width - 2, to: plot.frame.x, by: -20)
                return LabelRequest(
                    candidates: columns.flatMap { x in
                        [plot.row(limit.value) - 15, plot.row(limit.value) + 2].map {
                            CanvasRect(x: x, y: $0, width: width, height: 13)
                        }
                    },
                    priority: 0
                )
            }
        )
        for (limit, rect) in zip(figure.valueLimits, placed) {
            let y = plot.row(limit.value)
            canvas.line(
                from: CanvasPoint(x: plot.frame.x, y: y),
                to: CanvasPoint(x: plot.frame.right, y: y),
                stroke: Stroke(Palette.limit, width: 1.1, dash: [2, 3])
            )
            guard let rect else { continue }
            canvas.text(
                limit.label,
                at: CanvasPoint(x: rect.right - 2, y: rect.center.y + limitStyle.baselineShift),
                style: limitStyle
            )
        }
        return placed.compactMap(\.self)
    }

    private static func drawNames(
        _ figure: ScatterFigure,
        on canvas: inout SVGCanvas,
        plot: PlotArea,
        obstacles: [CanvasRect]
    ) {
        let named = figure.points.filter(\.isHighlighted)
        let positions = named.map { plot.position($0.kilometers, $0.value) }
        var placer = LabelPlacer(
            bounds: plot.frame.inset(by: 1),
            obstacles: obstacles + positions.map { CanvasRect(center: $0, width: 9, height: 9) }
        )
        let placed = placer.place(
            zip(named, positions).map { point, position in
                LabelRequest(
                    beside: position,
                    width: TextMetrics.width(of: point.label, style: nameStyle) + 2,
                    height: 13,
                    clearance: 6,
                    priority: 0
                )
            }
        )
        for ((point, position), rect) in zip(zip(named, positions), placed) {
            canvas.circle(
                position,
                radius: 4.2,
                fill: .solid(Palette.ink),
                stroke: Stroke(Palette.paper, width: 1),
                tooltip: point.label
            )
            guard let rect else { continue }
            canvas.text(
                point.label,
                at: CanvasPoint(x: rect.center.x, y: rect.center.y + nameStyle.baselineShift),
                style: nameStyle
            )
        }
    }

    private static func drawKey(
        _ text: String,
        on canvas: inout SVGCanvas,
        at middleLeft: CanvasPoint
    ) {
        canvas.line(
            from: middleLeft,
            to: CanvasPoint(x: middleLeft.x + 24, y: middleLeft.y),
            stroke: medianStroke
        )
        canvas.text(text, at: CanvasPoint(x: middleLeft.x + 30, y: middleLeft.y + 4))
    }
}
