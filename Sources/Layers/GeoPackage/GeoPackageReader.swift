import Foundation
import GRDB
import GeometryModel

/// Reads a layer of a GeoPackage (OGC 12-128r18), whatever its geometry column, envelopes and
/// reference system.
///
/// The file is opened so that nothing is written beside it or into it.
enum GeoPackageReader {
    /// Reads a table of features, or of attributes if there are no others.
    ///
    /// - Parameters:
    ///   - target: The file, and the layer if one is named.
    ///   - path: How messages name the file.
    /// - Throws: ``LayerError`` that names file, feature and remedy.
    static func read(_ target: LayerPath, path: String) throws(LayerError) -> Layer {
        try DatabaseLogs(of: target.file)
            .requireSettled(failingAs: .unreadable, path: path, allowing: "-wal")
        do {
            var configuration = Configuration()
            configuration.readonly = true
            let queue = try DatabaseQueue(
                path: address(of: target.file),
                configuration: configuration
            )
            return try queue.read { database in
                let table = try GeoPackageTable(database, target, path: path)
                return try layer(database, table, path: path)
            }
        } catch let error as LayerError {
            throw error
        } catch let error as DatabaseError {
            throw damage(error, path)
        } catch {
            throw LayerError(
                .unreadable,
                path: path,
                message: "the database cannot be read: \(error)",
                remedy: "check the file and its permissions"
            )
        }
    }

    /// The address under which SQLite opens a file without touching it.
    ///
    /// Changes that another program has not yet carried over lie in a second file; only then is
    /// that file needed, and the lock that goes with it.
    private static func address(of file: String) -> String {
        let escaped = file.replacing("%", with: "%25").replacing("?", with: "%3f")
            .replacing("#", with: "%23")
        return "file:\(escaped)" + (DatabaseLogs(of: file).hasChanges ? "" : "?immutable=1")
    }

    private static func damage(_ error: DatabaseError, _ path: String) -> LayerError {
        let message = error.message ?? "no reason"
        return error.resultCode == .SQLITE_NOTADB
            ? LayerError(
                .syntax,
                path: path,
                message: "this is no GeoPackage: \(message)",
                remedy: "check that the file was downloaded completely, and its ending"
            )
            : LayerError(
                .syntax,
                path: path,
                message: "the database is damaged or of another form: \(message)",
                remedy: "export it again, for example from QGIS"
            )
    }

    private static func layer(
        _ database: Database,
        _ table: GeoPackageTable,
        path: String
    ) throws -> Layer {
        var layer = Layer(
            name: table.name,
            source: path,
            columns: table.columns.map { Column($0.name) },
            crs: table.crs
        )
        layer.needsSystem = true
        var flattened = 0
        let rows = try Row.fetchCursor(database, sql: table.selection)
        while let row = try rows.next() {
            let place = Place(feature: layer.features.count + 1)
            var feature = Feature(values: [], place: place)
            feature.id = table.key.flatMap { Int64.fromDatabaseValue(row[$0]) }.map(String.init)
            feature.values = try table.columns.map { column in
                try cell(of: column, in: row, place, path)
            }
            if let column = table.geometry {
                do {
                    feature.geometry = try row.withUnsafeData(atIndex: column) { data in
                        try data?.withUnsafeBytes { bytes in
                            let (geometry, count) = try GeometryBlob.read(bytes)
                            flattened += count
                            return geometry
                        }
                    }
                } catch let mistake as GeometryMistake {
                    throw LayerError(
                        .geometry,
                        path: path,
                        place: place,
                        message: mistake.message,
                        remedy: "repair the feature\(feature.id.map { " \($0)" } ?? "") in QGIS, "
                            + "or export the layer again"
                    )
                }
            }
            layer.features.append(feature)
        }
        layer.noteFlattened(flattened)
        if !table.leftOut.isEmpty {
            let names = table.leftOut.joined(separator: ", ")
            layer.notes.append("columns of bytes were left out: \(names)")
        }
        return layer
    }

    private static func cell(
        of column: GeoPackageTable.Attribute,
        in row: Row,
        _ place: Place,
        _ path: String
    ) throws -> Cell {
        let value: DatabaseValue = row[column.index]
        switch value.storage {
        case .null: return .null
        case .int64(let value):
            return column.isBoolean && (0...1).contains(value)
                ? .boolean(value == 1) : .integer(Int(value))
        case .double(let value): return .number(value)
        case .string(let text):
            // What is no text was mended on the way here.
            let isText =
                try !text.unicodeScalars.contains("\u{FFFD}")
                || row.withUnsafeData(atIndex: column.index) { data in
                    data.map { String(validating: $0, as: UTF8.self) != nil } ?? true
                }
            if isText { return .text(text) }
            throw LayerError(
                .value,
                path: path,
                place: place,
                message: "the text in the column '\(column.name)' is not UTF-8",
                remedy: "correct the value, or export the layer again in UTF-8"
            )
        case .blob:
            throw LayerError(
                .value,
                path: path,
                place: place,
                message: "the column '\(column.name)' holds bytes, which are no value of its type",
                remedy: "correct the value, or declare the column as BLOB"
            )
        }
    }
}
