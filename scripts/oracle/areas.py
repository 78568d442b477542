#!/usr/bin/env python3
"""Writes the geodesic fixtures: areas.py FOLDER

  polygon_areas.json    hand-made polygons and their areas on the ellipsoid
  edge_distances.json   points, edges, and the distances between them
  geodesics.json        pairs of points with distance and azimuths

Edges are straight in longitude and latitude. Every value is computed in two ways that must agree: areas by quadrature
and by GeographicLib's polygons with edges cut ever shorter; distances by searching pieces of the edge with PROJ and by
sampling the whole edge with GeographicLib.
"""

import json
import math
import os
import random
import sys

import numpy as np
from geographiclib.geodesic import Geodesic

from ellipsoid import Outline, polygon_area

WGS84 = Geodesic.WGS84


def square(west, south, east, north):
    """The four sides of a box, counter-clockwise."""
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


POLYGONS = {
    "a small triangle at Sepaku": [[[116.70, -0.97], [116.78, -0.99], [116.73, -0.91], [116.70, -0.97]]],
    "a square with a hole, both across the equator": [
        square(117.0, -0.5, 118.0, 0.5),
        [[117.25, -0.25], [117.25, 0.25], [117.75, 0.25], [117.75, -0.25], [117.25, -0.25]],
    ],
    "a tall thin strip": [square(116.7, -2.4, 116.701, 2.5)],
    "a wide thin strip": [square(114.0, 0.8, 119.0, 0.801)],
    "an irregular polygon across longitude 116.7": [
        [[116.53, -0.99], [116.71, -1.13], [117.20, -1.25], [117.30, -1.11], [117.01, -0.64], [116.62, -0.81],
         [116.53, -0.99]]
    ],
    "a concave arrow across the equator": [
        [[116.0, -1.0], [117.5, 0.0], [116.0, 1.0], [116.5, 0.0], [116.0, -1.0]]
    ],
    "a box of five degrees at the equator": [square(115.0, -2.5, 120.0, 2.5)],
    "a box of five degrees at latitude 60": [square(10.0, 60.0, 15.0, 65.0)],
    "a triangle at latitude 70": [[[25.0, 69.5], [27.0, 70.0], [25.5, 71.0], [25.0, 69.5]]],
    "a diamond at latitude 80 south": [[[-60.0, -80.5], [-58.0, -80.0], [-60.0, -79.5], [-62.0, -80.0], [-60.0, -80.5]]],
    "a box that touches the equator from the north": [square(116.0, 0.0, 117.0, 1.0)],
    "a house lot": [
        [[116.85, -1.27], [116.85018, -1.27], [116.85018, -1.26982], [116.85, -1.26982], [116.85, -1.27]]
    ],
    "two holes": [
        square(116.0, -2.0, 118.0, -1.0),
        [[116.2, -1.8], [116.2, -1.2], [116.8, -1.5], [116.2, -1.8]],
        [[117.2, -1.8], [117.2, -1.2], [117.8, -1.2], [117.8, -1.8], [117.2, -1.8]],
    ],
    "a clockwise ring, as some files have it": [list(reversed(square(116.0, -1.0, 117.0, 0.0)))],
}


def densified_area(rings, step):
    """A polygon's area with every edge cut into geodesics of about `step` meters."""

    def one(ring):
        polygon = WGS84.Polygon()
        for (x1, y1), (x2, y2) in zip(ring[:-1], ring[1:]):
            length = WGS84.Inverse(y1, x1, y2, x2, Geodesic.DISTANCE)["s12"]
            count = max(1, math.ceil(length / step))
            for k in range(count):
                polygon.AddPoint(y1 + k / count * (y2 - y1), x1 + k / count * (x2 - x1))
        return abs(polygon.Compute()[2])

    outer, *holes = [one(ring) for ring in rings]
    return outer - sum(holes)


def agreed_area(name, rings):
    """The area by quadrature, once the geodesic polygons with ever shorter edges approach it."""
    area = polygon_area(rings)
    coarse, fine = densified_area(rings, 400.0), densified_area(rings, 200.0)
    limit = fine + (fine - coarse) / 3  # the error falls with the square of the step
    # GeographicLib adds up to rounding of areas near 1e-5 m2 a vertex, which is all that a house lot shows.
    if abs(limit - area) > max(1e-9 * area, 1e-3):
        sys.exit(f"areas: {name}: {area:.6f} by quadrature, {limit:.6f} by geodesic polygons")
    return area


