/// How QGIS draws the features of a layer.
struct QGISRenderer {
    /// The `renderer-v2` element.
    let xml: String

    /// Colors by the text of a column.
    ///
    /// - Parameter classes: For each text its words in the legend and its fill; an empty text
    ///   stands for all others.
    init(
        of column: String,
        _ shape: QGISSymbol.Shape,
        _ classes: [(value: String, label: String, fill: Fill?)]
    ) {
        let categories = classes.enumerated().map { number, found in
            """
                  <category symbol="\(number)" value="\(SVGEscaping.text(found.value))" \
            label="\(SVGEscaping.text(found.label))" render="true"/>

            """
        }.joined()
        xml = Self.element(
            "categorizedSymbol",
            column,
            "categories",
            categories,
            Self.symbols(classes.map(\.fill), shape)
        )
    }

    /// Colors by ranges of the numbers of a column.
    ///
    /// - Parameter classes: For each range its limits, its words in the legend and its fill.
    init(
        of column: String,
        _ shape: QGISSymbol.Shape,
        _ classes: [(lower: Double, upper: Double, label: String, fill: Fill)]
    ) {
        let ranges = classes.enumerated().map { number, found in
            """
                  <range symbol="\(number)" lower="\(found.lower)" upper="\(found.upper)" \
            label="\(SVGEscaping.text(found.label))" render="true"/>

            """
        }.joined()
        xml = Self.element(
            "graduatedSymbol",
            column,
            "ranges",
            ranges,
            Self.symbols(classes.map(\.fill), shape)
        )
    }

    /// An outline, the same for all features.
    init(outlineOf shape: QGISSymbol.Shape) {
        xml = """
              <renderer-v2 type="singleSymbol" enableorderby="0" symbollevels="0">
                <symbols>
            \(Self.symbols([nil], shape))    </symbols>
              </renderer-v2>

            """
    }

    private static func symbols(_ fills: [Fill?], _ shape: QGISSymbol.Shape) -> String {
        fills.enumerated().map { QGISSymbol.xml($0, shape, fill: $1) }.joined()
    }

    private static func element(
        _ type: String,
        _ column: String,
        _ list: String,
        _ classes: String,
        _ symbols: String
    ) -> String {
        """
          <renderer-v2 type="\(type)" attr="\(SVGEscaping.text(column))" enableorderby="0" \
        symbollevels="0">
            <\(list)>
        \(classes)    </\(list)>
            <symbols>
        \(symbols)    </symbols>
          </renderer-v2>

        """
    }
}
