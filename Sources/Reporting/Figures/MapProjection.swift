internal import Foundation
internal import GeometryModel

/// The equirectangular projection of a map: degrees to pixels, true to scale on its middle parallel.
struct MapProjection {
    /// Where the map is drawn.
    let viewport: CanvasRect
    /// The degrees that fill the viewport.
    let frame: Box
    /// Pixels a degree of latitude.
    let pixelsPerDegree: Double

    private let narrowing: Double

    /// Makes a projection that shows a box of degrees whole and fills the viewport around it.
    init(showing box: Box, in viewport: CanvasRect) {
        let middle = box.center
        narrowing = max(cos(middle.latitude * .pi / 180), 0.01)
        let scale = min(
            viewport.width / max(box.width * narrowing, 1e-6),
            viewport.height / max(box.height, 1e-6)
        )
        let (halfWidth, halfHeight) = (
            viewport.width / scale / narrowing / 2, viewport.height / scale / 2
        )
        pixelsPerDegree = scale
        frame = Box(
            west: middle.x - halfWidth,
            south: middle.y - halfHeight,
            east: middle.x + halfWidth,
            north: middle.y + halfHeight
        )
        self.viewport = viewport
    }

    /// How much taller than wide a box of degrees is drawn.
    static func aspect(of box: Box) -> Double {
        box.height / max(box.width * cos(box.center.latitude * .pi / 180), 1e-6)
    }

    /// The latitude on which the scale is true, in degrees.
    var standardParallel: Double { frame.center.latitude }

    /// Pixels a degree of longitude.
    var pixelsPerDegreeOfLongitude: Double { pixelsPerDegree * narrowing }

    /// The position of a coordinate in pixels.
    func point(_ coordinate: Coordinate) -> CanvasPoint {
        CanvasPoint(
            x: viewport.x + (coordinate.x - frame.west) * pixelsPerDegreeOfLongitude,
            y: viewport.y + (frame.north - coordinate.y) * pixelsPerDegree
        )
    }
}
