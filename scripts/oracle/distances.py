#!/usr/bin/env python3
"""Geodesic distance of every village's point to an outline: distances.py VILLAGES_CSV OUTLINE_CSV > FIXTURE

The villages need the columns code, longitude, latitude; the outline sequence, longitude, latitude. The result has the
columns code, distance_m (4 decimals; 0 inside or on the boundary), in the order of the input. Every tenth distance
is computed again by GeographicLib's own Python code, by brute force, and must agree to 0.1 mm.
"""

import sys

import numpy as np
from geographiclib.geodesic import Geodesic

from ellipsoid import Outline, read_outline, read_table


def brute_force(lon, lat, ring):
    """The distance to the ring's edges by ternary search on every edge near the nearest vertices; slow, and simple."""

    def away(x, y):
        return Geodesic.WGS84.Inverse(lat, lon, y, x, Geodesic.DISTANCE)["s12"]

    best = float("inf")
    edges = []
    for a, b in zip(ring[:-1], ring[1:]):
        at_a, at_b = away(*a), away(*b)
        length = Geodesic.WGS84.Inverse(a[1], a[0], b[1], b[0], Geodesic.DISTANCE)["s12"]
        best = min(best, at_a, at_b)
        edges.append(((at_a + at_b - 1.001 * length) / 2, a, b))
    for bound, a, b in sorted(edges, key=lambda edge: edge[0]):
        if bound > best:
            break
        low, high = 0.0, 1.0
        for _ in range(60):
            one, two = low + (high - low) / 3, high - (high - low) / 3
            at_one, at_two = away(*(a + one * (b - a))), away(*(a + two * (b - a)))
            best = min(best, at_one, at_two)
            low, high = (low, two) if at_one < at_two else (one, high)
    return best


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    villages, ring = read_table(sys.argv[1]), read_outline(sys.argv[2])
    lon = np.array([float(village["longitude"]) for village in villages])
    lat = np.array([float(village["latitude"]) for village in villages])
    distances = Outline([ring]).distance(lon, lat)

    checked, worst = 0, 0.0
    for row in range(0, len(villages), 10):
        if distances[row] > 0:
            checked += 1
            worst = max(worst, abs(brute_force(lon[row], lat[row], ring) - distances[row]))
    if worst > 1e-4:
        sys.exit(f"distances: the two methods differ by {worst:.6f} m")

    print("code,distance_m")
    for village, distance in zip(villages, distances):
        print(f"{village['code']},{distance:.4f}")
    print(
        f"distances: {len(villages)} villages, {int((distances == 0).sum())} inside;"
        f" {checked} checked by brute force, largest difference {worst:.2e} m",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
