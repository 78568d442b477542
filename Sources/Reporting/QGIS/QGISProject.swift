import GeometryModel
public import Layers

/// A QGIS project that shows the layers of one GeoPackage as a finished map.
public struct QGISProject: Sendable {
    /// A layer of the map.
    public struct Sheet: Sendable {
        let layer: Layer
        /// The words of the legend.
        let title: String
        let style: QGISStyle
        let part: (column: String, value: String)?
        let isVisible: Bool

        /// Names a layer for the legend.
        ///
        /// - Parameters:
        ///   - part: The text of a column whose features alone are meant; `nil` for all.
        ///   - isVisible: Whether it is shown at once, and not only listed.
        public init(
            _ layer: Layer,
            title: String,
            _ style: QGISStyle,
            part: (column: String, value: String)? = nil,
            isVisible: Bool = true
        ) {
            self.layer = layer
            self.title = title
            self.style = style
            self.part = part
            self.isVisible = isVisible
        }
    }

    /// The title of the window.
    public let title: String
    private let sheets: [Sheet]
    private let system: SpatialReference?

    /// Makes a project.
    ///
    /// - Parameters:
    ///   - sheets: The layers in degrees, the uppermost first.
    ///   - system: The system that the file holds them in; `nil` for degrees.
    public init(title: String, _ sheets: [Sheet], in system: SpatialReference? = nil) {
        self.title = title
        self.sheets = sheets
        self.system = system
    }

    /// The project as QGIS packs it (`.qgz`), for a GeoPackage of that file name.
    public func archive(beside file: String) -> [UInt8] {
        var archive = ZipArchive()
        archive.add("project.qgs", Array(document(file).utf8))
        return archive.bytes
    }

    private func document(_ file: String) -> String {
        let name = SVGEscaping.text(title)
        return """
            <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
            <qgis version="3.22.0" projectname="\(name)">
              <title>\(name)</title>
              <projectCrs>\(Self.degrees)</projectCrs>
              <layer-tree-group>
            \(sheets.enumerated().map { Self.branch($0, $1, file) }.joined())  </layer-tree-group>
              <mapcanvas name="theMapCanvas" annotationsVisible="1">
                <units>degrees</units>
            \(extent.map(Self.canvasExtent) ?? "")    <rotation>0</rotation>
                <destinationsrs>\(Self.degrees)</destinationsrs>
              </mapcanvas>
              <projectlayers>
            \(sheets.enumerated().map { sheet($0, $1, file) }.joined())  </projectlayers>
              <properties>
                <Measure><Ellipsoid type="QString">EPSG:7030</Ellipsoid></Measure>
                <Measurement>
                  <DistanceUnits type="QString">km</DistanceUnits>
                  <AreaUnits type="QString">km2</AreaUnits>
                </Measurement>
                <SpatialRefSys>
                  <ProjectionsEnabled type="int">1</ProjectionsEnabled>
                </SpatialRefSys>
                <Paths><Absolute type="bool">false</Absolute></Paths>
              </properties>
            \(extent.map(Self.viewExtent) ?? "")</qgis>

            """
    }

    private static let degrees = """
        <spatialrefsys><proj4>+proj=longlat +datum=WGS84 +no_defs</proj4><srsid>3452</srsid>\
        <srid>4326</srid><authid>EPSG:4326</authid></spatialrefsys>
        """

    /// The system of the layers.
    private var layerSystem: String {
        system.map { "<spatialrefsys><authid>EPSG:\($0.code)</authid></spatialrefsys>" }
            ?? Self.degrees
    }

    /// What is in view at first: the box around the layers that are shown, with some room.
    private var extent: Box? {
        var box = Box.empty
        for sheet in sheets where sheet.isVisible {
            for feature in sheet.layer.features {
                if let bounds = feature.geometry?.bounds { box.formUnion(bounds) }
            }
        }
        return box.isEmpty ? nil : box.expanded(by: max(box.width, box.height, 0.01) / 20)
    }

    private static func canvasExtent(_ box: Box) -> String {
        """
            <extent><xmin>\(box.west)</xmin><ymin>\(box.south)</ymin>\
        <xmax>\(box.east)</xmax><ymax>\(box.north)</ymax></extent>

        """
    }

    private static func viewExtent(_ box: Box) -> String {
        """
          <ProjectViewSettings UseProjectScales="0">
            <DefaultViewExtent xmin="\(box.west)" ymin="\(box.south)" xmax="\(box.east)" \
        ymax="\(box.north)">\(degrees)</DefaultViewExtent>
          </ProjectViewSettings>

        """
    }

    private static func source(_ sheet: Sheet, _ file: String) -> String {
        var source = "./\(file)|layername=\(sheet.layer.name)"
        if let part = sheet.part {
            let value = part.value.replacing("'", with: "''")
            source += "|subset=\"\(part.column)\" = '\(value)'"
        }
        return SVGEscaping.text(source)
    }

    /// The name by which the parts of a project know a layer; QGIS drops one that is short.
    private static func id(_ number: Int) -> String { "penyangga_layer_\(number + 1)" }

    private static func branch(_ number: Int, _ sheet: Sheet, _ file: String) -> String {
        """
            <layer-tree-layer id="\(id(number))" name="\(SVGEscaping.text(sheet.title))" \
        source="\(source(sheet, file))" providerKey="ogr" expanded="1" \
        checked="\(sheet.isVisible ? "Qt::Checked" : "Qt::Unchecked")"/>

        """
    }

    private func sheet(_ number: Int, _ sheet: Sheet, _ file: String) -> String {
        let geometry =
            switch QGISSymbol.Shape(of: sheet.layer) {
            case .point: "Point"
            case .line: "Line"
            case .area: "Polygon"
            }
        return """
                <maplayer type="vector" geometry="\(geometry)" hasScaleBasedVisibilityFlag="0">
                  <id>\(Self.id(number))</id>
                  <datasource>\(Self.source(sheet, file))</datasource>
                  <layername>\(SVGEscaping.text(sheet.title))</layername>
                  <srs>\(layerSystem)</srs>
                  <provider encoding="UTF-8">ogr</provider>
            \(sheet.style.renderer)    </maplayer>

            """
    }
}
