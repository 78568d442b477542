/// The tables of a GeoPackage in SQL.
enum GeoPackageSchema {
    /// The time of writing in ISO 8601, from a count of seconds since 1970.
    static let now = "strftime('%Y-%m-%dT%H:%M:%fZ', ?, 'unixepoch')"

    /// The number of WGS 84 longitude and latitude.
    static let wgs84: Int32 = 4326

    /// The tables that every GeoPackage has (OGC 12-128r17, annex C), and its marks: `GPKG`, 1.3.
    static let core = """
        PRAGMA application_id = 1196444487;
        PRAGMA user_version = 10300;
        CREATE TABLE gpkg_spatial_ref_sys (
            srs_name TEXT NOT NULL,
            srs_id INTEGER NOT NULL PRIMARY KEY,
            organization TEXT NOT NULL,
            organization_coordsys_id INTEGER NOT NULL,
            definition TEXT NOT NULL,
            description TEXT
        );
        INSERT INTO gpkg_spatial_ref_sys VALUES
            ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', NULL),
            ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', NULL),
            ('WGS 84 geodetic', 4326, 'EPSG', 4326,
            'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,'
            || 'AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,'
            || 'AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,'
            || 'AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],'
            || 'AUTHORITY["EPSG","4326"]]', 'longitude and latitude in degrees');
        CREATE TABLE gpkg_contents (
            table_name TEXT NOT NULL PRIMARY KEY,
            data_type TEXT NOT NULL,
            identifier TEXT UNIQUE,
            description TEXT DEFAULT '',
            last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
            min_x DOUBLE,
            min_y DOUBLE,
            max_x DOUBLE,
            max_y DOUBLE,
            srs_id INTEGER,
            CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id)
                REFERENCES gpkg_spatial_ref_sys(srs_id)
        );
        CREATE TABLE gpkg_geometry_columns (
            table_name TEXT NOT NULL,
            column_name TEXT NOT NULL,
            geometry_type_name TEXT NOT NULL,
            srs_id INTEGER NOT NULL,
            z TINYINT NOT NULL,
            m TINYINT NOT NULL,
            CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
            CONSTRAINT uk_gc_table_name UNIQUE (table_name),
            CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
            CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
        );
        CREATE TABLE gpkg_extensions (
            table_name TEXT,
            column_name TEXT,
            extension_name TEXT NOT NULL,
            definition TEXT NOT NULL,
            scope TEXT NOT NULL,
            CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
        );
        """

    /// The table of styles, as QGIS makes it.
    static let styles = """
        CREATE TABLE layer_styles (
            id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
            f_table_catalog TEXT(256),
            f_table_schema TEXT(256),
            f_table_name TEXT(256),
            f_geometry_column TEXT(256),
            styleName TEXT(30),
            styleQML TEXT,
            styleSLD TEXT,
            useAsDefault BOOLEAN,
            description TEXT,
            owner TEXT(30),
            ui TEXT(30),
            update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))
        );
        """

    /// The table of projects, as QGIS makes it.
    static let projects = """
        CREATE TABLE qgis_projects (name TEXT PRIMARY KEY, metadata BLOB, content BLOB);
        """

    /// What keeps a spatial index true when other programs change the table (annex F.3).
    ///
    /// The functions `ST_…` are those of the program that makes the change.
    static func triggers(table: String, column: String) -> String {
        let index = quoted("rtree_\(table)_\(column)")
        let (t, c) = (quoted(table), quoted(column))
        func name(_ event: String) -> String { quoted("rtree_\(table)_\(column)_\(event)") }
        let key = quoted(GeoPackageFeatureTable.key)
        let replace = """
            INSERT OR REPLACE INTO \(index) VALUES (NEW.\(key), ST_MinX(NEW.\(c)),
                ST_MaxX(NEW.\(c)), ST_MinY(NEW.\(c)), ST_MaxY(NEW.\(c)));
            """
        let filled = "(NEW.\(c) NOTNULL AND NOT ST_IsEmpty(NEW.\(c)))"
        let empty = "(NEW.\(c) ISNULL OR ST_IsEmpty(NEW.\(c)))"
        return """
            CREATE TRIGGER \(name("insert")) AFTER INSERT ON \(t)
                WHEN \(filled) BEGIN \(replace) END;
            CREATE TRIGGER \(name("update1")) AFTER UPDATE OF \(c) ON \(t)
                WHEN OLD.\(key) = NEW.\(key) AND \(filled) BEGIN \(replace) END;
            CREATE TRIGGER \(name("update2")) AFTER UPDATE OF \(c) ON \(t)
                WHEN OLD.\(key) = NEW.\(key) AND \(empty)
                BEGIN DELETE FROM \(index) WHERE id = OLD.\(key); END;
            CREATE TRIGGER \(name("update3")) AFTER UPDATE ON \(t)
                WHEN OLD.\(key) != NEW.\(key) AND \(filled)
                BEGIN DELETE FROM \(index) WHERE id = OLD.\(key); \(replace) END;
            CREATE TRIGGER \(name("update4")) AFTER UPDATE ON \(t)
                WHEN OLD.\(key) != NEW.\(key) AND \(empty)
                BEGIN DELETE FROM \(index) WHERE id IN (OLD.\(key), NEW.\(key)); END;
            CREATE TRIGGER \(name("delete")) AFTER DELETE ON \(t)
                WHEN OLD.\(c) NOT NULL
                BEGIN DELETE FROM \(index) WHERE id = OLD.\(key); END;
            """
    }

    /// A name as SQL takes it, whatever it holds.
    static func quoted(_ name: String) -> String {
        "\"\(name.replacing("\"", with: "\"\""))\""
    }
}
