/// One row of a bar figure: a zone with a value in each series.
public struct BarRow: Hashable, Sendable {
    /// The zone or group.
    public var label: String
    /// The value in each series; `nil` where there is none.
    public var values: [Double?]

    /// Makes a row.
    public init(label: String, values: [Double?]) {
        self.label = label
        self.values = values
    }
}

/// Rows of a bar figure under one heading: a service with its zones.
public struct BarSection: Hashable, Sendable {
    /// The heading: "Puskesmas".
    public var title: String
    /// The rows, from top to bottom.
    public var rows: [BarRow]
    /// The standard that values are measured by, drawn across the section.
    public var limit: ChartLimit?

    /// Makes a section.
    public init(title: String, rows: [BarRow], limit: ChartLimit? = nil) {
        self.title = title
        self.rows = rows
        self.limit = limit
    }
}

/// Horizontal bars by zone and service, such as median and 90th percentile of distances.
public struct BarFigure: Figure {
    /// The words around the figure.
    public var caption: FigureCaption
    /// How numbers are written, and the language of the fixed words.
    public var numbers: NumberStyle
    /// The names of the series, at most three: "Median", "Persentil ke-90".
    public var series: [String]
    /// The sections, from top to bottom.
    public var sections: [BarSection]
    /// What the axis measures, with its unit: "Jarak lurus (km)".
    public var axisTitle: String
    /// Decimals of values.
    public var places: Int

    /// Makes a figure of bars, each row with one value a series.
    public init(
        caption: FigureCaption,
        numbers: NumberStyle,
        series: [String],
        sections: [BarSection],
        axisTitle: String,
        places: Int = 1
    ) {
        precondition(
            (1...BarDrawing.fills.count).contains(series.count),
            "a bar figure has \(series.count) series of 1 to \(BarDrawing.fills.count)"
        )
        for row in sections.flatMap(\.rows) {
            precondition(
                row.values.count == series.count,
                "row \(row.label) has \(row.values.count) values for \(series.count) series"
            )
        }
        self.caption = caption
        self.numbers = numbers
        self.series = series
        self.sections = sections
        self.axisTitle = axisTitle
        self.places = places
    }

    /// The values by section and row, with the standard where one is given.
    public var table: FigureTable {
        let words = FigureWords(language: numbers.language)
        let hasLimit = sections.contains { $0.limit != nil }
        return FigureTable(
            header: [words.category, words.zone] + series + (hasLimit ? [words.limit] : []),
            rows: sections.flatMap { section in
                section.rows.map { row in
                    [section.title, row.label]
                        + row.values.map { numbers.decimal($0, places: places) }
                        + (hasLimit
                            ? [numbers.decimal(section.limit?.value, places: places)] : [])
                }
            },
            textColumnCount: 2
        )
    }

    /// Draws the bars as one SVG element, 720 pixels wide.
    public func svg(idPrefix: String) -> String {
        BarDrawing(self).svg(idPrefix: idPrefix)
    }
}
