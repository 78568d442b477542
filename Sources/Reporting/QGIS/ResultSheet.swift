public import Layers

/// A result as a layer, with its words in a legend and its style in QGIS.
public struct ResultSheet: Sendable {
    /// The result.
    public var layer: Layer
    /// What a legend calls it.
    public var title: String
    /// How QGIS draws it; `nil` for a table without places.
    public var style: QGISStyle?
    /// Entries of the legend, of which each shows the features with a text in a column; empty for one
    /// entry that shows all.
    public var parts: [Part] = []

    /// Some features of a result that have an entry in the legend of their own.
    public struct Part: Sendable {
        /// The column.
        public var column: String
        /// Its text.
        public var value: String
        /// What the legend calls it.
        public var title: String
        /// How QGIS draws it; `nil` for the style of the whole.
        public var style: QGISStyle?
    }

    /// Whether it is shown at once, where several are.
    public var isVisible = true
}