def destination(lon, lat, azimuth, meters):
    """The point some meters away."""
    end = WGS84.Direct(lat, lon, azimuth, meters)
    return [end["lon2"], end["lat2"]]


def edge_cases(source):
    """Points and edges: hand-made ones first, then random ones."""
    yield "at the first end", [116.7, -0.97], [116.7, -0.97], [116.9, -0.9]
    yield "at the second end", [116.9, -0.9], [116.7, -0.97], [116.9, -0.9]
    yield "in the middle of the edge", [116.75, -1.0], [116.5, -1.25], [117.0, -0.75]
    yield "an edge without length", [116.7, -0.97], [116.9, -0.9], [116.9, -0.9]
    yield "a point and an edge that are one place", [116.7, -0.97], [116.7, -0.97], [116.7, -0.97]
    yield "beyond the first end", [116.4, -1.0], [116.5, -1.0], [117.0, -1.0]
    yield "beyond the second end", [117.2, -1.0], [116.5, -1.0], [117.0, -1.0]
    yield "along the equator", [116.8, 0.3], [116.5, 0.0], [117.0, 0.0]
    yield "along a meridian across the equator", [116.8, 0.1], [116.7, -0.5], [116.7, 0.5]
    yield "along the parallel of 70, seen from the north", [22.5, 70.5], [20.0, 70.0], [25.0, 70.0]
    yield "along the parallel of 70, seen from the south", [22.5, 69.5], [20.0, 70.0], [25.0, 70.0]
    yield "on the geodesic between the ends of a parallel, off the edge", *off_parallel()
    yield "one meter from a long edge", *beside_long_edge()
    yield "from the other side of the island", [109.3, 0.0], [117.0, -1.3], [117.3, -1.1]
    yield "200 km along the parallel of 60 south", [0.0, -61.0], [-1.8, -60.0], [1.8, -60.0]
    number = 0
    while True:
        number += 1
        a = [source.uniform(100, 130), source.choice([-1, 1]) * source.uniform(0, 70)]
        length = 10 ** source.uniform(1, math.log10(200_000))
        b = destination(*a, source.uniform(-180, 180), length)
        t = source.choice([0.0, 1.0, source.random(), source.random(), source.random()])
        near = [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]
        point = destination(*near, source.uniform(-180, 180), 10 ** source.uniform(-1, math.log10(300_000)))
        yield f"random {number}", [round(x, 9) for x in point], [round(x, 9) for x in a], [round(x, 9) for x in b]


def off_parallel():
    """The middle of the geodesic that joins two points on a parallel: kilometers from the edge between them."""
    line = WGS84.InverseLine(65.0, 20.0, 65.0, 24.0)
    middle = line.Position(line.s13 / 2)
    return [round(middle["lon2"], 9), round(middle["lat2"], 9)], [20.0, 65.0], [24.0, 65.0]


def beside_long_edge():
    """A point one meter from the middle of an edge of 190 km."""
    a, b = [116.0, -2.0], [117.2, -0.8]
    azimuth = WGS84.Inverse(-1.4, 116.6, -1.39, 116.61)["azi1"]
    return [round(x, 9) for x in destination(116.6, -1.4, azimuth + 90, 1.0)], a, b


def agreed_distance(name, point, a, b):
    """The distance from a point to an edge, once two searches agree on it."""
    a, b = np.array(a), np.array(b)
    first = float(Outline([np.array([a, b])]).distance_to_edges(point[:1], point[1:])[0])

    def away(t):
        x, y = a + t * (b - a)
        return WGS84.Inverse(point[1], point[0], y, x, Geodesic.DISTANCE)["s12"]

    samples = 400
    values = [away(k / samples) for k in range(samples + 1)]
    second = min(values)
    for k in sorted(range(samples + 1), key=values.__getitem__)[:3]:
        low, high = max(0.0, (k - 1) / samples), min(1.0, (k + 1) / samples)
        for _ in range(80):
            one, two = low + (high - low) / 3, high - (high - low) / 3
            at_one, at_two = away(one), away(two)
            second = min(second, at_one, at_two)
            low, high = (low, two) if at_one < at_two else (one, high)
    if abs(first - second) > 1e-5:
        sys.exit(f"areas: {name}: {first:.7f} m by pieces, {second:.7f} m by sampling")
    return min(first, second)


