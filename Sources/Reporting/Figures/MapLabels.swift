internal import GeometryModel

/// The names on a map, placed: limits on their lines first, then places by priority.
struct MapLabels {
    private struct Label {
        var text: String
        var style: TextStyle
        var rect: CanvasRect
    }

    private static let dotRadius = 2.4
    private var labels: [Label] = []
    private var dots: [CanvasPoint] = []

    /// Places the names of a figure.
    init(_ figure: MapFigure, by projection: MapProjection) {
        let places = figure.places.filter { projection.frame.covers($0.position) }
        let symbols = figure.pointLayers.flatMap(\.points).filter(projection.frame.covers).map {
            CanvasRect(center: projection.point($0), width: 7, height: 7)
        }
        let placeDots = places.filter(\.hasDot).map { projection.point($0.position) }
        var placer = LabelPlacer(
            bounds: projection.viewport.inset(by: 3),
            obstacles: placeDots.map {
                CanvasRect(center: $0, width: 2 * Self.dotRadius, height: 2 * Self.dotRadius)
            }
        )
        let limitStyle = TextStyle(size: 11, isBold: true, anchor: .middle, hasHalo: true)
        for boundary in figure.boundaries {
            let request = Self.request(onLineOf: boundary, style: limitStyle, by: projection)
            guard let rect = placer.place([request])[0] else { continue }
            labels.append(Label(text: boundary.label, style: limitStyle, rect: rect))
        }
        let styles = places.map {
            TextStyle(
                size: $0.isProminent ? 12 : 11,
                isBold: $0.isProminent,
                color: $0.hasDot ? Palette.ink : Palette.mutedInk,
                anchor: .middle,
                hasHalo: true
            )
        }
        let requests = zip(places, styles).map {
            Self.request(for: $0, style: $1, by: projection).avoiding(symbols)
        }
        for (index, rect) in placer.place(requests).enumerated() {
            guard let rect else { continue }
            labels.append(Label(text: places[index].name, style: styles[index], rect: rect))
            if places[index].hasDot { dots.append(projection.point(places[index].position)) }
        }
    }

    /// The rectangles of the names.
    var rects: [CanvasRect] { labels.map(\.rect) }

    /// Draws the dots and the names.
    func draw(on canvas: inout SVGCanvas) {
        for dot in dots {
            canvas.circle(
                dot,
                radius: Self.dotRadius,
                fill: .solid(Palette.ink),
                stroke: Stroke(Palette.paper, width: 0.8)
            )
        }
        for label in labels {
            canvas.text(
                label.text,
                at: CanvasPoint(
                    x: label.rect.center.x,
                    y: label.rect.center.y + label.style.baselineShift
                ),
                style: label.style
            )
        }
    }

    private static func request(
        for place: MapPlace,
        style: TextStyle,
        by projection: MapProjection
    ) -> LabelRequest {
        let point = projection.point(place.position)
        let width = TextMetrics.width(of: place.name, style: style) + 2
        let height = style.size + 2
        guard place.hasDot else {
            // The name of an area may stand anywhere near its middle.
            let shifts = [0.0, 1, -1, 2, -2, 3, -3].map { $0 * (height + 2) }
            return LabelRequest(
                candidates: shifts.map { shift in
                    CanvasRect(
                        center: CanvasPoint(x: point.x, y: point.y + shift),
                        width: width,
                        height: height
                    )
                },
                priority: place.priority
            )
        }
        return LabelRequest(
            beside: point,
            width: width,
            height: height,
            clearance: dotRadius + 1.5,
            priority: place.priority
        )
    }

    /// Asks for room on a line, nearest its top first, at steps of eight pixels.
    private static func request(
        onLineOf boundary: MapBoundary,
        style: TextStyle,
        by projection: MapProjection
    ) -> LabelRequest {
        let width = TextMetrics.width(of: boundary.label, style: style) + 6
        var stations: [CanvasPoint] = []
        boundary.geometry.forEachPath { path in
            var previous: CanvasPoint?
            for coordinate in path {
                let point = projection.point(coordinate)
                let start = previous ?? point
                previous = point
                let (dx, dy) = (point.x - start.x, point.y - start.y)
                let length = (dx * dx + dy * dy).squareRoot()
                guard length.isFinite, length < 20_000 else { continue }
                let count = max(1, Int(length / 8))
                for step in 1...count {
                    let fraction = Double(step) / Double(count)
                    stations.append(
                        CanvasPoint(x: start.x + fraction * dx, y: start.y + fraction * dy)
                    )
                }
            }
        }
        return LabelRequest(
            candidates: stations.filter(projection.viewport.contains).sorted {
                ($0.y, $0.x) < ($1.y, $1.x)
            }.map { CanvasRect(center: $0, width: width, height: style.size + 4) },
            priority: 0
        )
    }
}
