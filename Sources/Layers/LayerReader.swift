import FoundationEssentials

/// Reads a layer of any format: GeoJSON, CSV and GeoPackage here, every other through GDAL.
public enum LayerReader {
    /// Reads a layer; the format follows from the name, or for standard input from the first byte
    /// that is not blank.
    ///
    /// - Parameters:
    ///   - path: A file, `-` for standard input, or a connection that GDAL knows, such as
    ///     `PG:dbname=planning`. A bar with the name of a layer may follow, as QGIS writes it:
    ///     `data.gpkg|layername=desa`.
    ///   - readsMarks: Whether numbers of separated text with decimal commas or thousands marks are
    ///     read as numbers, and do not stay the texts they are.
    /// - Throws: ``LayerError`` that names file, place and remedy.
    public static func read(
        _ path: String,
        readsMarks: Bool = true
    ) throws(LayerError) -> Layer {
        let target = LayerPath(path)
        let name = target.isConnection ? withoutPassword(path) : InputFile.name(of: path)
        if target.isConnection { return try OGRReader.read(target, path: name) }
        switch format(of: target) {
        case .geoPackage:
            try InputFile.requireFile(target.file)
            return try GeoPackageReader.read(target, path: name)
        case .foreign:
            try InputFile.requireFile(target.file)
            try refuseStatements(target, path: name)
            return try OGRReader.read(target, path: name)
        case .text(let form):
            try refuseLayer(target, path: name)
            if form == .json, let layer = FeatureScan.read(file: target.file) { return layer }
            let bytes = try InputFile.read(target.file)
            switch form ?? TextForm(of: bytes) {
            case .json: return try json(bytes, target, path: name)
            case .csv: return try CSVReader.read(bytes, path: name, readsMarks: readsMarks)
            }
        }
    }

    /// Whether a path names GeoJSON or a table, which can also be read piece by piece.
    ///
    /// Rows as JSON, and layers within scripts, cannot.
    public static func isStream(_ path: String) -> Bool {
        let target = LayerPath(path)
        guard case .text = format(of: target), target.ending != "js" else { return false }
        guard target.ending == "json", let source = try? FileSource(target.file) else {
            return true
        }
        var bytes: [UInt8] = []
        return (try? source.append(64, to: &bytes)) == nil || !RecordsReader.begins(bytes)
    }

    /// Whether a path names a file that is there, or a connection, whatever it holds.
    public static func isSource(_ path: String) -> Bool {
        let target = LayerPath(path)
        return target.isConnection || FileManager.default.fileExists(atPath: target.file)
    }

    /// Whether a path names a connection, which is relative to no folder.
    public static func isConnection(_ path: String) -> Bool { LayerPath(path).isConnection }

    /// The files that a path names: one, or those of a Shapefile; none for a connection.
    public static func files(of path: String) -> [String] {
        let target = LayerPath(path)
        guard !target.isConnection else { return [] }
        guard target.ending == "shp" else { return [target.file] }
        let stem = target.file.dropLast(4)
        let companions = ["dbf", "shx", "prj", "cpg"].map { "\(stem).\($0)" }
            .filter { FileManager.default.fileExists(atPath: $0) }
        return [target.file] + companions
    }

    /// A path as messages and records may show it: a connection without its password.
    public static func shown(_ path: String) -> String {
        isConnection(path) ? withoutPassword(path) : path
    }

    private enum TextForm {
        case json
        case csv

        /// The form of a text without a name.
        init(of bytes: [UInt8]) {
            let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
            let first = text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
            let isJSON = first.map { [UInt8(ascii: "{"), UInt8(ascii: "["), 0x1E].contains($0) }
            self = isJSON == true ? .json : .csv
        }
    }

    private enum Format {
        case text(TextForm?)
        case geoPackage
        case foreign
    }

    private static func format(of target: LayerPath) -> Format {
        if target.isConnection { return .foreign }
        switch target.ending {
        case "geojson", "json", "geojsons", "geojsonl", "geojsonseq", "ndjson", "js":
            return .text(.json)
        case "csv", "tsv", "txt": return .text(.csv)
        case "gpkg": return .geoPackage
        // Pipes and devices have no ending.
        case "": return .text(nil)
        default: return .foreign
        }
    }

    /// What a JSON text holds: GeoJSON, also within a script, TopoJSON, or rows of a table.
    private static func json(
        _ bytes: [UInt8],
        _ target: LayerPath,
        path: String
    ) throws(LayerError) -> Layer {
        if RecordsReader.begins(bytes) { return try RecordsReader.read(bytes, path: path) }
        if isTopology(bytes), target.file != "-" { return try OGRReader.read(target, path: path) }
        guard let text = ScriptText.blanked(bytes) else {
            return try GeoJSONReader.read(bytes, path: path)
        }
        var layer = try GeoJSONReader.read(text, path: path)
        layer.notes.append("the layer was taken out of a script")
        return layer
    }

    /// Refuses statements for a database, which no reader runs.
    private static func refuseStatements(
        _ target: LayerPath,
        path: String
    ) throws(LayerError) {
        guard target.ending == "sql" else { return }
        throw LayerError(
            .unknownFormat,
            path: path,
            message: "these are statements for a database, not a layer",
            remedy: "load them into a database and name it (PG:dbname=…), "
                + "or have the table exported as GeoJSON or CSV"
        )
    }

    /// Refuses the name of a layer for a file that has just one, without a name.
    private static func refuseLayer(_ target: LayerPath, path: String) throws(LayerError) {
        guard let layer = target.layer else { return }
        throw LayerError(
            .missingLayer,
            path: path,
            message: "the format has no layers, so there is none named '\(layer)'",
            remedy: "leave the name of the layer out: \(target.file)"
        )
    }

    /// Whether a JSON text is TopoJSON, which shares its lines and has a reader in GDAL.
    private static func isTopology(_ bytes: [UInt8]) -> Bool {
        bytes.prefix(4_096).firstRange(of: "\"Topology\"".utf8) != nil
    }

    /// A connection as messages may show it.
    private static func withoutPassword(_ connection: String) -> String {
        connection.replacing(#/(password=)('[^']*'|\S+)/#) { match in "\(match.1)…" }
            .replacing(#/(:\/\/[^:@\/]*:)[^@]*@/#) { match in "\(match.1)…@" }
    }
}
