/// Values over time as lines, one for each group.
///
/// Intervals stand as thin lines through the values, those of several groups side by side.
/// Where what is measured changed, the lines break: both sides stand beside each other without a
/// line between them, and a dashed mark says what changed.
public struct TrendFigure: Figure {
    /// One group over time.
    public struct Series: Hashable, Sendable {
        /// The group.
        public var label: String
        /// Its value at each date; `nil` where there is none.
        public var values: [Double?]
        /// The interval of 95 percent round each value; empty if none has one.
        public var intervals: [ClosedRange<Double>?]

        /// Makes a series.
        public init(
            label: String,
            values: [Double?],
            intervals: [ClosedRange<Double>?] = []
        ) {
            self.label = label
            self.values = values
            self.intervals = intervals.contains { $0 != nil } ? intervals : []
        }
    }

    /// The words around the figure.
    public var caption: FigureCaption
    /// How numbers are written, and the language of the fixed words.
    public var numbers: NumberStyle
    /// The dates in words, in order.
    public var dates: [String]
    /// The groups, each with a value for every date.
    public var series: [Series]
    /// The positions of dates at which what is measured changed, with the reason.
    public var breaks: [Int: String]
    /// What the axis measures, with its unit.
    public var axisTitle: String
    /// Decimals of values.
    public var places: Int

    /// Makes a figure of at least two dates.
    public init(
        caption: FigureCaption,
        numbers: NumberStyle,
        dates: [String],
        series: [Series],
        breaks: [Int: String] = [:],
        axisTitle: String,
        places: Int = 3
    ) {
        precondition(dates.count > 1, "a trend needs two dates")
        for entry in series {
            precondition(entry.values.count == dates.count, "\(entry.label): not a value a date")
            precondition(
                entry.intervals.isEmpty || entry.intervals.count == dates.count,
                "\(entry.label): not an interval a date"
            )
        }
        self.caption = caption
        self.numbers = numbers
        self.dates = dates
        self.series = series
        self.breaks = breaks
        self.axisTitle = axisTitle
        self.places = places
    }

    /// The values of each group by date.
    public var table: FigureTable {
        let words = FigureWords(language: numbers.language)
        return FigureTable(
            header: [words.date] + series.map(\.label),
            rows: dates.enumerated().map { index, date in
                [breaks[index] == nil ? date : "\(date) †"]
                    + series.map { text($0, at: index) }
            }
        )
    }

    /// A value with its interval, where it has one.
    private func text(_ entry: Series, at index: Int) -> String {
        let value = numbers.decimal(entry.values[index], places: places)
        guard !entry.intervals.isEmpty, let interval = entry.intervals[index] else { return value }
        let ends = numbers.interval(interval.lowerBound, interval.upperBound, places: places)
        return "\(value) (\(ends))"
    }

    /// Draws the lines as one SVG element, 720 pixels wide.
    public func svg(idPrefix: String) -> String {
        let remarks = breaks.keys.sorted().compactMap { index in
            breaks[index].map { "† \(dates[index]): \($0)" }
        }
        var page = FigurePage(self, idPrefix: idPrefix, contentHeight: 330, remarks: remarks)
        let labelWidth =
            14
            + (series.map { TextMetrics.width(of: $0.label, style: Self.labelStyle) }.max() ?? 0)
        let frame = CanvasRect(
            x: page.content.x + 64,
            y: page.content.y + 8,
            width: page.content.width - 64 - labelWidth,
            height: 270
        )
        let plot = PlotArea(
            frame: frame,
            x: LinearScale(covering: [0, Double(dates.count - 1)]),
            y: LinearScale(
                covering: series.flatMap { entry in
                    entry.values.compactMap(\.self)
                        + entry.intervals.compactMap { $0?.lowerBound }
                        + entry.intervals.compactMap { $0?.upperBound }
                }
            )
        )
        plot.drawVerticalAxis(on: &page.canvas, title: axisTitle) {
            numbers.decimal($0, places: plot.y.places)
        }
        drawDates(on: &page.canvas, frame)
        for (index, entry) in series.enumerated() {
            draw(entry, index, on: &page.canvas, plot)
        }
        drawLabels(on: &page.canvas, plot)
        plot.drawAxisLines(on: &page.canvas)
        return page.canvas.svg
    }

    private static let labelStyle = TextStyle(size: 11)
    private static let dashes: [[Double]] = [
        [], [7, 3], [2, 3], [9, 3, 2, 3], [4, 2], [12, 4],
    ]

    private func column(_ index: Int, _ frame: CanvasRect) -> Double {
        frame.x + frame.width * (Double(index) + 0.25) / (Double(dates.count) - 0.5)
    }

