#!/usr/bin/env python3
"""Points into five zones that do not overlap: which zone holds each point?

Each peer finds its points ready in its own form: arrays of coordinates, or geometries. Zones come without an index, so
that building it is part of the time; only for ClickHouse, whose dictionary is a thing of its own, it is `build_cpu`.
The answer is the number of points in each zone.
"""

import functools

import data
import engines
from measure import Task, cpu_of, main, parser
from placing import place

ZONES = 5
DICTIONARY_LAYOUTS = {"cell": "POLYGON", "each": "POLYGON_INDEX_EACH"}
COUNT_BY_ZONE = "SELECT zone, count(*) AS points FROM ({}) AS found GROUP BY zone"


def in_order(counts):
    """Counts of points by zone as a list; what lies in no zone has the number -1 or none."""
    counts = {int(zone): int(count) for zone, count in counts}
    return [counts.get(zone, 0) for zone in range(ZONES)]


def count_each(zone_of_point):
    """Counts of an array with the zone of each point."""
    import numpy
    return numpy.bincount(zone_of_point + 1, minlength=ZONES + 1)[1:].tolist()


# ------------------------------------------------------------------------------------------------------------ shapely

def in_threads(count, threads, work):
    """Divide rows among threads; each gets a slice of them."""
    import numpy
    from concurrent.futures import ThreadPoolExecutor
    parts = [slice(part * count // threads, (part + 1) * count // threads) for part in range(threads)]
    if threads == 1:
        return work(parts[0])
    with ThreadPoolExecutor(threads) as pool:
        return numpy.concatenate(list(pool.map(work, parts)))


def prepared_zones(wkb):
    """Zones with an index of their edges. Threads cannot share one."""
    import shapely
    zones = shapely.from_wkb(wkb)
    shapely.prepare(zones)
    return zones


def shapely_contains_xy(options):
    """Every point against every zone."""
    import numpy
    import shapely
    lon, lat = data.columns(options, f"points_{options.points}_ll.f64")
    wkb = data.well_known_binary(options, f"zones_{options.boundary}.parquet")

    def part(rows):
        found = numpy.full(rows.stop - rows.start, -1, numpy.int32)
        for number, zone in enumerate(prepared_zones(wkb)):
            found[shapely.contains_xy(zone, lon[rows], lat[rows])] = number
        return found

    return Task(lambda: in_threads(len(lon), options.threads, part), count_each)


def shapely_boxes(options):
    """Only points that have no zone yet and lie in the box of the zone are tested."""
    lon, lat = data.columns(options, f"points_{options.points}_ll.f64")
    wkb = data.well_known_binary(options, f"zones_{options.boundary}.parquet")

    def part(rows):
        return place(prepared_zones(wkb), lon[rows], lat[rows])

    return Task(lambda: in_threads(len(lon), options.threads, part), count_each)


def shapely_tree(options):
    """An index of the points, asked once for each zone: much faster than an index of the zones."""
    import numpy
    import shapely
    points = shapely.points(data.pairs(options, f"points_{options.points}_ll.f64"))
    wkb = data.well_known_binary(options, f"zones_{options.boundary}.parquet")

    def work():
        zone, point = shapely.STRtree(points).query(shapely.from_wkb(wkb), predicate="contains")
        found = numpy.full(len(points), -1, numpy.int32)
        found[point] = zone
        return found

    return Task(work, count_each)


# --------------------------------------------------------------------------------------------------------- data frames

def geopandas_sjoin(options):
    """A spatial join of two frames."""
    import geopandas
    import shapely
    pairs = data.pairs(options, f"points_{options.points}_ll.f64")
    points = geopandas.GeoDataFrame(geometry=shapely.points(pairs), crs=4326)
    wkb = data.well_known_binary(options, f"zones_{options.boundary}.parquet")

    def work():
        zones = geopandas.GeoDataFrame({"zone": range(ZONES)}, geometry=shapely.from_wkb(wkb), crs=4326)
        return geopandas.sjoin(points, zones, predicate="within").groupby("zone").size()

    return Task(work, lambda counts: in_order(counts.items()))


def pycanopy_join(options):
    """A join that is aggregated as it goes."""
    import polars
    import pycanopy
    points = polars.read_parquet(data.path(options, f"points_{options.points}.parquet"), columns=["id", "lon", "lat"])
    wkb = data.well_known_binary(options, f"zones_{options.boundary}.parquet")
    zones = polars.DataFrame({"zone": range(ZONES), "geometry": list(wkb)})

    def work():
        frame = pycanopy.SpatialFrame.from_wkb_polygons(zones, wkb_col="geometry")
        joined = frame.lazy().within_join(points, x_col="lon", y_col="lat")
        return joined.group_by(["zone"]).agg(points=pycanopy.agg.count())

    return Task(work, lambda counts: in_order(counts.select("zone", "points").iter_rows()))


# ----------------------------------------------------------------------------------------------------------- databases

def sedonadb_join(options):
    """A join in SQL, with the library that SedonaDB chooses."""
    context = engines.sedona_context(options.threads)
    context.read_parquet(data.path(options, f"points_{options.points}_geo.parquet")).to_memtable().to_view("points")
    context.read_parquet(data.path(options, f"zones_{options.boundary}.parquet")).to_memtable().to_view("zones")
    statement = COUNT_BY_ZONE.format(
        "SELECT z.zone FROM points AS p JOIN zones AS z ON ST_Contains(z.geometry, p.geometry)")
    return Task(
        lambda: context.sql(statement).to_pandas(), lambda counts: in_order(zip(counts["zone"], counts["points"])))


def duckdb_with_points(options):
    """DuckDB with a table of points."""
    connection = engines.duckdb_connection(options.threads)
    points = data.path(options, f"points_{options.points}.parquet")
    connection.execute(f"CREATE TABLE points AS SELECT id, ST_Point(lon, lat) AS geometry FROM '{points}'")
    return connection


def duckdb_constants(options):
    """Zones as constants of the query, which DuckDB prepares once."""
    connection = duckdb_with_points(options)
    wkb = data.well_known_binary(options, f"zones_{options.boundary}.parquet")
    branches = " ".join(
        f"WHEN ST_Contains(ST_GeomFromHEXWKB('{zone.hex()}'), geometry) THEN {number}"
        for number, zone in enumerate(wkb))
    statement = COUNT_BY_ZONE.format(f"SELECT CASE {branches} ELSE -1 END AS zone FROM points")
    return Task(lambda: connection.execute(statement).fetchall(), in_order)


def duckdb_join(options):
    """A join in SQL."""
    connection = duckdb_with_points(options)
    zones = data.path(options, f"zones_{options.boundary}.parquet")
    connection.execute(f"CREATE TABLE zones AS SELECT zone, geometry::GEOMETRY AS geometry FROM '{zones}'")
    statement = COUNT_BY_ZONE.format(
        "SELECT z.zone FROM points AS p JOIN zones AS z ON ST_Contains(z.geometry, p.geometry)")
    return Task(lambda: connection.execute(statement).fetchall(), in_order)


def clickhouse_with_points(options):
    """ClickHouse with tables of points and zones."""
    clickhouse = engines.ClickHouse(options.threads)
    points = data.path(options, f"points_{options.points}.parquet")
    clickhouse.query("CREATE TABLE bench.points (lon Float64, lat Float64) ENGINE = Memory")
    clickhouse.query(f"INSERT INTO bench.points SELECT lon, lat FROM file('{points}', Parquet)")
    clickhouse.read_zones(data.path(options, f"zones_{options.boundary}.geojson"))
    return clickhouse


def clickhouse_dictionary(options, layout):
    """A dictionary of polygons.

    It holds coordinates as float32, so that points within a meter of an edge may be misplaced. The layout "cell", which
    is the default of ClickHouse, also loses points that are far from any edge.
    """
    clickhouse = clickhouse_with_points(options)
    build = cpu_of(lambda: clickhouse.build_dictionary(DICTIONARY_LAYOUTS[layout]))
    statement = COUNT_BY_ZONE.format(
        "SELECT dictGet('bench.zone_of', 'zone', tuple(lon, lat)) AS zone FROM bench.points")
    return Task(lambda: clickhouse.query(statement), in_order, build)


def clickhouse_constants(options):
    """Zones as constants of the query, which ClickHouse parses and indexes each time."""
    clickhouse = clickhouse_with_points(options)
    statement = COUNT_BY_ZONE.format(f"SELECT {clickhouse.case_of_zone()} AS zone FROM bench.points")
    return Task(lambda: clickhouse.query(f"{statement} SETTINGS {clickhouse.LONG_QUERY}"), in_order)


PEERS = {
    "shapely": shapely_boxes,
    "shapely-contains-xy": shapely_contains_xy,
    "shapely-tree": shapely_tree,
    "pycanopy": pycanopy_join,
    "sedonadb": sedonadb_join,
    "geopandas": geopandas_sjoin,
    "duckdb": duckdb_constants,
    "duckdb-join": duckdb_join,
    "clickhouse": functools.partial(clickhouse_dictionary, layout="each"),
    "clickhouse-cell": functools.partial(clickhouse_dictionary, layout="cell"),
    "clickhouse-constants": clickhouse_constants,
}

if __name__ == "__main__":
    arguments = parser(__doc__, PEERS)
    arguments.add_argument("--points", default="1m", choices=["100k", "1m", "10m"])
    arguments.add_argument("--boundary", default="10k", choices=["1k", "10k", "100k"], help="vertices of the boundary")
    chosen = arguments.parse_args()
    main("zones", f"{chosen.points} points, {chosen.boundary} vertices", PEERS, chosen)
