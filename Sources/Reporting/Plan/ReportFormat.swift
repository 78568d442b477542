public import Planning

/// A kind of file of a report.
public enum ReportFormat: String, Hashable, Sendable, CaseIterable {
    /// A page for a browser.
    case html
    /// The page on paper, by WeasyPrint or Chromium.
    case pdf
    /// A text for other texts, by pandoc.
    case docx
    /// A plain text.
    case md
    /// A workbook of all tables.
    case xlsx
    /// Layers with styles and a QGIS project.
    case gpkg
    /// Villages and zones as GeoJSON.
    case geojson
    /// All tables.
    case csv
    /// Figures as drawings.
    case svg
    /// Figures as pictures, by librsvg.
    case png

    /// What needs no other program.
    public static let usual: [ReportFormat] = [.html, .md, .geojson, .csv, .svg]

    /// The name of the one file of this format; `nil` for formats of several.
    var separateFile: String? {
        switch self {
        case .pdf: "report.pdf"
        case .docx: "report.docx"
        case .xlsx: "report.xlsx"
        case .gpkg: "map.gpkg"
        case .png: "figures/*.png"
        case .svg: "figures/*.svg"
        case .html, .md, .geojson, .csv: nil
        }
    }

    /// Reads names separated by commas; `all` is every format.
    ///
    /// - Throws: `PlanningError` that lists the names there are.
    public static func formats(_ names: [String]) throws(PlanningError) -> Set<ReportFormat> {
        var formats: Set<ReportFormat> = []
        for name in names {
            guard name != "all" else { return Set(allCases) }
            guard let format = ReportFormat(rawValue: name) else {
                throw .unknown("format", name, known: allCases.map(\.rawValue) + ["all"])
            }
            formats.insert(format)
        }
        return formats
    }
}
