import Reporting
import Testing

@Suite("Scale bar")
struct ScaleBarTests {
    @Test(
        "A degree of longitude has its length on WGS 84",
        arguments: [
            // 6 378 137 · π / 180 at the equator; the others from the prime-vertical radius by hand.
            (0.0, 111_319.49), (60.0, 55_800.0), (-60.0, 55_800.0), (90.0, 0.0),
        ]
    )
    func degrees(latitude: Double, meters: Double) {
        let length = ScaleBar.metersPerDegree(atLatitude: latitude)
        // The table of hand values is good to half a meter.
        #expect((length - meters).magnitude < 0.5)
    }

    @Test("At the equator with 111.319 pixels a degree, a pixel is a kilometer")
    func equator() {
        let bar = ScaleBar(latitude: 0, pixelsPerDegree: 111.319_49, maximumPixels: 99)
        #expect(bar.meters == 50_000)
        #expect((bar.pixels - 50).magnitude < 1e-4)
    }

    @Test(
        "The bar is the longest round distance that fits",
        arguments: [
            (9.9, 5_000.0), (10.1, 10_000), (19.9, 10_000), (20.1, 20_000), (50.1, 50_000),
            (99.9, 50_000), (100.1, 100_000), (0.0151, 10), (1_999, 1_000_000),
        ]
    )
    func steps(maximumPixels: Double, meters: Double) {
        let bar = ScaleBar(
            latitude: 0,
            pixelsPerDegree: 111.319_49,
            maximumPixels: maximumPixels
        )
        #expect(bar.meters == meters)
        #expect(bar.pixels <= maximumPixels)
    }

    @Test("A map shows the bar of its middle latitude")
    func onMap() {
        // 1.248° wide with margins on 494 pixels: 125 pixels are 35 km, so the bar is 20 km.
        let parsed = ParsedSVG(SampleFigures.map(.id).svg(idPrefix: "a"))
        #expect(parsed.texts(of: "text").contains("20 km"))
    }
}
