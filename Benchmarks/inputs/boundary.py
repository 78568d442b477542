"""One ragged outline with 1,000 to 100,000 vertices, and the five zones around it."""

import json

import geopandas
import numpy as np
import shapely

from binary import write_polygons
from frame import DEGREES, METERS, to_degrees, to_utm

SEED = 20240117
LEVEL = 17  # the outline is known at 2^17 directions, of which each size takes its share
CENTER = 116.7, -0.97
SEMI_AXES = 35_000, 25_000
TILT = np.deg2rad(25)
RING_DISTANCES = [5_000, 10_000, 25_000, 50_000]
SIZES = {"1k": 1_000, "10k": 10_000, "100k": 100_000}


def fractal_log_radius(level, rng, roughness=0.72, amplitude=0.16):
    """2^level samples around a closed curve, by midpoint displacement from eight."""
    curve = rng.normal(0, amplitude, 8)
    scale = amplitude
    for _ in range(level - 3):
        scale *= 2 ** -roughness
        middles = 0.5 * (curve + np.roll(curve, -1)) + rng.normal(0, scale, len(curve))
        finer = np.empty(2 * len(curve))
        finer[0::2] = curve
        finer[1::2] = middles
        curve = finer
    return curve


def outline(count):
    """The outline with `count` vertices, not closed, in meters. Every size samples the same curve."""
    samples = 1 << LEVEL
    log_radius = fractal_log_radius(LEVEL, np.random.default_rng(SEED))
    chosen = np.unique((np.arange(count) * (samples / count)).astype(np.int64))
    angle = 2 * np.pi * chosen / samples
    radius = np.exp(log_radius[chosen] - log_radius.mean())
    x, y = SEMI_AXES[0] * radius * np.cos(angle), SEMI_AXES[1] * radius * np.sin(angle)
    center_x, center_y = to_utm(*CENTER)
    return np.c_[center_x + x * np.cos(TILT) - y * np.sin(TILT), center_y + x * np.sin(TILT) + y * np.cos(TILT)]


def ring_in_degrees(ring):
    """A ring of meters in degrees."""
    return np.c_[to_degrees(ring[:, 0], ring[:, 1])]


def zone_names():
    """The names of the core and of the rings around it."""
    nearer = [0, *RING_DISTANCES[:-1]]
    return ["core"] + [f"{a / 1000:g}-{b / 1000:g}km" for a, b in zip(nearer, RING_DISTANCES)]


def zones(count):
    """The zones in degrees and in meters. They touch: each ring has the ring inside it as its hole."""
    core = shapely.Polygon(outline(count))
    outer = [np.asarray(core.exterior.coords)]
    for distance in RING_DISTANCES:
        grown = shapely.Polygon(core.buffer(distance, quad_segs=16).exterior)
        outer.append(np.asarray(grown.exterior.coords))
    systems = [ring_in_degrees(ring) for ring in outer], outer
    made = tuple(
        np.array([shapely.Polygon(rings[0])]
                 + [shapely.Polygon(shell, [hole]) for hole, shell in zip(rings, rings[1:])])
        for rings in systems
    )
    if not all(shapely.is_valid(polygons).all() for polygons in made):
        raise ValueError("a zone is not a valid polygon")
    return made


def write_geojson(path, polygons, names):
    """Write polygons as GeoJSON with every digit of their coordinates."""
    def ring(line):
        return [[float(x), float(y)] for x, y in np.asarray(line.coords)]

    features = [
        {
            "type": "Feature",
            "properties": {"zone": number, "name": name},
            "geometry": {
                "type": "Polygon",
                "coordinates": [ring(polygon.exterior)] + [ring(hole) for hole in polygon.interiors],
            },
        }
        for number, (polygon, name) in enumerate(zip(polygons, names))
    ]
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"type": "FeatureCollection", "features": features}, file)


def make_zones(folder, tag):
    """Write zones_TAG in every format."""
    name = f"zones_{tag}"
    if folder.lacks([f"{name}.geojson", f"{name}.parquet", f"{name}_utm.parquet"]):
        degrees, meters = zones(SIZES[tag])
        folder.write(f"{name}.geojson", lambda path: write_geojson(path, degrees, zone_names()))
        for suffix, polygons, system in (("", degrees, DEGREES), ("_utm", meters, METERS)):
            frame = geopandas.GeoDataFrame(
                {"zone": np.arange(len(polygons)), "name": zone_names()}, geometry=polygons, crs=system)
            folder.write(f"{name}{suffix}.parquet", frame.to_parquet)
    for suffix in ("", "_utm"):
        table = folder.path(f"{name}{suffix}.parquet")
        folder.write(
            f"{name}{suffix}.bin",
            lambda path: write_polygons(path, geopandas.read_parquet(table).geometry.values))


def make_boundary(folder, tag):
    """Write boundary_TAG: the outline alone."""
    ring = outline(SIZES[tag])

    def write_array(path):
        with open(path, "wb") as file:
            np.save(file, ring)

    folder.write(f"boundary_{tag}_utm.npy", write_array)
    folder.write(
        f"boundary_{tag}.geojson",
        lambda path: write_geojson(path, [shapely.Polygon(ring_in_degrees(ring))], ["boundary"]))


def make(folder):
    """Write outlines and zones of every size."""
    for tag in SIZES:
        make_boundary(folder, tag)
        make_zones(folder, tag)
