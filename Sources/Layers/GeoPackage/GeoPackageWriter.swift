import GRDB
import GeometryModel
import Glibc

/// Writes layers as GeoPackage 1.3 (OGC 12-128r17): features with a spatial index, tables without
/// places, a default style for each layer, and a QGIS project that shows them together.
///
/// Everything is in one file, which needs no companion: it is written beside the target and moved
/// into place.
public enum GeoPackageWriter {
    /// Writes layers.
    ///
    /// - Parameters:
    ///   - layers: Layers with names of their own.
    ///   - system: The system of their coordinates; `nil` for degrees on WGS 84.
    ///   - project: The QGIS project to put into the file (`.qgz`), by its name.
    ///   - path: The file.
    ///   - overwrite: Whether a file already there may be replaced.
    /// - Returns: What had to be named otherwise.
    /// - Throws: ``LayerError`` of kind `unwritable`; the target is then as it was before.
    @discardableResult
    public static func write(
        _ layers: [StyledLayer],
        in system: SpatialReference? = nil,
        project: (name: String, content: [UInt8])? = nil,
        to path: String,
        overwrite: Bool = false
    ) throws(LayerError) -> [String] {
        try FileSink.requireFree(path, overwrite: overwrite)
        try DatabaseLogs(of: path).requireSettled(failingAs: .unwritable, path: path)
        let draft = Drafts.add(beside: path)
        defer {
            unlink(draft)
            unlink(draft + "-journal")
            Drafts.remove(draft)
        }
        var notes: [String] = []
        do {
            let queue = try DatabaseQueue(path: draft)
            defer { try? queue.close() }
            try queue.inDatabase { database in
                // The draft is thrown away after a failure, so that nothing need be undone.
                try database.execute(
                    sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF"
                )
            }
            try queue.write { database in
                try database.execute(sql: GeoPackageSchema.core)
                if let system { try write(system, to: database) }
                let code = system.map { Int32($0.code) } ?? GeoPackageSchema.wgs84
                for content in layers {
                    var table = GeoPackageFeatureTable(content.layer, system: code)
                    try table.write(to: database)
                    notes += table.notes
                }
                try writeStyles(of: layers, to: database)
                if let project { try write(project, to: database) }
            }
        } catch let error as DatabaseError {
            let isFull = error.resultCode == .SQLITE_FULL || errno == ENOSPC
            throw LayerError(
                .unwritable,
                path: path,
                message: "cannot be written: \(error.message ?? "no reason")",
                remedy: isFull
                    ? "free some space on the disk, or write elsewhere"
                    : "choose a folder that is there and that you may write to"
            )
        } catch {
            throw LayerError(
                .unwritable,
                path: path,
                message: "cannot be written: \(error)",
                remedy: "write elsewhere"
            )
        }
        try FileSink.move(draft, to: path)
        DatabaseLogs(of: path).removeEmpty()
        return notes
    }

    private static func write(_ system: SpatialReference, to database: Database) throws {
        try database.execute(
            sql: "INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES (?, ?, 'EPSG', ?, ?, NULL)",
            arguments: [system.name, system.code, system.code, system.definition]
        )
    }

    private static func writeStyles(
        of layers: [StyledLayer],
        to database: Database
    ) throws {
        let styled = layers.filter { $0.style != nil }
        guard !styled.isEmpty else { return }
        try database.execute(sql: GeoPackageSchema.styles)
        try register("layer_styles", to: database)
        for content in styled {
            let geometry = content.layer.hasGeometry ? GeoPackageFeatureTable.geometry : ""
            try database.execute(
                sql: """
                    INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name,
                        f_geometry_column, styleName, styleQML, styleSLD, useAsDefault,
                        description, owner, ui, update_time)
                    VALUES ('', '', ?, ?, ?, ?, '', 1, '', '', NULL, \(GeoPackageSchema.now))
                    """,
                arguments: [
                    content.layer.name, geometry, content.layer.name, content.style,
                    WritingMoment.secondsSince1970,
                ]
            )
        }
    }

    private static func write(
        _ project: (name: String, content: [UInt8]),
        to database: Database
    ) throws {
        try database.execute(sql: GeoPackageSchema.projects)
        // QGIS keeps the bytes of a project as hexadecimal text.
        let digits = Array("0123456789abcdef")
        let text = String(project.content.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
        let metadata = #"{"last_modified_time": "", "last_modified_user": ""}"#
        try database.execute(
            sql: "INSERT INTO qgis_projects (name, metadata, content) VALUES (?, ?, ?)",
            arguments: [project.name, metadata, text]
        )
    }

    private static func register(_ table: String, to database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO gpkg_contents (table_name, data_type, identifier, description,
                    last_change, srs_id)
                VALUES (?, 'attributes', ?, '', \(GeoPackageSchema.now), 0)
                """,
            arguments: [table, table, WritingMoment.secondsSince1970]
        )
    }
}
