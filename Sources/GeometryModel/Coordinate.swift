/// A position of two numbers: longitude and latitude in degrees, or planar x and y.
///
/// Inside the product every coordinate is WGS 84 longitude and latitude, in that order. Planar
/// coordinates exist only between reading a file and transforming it.
public struct Coordinate: Hashable, Sendable, BitwiseCopyable {
    /// The first ordinate: longitude in degrees, or a planar easting.
    public var x: Double
    /// The second ordinate: latitude in degrees, or a planar northing.
    public var y: Double

    /// Makes a planar position from its two ordinates.
    @inlinable
    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    /// Makes a geographic position from degrees on WGS 84.
    @inlinable
    public init(longitude: Double, latitude: Double) {
        self.init(x: longitude, y: latitude)
    }

    /// Degrees east of Greenwich.
    @inlinable public var longitude: Double { x }

    /// Degrees north of the equator.
    @inlinable public var latitude: Double { y }
}

extension Coordinate: CustomStringConvertible {
    /// The two ordinates in parentheses, as messages print them.
    public var description: String { "(\(x), \(y))" }
}
