internal import GeometryModel

/// What stands beside a map: classes, lines and points in words, overview, scale and north.
struct MapLegend {
    private enum Symbol {
        case area(Fill)
        case line(Stroke)
        case point(PointSymbol)
    }

    private struct Entry {
        var symbol: Symbol
        var lines: [String]
    }

    static let coreStroke = Stroke(Palette.core, width: 2)
    static let boundaryStroke = Stroke(Palette.ink, width: 1.2, dash: [5, 3])

    private static let headStyle = TextStyle(size: 12, isBold: true)
    private static let style = TextStyle(size: 12)
    private static let lineHeight = 16.0
    private static let textIndent = 28.0
    private static let scaleHeight = 58.0

    private let figure: MapFigure
    private let words: FigureWords
    private let heading: [String]
    private let entries: [Entry]
    private let locator: Box?
    private let locatorHeight: Double

    /// The least height that holds everything, in pixels.
    let height: Double

    /// Lays out a legend in a width in pixels.
    ///
    /// - Parameters:
    ///   - figure: The figure explained.
    ///   - width: The width of the legend.
    ///   - locator: The degrees of the overview; no overview when `nil`.
    init(_ figure: MapFigure, width: Double, locator: Box?) {
        self.figure = figure
        self.locator = locator
        words = FigureWords(language: figure.numbers.language)
        heading = TextMetrics.lines(
            of: figure.legendTitle.isEmpty ? words.legend : figure.legendTitle,
            style: Self.headStyle,
            width: width
        )
        entries = Self.symbols(of: figure).map { symbol, label in
            Entry(
                symbol: symbol,
                lines: TextMetrics.lines(
                    of: label,
                    style: Self.style,
                    width: width - Self.textIndent
                )
            )
        }
        let lineCount = entries.reduce(0) { $0 + max($1.lines.count, 1) }
        let textHeight =
            Double(heading.count + lineCount) * Self.lineHeight + Double(entries.count) * 4 + 8
        locatorHeight = locator.map { min(width * MapProjection.aspect(of: $0), 190) } ?? 0
        let overview = locator == nil ? 0 : locatorHeight + 30
        height = textHeight + overview + Self.scaleHeight + 8
    }

    private static func symbols(of figure: MapFigure) -> [(Symbol, String)] {
        var list = figure.classes.map { (Symbol.area($0.fill), $0.label) }
        if let core = figure.core { list.append((.line(coreStroke), core.label)) }
        if !figure.boundaries.isEmpty, !figure.boundaryLegend.isEmpty {
            list.append((.line(boundaryStroke), figure.boundaryLegend))
        }
        return list + figure.pointLayers.map { (.point($0.symbol), $0.label) }
    }

    /// Draws the legend at the top of a column, scale and north at its bottom.
    func draw(on canvas: inout SVGCanvas, in column: CanvasRect, projection: MapProjection) {
        var y = column.y
        for line in heading {
            canvas.text(line, at: CanvasPoint(x: column.x, y: y + 12), style: Self.headStyle)
            y += Self.lineHeight
        }
        y += 4
        for entry in entries {
            Self.draw(entry.symbol, on: &canvas, at: CanvasPoint(x: column.x, y: y + 8))
            for line in entry.lines {
                canvas.text(
                    line,
                    at: CanvasPoint(x: column.x + Self.textIndent, y: y + 12),
                    style: Self.style
                )
                y += Self.lineHeight
            }
            y += 4
        }
        if let locator {
            let bottom = column.bottom - Self.scaleHeight - 12
            drawLocator(
                locator,
                on: &canvas,
                in: CanvasRect(
                    x: column.x,
                    y: bottom - locatorHeight,
                    width: column.width,
                    height: locatorHeight
                ),
                marking: projection.frame
            )
        }
        drawScale(on: &canvas, in: column, projection: projection)
    }

