internal import Foundation

/// A bar that shows a round distance on a map: 1, 2 or 5 times a power of ten.
///
/// The distance is measured along a parallel of the WGS 84 ellipsoid, where a degree of longitude
/// at the equator is 111.319 km.
public struct ScaleBar: Hashable, Sendable {
    /// The distance the bar stands for, in meters.
    public let meters: Double
    /// The length of the bar in pixels.
    public let pixels: Double

    /// Makes the longest bar of a round distance that fits.
    ///
    /// - Parameters:
    ///   - latitude: The latitude of the middle of the map, in degrees.
    ///   - pixelsPerDegree: How many pixels wide a degree of longitude is drawn there.
    ///   - maximumPixels: The greatest length of the bar in pixels.
    public init(latitude: Double, pixelsPerDegree: Double, maximumPixels: Double) {
        let metersPerPixel = Self.metersPerDegree(atLatitude: latitude) / pixelsPerDegree
        meters = RoundStep(atMost: metersPerPixel * maximumPixels).value
        pixels = meters / metersPerPixel
    }

    /// The length in meters of a degree of longitude along a parallel of WGS 84.
    public static func metersPerDegree(atLatitude latitude: Double) -> Double {
        let equatorialRadius = 6_378_137.0
        let flattening = 1 / 298.257_223_563
        let eccentricitySquared = flattening * (2 - flattening)
        let phi = latitude * .pi / 180
        let normal = equatorialRadius / (1 - eccentricitySquared * sin(phi) * sin(phi)).squareRoot()
        return normal * cos(phi) * .pi / 180
    }
}
