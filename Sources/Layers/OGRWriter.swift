import Foundation
import Glibc

/// Writes layers in formats of others through GDAL's `ogr2ogr`, as a process of its own.
public enum OGRWriter {
    /// The GDAL driver of each file name ending.
    private static let drivers = [
        "gpkg": "GPKG", "fgb": "FlatGeobuf", "kml": "KML", "shp": "ESRI Shapefile", "xlsx": "XLSX",
        "ods": "ODS", "gml": "GML", "gpx": "GPX", "dxf": "DXF", "tab": "MapInfo File",
        "parquet": "Parquet", "sqlite": "SQLite",
    ]

    /// Writes a layer in degrees to a file whose ending names the format.
    ///
    /// The file is written beside the target and renamed into place, after the files that belong
    /// to it, such as the attributes of a Shapefile.
    /// - Throws: `LayerError` if the format is unknown, GDAL is missing or refuses, or the file
    ///   cannot be written.
    public static func write(
        _ layer: Layer,
        to path: String,
        overwrite: Bool
    ) throws(LayerError) {
        let ending = path.split(separator: ".").last?.lowercased() ?? ""
        guard let driver = drivers[ending] else {
            throw LayerError(
                .unknownFormat,
                path: path,
                message: "no format is known by the ending '.\(ending)'",
                remedy: "choose one of csv, json, geojson, "
                    + drivers.keys.sorted().joined(separator: ", ")
            )
        }
        guard let program = ProgramSearch.find("ogr2ogr") else {
            throw LayerError(
                .unwritable,
                path: path,
                message: "the format is written by GDAL's ogr2ogr, which is not installed",
                remedy: "install it: apt-get install gdal-bin"
            )
        }
        guard overwrite || !FileManager.default.fileExists(atPath: path) else {
            throw LayerError(
                .unwritable,
                path: path,
                message: "the file exists already",
                remedy: "choose another name, or pass --overwrite to replace it"
            )
        }
        let base = path.dropLast(ending.count + 1)
        let stem = "\(base).\(getpid()).part"
        let source = stem + ".geojson"
        let draft = "\(stem).\(ending)"
        defer { for part in endings(of: stem) { unlink("\(stem).\(part)") } }
        try OutputFile.write(GeoJSONWriter.collection(layer), to: source, overwrite: true)
        try run(program, ["-f", driver, "-nln", layer.name, draft, source], for: path)
        unlink(source)
        for part in endings(of: stem) where part != ending {
            try move("\(stem).\(part)", to: "\(base).\(part)")
        }
        try move(draft, to: path)
    }

    /// The endings of the files that share a stem: several for a Shapefile or a MapInfo table.
    private static func endings(of stem: String) -> [String] {
        let url = URL(filePath: stem)
        let folder = url.deletingLastPathComponent().path(percentEncoded: false)
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
        let prefix = url.lastPathComponent + "."
        return (names ?? []).filter { $0.hasPrefix(prefix) }.map {
            String($0.dropFirst(prefix.count))
        }
    }

    private static func move(_ draft: String, to path: String) throws(LayerError) {
        guard rename(draft, path) == 0 else {
            throw LayerError(
                .unwritable,
                path: path,
                message: "cannot be written: \(String(cString: strerror(errno)))",
                remedy: "write elsewhere"
            )
        }
    }

    private static func run(
        _ program: String,
        _ arguments: [String],
        for path: String
    ) throws(LayerError) {
        let process = Process()
        let errors = Pipe()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardError = errors
        process.standardOutput = FileHandle.nullDevice
        var message = ""
        do {
            try process.run()
            message = String(
                decoding: errors.fileHandleForReading.readDataToEndOfFile(),
                as: UTF8.self
            )
            process.waitUntilExit()
        } catch {
            message = "\(error)"
        }
        guard message.isEmpty || process.terminationStatus == 0, process.terminationStatus == 0
        else {
            throw LayerError(
                .unwritable,
                path: path,
                message: "ogr2ogr refused: \(message.split(separator: "\n").first ?? "no reason")",
                remedy: "check the folder and the format"
            )
        }
    }
}
