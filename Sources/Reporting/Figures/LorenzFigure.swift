/// One Lorenz curve: shares of the total held by the lowest shares of the units.
public struct LorenzSeries: Hashable, Sendable {
    /// What the curve describes.
    public var label: String
    /// Cumulative shares of the units, ascending from 0 to 1.
    public var population: [Double]
    /// Cumulative shares of the total, one for each share of the units.
    public var share: [Double]
    /// The Gini coefficient of the curve; `nil` when undefined.
    public var gini: Double?

    /// Makes a curve.
    public init(label: String, population: [Double], share: [Double], gini: Double?) {
        precondition(
            population.count == share.count,
            "a Lorenz curve has \(population.count) population shares and \(share.count) shares"
        )
        self.label = label
        self.population = population
        self.share = share
        self.gini = gini
    }

    /// The lowest share of the units that holds a share of the total, interpolated.
    func population(holding fraction: Double) -> Double? {
        LorenzSeries(label: label, population: share, share: population, gini: gini)
            .share(ofLowest: fraction)
    }

    /// The share of the total that a lowest share of the units holds, interpolated.
    func share(ofLowest fraction: Double) -> Double? {
        for (a, b) in zip(population.indices, population.indices.dropFirst())
        where population[a] <= fraction && fraction <= population[b] {
            let span = population[b] - population[a]
            guard span > 0 else { return share[b] }
            return share[a] + (share[b] - share[a]) * (fraction - population[a]) / span
        }
        return nil
    }
}

/// Lorenz curves against the line of perfect equality, each named on the curve.
public struct LorenzFigure: Figure {
    /// The words around the figure.
    public var caption: FigureCaption
    /// How numbers are written, and the language of the fixed words.
    public var numbers: NumberStyle
    /// The curves, at most six.
    public var curves: [LorenzSeries]
    /// What is counted along the horizontal axis: "Bagian kumulatif desa".
    public var populationTitle: String
    /// What is counted along the vertical axis: "Bagian kumulatif PDRB".
    public var shareTitle: String

    /// Makes a figure of curves.
    public init(
        caption: FigureCaption,
        numbers: NumberStyle,
        curves: [LorenzSeries],
        populationTitle: String,
        shareTitle: String
    ) {
        self.caption = caption
        self.numbers = numbers
        self.curves = curves
        self.populationTitle = populationTitle
        self.shareTitle = shareTitle
    }

    /// The Gini coefficient and the shares of the lower half and the upper tenth of each curve.
    public var table: FigureTable {
        let words = FigureWords(language: numbers.language)
        return FigureTable(
            header: [words.series, words.gini, words.poorestHalf, words.upperTenth],
            rows: curves.map { curve in
                [
                    curve.label, numbers.decimal(curve.gini, places: 3),
                    numbers.percent(curve.share(ofLowest: 0.5)),
                    numbers.percent(curve.share(ofLowest: 0.9).map { 1 - $0 }),
                ]
            }
        )
    }

    /// Draws the curves as one SVG element, 720 pixels wide.
    public func svg(idPrefix: String) -> String {
        let side = 470.0
        var page = FigurePage(self, idPrefix: idPrefix, contentHeight: side + 52)
        let unit = LinearScale(covering: [0, 1], maximumSteps: 5)
        let plot = PlotArea(
            frame: CanvasRect(
                x: page.content.x + 62,
                y: page.content.y + 6,
                width: side,
                height: side
            ),
            x: unit,
            y: unit
        )
        let percent = { (value: Double) in numbers.percent(value, places: 0) }
        plot.drawHorizontalAxis(on: &page.canvas, title: populationTitle, label: percent)
        plot.drawVerticalAxis(on: &page.canvas, title: shareTitle, label: percent)
        plot.drawAxisLines(on: &page.canvas)
        page.canvas.line(
            from: plot.position(0, 0),
            to: plot.position(1, 1),
            stroke: Stroke(Palette.mutedInk, width: 1.2, dash: [6, 4])
        )
        for (curve, stroke) in zip(curves, Self.strokes) {
            let points = zip(curve.population, curve.share).map { plot.position($0, $1) }
            page.canvas.path(SVGPath(Self.thinned(points)), stroke: stroke)
        }
        drawEqualityLabel(on: &page.canvas, plot: plot)
        drawCurveLabels(on: &page.canvas, plot: plot, rightEdge: page.content.right)
        return page.canvas.svg
    }

    private static let strokes = zip(
        Palette.series,
        [[], [9, 3], [3, 3], [9, 3, 3, 3], [2, 2], [12, 4]]
    ).map { Stroke($0, width: 2.2, dash: $1) }

    /// The points without those closer than half a pixel to the one before; both ends remain.
    private static func thinned(_ points: [CanvasPoint]) -> [CanvasPoint] {
        guard let first = points.first, let last = points.last else { return [] }
        var kept = [first]
        var previous = first
        for point in points.dropFirst().dropLast()
        where max((point.x - previous.x).magnitude, (point.y - previous.y).magnitude) >= 0.5 {
            kept.append(point)
            previous = point
        }
        return kept + [last]
    }

    private func drawEqualityLabel(on canvas: inout SVGCanvas, plot: PlotArea) {
        let end = plot.position(0.6, 0.6)
        canvas.text(
            FigureWords(language: numbers.language).equality,
            at: CanvasPoint(x: end.x - 14, y: end.y - 8),
            style: TextStyle(size: 12, color: Palette.mutedInk, anchor: .end, hasHalo: true)
        )
    }

    /// Names each curve to the right of all curves, with a level line from the curve to its name.
    ///
    /// The most unequal curve is named lowest, so that the lines do not cross. The names stand as
    /// high as their widths allow.
    private func drawCurveLabels(
        on canvas: inout SVGCanvas,
        plot: PlotArea,
        rightEdge: Double
    ) {
        let drawn = Array(zip(curves, Self.strokes)).sorted { a, b in
            (a.0.population(holding: 0.3) ?? 0) > (b.0.population(holding: 0.3) ?? 0)
        }
        let style = TextStyle(size: 12, isBold: true, hasHalo: true)
        let spacing = 40 / plot.frame.height
        let columns = { (base: Double) -> [Double] in
            drawn.indices.map { index in
                let top = base + spacing * Double(index) + 0.04
                let reached = drawn.compactMap { $0.0.population(holding: top) }.max() ?? 1
                return plot.column(reached) + 14
            }
        }
        let widths = drawn.map { TextMetrics.width(of: $0.0.label, style: style) }
        let base =
            stride(from: 0.4, through: 0.04, by: -0.02).first { base in
                zip(columns(base), widths).allSatisfy { $0 + $1 <= rightEdge }
            } ?? 0.04
        for (index, x) in columns(base).enumerated() {
            let (curve, stroke) = drawn[index]
            let level = base + spacing * Double(index)
            guard let reached = curve.population(holding: level) else { continue }
            let anchor = plot.position(reached, level)
            canvas.line(
                from: anchor,
                to: CanvasPoint(x: x - 4, y: anchor.y),
                stroke: Stroke(stroke.color, width: 0.9)
            )
            canvas.circle(anchor, radius: 3, fill: .solid(stroke.color))
            var colored = style
            colored.color = stroke.color
            canvas.text(curve.label, at: CanvasPoint(x: x, y: anchor.y - 2), style: colored)
            colored.isBold = false
            let gini = FigureWords(language: numbers.language).gini
            canvas.text(
                "\(gini) \(numbers.decimal(curve.gini, places: 3))",
                at: CanvasPoint(x: x, y: anchor.y + 12),
                style: colored
            )
        }
    }
}
