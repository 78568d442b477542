"""Points like those of buildings: four in ten anywhere, the others in 400 clusters of very different size."""

import geopandas
import numpy as np
import pandas
import shapely

from frame import DEGREES, EAST, NORTH, SOUTH, WEST, to_utm

CLUSTERS = 400
CLUSTERS_NEAR_CORE = 150
SETS = {
    "points_100k": (100_000, 11),
    "points_1m": (1_000_000, 12),
    "points_10m": (10_000_000, 13),
    "infra_100k": (100_000, 22),
}


def scatter(count, seed):
    """Longitudes and latitudes of points, rounded to 1e-7 degrees."""
    rng = np.random.default_rng(seed)
    anywhere = rng.random(count) < 0.4
    centers = np.c_[rng.uniform(WEST, EAST, CLUSTERS), rng.uniform(SOUTH, NORTH, CLUSTERS)]
    centers[:CLUSTERS_NEAR_CORE] = np.c_[
        rng.normal(116.7, 0.45, CLUSTERS_NEAR_CORE), rng.normal(-0.97, 0.4, CLUSTERS_NEAR_CORE)]
    spread = rng.uniform(0.01, 0.09, CLUSTERS)
    weight = rng.pareto(1.2, CLUSTERS) + 0.2
    cluster = rng.choice(CLUSTERS, count, p=weight / weight.sum())
    lon = np.where(
        anywhere, rng.uniform(WEST, EAST, count), centers[cluster, 0] + rng.normal(0, 1, count) * spread[cluster])
    lat = np.where(
        anywhere, rng.uniform(SOUTH, NORTH, count), centers[cluster, 1] + rng.normal(0, 1, count) * spread[cluster])
    outside = (lon < WEST) | (lon > EAST) | (lat < SOUTH) | (lat > NORTH)
    lon[outside] = rng.uniform(WEST, EAST, outside.sum())
    lat[outside] = rng.uniform(SOUTH, NORTH, outside.sum())
    return np.round(lon, 7), np.round(lat, 7)


def table(count, seed):
    """The points as a table: id, lon, lat, value, and x, y in meters."""
    lon, lat = scatter(count, seed)
    x, y = to_utm(lon, lat)
    value = np.round(np.random.default_rng(seed + 1).lognormal(3, 1, count), 2)
    return pandas.DataFrame({"id": np.arange(count), "lon": lon, "lat": lat, "value": value, "x": x, "y": y})


def pairs(frame, columns):
    """Two columns as pairs of little-endian float64."""
    return frame[columns].to_numpy().astype("<f8")


def make_set(folder, name):
    """Write one set of points as CSV, Parquet, GeoParquet and raw pairs."""
    if not folder.lacks(f"{name}{ending}" for ending in (".csv", ".parquet", "_geo.parquet", "_ll.f64", "_utm.f64")):
        return
    frame = table(*SETS[name])
    folder.write(f"{name}_ll.f64", lambda path: pairs(frame, ["lon", "lat"]).tofile(path))
    folder.write(f"{name}_utm.f64", lambda path: pairs(frame, ["x", "y"]).tofile(path))
    folder.write(f"{name}.csv", lambda path: frame[["id", "lon", "lat", "value"]].to_csv(path, index=False))
    folder.write(f"{name}.parquet", lambda path: frame.to_parquet(path, compression="none", index=False))
    folder.write(f"{name}_geo.parquet", lambda path: geopandas.GeoDataFrame(
        {"id": frame.id}, geometry=shapely.points(frame.lon.values, frame.lat.values), crs=DEGREES).to_parquet(path))


def make(folder):
    """Write every set of points."""
    for name in SETS:
        make_set(folder, name)
