/// A drawing that is written as one SVG element: no scripts, no fonts, no outside references.
///
/// The element carries its title and description for people who do not see it. Every identifier
/// begins with the prefix of the caller, so that many figures can stand in one page. Styles are
/// attributes, so that a strict content policy does not disturb them.
public struct SVGCanvas: Sendable {
    /// The width in pixels.
    public let width: Double
    /// The height in pixels.
    public let height: Double

    private let identifier: String
    private let language: Language
    private let title: String
    private let description: String
    private var body = ""
    private var definitions = ""
    /// The outlines drawn since a hatched group began; `nil` outside of one.
    private var hatchedPaths: String?
    private var scale = 1.0
    private var clipCount = 0

    /// Fonts every system has, of nearly the same widths.
    static let fontFamily = "Helvetica Neue, Helvetica, Arial, Liberation Sans, sans-serif"

    /// Makes an empty drawing on a white ground.
    ///
    /// - Parameters:
    ///   - width: The width in pixels.
    ///   - height: The height in pixels.
    ///   - idPrefix: What every identifier begins with; other than ASCII letters, digits, `-` and
    ///     `_` become `-`.
    ///   - title: The name of the figure, read aloud first.
    ///   - description: What the figure shows, in sentences.
    ///   - language: The language of the texts.
    public init(
        width: Double,
        height: Double,
        idPrefix: String,
        title: String,
        description: String,
        language: Language
    ) {
        self.width = width
        self.height = height
        self.identifier = SVGEscaping.identifier(idPrefix)
        self.title = title
        self.description = description
        self.language = language
        rect(CanvasRect(x: 0, y: 0, width: width, height: height), fill: .solid(Palette.paper))
    }

    /// The drawing as the text of one SVG element.
    public var svg: String {
        let (w, h) = (SVGNumber.text(width), SVGNumber.text(height))
        let root = attributes([
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("viewBox", "0 0 \(w) \(h)"),
            ("width", w),
            ("height", h),
            ("role", "img"),
            ("lang", language.rawValue),
            ("aria-labelledby", "\(identifier)-title \(identifier)-desc"),
            ("font-family", Self.fontFamily),
            ("font-size", "12"),
            ("fill", Palette.ink.hex),
        ])
        let heading =
            "<title id=\"\(identifier)-title\">\(SVGEscaping.words(title))</title>\n"
            + "<desc id=\"\(identifier)-desc\">\(SVGEscaping.words(description))</desc>\n"
        let shared = definitions.isEmpty ? "" : "<defs>\(definitions)</defs>\n"
        return "<svg\(root)>\n\(heading)\(shared)\(body)</svg>\n"
    }

    /// Draws a rectangle.
    public mutating func rect(
        _ rect: CanvasRect,
        fill: Fill? = nil,
        stroke: Stroke? = nil,
        tooltip: String? = nil
    ) {
        element(
            "rect",
            [
                ("x", SVGNumber.text(rect.x)),
                ("y", SVGNumber.text(rect.y)),
                ("width", SVGNumber.text(max(rect.width, 0))),
                ("height", SVGNumber.text(max(rect.height, 0))),
            ] + paint(fill: fill, stroke: stroke),
            tooltip: tooltip
        )
        if case .hatched(_, let line) = fill { drawHatching(line, in: rect) }
    }

    /// Draws a straight line.
    public mutating func line(from start: CanvasPoint, to end: CanvasPoint, stroke: Stroke) {
        element(
            "line",
            [
                ("x1", SVGNumber.text(start.x)),
                ("y1", SVGNumber.text(start.y)),
                ("x2", SVGNumber.text(end.x)),
                ("y2", SVGNumber.text(end.y)),
            ] + strokeAttributes(stroke)
        )
    }

