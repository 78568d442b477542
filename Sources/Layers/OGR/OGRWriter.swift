import Foundation
import GeometryModel
import Glibc

/// Writes layers in formats of others through GDAL's `ogr2ogr`, as a process of its own.
public enum OGRWriter {
    /// The GDAL driver of each file name ending.
    private static let drivers = [
        "gpkg": "GPKG", "fgb": "FlatGeobuf", "kml": "KML", "shp": "ESRI Shapefile", "xlsx": "XLSX",
        "ods": "ODS", "gml": "GML", "gpx": "GPX", "dxf": "DXF", "tab": "MapInfo File",
        "parquet": "Parquet", "sqlite": "SQLite",
    ]

    /// The endings of the files that belong to a file, and that readers take for its own.
    private static let companions = [
        "shp": ["dbf", "shx", "prj", "cpg", "qix", "sbn", "sbx"], "tab": ["dat", "map", "id"],
        "gml": ["xsd", "gfs"],
    ]

    /// The formats in which every feature has a place.
    private static let spatialOnly: Set<String> = ["shp", "gpx", "dxf"]

    /// Writes a layer in degrees to a file whose ending names the format.
    ///
    /// The file is written beside the target and moved into place, after the files that belong to
    /// it, such as the attributes of a Shapefile. Features without geometries make a plain table,
    /// and polygons beside multipolygons all become multipolygons.
    /// - Throws: `LayerError` if the format is unknown or cannot hold the layer, GDAL is missing or
    ///   refuses, or the file cannot be written.
    public static func write(
        _ layer: Layer,
        to path: String,
        overwrite: Bool
    ) throws(LayerError) {
        let (ending, driver) = try format(of: path)
        let shape = try shapeOptions(layer, ending, path)
        let process = try OGRProcess(for: path, failingAs: .unwritable)
        let base = String(path.dropLast(ending.count + 1))
        let companions = companions[ending, default: []].map { "\(base).\($0)" }
        for file in [path] + companions { try FileSink.requireFree(file, overwrite: overwrite) }
        let folder = try makeFolder(beside: path)
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
        _ = try process.run(["-f", driver, "-nln", layer.name] + shape + [draft, source])
        let parts = try? FileManager.default.contentsOfDirectory(atPath: results)
        var written: Set<String> = []
        for part in parts ?? [] where "\(results)/\(part)" != draft {
            let target = String(base.dropLast(name(of: base).count)) + part
            try move("\(results)/\(part)", to: target)
            written.insert(target)
        }
        try move(draft, to: path)
        // What belonged to the file before would be taken for a part of the new one.
        for file in companions where !written.contains(file) { unlink(file) }
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
            remedy: "choose one of csv, json, geojson, "
                + drivers.keys.sorted().joined(separator: ", ")
        )
    }

    /// What GDAL must be told about the geometries of a layer.
    private static func shapeOptions(
        _ layer: Layer,
        _ ending: String,
        _ path: String
    ) throws(LayerError) -> [String] {
        guard !layer.features.isEmpty else { return [] }
        let kinds = Set(layer.features.compactMap { $0.geometry?.typeName })
        if kinds == ["Polygon", "MultiPolygon"] { return ["-nlt", "MULTIPOLYGON"] }
        if kinds == ["LineString", "MultiLineString"] { return ["-nlt", "MULTILINESTRING"] }
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
    private static func makeFolder(beside path: String) throws(LayerError) -> String {
        let folder = Drafts.add(beside: path)
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
            try OutputFile.write(GeoJSONWriter.collection(layer), to: source)
        } catch {
            var error = error
            error.path = path
            throw error
        }
    }

    private static func move(_ draft: String, to path: String) throws(LayerError) {
        guard rename(draft, path) == 0 else { throw FileSink.failure(path) }
    }
}
