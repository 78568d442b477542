/// A distance along the ellipsoid.
public struct Length: Hashable, Comparable, Sendable, BitwiseCopyable {
    /// The distance in meters.
    public var meters: Double

    /// Makes a length from meters.
    public static func meters(_ value: Double) -> Length { Length(meters: value) }

    /// Makes a length from kilometers.
    public static func kilometers(_ value: Double) -> Length { Length(meters: value * 1_000) }

    /// The distance in kilometers.
    public var kilometers: Double { meters / 1_000 }

    /// No distance.
    public static let zero = Length(meters: 0)

    /// Orders lengths by their meters.
    public static func < (a: Length, b: Length) -> Bool { a.meters < b.meters }
}
