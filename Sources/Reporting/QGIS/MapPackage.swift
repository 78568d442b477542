public import Layers
import Planning

/// A GeoPackage that QGIS opens as a finished map.
public enum MapPackage {
    /// Writes results with their styles, and a QGIS project that shows them.
    ///
    /// - Parameters:
    ///   - sheets: The results in degrees, the uppermost first.
    ///   - title: The title of the project.
    ///   - system: The system to write them in; `nil` for degrees.
    ///   - path: The file.
    ///   - overwrite: Whether a file already there may be replaced.
    /// - Returns: What had to be named otherwise.
    /// - Throws: `LayerError` if it cannot be written; the target is then as it was before.
    public static func write(
        _ sheets: [ResultSheet],
        title: String,
        in system: SpatialReference? = nil,
        to path: String,
        overwrite: Bool = false
    ) throws -> [String] {
        let shown = sheets.flatMap(entries)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return try GeoPackageWriter.write(
            try sheets.map { sheet in
                StyledLayer(
                    try system.map { try sheet.layer.carried(to: $0) } ?? sheet.layer,
                    style: sheet.style?.document
                )
            },
            in: system,
            project: shown.isEmpty
                ? nil : (title, QGISProject(title: title, shown, in: system).archive(beside: name)),
            to: path,
            overwrite: overwrite
        )
    }

    /// The entries of the legend for a result; a part of several is shown only when asked for.
    private static func entries(_ sheet: ResultSheet) -> [QGISProject.Sheet] {
        guard let style = sheet.style else { return [] }
        guard !sheet.parts.isEmpty else {
            let title = sheet.title
            return [.init(sheet.layer, title: title, style, isVisible: sheet.isVisible)]
        }
        return sheet.parts.enumerated().map { number, part in
            .init(
                sheet.layer,
                title: part.title,
                part.style ?? style,
                part: (part.column, part.value),
                isVisible: sheet.isVisible && number == 0
            )
        }
    }
}
