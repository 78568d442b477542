"""Connections to the peers that are databases."""

import glob
import os


def duckdb_connection(threads):
    """DuckDB with its spatial extension, which comes as a Python package."""
    import duckdb
    import duckdb_extension_spatial
    connection = duckdb.connect(config={"allow_unsigned_extensions": "true"})
    folder = os.path.dirname(duckdb_extension_spatial.__file__)
    extension, = glob.glob(os.path.join(folder, "extensions", "*", "spatial.duckdb_extension"))
    connection.execute(f"LOAD '{extension}'")
    connection.execute(f"SET threads = {threads}")
    return connection


def sedona_context(threads):
    """SedonaDB with as many partitions as threads."""
    import sedonadb
    context = sedonadb.connect()
    context.sql(f"SET datafusion.execution.target_partitions = {threads}").execute()
    return context


class ClickHouse:
    """A session of ClickHouse inside this process."""

    POLYGON = "Array(Array(Tuple(Float64, Float64)))"

    def __init__(self, threads):
        import chdb.session
        self.session = chdb.session.Session()
        self.query(f"SET max_threads = {threads}")
        for setting in ("input_format_parallel_parsing", "output_format_parallel_formatting"):
            self.query(f"SET {setting} = {int(threads > 1)}")
        self.query("CREATE DATABASE bench ENGINE = Atomic")

    def query(self, statement):
        """The rows of an answer, each a list of texts."""
        return [line.split(",") for line in str(self.session.query(statement, "CSV")).split()]

    def read_zones(self, geojson):
        """Read zones from GeoJSON into the table bench.zones."""
        self.query(f"CREATE TABLE bench.zones (key Array({self.POLYGON}), zone Int32) ENGINE = Memory")
        self.query(f"""
            INSERT INTO bench.zones SELECT
                [JSONExtract(feature, 'geometry', 'coordinates', '{self.POLYGON}')],
                JSONExtract(feature, 'properties', 'zone', 'Int32')
            FROM (
                SELECT arrayJoin(JSONExtractArrayRaw(json, 'features')) AS feature
                FROM file('{geojson}', JSONAsString, 'json String')
            )""")

    def build_dictionary(self, layout):
        """Index the zones in the dictionary bench.zone_of."""
        self.query(f"""
            CREATE DICTIONARY bench.zone_of (key Array({self.POLYGON}), zone Int32 DEFAULT -1)
            PRIMARY KEY key SOURCE(CLICKHOUSE(DB 'bench' TABLE 'zones')) LAYOUT({layout}) LIFETIME(0)""")
        self.query("SYSTEM RELOAD DICTIONARY bench.zone_of")

    def case_of_zone(self):
        """An expression that tests a point against each zone, written out: -1 is outside of all."""
        rows = self.session.query("SELECT zone, key[1] FROM bench.zones ORDER BY zone", "TSV")
        tests = [line.split("\t") for line in str(rows).splitlines()]
        branches = ", ".join(f"pointInPolygon((lon, lat), {polygon}), {zone}" for zone, polygon in tests)
        return f"multiIf({branches}, -1)"

    LONG_QUERY = (
        "max_query_size = 1000000000, max_ast_elements = 100000000, max_expanded_ast_elements = 100000000, "
        "max_parser_depth = 100000, max_parser_backtracks = 100000000"
    )
