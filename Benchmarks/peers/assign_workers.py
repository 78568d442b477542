#!/usr/bin/env python3
"""One peer as a whole program: a table of points in, the same table with the zone of each point out.

usage: assign_workers.py --peer PEER --points CSV --zones GEOJSON --output CSV [--threads N]

The table has the columns id, lon, lat, value; the zones, in degrees, do not overlap and are numbered from 0 in the
order of the file. Rows keep their order; a point in no zone gets an empty zone or -1. Of several ways to do it, each
worker takes the one that needs the least CPU time.
"""

import argparse
import json

import engines
from measure import NOT_AVAILABLE, limit_threads
from placing import place


def polygons_of(options):
    """The zones as shapely's polygons."""
    import shapely
    with open(options.zones, encoding="utf-8") as file:
        features = json.load(file)["features"]
    return shapely.from_geojson([json.dumps(feature["geometry"]) for feature in features])


def prepared_polygons(options):
    """The zones with an index of their edges."""
    import shapely
    polygons = polygons_of(options)
    shapely.prepare(polygons)
    return polygons


def shapely_pyarrow(options):
    """Piece by piece, so that memory does not grow with the table."""
    import pyarrow
    import pyarrow.csv
    pyarrow.set_cpu_count(options.threads)
    polygons = prepared_polygons(options)
    reading = pyarrow.csv.ReadOptions(use_threads=options.threads > 1)
    with pyarrow.csv.open_csv(options.points, read_options=reading) as reader:
        schema = reader.schema.append(pyarrow.field("zone", pyarrow.int32()))
        with pyarrow.csv.CSVWriter(options.output, schema) as writer:
            for batch in reader:
                zone = place(polygons, batch["lon"].to_numpy(), batch["lat"].to_numpy())
                writer.write(batch.append_column("zone", pyarrow.array(zone)))


def shapely_polars(options):
    """The whole table in memory."""
    import polars
    table = polars.read_csv(options.points)
    zone = place(prepared_polygons(options), table["lon"].to_numpy(), table["lat"].to_numpy())
    table.with_columns(zone=polars.Series(zone)).write_csv(options.output)


def pycanopy_join(options):
    """A join of rows with zones, and what it found put beside the rows."""
    import numpy
    import polars
    import pycanopy
    import shapely
    polygons = polygons_of(options)
    zones = polars.DataFrame({"zone": range(len(polygons)), "geometry": list(shapely.to_wkb(polygons))})
    table = polars.read_csv(options.points)
    rows = table.select("lon", "lat").with_row_index("row")
    frame = pycanopy.SpatialFrame.from_wkb_polygons(zones, wkb_col="geometry")
    found = frame.lazy().within_join(rows, x_col="lon", y_col="lat").select(["row", "zone"]).collect()
    zone = numpy.full(len(table), -1, numpy.int32)
    zone[found["row"].to_numpy()] = found["zone"].to_numpy()
    table.with_columns(zone=polars.Series(zone)).write_csv(options.output)


def geopandas_sjoin(options):
    """Frames all the way."""
    import geopandas
    import pandas
    zones = geopandas.read_file(options.zones)[["zone", "geometry"]]
    table = pandas.read_csv(options.points, engine="pyarrow")
    points = geopandas.GeoDataFrame(table, geometry=geopandas.points_from_xy(table.lon, table.lat), crs=zones.crs)
    joined = geopandas.sjoin(points, zones, how="left", predicate="within")
    joined.drop(columns=["geometry", "index_right"]).to_csv(options.output, index=False)


def sedonadb_join(options):
    """A join in SQL; without ORDER BY the rows lose their order."""
    context = engines.sedona_context(options.threads)
    context.read_pyogrio(options.zones).to_memtable().to_view("zones")
    context.read.csv(options.points).to_view("points")
    context.sql("""
        SELECT p.*, z.zone FROM points AS p
        LEFT JOIN zones AS z ON ST_Contains(z.wkb_geometry, ST_Point(p.lon, p.lat, 4326))
        ORDER BY p.id""").to_csv(options.output)


def duckdb_constants(options):
    """Zones as constants of the query, which DuckDB prepares once; a join takes ten times as long."""
    import shapely
    connection = engines.duckdb_connection(options.threads)
    branches = " ".join(
        f"WHEN ST_Contains(ST_GeomFromHEXWKB('{zone}'), ST_Point(lon, lat)) THEN {number}"
        for number, zone in enumerate(shapely.to_wkb(polygons_of(options), hex=True)))
    connection.execute(f"""
        COPY (SELECT *, CASE {branches} END AS zone FROM read_csv('{options.points}'))
        TO '{options.output}' (HEADER)""")


def clickhouse_constants(options):
    """Zones as constants of the query; to build a dictionary takes longer than all of it.

    With several threads the rows lose their order.
    """
    clickhouse = engines.ClickHouse(options.threads)
    clickhouse.read_zones(options.zones)
    columns = "id Int64, lon Float64, lat Float64, value Float64"
    order = "ORDER BY id" if options.threads > 1 else ""
    clickhouse.query(f"""
        SELECT *, {clickhouse.case_of_zone()} AS zone FROM file('{options.points}', CSVWithNames, '{columns}')
        {order} INTO OUTFILE '{options.output}' FORMAT CSVWithNames SETTINGS {clickhouse.LONG_QUERY}""")


PEERS = {
    "shapely-pyarrow": shapely_pyarrow,
    "shapely-polars": shapely_polars,
    "pycanopy": pycanopy_join,
    "sedonadb": sedonadb_join,
    "geopandas": geopandas_sjoin,
    "duckdb": duckdb_constants,
    "clickhouse": clickhouse_constants,
}


def main():
    """Read the arguments and run one peer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peer", required=True, choices=PEERS)
    for name in ("points", "zones", "output"):
        parser.add_argument(f"--{name}", required=True, metavar="FILE")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    limit_threads(options.threads)
    try:
        PEERS[options.peer](options)
    except ImportError as error:
        parser.exit(NOT_AVAILABLE, f"not installed: {error}\n")


if __name__ == "__main__":
    main()
