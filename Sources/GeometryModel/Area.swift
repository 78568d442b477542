/// An extent of surface on the ellipsoid.
public struct Area: Hashable, Comparable, Sendable, BitwiseCopyable {
    /// The area in square meters.
    public var squareMeters: Double

    /// Makes an area from square meters.
    public static func squareMeters(_ value: Double) -> Area { Area(squareMeters: value) }

    /// The area in hectares.
    public var hectares: Double { squareMeters / 10_000 }

    /// The area in square kilometers.
    public var squareKilometers: Double { squareMeters / 1_000_000 }

    /// No area.
    public static let zero = Area(squareMeters: 0)

    /// Orders areas by their square meters.
    public static func < (a: Area, b: Area) -> Bool { a.squareMeters < b.squareMeters }
}