    private static func draw(
        _ symbol: Symbol,
        on canvas: inout SVGCanvas,
        at middleLeft: CanvasPoint
    ) {
        switch symbol {
        case .area(let fill):
            canvas.rect(
                CanvasRect(x: middleLeft.x, y: middleLeft.y - 6.5, width: 20, height: 13),
                fill: fill,
                stroke: Stroke(Palette.mutedInk, width: 0.5)
            )
        case .line(let stroke):
            canvas.line(
                from: middleLeft,
                to: CanvasPoint(x: middleLeft.x + 20, y: middleLeft.y),
                stroke: stroke
            )
        case .point(let symbol):
            var path = SVGPath()
            let center = CanvasPoint(x: middleLeft.x + 10, y: middleLeft.y)
            symbol.append(to: &path, at: center, radius: 4.2)
            canvas.path(path, fill: .solid(symbol.color))
        }
    }

    private func drawLocator(
        _ extent: Box,
        on canvas: inout SVGCanvas,
        in rect: CanvasRect,
        marking frame: Box
    ) {
        canvas.text(
            words.location,
            at: CanvasPoint(x: rect.x, y: rect.y - 6),
            style: Self.headStyle
        )
        canvas.rect(rect, fill: .solid(Palette.sea))
        let overview = MapProjection(showing: extent, in: rect.inset(by: 4))
        var land = SVGPath()
        for area in figure.areas { land.append(SVGPath(outlining: area.geometry, by: overview)) }
        let gray = Color(0xC9CED4)
        canvas.group(
            fill: .solid(gray),
            stroke: Stroke(gray, width: 0.6),
            scale: MapGrid.spacing
        ) { $0.barePath(land, tooltip: nil) }
        let northwest = overview.point(Coordinate(longitude: frame.west, latitude: frame.north))
        let southeast = overview.point(Coordinate(longitude: frame.east, latitude: frame.south))
        canvas.rect(
            CanvasRect(
                x: northwest.x,
                y: northwest.y,
                width: southeast.x - northwest.x,
                height: southeast.y - northwest.y
            ),
            stroke: Stroke(Palette.limit, width: 1.8)
        )
        canvas.rect(rect, stroke: Stroke(Palette.mutedInk, width: 0.8))
    }

    private func drawScale(
        on canvas: inout SVGCanvas,
        in column: CanvasRect,
        projection: MapProjection
    ) {
        let bar = ScaleBar(
            latitude: projection.standardParallel,
            pixelsPerDegree: projection.pixelsPerDegreeOfLongitude,
            maximumPixels: 125
        )
        let base = column.bottom - 4
        let places = bar.meters < 1_000 ? 1 : 0
        for half in 0..<2 {
            canvas.rect(
                CanvasRect(
                    x: column.x + Double(half) * bar.pixels / 2,
                    y: base - 6,
                    width: bar.pixels / 2,
                    height: 6
                ),
                fill: .solid(half == 0 ? Palette.ink : Palette.paper),
                stroke: Stroke(Palette.ink, width: 0.8)
            )
        }
        canvas.text("0", at: CanvasPoint(x: column.x, y: base - 11), style: TextStyle(size: 11))
        canvas.text(
            numbers.kilometers(meters: bar.meters, places: places),
            at: CanvasPoint(x: column.x + bar.pixels, y: base - 11),
            style: TextStyle(size: 11, anchor: .middle)
        )
        let tip = CanvasPoint(x: column.right - 14, y: base - 32)
        canvas.path(
            SVGPath(
                [
                    tip, CanvasPoint(x: tip.x + 8, y: base), CanvasPoint(x: tip.x, y: base - 7),
                    CanvasPoint(x: tip.x - 8, y: base),
                ],
                isClosed: true
            ),
            fill: .solid(Palette.ink)
        )
        canvas.text(
            words.north,
            at: CanvasPoint(x: tip.x, y: tip.y - 5),
            style: TextStyle(size: 12, isBold: true, anchor: .middle)
        )
    }

    private var numbers: NumberStyle { figure.numbers }
}
