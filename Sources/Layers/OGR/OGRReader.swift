import Foundation
import Glibc

/// Reads layers in formats of others through GDAL's `ogr2ogr`, as a process of its own.
///
/// It carries one layer over into a GeoPackage for us, which keeps the types of columns, every
/// digit of the coordinates and the reference system; ``GeoPackageReader`` does the rest.
enum OGRReader {
    /// Reads a layer.
    ///
    /// - Parameters:
    ///   - target: The file or connection, and the layer if one is named.
    ///   - path: How messages name the file.
    /// - Throws: ``LayerError`` that names the file, what GDAL says of it, and the remedy.
    static func read(_ target: LayerPath, path: String) throws(LayerError) -> Layer {
        let process = try OGRProcess(for: path, failingAs: .syntax)
        let folder = try temporaryFolder(for: path)
        defer {
            try? FileManager.default.removeItem(atPath: folder)
            Drafts.remove(folder)
        }
        let copy = "\(folder)/copy.gpkg"
        // A database may have no more of a row's code than its key.
        let hasKey = target.isConnection || ["sqlite", "db"].contains(target.ending)
        let warnings = try process.run(
            (hasKey ? ["-preserve_fid"] : []) + [
                "-f", "GPKG", "-nlt", "GEOMETRY", "-nlt", "CONVERT_TO_LINEAR",
                "-dsco", "ADD_GPKG_OGR_CONTENTS=NO", "-lco", "SPATIAL_INDEX=NO",
                "-lco", "FID=\(names.key)", "-lco", "GEOMETRY_NAME=\(names.geometry)",
                copy, source(target),
            ] + (target.layer.map { [$0] } ?? [])
        )
        var inner = target
        inner.file = copy
        var layer = try GeoPackageReader.read(inner, path: path)
        layer.name = target.layer ?? target.stem
        let hasGeometry = layer.hasGeometry
        if !hasGeometry { layer.locate() }
        layer.needsSystem = hasGeometry && !degreeEndings.contains(target.ending)
        for warning in warnings.prefix(5) { layer.notes.append("GDAL: \(warning)") }
        if warnings.count > 5 { layer.notes.append("GDAL: \(warnings.count - 5) more warnings") }
        return layer
    }

    /// Names that no file gives to columns of its own.
    private static let names = (key: "ogr_row_number", geometry: "ogr_geometry")

    /// Formats that are in degrees by their own rules, whether or not GDAL says so.
    private static let degreeEndings: Set<String> = ["json", "topojson", "kml", "kmz", "gpx"]

    /// What GDAL is to open: an archive is opened in place.
    private static func source(_ target: LayerPath) -> String {
        target.ending == "zip" ? "/vsizip/\(target.file)" : target.file
    }

    private static func temporaryFolder(for path: String) throws(LayerError) -> String {
        let base = FileManager.default.temporaryDirectory.path
        let folder = Drafts.add(beside: "\(base)/penyangga")
        guard mkdir(folder, 0o700) == 0 else {
            let reason = String(cString: strerror(errno))
            Drafts.remove(folder)
            throw LayerError(
                .unreadable,
                path: path,
                message: "there is no room for a copy in \(base): \(reason)",
                remedy: "set TMPDIR to a folder you may write to"
            )
        }
        return folder
    }
}
