/// What covers an area: a color, or hatching that says "no value".
public enum Fill: Hashable, Sendable {
    /// One color throughout.
    case solid(Color)
    /// Diagonal lines on a ground.
    case hatched(ground: Color, line: Color)

    /// The color that text on the fill must stand out from.
    public var ground: Color {
        switch self {
        case .solid(let color): color
        case .hatched(let ground, _): ground
        }
    }
}

/// A class of values in a figure: its words in the legend and its fill.
public struct FillClass: Hashable, Sendable {
    /// The words of the legend.
    public var label: String
    /// The fill of everything in the class.
    public var fill: Fill

    /// Makes a class.
    public init(label: String, fill: Fill) {
        self.label = label
        self.fill = fill
    }
}