def geodesic_pairs(source):
    """Pairs of points: hand-made ones first, then random ones."""
    yield "Balikpapan to Samarinda", -1.2379, 116.8529, -0.5022, 117.1536
    yield "Sepaku to Jakarta", -0.9738, 116.7087, -6.1754, 106.8272
    yield "the same place", -0.97, 116.7, -0.97, 116.7
    yield "a millimeter apart", -0.97, 116.7, -0.97, 116.700000009
    yield "along the equator", 0.0, 116.0, 0.0, 117.0
    yield "along a meridian, across the equator", -1.0, 116.7, 1.0, 116.7
    yield "pole to pole", -90.0, 0.0, 90.0, 0.0
    yield "from the pole", 90.0, 0.0, 60.0, 10.0
    yield "across the antimeridian", 10.0, 179.5, 11.0, -179.5
    yield "nearly antipodal", 30.0, 0.0, -29.9, 179.8
    yield "a quarter of the way round", 0.0, 0.0, 0.0, 90.0
    yield "along a parallel at 70", 70.0, 20.0, 70.0, 25.0
    number = 0
    while True:
        number += 1
        lat1, lon1 = source.uniform(-75, 75), source.uniform(-180, 180)
        end = WGS84.Direct(lat1, lon1, source.uniform(-180, 180), 10 ** source.uniform(0, 7.1))
        yield f"random {number}", *[round(x, 9) for x in (lat1, lon1, end["lat2"], end["lon2"])]


def first(count, items):
    """The first items of a sequence without end."""
    return [item for item, _ in zip(items, range(count))]


def write(folder, name, head, rows):
    """Writes one fixture, a case a line."""
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write("{\n" + "".join(f"  {json.dumps(k)}: {json.dumps(v)},\n" for k, v in head.items()))
        file.write('  "cases": [\n' + ",\n".join("    " + json.dumps(row) for row in rows) + "\n  ]\n}\n")
    print(f"areas: {len(rows)} cases in {path}", file=sys.stderr)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = sys.argv[1]
    write(
        folder,
        "polygon_areas.json",
        {"unit": "m2", "relative_tolerance": 1e-9, "absolute_tolerance": 1e-3,
         "about": "area_m2 of rings of [longitude, latitude], edges straight in both; holes are taken away"},
        [{"name": n, "rings": r, "area_m2": float(f"{agreed_area(n, r):.15g}")} for n, r in POLYGONS.items()],
    )
    write(
        folder,
        "edge_distances.json",
        {"unit": "m", "tolerance": 1e-4, "seed": 20240817,
         "about": "distance_m from point to the edge a-b, positions [longitude, latitude], edge straight in both"},
        [
            {"name": n, "point": p, "a": a, "b": b, "distance_m": round(agreed_distance(n, p, a, b), 6)}
            for n, p, a, b in first(200, edge_cases(random.Random(20240817)))
        ],
    )
    rows = []
    for name, lat1, lon1, lat2, lon2 in first(50, geodesic_pairs(random.Random(17))):
        g = WGS84.Inverse(lat1, lon1, lat2, lon2)
        back = WGS84.Direct(lat1, lon1, g["azi1"], g["s12"])
        gap = WGS84.Inverse(lat2, lon2, back["lat2"], back["lon2"])["s12"]
        if gap > 1e-7:
            sys.exit(f"areas: {name}: inverse and direct differ by {gap} m")
        rows.append(
            {"name": name, "from": [lon1, lat1], "to": [lon2, lat2], "distance_m": round(g["s12"], 9),
             "azimuth_from": round(g["azi1"], 12), "azimuth_to": round(g["azi2"], 12)}
        )
    write(
        folder,
        "geodesics.json",
        {"unit": "m", "tolerance": 1e-6, "seed": 17,
         "about": "inverse geodesics between [longitude, latitude]; azimuths in degrees clockwise from north, at each"
         " end, both pointing onward; the azimuths at one place, and from pole to pole, are"
         " conventions"},
        rows,
    )


if __name__ == "__main__":
    main()
