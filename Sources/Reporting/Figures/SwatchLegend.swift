/// A row of swatches with their words, broken into lines where the width ends.
struct SwatchLegend {
    private struct Entry {
        var swatch: FillClass
        var x: Double
        var line: Int
    }

    private static let style = TextStyle(size: 12)
    private static let lineHeight = 19.0
    private var entries: [Entry] = []

    /// Lays out the swatches in a width in pixels.
    init(_ classes: [FillClass], width: Double) {
        var x = 0.0
        var line = 0
        for swatch in classes {
            let needed = 18 + TextMetrics.width(of: swatch.label, style: Self.style)
            if x > 0, x + needed > width {
                x = 0
                line += 1
            }
            entries.append(Entry(swatch: swatch, x: x, line: line))
            x += needed + 18
        }
    }

    /// The height of all lines in pixels.
    var height: Double { Double((entries.last?.line ?? -1) + 1) * Self.lineHeight }

    /// Draws the legend with its top left corner at a position.
    func draw(on canvas: inout SVGCanvas, at corner: CanvasPoint) {
        for entry in entries {
            let y = corner.y + Double(entry.line) * Self.lineHeight
            canvas.rect(
                CanvasRect(x: corner.x + entry.x, y: y + 2, width: 13, height: 13),
                fill: entry.swatch.fill,
                stroke: Stroke(Palette.mutedInk, width: 0.5)
            )
            canvas.text(
                entry.swatch.label,
                at: CanvasPoint(x: corner.x + entry.x + 18, y: y + 12.5),
                style: Self.style
            )
        }
    }
}
