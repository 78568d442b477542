public import Layers
public import Planning

/// The style that QGIS applies to a layer when it opens it.
public struct QGISStyle: Sendable {
    let renderer: String

    private init(_ renderer: QGISRenderer) { self.renderer = renderer.xml }

    /// The style as a file of its own (QML).
    public var document: String {
        """
        <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
        <qgis version="3.22.0" styleCategories="Symbology">
        \(renderer)</qgis>

        """
    }

    /// Colors features by the text of their column `zone`.
    ///
    /// - Parameters:
    ///   - zones: The zones from the core outward, with what a legend calls them.
    ///   - layer: The layer that is styled.
    public static func zones(
        _ zones: [(name: String, label: String)],
        of layer: Layer
    ) -> QGISStyle {
        let inner = zones.filter { $0.name != ZoneSet.outside }
        let fills = Palette.zones(count: inner.count) + [.solid(Palette.outside)]
        let outside = zones.filter { $0.name == ZoneSet.outside }
        let classes = zip(inner + outside, fills).map { zone, fill in
            (value: zone.name, label: zone.label, fill: Optional(fill))
        }
        return QGISStyle(QGISRenderer(of: "zone", .init(of: layer), classes))
    }

    /// Colors villages by their class, or by quarters of the indicator if it has no classes.
    ///
    /// - Parameters:
    ///   - snapshot: What the layer was made of.
    ///   - layer: The layer that is styled.
    public static func villages(
        _ snapshot: Snapshot,
        _ language: Language,
        of layer: Layer
    ) -> QGISStyle {
        let scheme = ClassScheme(of: snapshot, Wording(language))
        let shape = QGISSymbol.Shape(of: layer)
        let labels = scheme.fills
        guard !scheme.areQuartiles else {
            let bounds =
                [Double.greatestFiniteMagnitude] + scheme.bounds
                + [-Double.greatestFiniteMagnitude]
            let classes = zip(labels, zip(bounds, bounds.dropFirst())).map { found, limits in
                (lower: limits.1, upper: limits.0, label: found.label, fill: found.fill)
            }
            .reversed()
            // QGIS takes the first range that holds a value, both limits included.
            return QGISStyle(QGISRenderer(of: snapshot.indicator.name, shape, Array(classes)))
        }
        let names = snapshot.classes.reversed().map(\.name) + [""]
        let classes = zip(names, labels).map { name, found in
            (value: name, label: found.label, fill: Optional(found.fill))
        }
        return QGISStyle(QGISRenderer(of: "class", shape, classes))
    }

    /// Colors features by their column `distance_m`, in steps that planners ask about: dark is far.
    public static func distances(of layer: Layer, _ language: Language) -> QGISStyle {
        let limits = [0, 1, 2.5, 5, 10, 25, 50, 100].map { $0 * 1_000 } + [20_100_000]
        let fills = Palette.zones(count: limits.count - 1).reversed()
        let style = NumberStyle(language)
        func kilometers(_ meters: Double) -> String {
            style.decimal(meters / 1_000, places: meters == 2_500 ? 1 : 0)
        }
        let classes = zip(fills, zip(limits, limits.dropFirst())).map { fill, range in
            let isLast = range.1 == limits.last
            let label =
                isLast
                ? "> \(kilometers(range.0)) km"
                : "\(kilometers(range.0))–\(kilometers(range.1)) km"
            return (lower: range.0, upper: range.1, label: label, fill: fill)
        }
        return QGISStyle(QGISRenderer(of: "distance_m", .init(of: layer), classes))
    }

    /// Features of one kind, such as the places of a service, in the color of its number.
    public static func places(_ number: Int, title: String, of layer: Layer) -> QGISStyle {
        let fill = Fill.solid(Palette.series[number % Palette.series.count])
        return QGISStyle(
            QGISRenderer(of: "layer", .init(of: layer), [(value: "", label: title, fill: fill)])
        )
    }

    /// Outlines, such as those of a core and of rings, over other layers.
    public static func outlines(of layer: Layer) -> QGISStyle {
        QGISStyle(QGISRenderer(outlineOf: .init(of: layer)))
    }
}
