import GRDB

/// What a GeoPackage says of one of its tables.
struct GeoPackageTable {
    /// A column of attributes.
    struct Attribute {
        var name: String
        var index: Int
        var isBoolean: Bool
    }

    /// The name of the table.
    let name: String
    /// The column of identifiers; `nil` if there is none.
    let key: Int?
    /// The column of geometries; `nil` for a table of attributes.
    let geometry: Int?
    /// The reference system, as an authority code or well-known text; `nil` if it is undefined.
    let crs: String?
    /// The other columns, in order.
    let columns: [Attribute]
    /// Columns that hold bytes, which no cell can hold.
    let leftOut: [String]
    /// The statement that gives the rows; indexes of columns are those of its result.
    let selection: String

    /// Names of keys that only number the rows.
    private static let rowNumbers: Set<String> = ["fid", "ogc_fid", "ogr_row_number"]

    /// Tables that programs keep for themselves.
    private static let ownTables: Set<String> = ["layer_styles", "qgis_projects"]

    /// Looks up the table that is asked for.
    init(_ database: Database, _ target: LayerPath, path: String) throws {
        guard try database.tableExists("gpkg_contents") else {
            throw LayerError(
                .syntax,
                path: path,
                message: "the database has no gpkg_contents, so it is no GeoPackage",
                remedy: "name it with the ending .sqlite if it is another kind of database"
            )
        }
        func names(_ kind: String) throws -> [String] {
            let sql = "SELECT table_name FROM gpkg_contents WHERE data_type = ? ORDER BY rowid"
            return try Row.fetchAll(database, sql: sql, arguments: [kind])
                .compactMap { String.fromDatabaseValue($0[0]) }
                .filter { !Self.ownTables.contains($0) }
        }
        let spatial = try names("features")
        let plain = try names("attributes")
        // Tables of attributes beside layers of features are meant only when named.
        let isPlain = target.layer.map { plain.contains($0) } ?? spatial.isEmpty
        let name = try target.choice(among: isPlain ? plain : spatial, path: path)
        guard try database.tableExists(name) || database.viewExists(name) else {
            throw LayerError(
                .syntax,
                path: path,
                message: "the table '\(name)' is listed but not there",
                remedy: "export the file again"
            )
        }
        let geometryRow =
            isPlain
            ? nil
            : try Row.fetchOne(
                database,
                sql: "SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?",
                arguments: [name]
            )
        let geometryName = geometryRow.flatMap { String.fromDatabaseValue($0["column_name"]) }
        // Hidden columns are not selected, and generated ones are.
        let stored = try Row.fetchAll(
            database,
            sql: "PRAGMA table_xinfo(\(GeoPackageSchema.quoted(name)))"
        ).filter { Int.fromDatabaseValue($0["hidden"]) != 1 }
        let keys = stored.filter { Int.fromDatabaseValue($0["pk"]) ?? 0 > 0 }
        var key: Int?
        var geometry: Int?
        var columns: [Attribute] = []
        var leftOut: [String] = []
        var names: [String] = []
        for (index, row) in stored.enumerated() {
            guard let column = String.fromDatabaseValue(row["name"]) else { continue }
            names.append(column)
            let type = (String.fromDatabaseValue(row["type"]) ?? "").uppercased()
            if column.lowercased() == geometryName?.lowercased() {
                geometry = index
                continue
            }
            if keys.count == 1, Int.fromDatabaseValue(row["pk"]) == 1, type == "INTEGER" {
                key = index
                // A number of the row is no value; any other key is.
                if Self.rowNumbers.contains(column.lowercased()) { continue }
            }
            if type.hasPrefix("BLOB") {
                leftOut.append(column)
            } else {
                columns.append(Attribute(name: column, index: index, isBoolean: type == "BOOLEAN"))
            }
        }
        selection =
            "SELECT \(names.map(GeoPackageSchema.quoted).joined(separator: ", ")) "
            + "FROM \(GeoPackageSchema.quoted(name))"
        self.name = name
        self.key = key
        self.geometry = geometry
        self.columns = columns
        self.leftOut = leftOut
        crs = try Self.crs(database, geometryRow.flatMap { Int.fromDatabaseValue($0["srs_id"]) })
    }

    private static func crs(_ database: Database, _ id: Int?) throws -> String? {
        // −1 and 0 stand for undefined systems.
        guard let id, id > 0,
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT organization, organization_coordsys_id, definition
                    FROM gpkg_spatial_ref_sys WHERE srs_id = ?
                    """,
                arguments: [id]
            )
        else { return nil }
        let organization = String.fromDatabaseValue(row["organization"])
        let code = Int.fromDatabaseValue(row["organization_coordsys_id"])
        if let organization, let code, ["EPSG", "ESRI"].contains(organization.uppercased()) {
            return "\(organization.uppercased()):\(code)"
        }
        let definition = String.fromDatabaseValue(row["definition"])
        return definition?.lowercased() == "undefined" ? nil : definition
    }
}