    /// Draws a circle.
    public mutating func circle(
        _ center: CanvasPoint,
        radius: Double,
        fill: Fill? = nil,
        stroke: Stroke? = nil,
        tooltip: String? = nil
    ) {
        element(
            "circle",
            [
                ("cx", SVGNumber.text(center.x)),
                ("cy", SVGNumber.text(center.y)),
                ("r", SVGNumber.text(radius)),
            ] + paint(fill: fill, stroke: stroke),
            tooltip: tooltip
        )
    }

    /// Draws a path; an empty one draws nothing.
    public mutating func path(
        _ path: SVGPath,
        fill: Fill? = nil,
        stroke: Stroke? = nil,
        tooltip: String? = nil
    ) {
        guard !path.isEmpty else { return }
        element("path", [("d", path.data)] + paint(fill: fill, stroke: stroke), tooltip: tooltip)
        if case .hatched(_, let line) = fill {
            drawHatching(line, insidePaths: path.data, scale: 1)
        }
    }

    /// Draws a path in the paint of the group around it; an empty one draws nothing.
    mutating func barePath(_ path: SVGPath, tooltip: String?) {
        guard !path.isEmpty else { return }
        hatchedPaths?.append(path.data)
        element("path", [("d", path.data)], tooltip: tooltip)
    }

    /// Sets one line of text with its baseline at a position.
    ///
    /// - Parameters:
    ///   - text: The words; an empty text draws nothing.
    ///   - position: Where the baseline begins, has its middle or ends.
    ///   - style: Size, weight, color and anchor.
    ///   - isVertical: Whether the text runs upward.
    public mutating func text(
        _ text: String,
        at position: CanvasPoint,
        style: TextStyle = TextStyle(),
        isVertical: Bool = false
    ) {
        guard !text.isEmpty else { return }
        let (x, y) = (SVGNumber.text(position.x), SVGNumber.text(position.y))
        let list: [(String, String?)] = [
            ("x", x),
            ("y", y),
            ("font-size", style.size == 12 ? nil : SVGNumber.text(style.size)),
            ("font-weight", style.isBold ? "bold" : nil),
            ("text-anchor", style.anchor == .start ? nil : style.anchor.rawValue),
            ("transform", isVertical ? "rotate(-90 \(x) \(y))" : nil),
        ]
        let words = SVGEscaping.words(text)
        if style.hasHalo {
            // A text of its own: programs that make PDF do not know `paint-order`.
            let halo: [(String, String?)] = [
                ("fill", "none"),
                ("stroke", Palette.paper.hex),
                ("stroke-width", "3"),
                ("stroke-linejoin", "round"),
                ("aria-hidden", "true"),
            ]
            body += "<text\(attributes(list + halo))>\(words)</text>\n"
        }
        let color = style.color == Palette.ink ? nil : style.color.hex
        body += "<text\(attributes(list + [("fill", color)]))>\(words)</text>\n"
    }

    /// Draws what a closure draws, with a paint all of it shares.
    ///
    /// - Parameters:
    ///   - fill: The fill of everything that names none of its own.
    ///   - stroke: The stroke of everything that names none of its own, in pixels of the canvas.
    ///   - opacity: How opaque the whole is, 0…1.
    ///   - scale: How many pixels a unit of the coordinates inside stands for.
    ///   - draw: Draws the content.
    public mutating func group(
        fill: Fill? = nil,
        stroke: Stroke? = nil,
        opacity: Double = 1,
        scale: Double = 1,
        _ draw: (inout SVGCanvas) -> Void
    ) {
        let outer = self.scale
        self.scale = outer * scale
        let list =
            paint(fill: fill, stroke: stroke) + [
                ("opacity", opacity < 1 ? SVGNumber.text(opacity) : nil),
                ("transform", scale == 1 ? nil : "scale(\(SVGNumber.text(scale)))"),
            ]
        body += "<g\(attributes(list))>\n"
        if case .hatched = fill { hatchedPaths = "" }
        draw(&self)
        body += "</g>\n"
        self.scale = outer
        if case .hatched(_, let line) = fill, let paths = hatchedPaths, !paths.isEmpty {
            drawHatching(line, insidePaths: paths, scale: scale)
        }
        hatchedPaths = nil
    }

