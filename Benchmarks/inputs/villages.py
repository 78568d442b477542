"""Polygons like the villages of a province or a country, without gaps or overlaps between them."""

import geopandas
import numpy as np
import shapely

from binary import write_polygons
from borders import Borders
from cells import divide
from frame import DEGREES, METERS, to_utm

CORNERS = (115.05, -2.45), (118.45, 0.95)
ROUNDS = 20
SETS = {  # count, seed, meters from the sides of the box
    "villages_1038": (1_038, 41, 90_000),
    "villages_84k": (84_000, 42, 0),
}


def box_of(margin):
    """West, south, east and north of the villages in meters."""
    (west, south), (east, north) = (to_utm(*corner) for corner in CORNERS)
    return west + margin, south + margin, east - margin, north - margin


def polygons(count, box, seed, rng):
    """Valid polygons in degrees. Where a ragged border crosses another, it is drawn straight instead."""
    corners, cells = divide(count, box, rng)
    borders = Borders(corners, cells, box)
    borders.draw(np.ones(len(borders.straight), bool), np.random.default_rng(seed + 5))
    made = np.array([borders.polygon(cell) for cell in range(count)])
    for _ in range(ROUNDS):
        crossing = np.nonzero(~shapely.is_valid(made))[0]
        if not len(crossing):
            return shapely.force_2d(shapely.orient_polygons(made))
        for cell in borders.straighten(crossing, np.random.default_rng(seed + 6)):
            made[cell] = borders.polygon(cell)
    raise ValueError("some villages are still not valid polygons")


def villages(count, seed, margin):
    """The villages in degrees and in meters, as two tables in the same random order."""
    rng = np.random.default_rng(seed)
    in_degrees = polygons(count, box_of(margin), seed, rng)[rng.permutation(count)]
    attributes = {
        "id": np.arange(count),
        "name": [f"Desa {number}" for number in range(count)],
        "population": np.round(rng.lognormal(7.5, 1, count)).astype(int),
        "income": np.round(rng.lognormal(14, 0.6, count), 2),
    }
    in_meters = shapely.transform(in_degrees, lambda pairs: np.c_[to_utm(*pairs.T)])
    return (geopandas.GeoDataFrame(attributes, geometry=in_degrees, crs=DEGREES),
            geopandas.GeoDataFrame(attributes, geometry=in_meters, crs=METERS))


def make_set(folder, name):
    """Write one set of villages as Parquet, GeoJSON and raw polygons."""
    if folder.lacks([f"{name}.parquet", f"{name}_utm.parquet", f"{name}.geojson"]):
        in_degrees, in_meters = villages(*SETS[name])
        folder.write(f"{name}.parquet", in_degrees.to_parquet)
        folder.write(f"{name}_utm.parquet", in_meters.to_parquet)
        folder.write(f"{name}.geojson", lambda path: in_degrees.to_file(path, driver="GeoJSON", engine="pyogrio"))
    for suffix in ("", "_utm"):
        table = folder.path(f"{name}{suffix}.parquet")
        folder.write(
            f"{name}{suffix}.bin",
            lambda path: write_polygons(path, geopandas.read_parquet(table).geometry.values))


def make(folder):
    """Write every set of villages."""
    for name in SETS:
        make_set(folder, name)
