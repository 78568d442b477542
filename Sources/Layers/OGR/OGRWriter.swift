import Foundation
import GeometryModel
import Glibc

/// Writes layers in formats of others through GDAL's `ogr2ogr`, as a process of its own.
public enum OGRWriter {
    /// The GDAL driver of each file name ending.
    private static let drivers = [
        "fgb": "FlatGeobuf", "kml": "KML", "shp": "ESRI Shapefile",
        "ods": "ODS", "gml": "GML", "tab": "MapInfo File",
        "parquet": "Parquet", "sqlite": "SQLite",
    ]

    /// The endings of the files that belong to a file, and that readers take for its own.
    private static let companions = [
        "shp": ["dbf", "shx", "prj", "cpg", "qix", "sbn", "sbx", "columns.csv"],
        "tab": ["dat", "map", "id"],
        "gml": ["xsd", "gfs"],
    ]

    /// The formats in which every feature has a place.
    private static let spatialOnly: Set<String> = ["shp"]

    /// Writes a layer in degrees to a file whose ending names the format.
    ///
    /// GDAL carries it into another system where one is named.
    ///
    /// The file is written beside the target and moved into place, after the files that belong to
    /// it, such as the attributes of a Shapefile. Features without geometries make a plain table,
    /// and polygons beside multipolygons all become multipolygons.
    /// - Returns: What GDAL warned of, such as names that a Shapefile shortens; those also stand in a
    ///   table beside it (`.columns.csv`).
    /// - Throws: `LayerError` if the format is unknown or cannot hold the layer, GDAL is missing or
    ///   refuses, or the file cannot be written.
    @discardableResult
    public static func write(
        _ layer: Layer,
        to path: String,
        in system: SpatialReference? = nil,
        overwrite: Bool
    ) throws(LayerError) -> [String] {
        let (ending, driver) = try format(of: path)
        let shape = try shapeOptions(layer, ending, path)
        let process = try OGRProcess(for: path, failingAs: .unwritable)
        let base = String(path.dropLast(ending.count + 1))
        let companions = companions[ending, default: []].map { "\(base).\($0)" }
        for file in [path] + companions { try FileSink.requireFree(file, overwrite: overwrite) }
        // GDAL takes a folder with the ending of an archive in its name for the archive.
        let folder = try makeFolder(beside: base, for: path)
        defer {
            try? FileManager.default.removeItem(atPath: folder)
            Drafts.remove(folder)
        }
        // The draft has its final name, since some formats repeat it within.
        let source = "\(folder)/source.geojson"
        let results = "\(folder)/results"
        let draft = "\(results)/\(name(of: base)).\(ending)"
        guard mkdir(results, 0o755) == 0 else { throw FileSink.failure(path) }
        try writeSource(layer, to: source, for: path)
        // An index of FlatGeobuf would put the rows in another order.
        let settings = [
            "shp": ["-lco", "ENCODING=UTF-8"], "fgb": ["-lco", "SPATIAL_INDEX=NO"],
        ]
        let target = system.map { ["-t_srs", "EPSG:\($0.code)"] } ?? []
        let warnings = try process.run(
            ["-f", driver, "-nln", layer.name] + settings[ending, default: []]
                + target + shape + [draft, source]
        )
        if let table = shortenedNames(warnings) {
            try OutputFile.write(table, to: "\(results)/\(name(of: base)).columns.csv")
        }
        let parts = try? FileManager.default.contentsOfDirectory(atPath: results)
        var written: Set<String> = []
        for part in parts ?? [] where "\(results)/\(part)" != draft {
            let target = String(base.dropLast(name(of: base).count)) + part
            try FileSink.move("\(results)/\(part)", to: target)
            written.insert(target)
        }
        try FileSink.move(draft, to: path)
        // What belonged to the file before would be taken for a part of the new one.
        for file in companions where !written.contains(file) { unlink(file) }
        return warnings
    }

    /// The last component of a path.
    private static func name(of path: String) -> Substring {
        path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]
    }

    private static func format(
        of path: String
    ) throws(LayerError) -> (ending: String, driver: String) {
        let name = name(of: path)
        let ending = name.contains(".") ? name.split(separator: ".").last?.lowercased() ?? "" : ""
        if path != "-", let driver = drivers[ending] { return (ending, driver) }
        let message =
            if path == "-" {
                "formats written by GDAL need a file name"
            } else if ending.isEmpty {
                "the name has no ending that names the format"
            } else {
                "no format is known by the ending '.\(ending)'"
            }
        throw LayerError(
            .unknownFormat,
            path: InputFile.name(of: path, otherwise: "standard output"),
            message: message,
            remedy: "choose one of csv, json, geojson, gpkg, xlsx, "
                + drivers.keys.sorted().joined(separator: ", ")
        )
    }

    /// The names of columns that a format shortens, as a table; `nil` if it keeps them all.
    private static func shortenedNames(_ warnings: [String]) -> String? {
        let rows = warnings.compactMap { warning in
            warning.firstMatch(of: #/field name: '(.*)' to '(.*)'/#).map { match in
                Feature(values: [.text(String(match.1)), .text(String(match.2))])
            }
        }
        guard !rows.isEmpty else { return nil }
        let columns = ["column", "shortened"].map { Column($0) }
        return CSVWriter.table(Layer(name: "columns", columns: columns, features: rows))
    }

    /// The layer without identifiers that its columns hold already: GDAL would make another column.
    private static func withoutRepeatedNames(_ layer: Layer) -> Layer {
        let isRepeated = layer.columns.indices.contains { column in
            layer.features.allSatisfy { $0.id == nil || $0.values[column].text == $0.id }
        }
        guard isRepeated else { return layer }
        var plain = layer
        for row in plain.features.indices { plain.features[row].id = nil }
        return plain
    }

    /// What GDAL must be told about the geometries of a layer.
    private static func shapeOptions(
        _ layer: Layer,
        _ ending: String,
        _ path: String
    ) throws(LayerError) -> [String] {
        guard !layer.features.isEmpty else { return [] }
        let kinds = Set(layer.features.compactMap { $0.geometry?.typeName })
        if case .multiple(let name) = GeometryType(of: layer) { return ["-nlt", name] }
        guard kinds.isEmpty else { return [] }
        guard !spatialOnly.contains(ending) else {
            throw LayerError(
                .unwritable,
                path: path,
                message: "no feature has a geometry, which the format needs",
                remedy: "write a table instead: .csv or .xlsx"
            )
        }
        return ["-nlt", "NONE"]
    }

    /// A new folder in the folder of a file.
    private static func makeFolder(
        beside base: String,
        for path: String
    ) throws(LayerError) -> String {
        let folder = Drafts.add(beside: base)
        guard mkdir(folder, 0o755) == 0 else {
            let error = FileSink.failure(path)
            Drafts.remove(folder)
            throw error
        }
        return folder
    }

    private static func writeSource(
        _ layer: Layer,
        to source: String,
        for path: String
    ) throws(LayerError) {
        do {
            try GeoJSONWriter.write(withoutRepeatedNames(layer), to: source)
        } catch {
            var error = error
            error.path = path
            throw error
        }
    }
}
