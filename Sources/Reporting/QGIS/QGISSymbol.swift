import GeometryModel
import Layers

/// How QGIS draws one feature.
struct QGISSymbol {
    /// What features of a layer are.
    enum Shape: String {
        case point = "marker"
        case line
        case area = "fill"

        /// The shape of most of the features of a layer; areas before lines before points.
        init(of layer: Layer) {
            let geometries = layer.features.lazy.compactMap(\.geometry)
            if geometries.contains(where: { !$0.polygons.isEmpty }) {
                self = .area
            } else if geometries.contains(where: { !$0.lines.isEmpty }) {
                self = .line
            } else {
                self = .point
            }
        }
    }

    /// The XML of a symbol.
    ///
    /// - Parameters:
    ///   - name: The number by which a renderer knows it.
    ///   - shape: What is drawn.
    ///   - fill: Its color; `nil` for an area that is only an outline.
    static func xml(_ name: Int, _ shape: Shape, fill: Fill?) -> String {
        let layers: String
        switch (shape, fill) {
        case (.area, nil):
            layers = layer(
                "SimpleFill",
                [
                    ("style", "no"), ("outline_color", Palette.limit.qgis),
                    ("outline_width", "0.5"), ("outline_style", "dash"),
                ]
            )
        case (.area, .hatched(let ground, let line)?):
            layers =
                layer(
                    "SimpleFill",
                    [
                        ("color", ground.qgis), ("outline_color", "120,120,120,255"),
                        ("outline_width", "0.1"),
                    ]
                )
                + layer(
                    "SimpleFill",
                    [("color", line.qgis), ("style", "f_diagonal"), ("outline_style", "no")]
                )
        case (.area, let fill?):
            layers = layer(
                "SimpleFill",
                [
                    ("color", fill.ground.qgis), ("outline_color", "120,120,120,255"),
                    ("outline_width", "0.1"),
                ]
            )
        case (.line, let fill):
            layers = layer(
                "SimpleLine",
                [("line_color", (fill?.ground ?? Palette.limit).qgis), ("line_width", "0.4")]
            )
        case (.point, let fill):
            layers = layer(
                "SimpleMarker",
                [
                    ("color", (fill?.ground ?? Palette.limit).qgis), ("name", "circle"),
                    ("size", "2"), ("outline_color", "60,60,60,255"), ("outline_width", "0.1"),
                ]
            )
        }
        return """
                  <symbol type="\(shape.rawValue)" name="\(name)" alpha="1" clip_to_extent="1">
            \(layers)      </symbol>

            """
    }

    private static func layer(_ kind: String, _ properties: [(String, String)]) -> String {
        let options = properties.map { name, value in
            "          <Option name=\"\(name)\" value=\"\(value)\" type=\"QString\"/>\n"
        }.joined()
        return """
                    <layer class="\(kind)" enabled="1" pass="0" locked="0">
                      <Option type="Map">
            \(options)          </Option>
                    </layer>

            """
    }
}

extension Color {
    /// The color as QGIS writes it: red, green, blue and opacity from 0 to 255.
    fileprivate var qgis: String {
        let value = Int(hex.drop { $0 == "#" }, radix: 16) ?? 0
        return "\(value >> 16 & 255),\(value >> 8 & 255),\(value & 255),255"
    }
}
