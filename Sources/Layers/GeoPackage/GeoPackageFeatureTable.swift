import Foundation
import GRDB
import GeometryModel

/// A layer as a table of a GeoPackage.
struct GeoPackageFeatureTable {
    /// The column of row numbers.
    static let key = "fid"
    /// The column of geometries.
    static let geometry = "geom"

    private let layer: Layer
    private let system: Int32
    private let kinds: [ColumnKind]
    /// The names of the columns: no two differ only by case, and none is one of ours.
    private let names: [String]
    /// What had to be named otherwise.
    private(set) var notes: [String] = []

    /// - Parameters:
    ///   - layer: The layer, in the coordinates it is to be written in.
    ///   - system: The number of their reference system.
    init(_ layer: Layer, system: Int32) {
        self.system = system
        var taken: Set<String> = [Self.key, Self.geometry]
        var names: [String] = []
        for column in layer.columns {
            var name = column.name
            var number = 2
            while !taken.insert(name.lowercased()).inserted {
                name = "\(column.name)_\(number)"
                number += 1
            }
            if name != column.name {
                notes.append("the column '\(column.name)' is named '\(name)' in the GeoPackage")
            }
            names.append(name)
        }
        self.layer = layer
        self.names = names
        kinds = layer.columns.indices.map { layer.kind(ofColumn: $0) }
    }

    /// Makes the table, fills it, and enters it where a GeoPackage lists its tables.
    mutating func write(to database: Database) throws {
        let table = GeoPackageSchema.quoted(layer.name)
        let isSpatial = layer.hasGeometry
        let type = GeometryType(of: layer)
        var columns = [
            "\(GeoPackageSchema.quoted(Self.key)) INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"
        ]
        if isSpatial { columns.append("\(GeoPackageSchema.quoted(Self.geometry)) \(type.name)") }
        columns += zip(names, kinds).map { "\(GeoPackageSchema.quoted($0)) \(Self.type($1))" }
        try database.execute(sql: "CREATE TABLE \(table) (\(columns.joined(separator: ", ")))")
        let box = try fill(table, type, isSpatial: isSpatial, database)
        try database.execute(
            sql: """
                INSERT INTO gpkg_contents (table_name, data_type, identifier, description,
                    last_change, min_x, min_y, max_x, max_y, srs_id)
                VALUES (?, ?, ?, '', \(GeoPackageSchema.now), ?, ?, ?, ?, ?)
                """,
            arguments: [
                layer.name, isSpatial ? "features" : "attributes", layer.name,
                WritingMoment.secondsSince1970, box?.west, box?.south, box?.east, box?.north,
                isSpatial ? system : 0,
            ]
        )
        guard isSpatial else { return }
        try database.execute(
            sql: "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)",
            arguments: [layer.name, Self.geometry, type.name, system]
        )
        try index(database)
    }

    private static func type(_ kind: ColumnKind) -> String {
        switch kind {
        case .integer: "INTEGER"
        case .number: "REAL"
        case .boolean: "BOOLEAN"
        case .text: "TEXT"
        }
    }

    /// Inserts the rows; returns the box around all geometries, if there are any.
    private func fill(
        _ table: String,
        _ type: GeometryType,
        isSpatial: Bool,
        _ database: Database
    ) throws -> Box? {
        let marks = [String](repeating: "?", count: 1 + (isSpatial ? 1 : 0) + names.count)
        let statement = try database.makeStatement(
            sql: "INSERT INTO \(table) VALUES (\(marks.joined(separator: ", ")))"
        )
        var box = Box.empty
        for (row, feature) in layer.features.enumerated() {
            var values: [(any DatabaseValueConvertible)?] = [row + 1]
            if isSpatial {
                let geometry = feature.geometry.map(type.carried)
                if let geometry { box.formUnion(geometry.bounds) }
                values.append(
                    geometry.map {
                        Data(GeometryBlob.bytes(of: $0, system: system, as: type))
                    }
                )
            }
            for (column, cell) in feature.values.enumerated() {
                values.append(value(of: layer.printed(cell, column: column), kinds[column]))
            }
            try statement.execute(arguments: StatementArguments(values))
        }
        return box.isEmpty ? nil : box
    }

    private func value(of cell: Cell, _ kind: ColumnKind) -> (any DatabaseValueConvertible)? {
        switch (cell, kind) {
        case (.null, _): nil
        case (.text(let text), _): text
        case (_, .text): cell.text
        case (.integer(let value), .number): Double(value)
        case (.integer(let value), _): value
        case (.number(let value), _): value.isFinite ? value : nil
        case (.boolean(let value), _): value
        }
    }

    /// Makes the spatial index and what keeps it true.
    private func index(_ database: Database) throws {
        let name = GeoPackageSchema.quoted("rtree_\(layer.name)_\(Self.geometry)")
        try database.execute(
            sql: "CREATE VIRTUAL TABLE \(name) USING rtree(id, minx, maxx, miny, maxy)"
        )
        let statement = try database.makeStatement(
            sql: "INSERT INTO \(name) VALUES (?, ?, ?, ?, ?)"
        )
        for (row, feature) in layer.features.enumerated() {
            guard let box = feature.geometry?.bounds, !box.isEmpty else { continue }
            try statement.execute(
                arguments: [row + 1, box.west, box.east, box.south, box.north]
            )
        }
        try database.execute(
            sql: GeoPackageSchema.triggers(table: layer.name, column: Self.geometry)
        )
        try database.execute(
            sql: "INSERT INTO gpkg_extensions VALUES (?, ?, ?, ?, ?)",
            arguments: [
                layer.name, Self.geometry, "gpkg_rtree_index",
                "http://www.geopackage.org/spec120/#extension_rtree", "write-only",
            ]
        )
    }
}
