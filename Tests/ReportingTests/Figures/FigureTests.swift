import Reporting
import Testing

@Suite("Every figure")
struct FigureTests {
    private static let figures = Language.allCases.flatMap { SampleFigures.all($0) }

    @Test("is well-formed and can be read aloud", arguments: figures + SampleFigures.empty)
    func wellFormed(figure: any Figure) throws {
        let parsed = ParsedSVG(figure.svg(idPrefix: "figure-1"))
        #expect(parsed.isWellFormed)
        let root = try #require(parsed.elements.first)
        #expect(root.name == "svg")
        #expect(root.attributes["role"] == "img")
        #expect(root.attributes["aria-labelledby"] == "figure-1-title figure-1-desc")
        #expect(root.attributes["viewBox"]?.hasPrefix("0 0 720 ") == true)
        #expect(parsed.elements[1].name == "title")
        #expect(parsed.elements[2].name == "desc")
        #expect(parsed.texts[1] == figure.title)
        #expect(parsed.texts[2] == figure.description)
    }

    @Test("has the same bytes when drawn again", arguments: figures)
    func deterministic(figure: any Figure) {
        #expect(figure.svg(idPrefix: "a") == figure.svg(idPrefix: "a"))
        #expect(figure.table == figure.table)
    }

    @Test("keeps every identifier under its prefix", arguments: figures)
    func identifiers(figure: any Figure) {
        let parsed = ParsedSVG(figure.svg(idPrefix: "p7"))
        #expect(parsed.identifiers.allSatisfy { $0.hasPrefix("p7-") })
        #expect(Set(parsed.identifiers).count == parsed.identifiers.count)
        let references = parsed.elements.flatMap(\.attributes.values).filter {
            $0.hasPrefix("url(")
        }
        for reference in references {
            #expect(parsed.identifiers.contains(String(reference.dropFirst(5).dropLast())))
        }
    }

    @Test("has no script, style, picture or link", arguments: figures)
    func selfContained(figure: any Figure) {
        let parsed = ParsedSVG(figure.svg(idPrefix: "a"))
        let allowed: Set<String> = [
            "svg", "title", "desc", "defs", "pattern", "clipPath", "g", "path", "rect", "line",
            "circle", "text",
        ]
        #expect(parsed.elements.allSatisfy { allowed.contains($0.name) })
        #expect(
            parsed.elements.allSatisfy {
                $0.attributes.keys.allSatisfy { !$0.hasSuffix("href") && $0 != "style" }
            }
        )
    }

    @Test("sets no text below eleven pixels", arguments: figures)
    func legible(figure: any Figure) {
        let parsed = ParsedSVG(figure.svg(idPrefix: "a"))
        let sizes = parsed.elements.compactMap { $0.attributes["font-size"] }.compactMap(
            Double.init
        )
        #expect(sizes.allSatisfy { $0 >= 11 })
    }

    @Test("keeps its words inside the canvas", arguments: figures)
    func inside(figure: any Figure) throws {
        let parsed = ParsedSVG(figure.svg(idPrefix: "a"))
        let height = try #require(parsed.elements[0].attributes["height"].flatMap(Double.init))
        for element in parsed.elements where element.name == "text" {
            let x = try #require(element.attributes["x"].flatMap(Double.init))
            let y = try #require(element.attributes["y"].flatMap(Double.init))
            #expect((0...720).contains(x) && (11...height).contains(y))
        }
    }

    @Test("has a table as wide as its header", arguments: figures)
    func table(figure: any Figure) {
        #expect(!figure.table.rows.isEmpty)
        #expect(figure.table.rows.allSatisfy { $0.count == figure.table.header.count })
        #expect(figure.table.isNumeric.count == figure.table.header.count)
    }
}
