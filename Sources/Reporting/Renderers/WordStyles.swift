/// The styles of a Word document, under the names that pandoc gives to what it writes.
enum WordStyles {
    /// The file `word/styles.xml` (ECMA-376, part 1, 17.7).
    static var xml: String {
        let styles = paragraphs + characters + tables
        return """
            <?xml version="1.0" encoding="UTF-8"?>\
            <w:styles xmlns:w="\(WordPaper.schemas)/wordprocessingml/2006/main"><w:docDefaults>\
            <w:rPrDefault><w:rPr>\(font("Arial"))<w:sz w:val="20"/><w:lang w:val="id-ID"/></w:rPr>\
            </w:rPrDefault><w:pPrDefault/></w:docDefaults>\(styles.joined())</w:styles>
            """
    }

    private static let ink = "0B3C5D"
    private static let gray = "57606A"

    private static func font(_ name: String) -> String {
        "<w:rFonts w:ascii=\"\(name)\" w:hAnsi=\"\(name)\" w:cs=\"\(name)\"/>"
    }

    private static func color(_ name: String) -> String { "<w:color w:val=\"\(name)\"/>" }

    /// A size in points.
    private static func size(_ points: Double) -> String {
        "<w:sz w:val=\"\(Int(points * 2))\"/>"
    }

    /// Room above and below in points.
    private static func space(_ before: Int, _ after: Int) -> String {
        "<w:spacing w:before=\"\(before * 20)\" w:after=\"\(after * 20)\"/>"
    }

    /// A border, its width in eighths of a point.
    private static func line(
        _ side: String,
        _ eighths: Int,
        _ name: String,
        space: Int = 0
    ) -> String {
        "<w:\(side) w:val=\"single\" w:sz=\"\(eighths)\" w:space=\"\(space)\" "
            + "w:color=\"\(name)\"/>"
    }

    private static func paragraph(
        _ id: String,
        _ name: String,
        basedOn base: String? = "Normal",
        paragraph: String = "",
        run: String = "",
        isDefault: Bool = false
    ) -> String {
        "<w:style w:type=\"paragraph\"\(isDefault ? " w:default=\"1\"" : "") w:styleId=\"\(id)\">"
            + "<w:name w:val=\"\(name)\"/>"
            + (base.map { "<w:basedOn w:val=\"\($0)\"/>" } ?? "") + "<w:qFormat/>"
            + "<w:pPr>\(paragraph)</w:pPr><w:rPr>\(run)</w:rPr></w:style>"
    }

    private static func heading(_ level: Int, _ points: Double, _ before: Int) -> String {
        paragraph(
            "Heading\(level)",
            "heading \(level)",
            paragraph: "<w:keepNext/><w:keepLines/>" + space(before, 4)
                + "<w:outlineLvl w:val=\"\(level - 1)\"/>",
            run: font("Georgia") + "<w:b/>" + color(ink) + size(points)
        )
    }

    private static var paragraphs: [String] {
        let rule = "<w:pBdr>\(line("left", 24, "C04F00", space: 8))</w:pBdr>"
        return [
            paragraph("Normal", "Normal", basedOn: nil, isDefault: true),
            paragraph("BodyText", "Body Text", paragraph: space(4, 4)),
            paragraph("FirstParagraph", "First Paragraph", basedOn: "BodyText"),
            paragraph("Compact", "Compact", basedOn: "BodyText", paragraph: space(1, 1)),
            paragraph(
                "Title",
                "Title",
                paragraph: "<w:keepNext/>" + space(0, 4),
                run: font("Georgia") + "<w:b/>" + color(ink) + size(24)
            ),
            paragraph("Author", "Author", paragraph: space(0, 8), run: color(gray)),
            heading(1, 16, 20), heading(2, 12, 14), heading(3, 11, 10),
            paragraph(
                "TOCHeading",
                "TOC Heading",
                paragraph: "<w:keepNext/>" + space(10, 4),
                run: font("Georgia") + "<w:b/>" + color(ink) + size(13)
            ),
            paragraph("TOC1", "toc 1", paragraph: space(1, 1)),
            paragraph(
                "BlockText",
                "Block Text",
                basedOn: "BodyText",
                paragraph: "<w:keepLines/>\(rule)<w:shd w:val=\"clear\" w:fill=\"FDF6EF\"/>"
                    + space(6, 6) + "<w:ind w:left=\"200\" w:right=\"200\"/>"
            ),
            paragraph("CaptionedFigure", "Captioned Figure", paragraph: "<w:keepNext/>"),
            paragraph("ImageCaption", "Image Caption", paragraph: space(2, 6), run: "<w:i/>"),
            paragraph("Footer", "footer"),
        ]
    }

    private static let characters = [
        "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">"
            + "<w:name w:val=\"Default Paragraph Font\"/></w:style>",
        "<w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/>"
            + "<w:rPr>\(color("0B5394"))</w:rPr></w:style>",
        "<w:style w:type=\"character\" w:styleId=\"VerbatimChar\">"
            + "<w:name w:val=\"Verbatim Char\"/></w:style>",
    ]

    /// Tables are set smaller than text; the first row heads them.
    private static var tables: [String] {
        [
            "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\">"
                + "<w:name w:val=\"Normal Table\"/></w:style>",
            "<w:style w:type=\"table\" w:styleId=\"Table\"><w:name w:val=\"Table\"/>"
                + "<w:basedOn w:val=\"TableNormal\"/><w:rPr>\(size(8))</w:rPr><w:tblPr><w:tblBorders>"
                + line("top", 12, "1F2328") + line("bottom", 12, "1F2328")
                + line("insideH", 4, "D5DAE0") + "</w:tblBorders><w:tblCellMar>"
                + "<w:left w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"60\" w:type=\"dxa\"/>"
                + "</w:tblCellMar></w:tblPr><w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/></w:rPr>"
                + "<w:tcPr><w:tcBorders>\(line("bottom", 8, "1F2328"))</w:tcBorders>"
                + "<w:vAlign w:val=\"bottom\"/></w:tcPr></w:tblStylePr></w:style>",
        ]
    }
}
