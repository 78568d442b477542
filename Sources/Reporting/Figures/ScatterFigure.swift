/// One village in a scatter figure.
public struct ScatterPoint: Hashable, Sendable {
    /// The distance in kilometers.
    public var kilometers: Double
    /// The value of the indicator.
    public var value: Double
    /// The words under the pointer, and beside the point when it is highlighted.
    public var label: String
    /// Whether the point is drawn large and named.
    public var isHighlighted: Bool

    /// Makes a point.
    public init(kilometers: Double, value: Double, label: String, isHighlighted: Bool = false) {
        self.kilometers = kilometers
        self.value = value
        self.label = label
        self.isHighlighted = isHighlighted
    }
}

/// A limit drawn across a chart with its name: a class limit, a standard, a zone limit.
public struct ChartLimit: Hashable, Sendable {
    /// Where the line stands, in the unit of its axis.
    public var value: Double
    /// The words beside the line.
    public var label: String

    /// Makes a limit.
    public init(value: Double, label: String) {
        self.value = value
        self.label = label
    }
}

/// The median of an indicator in an interval of distance.
public struct BinMedian: Hashable, Sendable {
    /// Where the interval begins, in kilometers.
    public var lower: Double
    /// Where the interval ends, in kilometers.
    public var upper: Double
    /// The median in the interval.
    public var value: Double

    /// Makes a median of an interval.
    public init(lower: Double, upper: Double, value: Double) {
        self.lower = lower
        self.upper = upper
        self.value = value
    }

    /// The medians of points in intervals of one width from distance 0.
    ///
    /// - Parameters:
    ///   - points: The points; those without a finite distance and value are left out.
    ///   - width: The width of an interval in kilometers.
    ///   - minimumCount: Intervals with fewer points have no median.
    public static func medians(
        of points: [ScatterPoint],
        width: Double,
        minimumCount: Int = 5
    ) -> [BinMedian] {
        precondition(width > 0, "an interval is \(width) km wide")
        let finite = points.filter { $0.kilometers.isFinite && $0.value.isFinite }
        let bins = Dictionary(grouping: finite) { Int(($0.kilometers / width).rounded(.down)) }
        return bins.keys.sorted().compactMap { bin in
            guard let members = bins[bin], members.count >= minimumCount,
                let median = median(of: members.map(\.value))
            else { return nil }
            return BinMedian(
                lower: Double(bin) * width,
                upper: Double(bin + 1) * width,
                value: median
            )
        }
    }

    /// The middle value, or the mean of the two middle ones; `nil` without values.
    static func median(of values: [Double]) -> Double? {
        let sorted = values.sorted()
        guard let last = sorted.indices.last else { return nil }
        return (sorted[last / 2] + sorted[(last + 1) / 2]) / 2
    }
}

/// An indicator against distance, with zone limits across and class limits along.
public struct ScatterFigure: Figure {
    /// The words around the figure.
    public var caption: FigureCaption
    /// How numbers are written, and the language of the fixed words.
    public var numbers: NumberStyle
    /// The points.
    public var points: [ScatterPoint]
    /// Limits on the distance axis, in kilometers, ascending.
    public var zoneLimits: [ChartLimit]
    /// Limits on the value axis.
    public var valueLimits: [ChartLimit]
    /// Medians drawn as a stepped line; empty for none.
    public var medians: [BinMedian]
    /// A line through the points; `nil` for none.
    public var curve: FittedCurve?
    /// What the distance axis measures, with its unit.
    public var distanceTitle: String
    /// What the value axis measures, with its unit.
    public var valueTitle: String
    /// Decimals of values in the table.
    public var places: Int

    /// Makes a figure of points; those without a finite distance and value are left out.
    public init(
        caption: FigureCaption,
        numbers: NumberStyle,
        points: [ScatterPoint],
        zoneLimits: [ChartLimit] = [],
        valueLimits: [ChartLimit] = [],
        medians: [BinMedian] = [],
        curve: FittedCurve? = nil,
        distanceTitle: String,
        valueTitle: String,
        places: Int = 3
    ) {
        self.caption = caption
        self.numbers = numbers
        self.points = points.filter { $0.kilometers.isFinite && $0.value.isFinite }
        self.zoneLimits = zoneLimits
        self.valueLimits = valueLimits
        self.medians = medians
        self.curve = curve
        self.distanceTitle = distanceTitle
        self.valueTitle = valueTitle
        self.places = places
    }

    /// Count, median, least and greatest value between the zone limits; upper limits are inclusive.
    public var table: FigureTable {
        let words = FigureWords(language: numbers.language)
        let edges = [-Double.infinity] + zoneLimits.map(\.value) + [.infinity]
        let names =
            zoneLimits.map { "≤ \($0.label)" }
            + [zoneLimits.last.map { words.beyond($0.label) } ?? words.total]
        return FigureTable(
            header: [
                words.distanceBand, words.number, words.median, words.least, words.greatest,
            ],
            rows: names.indices.map { index in
                let values = points.filter {
                    edges[index] < $0.kilometers && $0.kilometers <= edges[index + 1]
                }.map(\.value)
                let summary = [BinMedian.median(of: values), values.min(), values.max()]
                return [names[index], numbers.integer(values.count)]
                    + summary.map { numbers.decimal($0, places: places) }
            }
        )
    }

    /// Draws the points as one SVG element, 720 pixels wide.
    public func svg(idPrefix: String) -> String {
        ScatterDrawing(self, idPrefix: idPrefix).svg
    }
}