    /// How far the points of a group stand beside their date, so that its intervals can be seen: all
    /// groups together less than half the way to the next date.
    private func shift(of index: Int, _ frame: CanvasRect) -> Double {
        guard series.contains(where: { !$0.intervals.isEmpty }) else { return 0 }
        let step = column(1, frame) - column(0, frame)
        return min(5, 0.4 * step / Double(series.count))
            * (Double(index) - Double(series.count - 1) / 2)
    }

    /// Dates below the axis, as many as fit, and marks where what is measured changed.
    private func drawDates(on canvas: inout SVGCanvas, _ frame: CanvasRect) {
        let style = PlotArea.tickStyle.anchored(.middle)
        let widest = dates.map { TextMetrics.width(of: $0, style: style) }.max() ?? 0
        let room = frame.width / Double(dates.count)
        let step = max(1, Int(((widest + 10) / room).rounded(.up)))
        for (index, date) in dates.enumerated() {
            let x = column(index, frame)
            // The last date is always named, and what would touch it is not.
            let fromEnd = dates.count - 1 - index
            if fromEnd.isMultiple(of: step) {
                canvas.text(date, at: CanvasPoint(x: x, y: frame.bottom + 18), style: style)
            }
            guard breaks[index] != nil else { continue }
            let mark = index == 0 ? x : (x + column(index - 1, frame)) / 2
            canvas.line(
                from: CanvasPoint(x: mark, y: frame.y),
                to: CanvasPoint(x: mark, y: frame.bottom),
                stroke: Stroke(Palette.limit, width: 1.2, dash: [5, 3])
            )
            canvas.text(
                "†",
                // Above the dates, which may stand close together.
                at: CanvasPoint(x: mark + 8, y: frame.y + 10),
                style: TextStyle(size: 12, color: Palette.limit, anchor: .middle)
            )
        }
    }

    private func draw(
        _ entry: Series,
        _ index: Int,
        on canvas: inout SVGCanvas,
        _ plot: PlotArea
    ) {
        let color = Palette.series[index % Palette.series.count]
        let dash = Self.dashes[index % Self.dashes.count]
        func x(_ date: Int) -> Double { column(date, plot.frame) + shift(of: index, plot.frame) }
        var path = SVGPath([])
        var run: [CanvasPoint] = []
        for (date, value) in entry.values.enumerated() {
            if breaks[date] != nil || value == nil {
                if run.count > 1 { path.append(run) }
                run = []
            }
            guard let value else { continue }
            run.append(CanvasPoint(x: x(date), y: plot.row(value)))
        }
        if run.count > 1 { path.append(run) }
        canvas.path(path, stroke: Stroke(color, width: 2, dash: dash))
        for (date, interval) in entry.intervals.enumerated() {
            guard let interval else { continue }
            canvas.line(
                from: CanvasPoint(x: x(date), y: plot.row(interval.lowerBound)),
                to: CanvasPoint(x: x(date), y: plot.row(interval.upperBound)),
                stroke: Stroke(color, width: 1)
            )
        }
        for (date, value) in entry.values.enumerated() {
            guard let value else { continue }
            canvas.circle(
                CanvasPoint(x: x(date), y: plot.row(value)),
                radius: 3.5,
                fill: .solid(color),
                stroke: Stroke(Palette.paper, width: 1),
                tooltip: "\(entry.label), \(dates[date]): \(text(entry, at: date))"
            )
        }
    }

    /// Names at the ends of lines, moved apart where they would touch.
    private func drawLabels(on canvas: inout SVGCanvas, _ plot: PlotArea) {
        var places: [(row: Double, index: Int)] = series.enumerated().compactMap { index, entry in
            entry.values.last { $0 != nil }.flatMap(\.self).map { (plot.row($0), index) }
        }
        places.sort { ($0.row, $0.index) < ($1.row, $1.index) }
        let gap = 14.0
        for index in places.indices.dropFirst() {
            places[index].row = max(places[index].row, places[index - 1].row + gap)
        }
        var floor = plot.frame.bottom - 2
        for index in places.indices.reversed() {
            places[index].row = min(places[index].row, floor)
            floor = places[index].row - gap
        }
        for place in places {
            canvas.text(
                series[place.index].label,
                at: CanvasPoint(
                    x: plot.frame.right + 8,
                    y: place.row + Self.labelStyle.baselineShift
                ),
                style: TextStyle(
                    size: 11,
                    color: Palette.series[place.index % Palette.series.count]
                )
            )
        }
    }
}
