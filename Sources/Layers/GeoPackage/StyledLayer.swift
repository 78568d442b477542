/// A layer with the style in which QGIS should show it.
public struct StyledLayer: Sendable {
    /// The layer, in the coordinates it is to be written in.
    public var layer: Layer
    /// The style as QGIS writes it (QML); `nil` for QGIS's own.
    public var style: String?

    /// Joins a layer and a style.
    public init(_ layer: Layer, style: String? = nil) {
        self.layer = layer
        self.style = style
    }
}
