"""Winding roads: 100,000 lines of 5 to 50 vertices that start where points are."""

import geopandas
import numpy as np
import shapely

from binary import write_lines
from frame import DEGREES, METERS, to_rounded_degrees, to_utm
from points import scatter

NAME = "roads_100k"
COUNT = 100_000
SEED = 31
START_SEED = 32


def running_sums(steps, starts, counts):
    """Running sums of `steps` that begin anew at each line."""
    sums = np.cumsum(steps)
    return sums - np.repeat(sums[starts], counts)


def roads():
    """The line of each vertex, the vertices in degrees and in meters, and the class of each line."""
    rng = np.random.default_rng(SEED)
    counts = rng.integers(5, 51, COUNT)
    total = counts.sum()
    starts = np.r_[0, np.cumsum(counts)[:-1]]
    start_x, start_y = to_utm(*scatter(COUNT, START_SEED))
    heading = np.repeat(rng.uniform(0, 2 * np.pi, COUNT), counts)
    turn = rng.normal(0, 0.35, total)
    turn[starts] = 0
    heading = heading + running_sums(turn, starts, counts)
    step = rng.uniform(30, 250, total)
    step[starts] = 0
    x = np.repeat(start_x, counts) + running_sums(step * np.cos(heading), starts, counts)
    y = np.repeat(start_y, counts) + running_sums(step * np.sin(heading), starts, counts)
    lon, lat = to_rounded_degrees(x, y)
    line_of_vertex = np.repeat(np.arange(COUNT), counts)
    return line_of_vertex, np.c_[lon, lat], np.c_[to_utm(lon, lat)], rng.integers(0, 5, COUNT)


def make(folder):
    """Write the roads as Parquet, GeoJSON and raw lines."""
    if folder.lacks([f"{NAME}.parquet", f"{NAME}_utm.parquet", f"{NAME}.geojson"]):
        line_of_vertex, degrees, meters, classes = roads()
        in_degrees = geopandas.GeoDataFrame(
            {"id": np.arange(COUNT), "class": classes},
            geometry=shapely.linestrings(degrees, indices=line_of_vertex), crs=DEGREES)
        in_meters = geopandas.GeoDataFrame(
            {"id": np.arange(COUNT), "class": 0},
            geometry=shapely.linestrings(meters, indices=line_of_vertex), crs=METERS)
        folder.write(f"{NAME}.parquet", in_degrees.to_parquet)
        folder.write(f"{NAME}_utm.parquet", in_meters.to_parquet)
        folder.write(f"{NAME}.geojson", lambda path: in_degrees.to_file(path, driver="GeoJSON", engine="pyogrio"))
    table = folder.path(f"{NAME}.parquet")
    folder.write(f"{NAME}.bin", lambda path: write_lines(path, geopandas.read_parquet(table).geometry.values))
