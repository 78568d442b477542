public import GeometryModel

/// A map of classed areas with zone limits, the core, points and names.
///
/// Beside the map stand the legend, an overview with the shown part marked, a scale bar measured
/// on WGS 84 at the middle latitude, and a north arrow; below it the reference system.
public struct MapFigure: Figure {
    /// The words around the map.
    public var caption: FigureCaption
    /// How numbers are written, and the language of the fixed words.
    public var numbers: NumberStyle
    /// What the classes tell apart; heads the legend.
    public var legendTitle: String
    /// The classes of the areas, in the order of the legend.
    public var classes: [FillClass]
    /// The filled areas.
    public var areas: [MapArea]
    /// The outline of the core, with its name in the legend.
    public var core: MapBoundary?
    /// The zone limits, each with its label on the line.
    public var boundaries: [MapBoundary]
    /// The words of the legend for the zone limits.
    public var boundaryLegend: String
    /// Points by kind.
    public var pointLayers: [MapPointLayer]
    /// Names; those without room are left out, the least important first.
    public var places: [MapPlace]
    /// The part shown, in degrees; everything when `nil`.
    public var focus: Box?
    /// Whether an overview marks the focus among all areas.
    public var showsLocator: Bool

    /// Makes a map.
    public init(
        caption: FigureCaption,
        numbers: NumberStyle,
        legendTitle: String,
        classes: [FillClass],
        areas: [MapArea],
        core: MapBoundary? = nil,
        boundaries: [MapBoundary] = [],
        boundaryLegend: String = "",
        pointLayers: [MapPointLayer] = [],
        places: [MapPlace] = [],
        focus: Box? = nil,
        showsLocator: Bool = true
    ) {
        for area in areas {
            precondition(
                classes.indices.contains(area.classIndex),
                "an area has class \(area.classIndex) of \(classes.count)"
            )
        }
        self.caption = caption
        self.numbers = numbers
        self.legendTitle = legendTitle
        self.classes = classes
        self.areas = areas
        self.core = core
        self.boundaries = boundaries
        self.boundaryLegend = boundaryLegend
        self.pointLayers = pointLayers
        self.places = places
        self.focus = focus
        self.showsLocator = showsLocator
    }

    /// How many areas each class has, and how many points each layer.
    public var table: FigureTable {
        let words = FigureWords(language: numbers.language)
        var counts = [Int](repeating: 0, count: classes.count)
        for area in areas { counts[area.classIndex] += 1 }
        let classRows = zip(classes, counts).map { [$0.label, numbers.integer($1)] }
        let pointRows = pointLayers.map { [$0.label, numbers.integer($0.points.count)] }
        return FigureTable(header: [words.category, words.count], rows: classRows + pointRows)
    }

    /// Draws the map as one SVG element, 720 pixels wide.
    public func svg(idPrefix: String) -> String {
        MapDrawing(self, idPrefix: idPrefix).svg
    }

    /// The degrees that hold every area and the core.
    var extent: Box {
        var box = areas.reduce(into: Box.empty) { $0.formUnion($1.geometry.bounds) }
        if let core { box.formUnion(core.geometry.bounds) }
        return box
    }
}
