public import Layers

/// A result as a layer, with its words in a legend and its style in QGIS.
public struct ResultSheet: Sendable {
    /// The result.
    public var layer: Layer
    /// What a legend calls it.
    public var title: String
    /// How QGIS draws it; `nil` for a table without places.
    public var style: QGISStyle?
    /// Texts of a column whose features make an entry of the legend each; empty for one entry.
    public var parts: [(column: String, value: String, title: String)] = []
    /// Whether it is shown at once, where several are.
    public var isVisible = true
}
