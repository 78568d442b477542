public import GeometryModel

/// A filled area of a map: one village, one zone.
public struct MapArea: Hashable, Sendable {
    /// The area in degrees on WGS 84.
    public var geometry: Geometry
    /// The position of its class in the classes of the figure.
    public var classIndex: Int
    /// The words that appear under the pointer.
    public var tooltip: String?

    /// Makes an area.
    public init(geometry: Geometry, classIndex: Int, tooltip: String? = nil) {
        self.geometry = geometry
        self.classIndex = classIndex
        self.tooltip = tooltip
    }
}

/// A line of a map with its name: a zone limit, or the outline of the core.
public struct MapBoundary: Hashable, Sendable {
    /// The line, or the area whose outline is drawn, in degrees on WGS 84.
    public var geometry: Geometry
    /// The words on the line: `25 km`; for the core, the words of the legend.
    public var label: String

    /// Makes a boundary.
    public init(geometry: Geometry, label: String) {
        self.geometry = geometry
        self.label = label
    }
}

/// The mark of a point on a map.
public struct PointSymbol: Hashable, Sendable {
    /// The shape of a mark; figures tell layers apart by shape as well as by color.
    public enum Shape: String, Hashable, Sendable, CaseIterable {
        /// A disk.
        case circle
        /// A square on its side.
        case square
        /// A triangle pointing up.
        case triangle
        /// A square on its corner.
        case diamond
    }

    /// The shape of the mark.
    public var shape: Shape
    /// The color of the mark.
    public var color: Color

    /// Makes a mark.
    public init(_ shape: Shape, color: Color) {
        self.shape = shape
        self.color = color
    }

    /// Adds the mark around a position to a path.
    func append(to path: inout SVGPath, at center: CanvasPoint, radius: Double) {
        let offsets: [(Double, Double)] =
            switch shape {
            case .circle:
                [
                    (1, 0), (0.81, 0.59), (0.31, 0.95), (-0.31, 0.95), (-0.81, 0.59), (-1, 0),
                    (-0.81, -0.59), (-0.31, -0.95), (0.31, -0.95), (0.81, -0.59),
                ]
            case .square: [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]
            case .triangle: [(0, -1.15), (1.1, 0.85), (-1.1, 0.85)]
            case .diamond: [(0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)]
            }
        path.append(
            offsets.map { CanvasPoint(x: center.x + $0.0 * radius, y: center.y + $0.1 * radius) },
            isClosed: true
        )
    }
}

/// Points of one kind on a map: ports, health centers.
public struct MapPointLayer: Hashable, Sendable {
    /// The words of the legend.
    public var label: String
    /// The mark of every point.
    public var symbol: PointSymbol
    /// The positions in degrees on WGS 84.
    public var points: [Coordinate]

    /// Makes a layer of points.
    public init(label: String, symbol: PointSymbol, points: [Coordinate]) {
        self.label = label
        self.symbol = symbol
        self.points = points
    }
}

/// A named place on a map.
public struct MapPlace: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The position in degrees on WGS 84.
    public var position: Coordinate
    /// Places of greater priority are labeled first; a place whose name finds no room is left out.
    public var priority: Double
    /// Whether the name is bold.
    public var isProminent: Bool
    /// Whether a dot marks the position; otherwise the name stands centered on it.
    public var hasDot: Bool

    /// Makes a place.
    public init(
        name: String,
        position: Coordinate,
        priority: Double = 0,
        isProminent: Bool = false,
        hasDot: Bool = true
    ) {
        self.name = name
        self.position = position
        self.priority = priority
        self.isProminent = isProminent
        self.hasDot = hasDot
    }
}
