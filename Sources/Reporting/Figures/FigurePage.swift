/// The frame of a figure: title above, source and notes below, and room for the drawing between.
struct FigurePage {
    static let width = 720.0
    static let margin = 16.0
    /// The width of what stands between the margins.
    static let contentWidth = width - 2 * margin

    private static let titleStyle = TextStyle(size: 16, isBold: true)
    private static let subtitleStyle = TextStyle(size: 12, color: Palette.mutedInk)
    private static let footerStyle = TextStyle(size: 11, color: Palette.mutedInk)

    /// The drawing.
    var canvas: SVGCanvas
    /// Where the drawing goes.
    let content: CanvasRect

    /// Makes a page of the height its parts need, with the words already set.
    init(
        _ figure: some Figure,
        idPrefix: String,
        contentHeight: Double,
        remarks: [String] = []
    ) {
        let caption = figure.caption
        let words = FigureWords(language: figure.numbers.language)
        let width = Self.contentWidth
        let titles = TextMetrics.lines(of: caption.title, style: Self.titleStyle, width: width)
        let subtitles = TextMetrics.lines(
            of: caption.subtitle,
            style: Self.subtitleStyle,
            width: width
        )
        let source = caption.source.isEmpty ? "" : "\(words.source): \(caption.source)"
        let note = caption.note.isEmpty ? "" : "\(words.note): \(caption.note)"
        let footer = ([source, note] + remarks).flatMap {
            TextMetrics.lines(of: $0, style: Self.footerStyle, width: width)
        }
        let top = 14 + Double(titles.count) * 20 + Double(subtitles.count) * 16 + 10
        let footerTop = top + contentHeight + 12
        content = CanvasRect(x: Self.margin, y: top, width: width, height: contentHeight)
        canvas = SVGCanvas(
            width: Self.width,
            height: footerTop + Double(footer.count) * 15 + 8,
            idPrefix: idPrefix,
            title: caption.title,
            description: caption.description,
            language: figure.numbers.language
        )
        var y = 14.0
        for line in titles {
            canvas.text(line, at: CanvasPoint(x: Self.margin, y: y + 15), style: Self.titleStyle)
            y += 20
        }
        for line in subtitles {
            canvas.text(line, at: CanvasPoint(x: Self.margin, y: y + 12), style: Self.subtitleStyle)
            y += 16
        }
        y = footerTop
        for line in footer {
            canvas.text(line, at: CanvasPoint(x: Self.margin, y: y + 11), style: Self.footerStyle)
            y += 15
        }
    }
}
