/// An axis-aligned rectangle, edges included.
public struct Box: Hashable, Sendable, BitwiseCopyable {
    /// Least x, or western longitude.
    public var west: Double
    /// Least y, or southern latitude.
    public var south: Double
    /// Greatest x, or eastern longitude.
    public var east: Double
    /// Greatest y, or northern latitude.
    public var north: Double

    /// Makes a box from its four sides.
    @inlinable
    public init(west: Double, south: Double, east: Double, north: Double) {
        self.west = west
        self.south = south
        self.east = east
        self.north = north
    }

    /// The box that holds nothing; every union with it is the other operand.
    @inlinable public static var empty: Box {
        Box(west: .infinity, south: .infinity, east: -.infinity, north: -.infinity)
    }

    /// Makes the smallest box that holds all the coordinates.
    ///
    /// - Complexity: O(*n*) in the number of coordinates.
    @inlinable
    public init(enclosing coordinates: some Sequence<Coordinate>) {
        self = .empty
        for coordinate in coordinates { formUnion(coordinate) }
    }

    /// Whether the box holds no point at all.
    @inlinable public var isEmpty: Bool { !(west <= east && south <= north) }

    /// The middle of the box.
    public var center: Coordinate { Coordinate(x: (west + east) / 2, y: (south + north) / 2) }

    /// Extent along x.
    @inlinable public var width: Double { east - west }

    /// Extent along y.
    @inlinable public var height: Double { north - south }

    /// Extends the box to hold a coordinate.
    @inlinable
    public mutating func formUnion(_ coordinate: Coordinate) {
        west = min(west, coordinate.x)
        south = min(south, coordinate.y)
        east = max(east, coordinate.x)
        north = max(north, coordinate.y)
    }

    /// Extends the box to hold another box.
    @inlinable
    public mutating func formUnion(_ other: Box) {
        west = min(west, other.west)
        south = min(south, other.south)
        east = max(east, other.east)
        north = max(north, other.north)
    }

    /// Whether the two boxes share at least one point.
    @inlinable
    public func intersects(_ other: Box) -> Bool {
        west <= other.east && other.west <= east && south <= other.north && other.south <= north
    }

    /// Whether the coordinate lies in the box or on its edge.
    @inlinable
    public func covers(_ coordinate: Coordinate) -> Bool {
        west <= coordinate.x && coordinate.x <= east && south <= coordinate.y
            && coordinate.y <= north
    }

    /// Whether another box lies wholly in this one, edges included.
    @inlinable
    public func covers(_ other: Box) -> Bool {
        west <= other.west && other.east <= east && south <= other.south && other.north <= north
    }

    /// The box with every side moved outward by a margin in the units of the coordinates.
    public func expanded(by margin: Double) -> Box {
        Box(west: west - margin, south: south - margin, east: east + margin, north: north + margin)
    }
}
