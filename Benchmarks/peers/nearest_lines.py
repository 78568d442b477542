#!/usr/bin/env python3
"""How far is each point from the nearest of 100,000 roads?

The geometries are ready; the index is built within the time. Peers measure in the plane of UTM, where a meter is up to
0.04 % off, but for `shapely-geod`: it finds the nearest place in the plane and measures to it on the ellipsoid, which
is nearly always the geodesic answer. The answer is the sum and the greatest of the distances in meters.
"""

import data
import engines
from measure import Task, main, parser

ROADS = "roads_100k_utm.parquet"


def sum_and_greatest(meters):
    """The fingerprint of distances."""
    return [float(meters.sum()), float(meters.max())]


def points_in_meters(options):
    """The points as geometries in meters."""
    import shapely
    return shapely.points(data.pairs(options, f"points_{options.points}_utm.f64"))


def shapely_tree(options):
    """An index of the lines."""
    import shapely
    points, roads = points_in_meters(options), data.geometries(options, ROADS)

    def work():
        return shapely.STRtree(roads).query_nearest(points, return_distance=True, all_matches=False)[1]

    return Task(work, sum_and_greatest)


def shapely_segments(options):
    """An index of the segments of the lines."""
    import numpy
    import shapely
    points, roads = points_in_meters(options), data.geometries(options, ROADS)
    _, pairs, (line_starts,) = shapely.to_ragged_array(roads)

    def work():
        begins = numpy.delete(numpy.arange(len(pairs) - 1), line_starts[1:-1] - 1)
        segments = shapely.linestrings(numpy.stack([pairs[begins], pairs[begins + 1]], axis=1))
        return shapely.STRtree(segments).query_nearest(points, return_distance=True, all_matches=False)[1]

    return Task(work, sum_and_greatest)


def shapely_geod(options):
    """The nearest place in the plane, and the geodesic to it."""
    import pyproj
    import shapely
    points, roads = points_in_meters(options), data.geometries(options, ROADS)
    lon, lat = data.columns(options, f"points_{options.points}_ll.f64")
    to_degrees = pyproj.Transformer.from_crs(32750, 4326, always_xy=True)
    ellipsoid = pyproj.Geod(ellps="WGS84")

    def work():
        point, road = shapely.STRtree(roads).query_nearest(points, all_matches=False)
        ways = shapely.shortest_line(points[point], roads[road])
        ends = shapely.get_coordinates(ways)[1::2]
        end_lon, end_lat = to_degrees.transform(ends[:, 0], ends[:, 1])
        return ellipsoid.inv(lon[point], lat[point], end_lon, end_lat)[2]

    return Task(work, sum_and_greatest)


def geopandas_sjoin_nearest(options):
    """A join of two frames."""
    import geopandas
    points = geopandas.GeoDataFrame(geometry=points_in_meters(options), crs=32750)
    roads = geopandas.GeoDataFrame(geometry=data.geometries(options, ROADS), crs=32750)
    return Task(
        lambda: geopandas.sjoin_nearest(points, roads, distance_col="meters"),
        lambda joined: sum_and_greatest(joined["meters"]))


def sedonadb_knn(options):
    """A join in SQL."""
    import geopandas
    context = engines.sedona_context(options.threads)
    points = geopandas.GeoDataFrame(geometry=points_in_meters(options), crs=32750)
    context.create_data_frame(points).to_memtable().to_view("points")
    context.read_parquet(data.path(options, ROADS)).to_memtable().to_view("roads")
    statement = """
        SELECT sum(meters) AS total, max(meters) AS greatest FROM (
            SELECT ST_Distance(p.geometry, r.geometry) AS meters
            FROM points AS p JOIN roads AS r ON ST_KNN(p.geometry, r.geometry, 1, false)
        )"""
    return Task(
        lambda: context.sql(statement).to_pandas(),
        lambda row: [float(row["total"].iloc[0]), float(row["greatest"].iloc[0])])


PEERS = {
    "shapely": shapely_tree,
    "shapely-segments": shapely_segments,
    "shapely-geod": shapely_geod,
    "geopandas": geopandas_sjoin_nearest,
    "sedonadb": sedonadb_knn,
}

if __name__ == "__main__":
    arguments = parser(__doc__, PEERS)
    arguments.add_argument("--points", default="100k", choices=["100k", "1m"])
    chosen = arguments.parse_args()
    main("nearest_lines", f"{chosen.points} points, 100k lines", PEERS, chosen)