    /// Draws what a closure draws, cut off at a rectangle.
    public mutating func clipped(to rect: CanvasRect, _ draw: (inout SVGCanvas) -> Void) {
        clipCount += 1
        let name = "\(identifier)-clip-\(clipCount)"
        let shape = attributes([
            ("x", SVGNumber.text(rect.x)),
            ("y", SVGNumber.text(rect.y)),
            ("width", SVGNumber.text(rect.width)),
            ("height", SVGNumber.text(rect.height)),
        ])
        definitions += "<clipPath id=\"\(name)\"><rect\(shape)/></clipPath>"
        body += "<g clip-path=\"url(#\(name))\">\n"
        draw(&self)
        body += "</g>\n"
    }

    private mutating func element(
        _ name: String,
        _ list: [(String, String?)],
        tooltip: String? = nil
    ) {
        body += "<\(name)\(attributes(list))"
        if let tooltip {
            body += "><title>\(SVGEscaping.words(tooltip))</title></\(name)>\n"
        } else {
            body += "/>\n"
        }
    }

    private func attributes(_ list: [(String, String?)]) -> String {
        list.map { name, value in
            value.map { " \(name)=\"\(SVGEscaping.text($0))\"" } ?? ""
        }.joined()
    }

    private func paint(fill: Fill?, stroke: Stroke?) -> [(String, String?)] {
        let ground: String =
            switch fill {
            case .none: "none"
            case .solid(let color): color.hex
            case .hatched(let ground, _): ground.hex
            }
        return [("fill", ground)] + (stroke.map(strokeAttributes) ?? [])
    }

    private func strokeAttributes(_ stroke: Stroke) -> [(String, String?)] {
        let width = stroke.width / scale
        let dash = stroke.dash.map { SVGNumber.text($0 / scale) }.joined(separator: " ")
        return [
            ("stroke", stroke.color.hex),
            ("stroke-width", width == 1 ? nil : SVGNumber.text(width)),
            ("stroke-dasharray", dash.isEmpty ? nil : dash),
        ]
    }

    // MARK: Hatching

    /// How far the diagonals of a hatching are apart, along either side.
    private static let hatchStep = 5.0

    /// Draws the diagonals of a hatching inside a rectangle.
    ///
    /// They are lines and no pattern: programs that make PDF turn patterns into coarse pictures, or
    /// leave them out.
    private mutating func drawHatching(_ line: Color, in box: CanvasRect, width: Double = 1) {
        var path = SVGPath()
        let first = ((box.x + box.y) / Self.hatchStep).rounded(.down) + 1
        for number in 0..<Int(max(0, (box.width + box.height) / Self.hatchStep + 1)) {
            let sum = (first + Double(number)) * Self.hatchStep
            let from = max(box.x, sum - box.bottom)
            let to = min(box.right, sum - box.y)
            guard from < to else { continue }
            path.append([CanvasPoint(x: from, y: sum - from), CanvasPoint(x: to, y: sum - to)])
        }
        guard !path.isEmpty else { return }
        element(
            "path",
            [("d", path.data), ("fill", "none"), ("pointer-events", "none")]
                + strokeAttributes(Stroke(line, width: width))
        )
    }

    /// Draws a hatching that is cut off at the outlines of paths.
    private mutating func drawHatching(_ line: Color, insidePaths data: String, scale: Double) {
        clipCount += 1
        let name = "\(identifier)-clip-\(clipCount)"
        let shape = attributes([
            ("d", data), ("transform", scale == 1 ? nil : "scale(\(SVGNumber.text(scale)))"),
        ])
        definitions += "<clipPath id=\"\(name)\"><path\(shape)/></clipPath>"
        body += "<g clip-path=\"url(#\(name))\">\n"
        drawHatching(line, in: CanvasRect(x: 0, y: 0, width: width, height: height), width: 0.7)
        body += "</g>\n"
    }
}
