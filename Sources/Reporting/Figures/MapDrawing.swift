internal import GeometryModel

/// One drawing of a map figure: the page, the map in it, and what stands beside the map.
struct MapDrawing {
    /// The finished element.
    let svg: String

    private static let legendWidth = 178.0
    private static let gap = 16.0
    private static let defaultBox = Box(west: 113, south: -3, east: 120, north: 3)

    /// Draws a map figure.
    init(_ figure: MapFigure, idPrefix: String) {
        let extent = figure.extent.isEmpty ? Self.defaultBox : figure.extent
        let shown = figure.focus ?? Self.padded(extent)
        let legend = MapLegend(
            figure,
            width: Self.legendWidth,
            locator: figure.focus != nil && figure.showsLocator ? extent : nil
        )
        let mapWidth = FigurePage.contentWidth - Self.legendWidth - Self.gap
        let mapHeight = min(max(mapWidth * MapProjection.aspect(of: shown), 360), 640)
        let height = max(mapHeight, legend.height)
        let viewport = CanvasRect(x: 0, y: 0, width: mapWidth, height: height)
        let parallel = MapProjection(showing: shown, in: viewport).standardParallel
        let words = FigureWords(language: figure.numbers.language)
        var page = FigurePage(
            figure,
            idPrefix: idPrefix,
            contentHeight: height,
            remarks: [
                words.projection(parallel: words.latitude(parallel, numbers: figure.numbers))
            ]
        )
        let projection = MapProjection(
            showing: shown,
            in: CanvasRect(x: page.content.x, y: page.content.y, width: mapWidth, height: height)
        )
        Self.drawMap(figure, by: projection, on: &page.canvas)
        legend.draw(
            on: &page.canvas,
            in: CanvasRect(
                x: page.content.right - Self.legendWidth,
                y: page.content.y,
                width: Self.legendWidth,
                height: height
            ),
            projection: projection
        )
        svg = page.canvas.svg
    }

    private static func padded(_ box: Box) -> Box {
        box.expanded(by: max(box.width, box.height, 1e-3) * 0.02)
    }

    private static func drawMap(
        _ figure: MapFigure,
        by projection: MapProjection,
        on canvas: inout SVGCanvas
    ) {
        canvas.rect(projection.viewport, fill: .solid(Palette.sea))
        canvas.clipped(to: projection.viewport) { canvas in
            drawAreas(figure, by: projection, on: &canvas)
            for boundary in figure.boundaries {
                let path = SVGPath(tracing: boundary.geometry, by: projection)
                canvas.path(path, stroke: Stroke(Palette.paper, width: 2.8))
                canvas.path(path, stroke: MapLegend.boundaryStroke)
            }
            if let core = figure.core {
                let path = SVGPath(tracing: core.geometry, by: projection)
                canvas.path(path, stroke: Stroke(Palette.paper, width: 3.4))
                canvas.path(path, stroke: MapLegend.coreStroke)
            }
            for layer in figure.pointLayers {
                var path = SVGPath()
                for point in layer.points where projection.frame.covers(point) {
                    layer.symbol.append(to: &path, at: projection.point(point), radius: 3.4)
                }
                canvas.path(
                    path,
                    fill: .solid(layer.symbol.color),
                    stroke: Stroke(Palette.paper, width: 0.7)
                )
            }
            MapLabels(figure, by: projection).draw(on: &canvas)
        }
        canvas.rect(projection.viewport, stroke: Stroke(Palette.mutedInk, width: 0.8))
    }

    private static func drawAreas(
        _ figure: MapFigure,
        by projection: MapProjection,
        on canvas: inout SVGCanvas
    ) {
        let visible = figure.areas.filter { $0.geometry.bounds.intersects(projection.frame) }
        for (index, fillClass) in figure.classes.enumerated() {
            let members = visible.filter { $0.classIndex == index }
            guard !members.isEmpty else { continue }
            canvas.group(
                fill: fillClass.fill,
                stroke: Stroke(Color(0x8B949E), width: 0.35),
                scale: MapGrid.spacing
            ) { canvas in
                for member in members {
                    canvas.barePath(
                        SVGPath(outlining: member.geometry, by: projection),
                        tooltip: member.tooltip
                    )
                }
            }
        }
    }
}
