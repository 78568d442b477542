/// How a line is drawn.
public struct Stroke: Hashable, Sendable {
    /// The color of the line.
    public var color: Color
    /// The width in pixels.
    public var width: Double
    /// Lengths of dashes and gaps in pixels; empty for an unbroken line.
    public var dash: [Double]

    /// Makes a stroke.
    public init(_ color: Color, width: Double = 1, dash: [Double] = []) {
        self.color = color
        self.width = width
        self.dash = dash
    }
}

/// How a text is set.
public struct TextStyle: Hashable, Sendable {
    /// Where the text stands relative to its position.
    public enum Anchor: String, Hashable, Sendable {
        /// The text begins at the position.
        case start
        /// The position is the middle of the text.
        case middle
        /// The text ends at the position.
        case end
    }

    /// The font size in pixels; never below 11.
    public var size: Double
    /// Whether the text is bold.
    public var isBold: Bool
    /// The color of the letters.
    public var color: Color
    /// Where the text stands relative to its position.
    public var anchor: Anchor
    /// Whether a paper-colored halo separates the letters from what lies below.
    public var hasHalo: Bool

    /// Makes a style; sizes below 11 pixels become 11.
    public init(
        size: Double = 12,
        isBold: Bool = false,
        color: Color = Palette.ink,
        anchor: Anchor = .start,
        hasHalo: Bool = false
    ) {
        self.size = max(size, 11)
        self.isBold = isBold
        self.color = color
        self.anchor = anchor
        self.hasHalo = hasHalo
    }

    /// The same style standing otherwise relative to its position.
    public func anchored(_ anchor: Anchor) -> TextStyle {
        var copy = self
        copy.anchor = anchor
        return copy
    }

    /// How far below the middle of the letters their baseline lies, in pixels.
    var baselineShift: Double { size * 0.35 }
}
