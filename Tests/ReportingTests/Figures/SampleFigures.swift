import GeometryModel
import Reporting

/// One figure of each kind, with small values and awkward words.
enum SampleFigures {
    static func all(_ language: Language = .id) -> [any Figure] {
        [
            map(language), lorenz(language), stackedBars(language), scatter(language),
            intervals(language), bars(language),
        ]
    }

    /// One figure of each kind without anything to show.
    static var empty: [any Figure] {
        let numbers = NumberStyle(.en)
        return [
            MapFigure(caption: caption, numbers: numbers, legendTitle: "", classes: [], areas: []),
            LorenzFigure(
                caption: caption,
                numbers: numbers,
                curves: [],
                populationTitle: "",
                shareTitle: ""
            ),
            StackedBarFigure(
                caption: caption,
                numbers: numbers,
                classes: [],
                bars: [],
                measure: .counts,
                axisTitle: ""
            ),
            ScatterFigure(
                caption: caption,
                numbers: numbers,
                points: [],
                distanceTitle: "",
                valueTitle: ""
            ),
            IntervalFigure(caption: caption, numbers: numbers, estimates: [], axisTitle: ""),
            BarFigure(
                caption: caption,
                numbers: numbers,
                series: ["Median"],
                sections: [],
                axisTitle: ""
            ),
        ]
    }

    static let caption = FigureCaption(
        title: "Jarak <terdekat> & \"terjauh\"",
        description: "Desa > 25 km & kelurahan < 5 km.",
        subtitle: "Kalimantan Timur's villages",
        source: "BPS & Kemendesa",
        note: "sel Thiessen titik wakil; batas desa indikatif"
    )

    /// A square of degrees.
    static func square(_ west: Double, _ south: Double, side: Double) -> Geometry {
        .polygon(
            Polygon(exterior: [
                Coordinate(longitude: west, latitude: south),
                Coordinate(longitude: west + side, latitude: south),
                Coordinate(longitude: west + side, latitude: south + side),
                Coordinate(longitude: west, latitude: south + side),
                Coordinate(longitude: west, latitude: south),
            ])
        )
    }

    static func map(_ language: Language, focus: Box? = nil) -> MapFigure {
        let classes = StatusClass.allCases.map { $0.fillClass(in: language) }
        let areas = (0..<36).map { index in
            MapArea(
                geometry: square(
                    116 + Double(index % 6) * 0.2,
                    -1.5 + Double(index / 6) * 0.2,
                    side: 0.2
                ),
                classIndex: index % classes.count,
                tooltip: "Desa <\(index)> & sekitarnya"
            )
        }
        return MapFigure(
            caption: caption,
            numbers: NumberStyle(language),
            legendTitle: "Status",
            classes: classes,
            areas: areas,
            core: MapBoundary(geometry: square(116.4, -1.1, side: 0.3), label: "IKN"),
            boundaries: [
                MapBoundary(geometry: square(116.2, -1.3, side: 0.7), label: "25 km"),
                MapBoundary(geometry: square(116.1, -1.4, side: 0.9), label: "50 km"),
            ],
            boundaryLegend: "Batas zona",
            pointLayers: [
                MapPointLayer(
                    label: "Pelabuhan",
                    symbol: PointSymbol(.triangle, color: Palette.series[3]),
                    points: [Coordinate(longitude: 116.9, latitude: -1.2)]
                )
            ],
            places: [
                MapPlace(
                    name: "Sepaku & <Penajam>",
                    position: Coordinate(longitude: 116.7, latitude: -0.9)
                )
            ],
            focus: focus
        )
    }

    static func lorenz(_ language: Language) -> LorenzFigure {
        LorenzFigure(
            caption: caption,
            numbers: NumberStyle(language),
            curves: [
                LorenzSeries(
                    label: "PDRB",
                    population: [0, 0.5, 1],
                    share: [0, 0.25, 1],
                    gini: 0.25
                ),
                LorenzSeries(label: "IDM", population: [0, 1], share: [0, 1], gini: nil),
            ],
            populationTitle: "Bagian desa",
            shareTitle: "Bagian nilai"
        )
    }

    static func stackedBars(_ language: Language) -> StackedBarFigure {
        StackedBarFigure(
            caption: caption,
            numbers: NumberStyle(language),
            classes: StatusClass.allCases.map { $0.fillClass(in: language) },
            bars: [
                StackedBar(label: "Inti", counts: [15, 7, 0, 0, 0, 35]),
                StackedBar(label: "0–25 km", counts: [1_200, 300, 4, 1, 0, 90]),
                StackedBar(label: "kosong", counts: [0, 0, 0, 0, 0, 0]),
            ],
            axisTitle: "Bagian desa"
        )
    }

    static func scatter(_ language: Language) -> ScatterFigure {
        var points: [ScatterPoint] = (0..<60).map { index in
            let value = 0.9 - Double(index % 20) * 0.02
            return ScatterPoint(
                kilometers: Double(index) * 2,
                value: value,
                label: "Desa \(index)",
                isHighlighted: index % 20 == 19
            )
        }
        points.append(ScatterPoint(kilometers: .nan, value: 0.5, label: "tanpa jarak"))
        return ScatterFigure(
            caption: caption,
            numbers: NumberStyle(language),
            points: points,
            zoneLimits: [25, 26, 50].map { ChartLimit(value: $0, label: "\(Int($0)) km") },
            valueLimits: [ChartLimit(value: 0.5989, label: "batas tertinggal")],
            medians: BinMedian.medians(of: points, width: 25),
            distanceTitle: "Jarak (km)",
            valueTitle: "IDM"
        )
    }

    static func intervals(_ language: Language) -> IntervalFigure {
        IntervalFigure(
            caption: caption,
            numbers: NumberStyle(language),
            estimates: [
                IntervalEstimate(label: "Inti", value: 0.83, lower: 0.8, upper: 0.86, count: 22),
                IntervalEstimate(label: "Kosong", value: nil, lower: nil, upper: nil, count: 0),
                IntervalEstimate(label: "Satu", value: 0.7, lower: .nan, upper: .nan, count: 1),
            ],
            references: [ChartLimit(value: 0.77, label: "rata-rata")],
            axisTitle: "IDM"
        )
    }

    static func bars(_ language: Language) -> BarFigure {
        BarFigure(
            caption: caption,
            numbers: NumberStyle(language),
            series: ["Median", "P90"],
            sections: [
                BarSection(
                    title: "Puskesmas",
                    rows: [
                        BarRow(label: "Inti", values: [2.1, 6.3]),
                        BarRow(label: "0–25 km", values: [nil, 11.9]),
                    ],
                    limit: ChartLimit(value: 5, label: "standar 5 km")
                )
            ],
            axisTitle: "Jarak (km)"
        )
    }
}
