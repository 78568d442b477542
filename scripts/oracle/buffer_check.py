#!/usr/bin/env python3
"""Checks geodesic buffers of an area: buffer_check.py BUFFER_GEOJSON OUTLINE_CSV [--samples N] [--seed N]

For every feature (properties distance_m and max_error_m):
  shape       valid, closed rings, outer counter-clockwise and holes clockwise, no crs member
  vertices    every vertex is distance_m from the outline's area, within 1 cm
  edges       points along every edge (straight in longitude and latitude) are distance_m away, within max_error_m
  inside      points truly distance_m - margin away, in all directions, are covered
  outside     points truly distance_m + margin away, in all directions, are not covered
  area        the area is at least that of the outline
The margin is 2 m, or max_error_m + 0.1 m when that is more. Exits with 1 when a check fails.
"""

import argparse
import json
import sys

import numpy as np
import shapely
from shapely.geometry import shape

from ellipsoid import GEOD, Outline, polygon_area, read_outline, ring_area

VERTEX_TOLERANCE = 0.01
FRACTIONS = (np.arange(16) + 0.5) / 16


def rings_of(geometry):
    """The polygons of a GeoJSON geometry as lists of rings."""
    if geometry is None:
        return []
    if geometry["type"] == "Polygon":
        return [geometry["coordinates"]]
    if geometry["type"] == "MultiPolygon":
        return geometry["coordinates"]
    return []


def march(outline, target, count, random):
    """Points truly `target` meters from the outline's area, found along geodesics in random directions.

    From a random place on the outline a geodesic leaves at a random azimuth. Its point moves on by what is missing to
    the target: distance cannot grow faster than the path, so the first crossing is never passed. Paths that have not
    settled within a millimeter (they graze the target) are left out.
    """
    weights = np.sqrt(outline.length2)
    piece = random.choice(len(weights), size=count, p=weights / weights.sum())
    start = outline.a[piece] + random.random((count, 1)) * (outline.b[piece] - outline.a[piece])
    azimuth = random.uniform(-180, 180, count)
    lon, lat, _ = GEOD.fwd(start[:, 0], start[:, 1], azimuth, np.full(count, target))
    gone = np.full(count, target)
    moving = np.arange(count)
    for _ in range(200):
        missing = target - outline.distance(lon[moving], lat[moving])
        moving, missing = moving[np.abs(missing) > 1e-3], missing[np.abs(missing) > 1e-3]
        if len(moving) == 0:
            break
        gone[moving] += missing
        lon[moving], lat[moving], _ = GEOD.fwd(*start[moving].T, azimuth[moving], gone[moving])
    settled = np.ones(count, dtype=bool)
    settled[moving] = False
    return lon[settled], lat[settled]


def check(feature, outline, outline_area, samples, random):
    """Prints what was measured of one feature, and returns the failures."""
    failures = []
    properties = feature.get("properties") or {}
    distance, tolerance = float(properties["distance_m"]), float(properties["max_error_m"])
    margin = max(2.0, tolerance + 0.1)
    polygons = rings_of(feature.get("geometry"))
    if not polygons:
        return [f"{distance:g} m: not a polygon, or empty"]

    rings = [np.array(ring, dtype=float)[:, :2] for polygon in polygons for ring in polygon]
    outer = [k == 0 for polygon in polygons for k in range(len(polygon))]
    for number, (ring, is_outer) in enumerate(zip(rings, outer)):
        if not np.array_equal(ring[0], ring[-1]):
            failures.append(f"ring {number} is not closed")
        elif (ring_area(ring) > 0) != is_outer:
            failures.append(f"ring {number} turns the wrong way")
    area = shape(feature["geometry"])
    if not area.is_valid:
        failures.append(f"not valid: {shapely.is_valid_reason(area)}")

    vertices = np.vstack([ring[:-1] for ring in rings])
    off = np.abs(outline.distance(*vertices.T) - distance)
    if off.max() > VERTEX_TOLERANCE:
        lon, lat = vertices[off.argmax()]
        failures.append(f"{(off > VERTEX_TOLERANCE).sum()} vertices off, worst {off.max():.4f} m at {lon:.7f},{lat:.7f}")

    a = np.vstack([ring[:-1] for ring in rings])
    b = np.vstack([ring[1:] for ring in rings])
    along = (a[:, None] + FRACTIONS[:, None] * (b - a)[:, None]).reshape(-1, 2)
    bowed = np.abs(outline.distance(*along.T) - distance)
    if bowed.max() > tolerance:
        lon, lat = along[bowed.argmax()]
        failures.append(f"{(bowed > tolerance).sum()} edge points off, worst {bowed.max():.4f} m at {lon:.7f},{lat:.7f}")

    shapely.prepare(area)
    counts = {}
    for name, target, wanted in (("inside", distance - margin, True), ("outside", distance + margin, False)):
        lon, lat = march(outline, target, samples, random) if target > 0 else (np.empty(0), np.empty(0))
        counts[name] = len(lon)
        wrong = shapely.intersects_xy(area, lon, lat) != wanted
        if wrong.any():
            k = int(wrong.argmax())
            verb = "not covered" if wanted else "covered"
            failures.append(f"{wrong.sum()} points {target:g} m away are {verb}, as {lon[k]:.7f},{lat[k]:.7f}")
        if target > 0 and len(lon) < samples // 4:
            failures.append(f"only {len(lon)} of {samples} sample points could be placed {name}")
    size = sum(polygon_area([np.array(r, dtype=float)[:, :2] for r in polygon]) for polygon in polygons)
    if size < outline_area:
        failures.append(f"area {size:.0f} m2 is less than the outline's {outline_area:.0f} m2")

    print(
        f"{distance:g} m: {len(vertices)} vertices off by at most {off.max():.4f} m; edges by {bowed.max():.4f} m of"
        f" {tolerance:g} m; {counts['inside']} points inside, {counts['outside']} outside, margin {margin:g} m;"
        f" {size / 1e4:.1f} ha: {'FAILED' if failures else 'ok'}"
    )
    return [f"{distance:g} m: {failure}" for failure in failures]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("buffers")
    parser.add_argument("outline")
    parser.add_argument("--samples", type=int, default=3000, help="directions for each side (3000)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    with open(options.buffers, encoding="utf-8") as file:
        collection = json.load(file)
    ring = read_outline(options.outline)
    outline, outline_area = Outline([ring]), polygon_area([ring])
    random = np.random.default_rng(options.seed)
    failures = ["the file has a crs member"] if "crs" in collection else []
    features = collection["features"] if collection["type"] == "FeatureCollection" else [collection]
    if not features:
        failures.append("no features")
    for feature in features:
        failures += check(feature, outline, outline_area, options.samples, random)
    for failure in failures:
        print(f"buffer_check: {failure}", file=sys.stderr)
    print(f"{len(features)} buffers, {len(failures)} failures")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
