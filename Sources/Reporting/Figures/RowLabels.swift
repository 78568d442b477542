/// The names of the rows of a horizontal chart, broken into lines and set flush right.
struct RowLabels {
    private static let style = TextStyle(size: 12, anchor: .end)
    private static let lineHeight = 13.0
    private let lines: [[String]]

    /// The width of the widest line in pixels.
    let width: Double

    /// Breaks names at a width in pixels.
    init(_ labels: [String], limit: Double) {
        lines = labels.map { TextMetrics.lines(of: $0, style: Self.style, width: limit) }
        width = lines.joined().map { TextMetrics.width(of: $0, style: Self.style) }.max() ?? 0
    }

    /// Draws one name to the left of a position.
    func draw(_ index: Int, on canvas: inout SVGCanvas, right: Double, middle: Double) {
        let first = middle - Double(lines[index].count - 1) * Self.lineHeight / 2
        for (offset, line) in lines[index].enumerated() {
            canvas.text(
                line,
                at: CanvasPoint(
                    x: right,
                    y: first + Double(offset) * Self.lineHeight + Self.style.baselineShift
                ),
                style: Self.style
            )
        }
    }
}
