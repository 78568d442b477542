import Testing

@testable import Reporting

@Suite("SVG canvas")
struct SVGCanvasTests {
    private func canvas(_ prefix: String = "a") -> SVGCanvas {
        SVGCanvas(
            width: 100,
            height: 50,
            idPrefix: prefix,
            title: "T",
            description: "D",
            language: .id
        )
    }

    @Test(
        "Markup in words is escaped",
        arguments: [
            ("a & b", "a &amp; b"), ("<script>", "&lt;script&gt;"),
            ("\"x\" 'y'", "&quot;x&quot; &#39;y&#39;"), ("]]>", "]]&gt;"), ("a\nb\tc", "a b c"),
            ("a\u{0}b\u{B}", "a\u{FFFD}b\u{FFFD}"), ("\u{FFFE}", "\u{FFFD}"),
            ("Ujoh Bilang–é 🏝", "Ujoh Bilang–é 🏝"), ("", ""), ("&amp;", "&amp;amp;"),
        ]
    )
    func escaping(raw: String, escaped: String) {
        #expect(SVGEscaping.text(raw) == escaped)
    }

    @Test(
        "A prefix becomes a valid identifier",
        arguments: [
            ("map-1", "map-1"), ("9", "f9"), ("", "f"), ("a b\"c", "a-b-c"), ("é", "f-"),
        ]
    )
    func identifiers(raw: String, identifier: String) {
        #expect(SVGEscaping.identifier(raw) == identifier)
    }

    @Test(
        "Numbers are short and have at most two decimals",
        arguments: [
            (0, "0"), (-0.0, "0"), (1, "1"), (1.5, "1.5"), (0.25, ".25"), (-0.25, "-.25"),
            (1.005, "1"), (12.345, "12.35"), (-3.10, "-3.1"), (0.004, "0"), (-0.004, "0"),
            (0.05, ".05"), (1_000, "1000"), (.nan, "0"), (.infinity, "0"),
        ]
    )
    func numbers(value: Double, text: String) {
        #expect(SVGNumber.text(value) == text)
    }

    @Test("A path is written in relative steps without needless marks")
    func paths() {
        let path = SVGPath(
            [(1, 2), (3, 2), (2.5, 1), (2.5, 4)].map { CanvasPoint(x: $0.0, y: $0.1) },
            isClosed: true
        )
        #expect(path.data == "M1 2l2 0-.5-1 0 3z")
    }

    @Test("A path leaves out positions that are not finite")
    func infinitePath() {
        let points = [CanvasPoint(x: .nan, y: 0), CanvasPoint(x: 1, y: 1)]
        #expect(SVGPath(points).data == "M1 1")
        #expect(SVGPath([CanvasPoint(x: .infinity, y: 0)]).isEmpty)
    }

    @Test("Words of every kind survive a parser")
    func hostileWords() {
        let words = "</text><script>alert(\"1\")</script> & 'x' ]]> \u{1}"
        var canvas = canvas(words)
        canvas.text(words, at: CanvasPoint(x: 1, y: 20))
        canvas.rect(CanvasRect(x: 0, y: 0, width: 1, height: 1), tooltip: words)
        let parsed = ParsedSVG(canvas.svg)
        #expect(parsed.isWellFormed)
        #expect(!parsed.elements.contains { $0.name == "script" })
        #expect(parsed.texts(of: "text") == [words.replacing("\u{1}", with: "\u{FFFD}")])
    }

    @Test("A hatching is lines inside its rectangle, and no pattern")
    func hatches() throws {
        var canvas = canvas()
        canvas.rect(CanvasRect(x: 7, y: 3, width: 8, height: 4), fill: Palette.missing)
        let parsed = ParsedSVG(canvas.svg)
        #expect(!parsed.elements.contains { $0.name == "pattern" })
        let path = try #require(parsed.elements.last { $0.name == "path" })
        #expect(path.attributes["fill"] == "none")
        // The lines x + y = 15 and 20 of the rectangle from (7, 3) to (15, 7).
        #expect(path.attributes["d"] == "M8 7l4-4M13 7l2-2")
    }

    @Test("A text with a halo has ink above it")
    func halo() {
        var canvas = canvas()
        canvas.text("Sepaku", at: CanvasPoint(x: 1, y: 20), style: TextStyle(hasHalo: true))
        let parsed = ParsedSVG(canvas.svg)
        let texts = parsed.elements.filter { $0.name == "text" }
        #expect(texts.map { $0.attributes["aria-hidden"] } == ["true", nil])
        #expect(texts[0].attributes["fill"] == "none")
        #expect(texts[1].attributes["stroke"] == nil)
    }

    @Test("A long path is kept whole, and a word longer than any name is cut")
    func lengths() throws {
        var canvas = canvas()
        let path = SVGPath((0..<500).map { CanvasPoint(x: Double($0), y: Double($0 % 7)) })
        canvas.path(path, stroke: Stroke(Palette.ink), tooltip: String(repeating: "a", count: 300))
        let parsed = ParsedSVG(canvas.svg)
        #expect(parsed.elements.contains { $0.attributes["d"] == path.data })
        let tooltip = try #require(parsed.texts(of: "title").last)
        #expect(tooltip == String(repeating: "a", count: 120) + "…")
    }

    @Test("A stroke keeps its width in a scaled group")
    func scaledGroups() {
        var canvas = canvas()
        canvas.group(fill: Palette.missing, stroke: Stroke(Palette.ink, width: 0.6), scale: 0.3) {
            $0.barePath(SVGPath([CanvasPoint(x: 0, y: 0), CanvasPoint(x: 10, y: 0)]), tooltip: nil)
        }
        canvas.rect(
            CanvasRect(x: 0, y: 0, width: 1, height: 1),
            stroke: Stroke(Palette.ink, width: 0.6)
        )
        let parsed = ParsedSVG(canvas.svg)
        #expect(parsed.elements.first { $0.name == "g" }?.attributes["stroke-width"] == "2")
        #expect(parsed.elements.last?.attributes["stroke-width"] == ".6")
        // The hatching of the group is cut off at what was drawn in it, at the same scale.
        let clip = parsed.elements.firstIndex { $0.name == "clipPath" }
        #expect(clip.map { parsed.elements[$0 + 1].attributes["transform"] } == "scale(.3)")
    }

    @Test("Sizes of text below eleven pixels are raised")
    func textSizes() {
        #expect(TextStyle(size: 8).size == 11)
    }
}
