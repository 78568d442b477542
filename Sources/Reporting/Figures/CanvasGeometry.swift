/// A position on a canvas in pixels, y downward.
public struct CanvasPoint: Hashable, Sendable, BitwiseCopyable {
    /// Pixels from the left edge.
    public var x: Double
    /// Pixels from the top edge.
    public var y: Double

    /// Makes a position.
    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}

/// An upright rectangle on a canvas in pixels, y downward.
public struct CanvasRect: Hashable, Sendable, BitwiseCopyable {
    /// The left edge.
    public var x: Double
    /// The top edge.
    public var y: Double
    /// Extent to the right.
    public var width: Double
    /// Extent downward.
    public var height: Double

    /// Makes a rectangle from its top left corner and its size.
    public init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// Makes a rectangle of a size around a middle.
    public init(center: CanvasPoint, width: Double, height: Double) {
        self.init(x: center.x - width / 2, y: center.y - height / 2, width: width, height: height)
    }

    /// The right edge.
    public var right: Double { x + width }

    /// The bottom edge.
    public var bottom: Double { y + height }

    /// The middle of the rectangle.
    public var center: CanvasPoint { CanvasPoint(x: x + width / 2, y: y + height / 2) }

    /// Whether the two rectangles share more than an edge.
    public func overlaps(_ other: CanvasRect) -> Bool {
        x < other.right && other.x < right && y < other.bottom && other.y < bottom
    }

    /// Whether the other rectangle lies wholly in this one.
    public func contains(_ other: CanvasRect) -> Bool {
        x <= other.x && other.right <= right && y <= other.y && other.bottom <= bottom
    }

    /// Whether the position lies in the rectangle or on its edge.
    public func contains(_ point: CanvasPoint) -> Bool {
        x <= point.x && point.x <= right && y <= point.y && point.y <= bottom
    }

    /// The rectangle with every side moved inward by a margin in pixels.
    public func inset(by margin: Double) -> CanvasRect {
        CanvasRect(
            x: x + margin,
            y: y + margin,
            width: width - 2 * margin,
            height: height - 2 * margin
        )
    }
}
