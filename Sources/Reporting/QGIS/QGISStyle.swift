/// Styles that QGIS applies to a layer when it opens it.
public enum QGISStyle {
    /// A style that colors features by the text of their column `zone`.
    ///
    /// - Parameters:
    ///   - zones: The zones from the core outward.
    ///   - isArea: Whether features are areas; otherwise points.
    public static func zones(_ zones: [String], isArea: Bool) -> String {
        let fills = Palette.zones(count: zones.count)
        var categories = ""
        var symbols = ""
        for (number, (zone, fill)) in zip(zones, fills).enumerated() {
            let label = SVGEscaping.text(zone)
            categories += """
                      <category symbol="\(number)" value="\(label)" label="\(label)" render="true"/>

                """
            symbols += symbol(number, color: fill.qgisColor, isArea: isArea)
        }
        return """
            <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
            <qgis version="3.22.0" styleCategories="Symbology">
              <renderer-v2 type="categorizedSymbol" attr="zone" enableorderby="0" symbollevels="0">
                <categories>
            \(categories)    </categories>
                <symbols>
            \(symbols)    </symbols>
              </renderer-v2>
            </qgis>

            """
    }

    private static func symbol(_ number: Int, color: String, isArea: Bool) -> String {
        let kind = isArea ? "fill" : "marker"
        let layer = isArea ? "SimpleFill" : "SimpleMarker"
        let properties =
            isArea
            ? [("color", color), ("outline_color", "120,120,120,255"), ("outline_width", "0.1")]
            : [
                ("color", color), ("name", "circle"), ("size", "2"),
                ("outline_color", "60,60,60,255"), ("outline_width", "0.1"),
            ]
        let options = properties.map { name, value in
            "          <Option name=\"\(name)\" value=\"\(value)\" type=\"QString\"/>\n"
        }.joined()
        return """
                  <symbol type="\(kind)" name="\(number)" alpha="1" clip_to_extent="1">
                    <layer class="\(layer)" enabled="1" pass="0" locked="0">
                      <Option type="Map">
            \(options)          </Option>
                    </layer>
                  </symbol>

            """
    }
}

extension Fill {
    /// The ground color as QGIS writes it: red, green, blue and opacity from 0 to 255.
    fileprivate var qgisColor: String {
        let hex = ground.hex.drop { $0 == "#" }
        let value = Int(hex, radix: 16) ?? 0
        return "\(value >> 16 & 255),\(value >> 8 & 255),\(value & 255),255"
    }
}
