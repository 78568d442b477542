import GeometryModel
import Testing

@testable import Reporting

@Suite("Map")
struct MapFigureTests {
    private static let viewport = CanvasRect(x: 16, y: 50, width: 500, height: 500)

    private func projection(_ box: Box) -> MapProjection {
        MapProjection(showing: box, in: Self.viewport)
    }

    @Test("The middle of the box is the middle of the viewport, and north is up")
    func middle() {
        let projection = projection(Box(west: 116, south: -2, east: 118, north: 0))
        let middle = projection.point(Coordinate(longitude: 117, latitude: -1))
        #expect((middle.x - 266).magnitude < 1e-9 && (middle.y - 300).magnitude < 1e-9)
        #expect(projection.point(Coordinate(longitude: 117, latitude: 0)).y < middle.y)
        #expect(projection.point(Coordinate(longitude: 118, latitude: -1)).x > middle.x)
    }

    @Test("Degrees of longitude narrow with the cosine of the middle latitude")
    func narrowing() {
        let projection = projection(Box(west: 0, south: 59, east: 1, north: 61))
        let ratio = projection.pixelsPerDegreeOfLongitude / projection.pixelsPerDegree
        #expect((ratio - 0.5).magnitude < 1e-12)
    }

    @Test("Neighbors share the vertices of their border on the canvas")
    func sharedBorder() {
        let border = (0...200).map {
            Coordinate(longitude: 117 + 1e-4 * Double($0 % 7), latitude: -1 + 5e-4 * Double($0))
        }
        let projection = projection(Box(west: 116, south: -2, east: 118, north: 1))
        let there = MapGrid.snap(border, by: projection)
        let back = MapGrid.snap(border.reversed(), by: projection)
        #expect(there.elementsEqual(back.reversed(), by: ==))
        #expect(there.count < border.count)
    }

    @Test("An area smaller than a pixel is still drawn")
    func tinyArea() {
        let projection = projection(Box(west: 110, south: -5, east: 120, north: 5))
        let tiny = SampleFigures.square(117, -1, side: 1e-6)
        let path = SVGPath(outlining: tiny, by: projection)
        #expect(!path.isEmpty)
        #expect(path.data.hasSuffix("z"))
    }

    @Test("An empty geometry draws nothing")
    func emptyGeometry() {
        let projection = projection(Box(west: 110, south: -5, east: 120, north: 5))
        #expect(SVGPath(outlining: .multiPolygon([]), by: projection).isEmpty)
        #expect(SVGPath(outlining: .polygon(Polygon(exterior: [])), by: projection).isEmpty)
        #expect(SVGPath(tracing: .lineString([]), by: projection).isEmpty)
    }

    @Test("A map names its limits, its core, its points, its system and its source")
    func words() {
        let texts = ParsedSVG(SampleFigures.map(.id).svg(idPrefix: "a")).texts(of: "text")
        for words in ["25 km", "50 km", "IKN", "Pelabuhan", "Batas zona", "U"] {
            #expect(texts.contains(words))
        }
        #expect(texts.contains("Sumber: BPS & Kemendesa"))
        #expect(texts.contains { $0.contains("EPSG:4326") && $0.hasSuffix("0,90° LS") })
        #expect(texts.contains { $0.contains("sel Thiessen") })
    }

    @Test("Every area has its words under the pointer")
    func tooltips() {
        let titles = ParsedSVG(SampleFigures.map(.id).svg(idPrefix: "a")).texts(of: "title")
        #expect(titles.count { $0.hasPrefix("Desa <") } == 36)
    }

    @Test("A focus draws the areas it shows and an overview of all")
    func focus() {
        let focus = Box(west: 116.45, south: -1.05, east: 116.55, north: -0.95)
        let parsed = ParsedSVG(SampleFigures.map(.id, focus: focus).svg(idPrefix: "a"))
        #expect(parsed.isWellFormed)
        #expect(parsed.texts(of: "text").contains("Lokasi"))
        #expect(parsed.texts(of: "title").count { $0.hasPrefix("Desa <") } < 36)
    }

    @Test("The names on a crowded map do not overlap")
    func crowded() {
        var figure = SampleFigures.map(.id)
        figure.places = (0..<120).map { index in
            MapPlace(
                name: "Desa nomor \(index)",
                position: Coordinate(
                    longitude: 116.1 + 0.09 * Double(index % 12),
                    latitude: -1.4 + 0.1 * Double(index / 12)
                ),
                priority: Double(index % 5)
            )
        }
        let projection = projection(figure.extent)
        let rects = MapLabels(figure, by: projection).rects
        #expect(rects.count > 20)
        for (index, rect) in rects.enumerated() {
            #expect(Self.viewport.contains(rect))
            #expect(!rects[(index + 1)...].contains { $0.overlaps(rect) })
        }
    }

    @Test("A name without room takes its dot with it")
    func dots() {
        var figure = SampleFigures.map(.id)
        figure.places = (0..<6).map { index in
            MapPlace(
                name: "Tempat yang namanya terlalu panjang untuk enam kali \(index)",
                position: Coordinate(longitude: 116.5, latitude: -0.9)
            )
        }
        let parsed = ParsedSVG(figure.svg(idPrefix: "a"))
        let circles = parsed.elements.count { $0.name == "circle" }
        // Each name is there twice: its halo, and its ink.
        let names = parsed.texts(of: "text").count { $0.hasPrefix("Tempat") } / 2
        #expect((1..<6).contains(names))
        #expect(circles == names)
    }
}
