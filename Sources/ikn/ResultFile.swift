import Glibc
import Layers
import Planning
import Reporting

/// The file that an export writes, with what belongs to it.
struct ResultFile {
    let path: String
    let overwrite: Bool
    /// Whether CSV has a column of geometries.
    let hasGeometryTexts: Bool
    /// The system to write in; `nil` for degrees.
    let system: SpatialReference?
    /// The title of the project, for files that have one.
    let title: LocalizedText

    /// Writes results in the format that the file name asks for.
    ///
    /// - Parameter answer: The first result with its terms and account.
    /// - Returns: What had to be named otherwise.
    /// - Throws: `LayerError` for an unknown format or what cannot be written.
    func write(
        _ sheets: [ResultSheet],
        _ answer: Answer,
        _ language: Language
    ) throws -> [LocalizedText] {
        if path.lowercased().hasSuffix(".gpkg") {
            return try MapPackage.write(
                sheets,
                title: language == .id ? title.id : title.en,
                in: system,
                to: path,
                overwrite: overwrite
            ).map { LocalizedText(id: $0, en: $0) }
        }
        if path.lowercased().hasSuffix(".xlsx") {
            try writeWorkbook(sheets, answer, language)
            return []
        }
        let sheet = sheets[0]
        guard let format = OutputFormat(fileName: path) else {
            return try OGRWriter.write(sheet.layer, to: path, in: system, overwrite: overwrite)
                .map { LocalizedText(id: "GDAL: \($0)", en: "GDAL: \($0)") }
        }
        let companion = companion(of: sheet, format)
        if let companion { try FileSink.requireFree(companion.path, overwrite: overwrite) }
        let text =
            format == .csv && hasGeometryTexts
            ? CSVWriter.table(sheet.layer, hasGeometry: true) : answer.text(as: format, language)
        try OutputFile.write(text, to: path, overwrite: overwrite)
        if companion == nil { removeStyle(format) }
        if let companion {
            try OutputFile.write(companion.text, to: companion.path, overwrite: overwrite)
        }
        return []
    }

    /// Removes the style of a file that was here before: QGIS would apply it to the new one.
    private func removeStyle(_ format: OutputFormat) {
        guard overwrite, path != "-", [.geojson, .geojsonseq, .ndjson].contains(format) else {
            return
        }
        unlink(stylePath)
    }

    private var stylePath: String {
        "\(path.prefix(upTo: path.lastIndex(of: ".") ?? path.endIndex)).qml"
    }

    /// The file beside a file that other programs look for.
    private func companion(
        of sheet: ResultSheet,
        _ format: OutputFormat
    ) -> (path: String, text: String)? {
        guard path != "-" else { return nil }
        switch format {
        case .geojson, .geojsonseq, .ndjson:
            guard let style = sheet.style else { return nil }
            return (stylePath, style.document)
        case .csv: return (path + "t", CSVWriter.types(sheet.layer, hasGeometry: hasGeometryTexts))
        case .table, .json: return nil
        }
    }

    private func writeWorkbook(
        _ sheets: [ResultSheet],
        _ answer: Answer,
        _ language: Language
    ) throws {
        let isIndonesian = language == .id
        let made = "Penyangga \(SoftwareVersions.product)"
        let lines =
            [(isIndonesian ? title.id : title.en, made)]
            + answer.terms.map { ($0.key, $0.value) }
            + answer.preamble(language).dropFirst(answer.terms.count).map { ("", $0) }
        try XLSXWriter.write(
            sheets.map(\.layer),
            sources: .init(
                title: isIndonesian ? "Sumber" : "Sources",
                lines: lines.map { (subject: $0.0, text: $0.1) }
            ),
            to: path,
            overwrite: overwrite
        )
    }
}
