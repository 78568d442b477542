#!/usr/bin/env python3
"""How far is each point from the nearest of 100,000 others?

The coordinates are ready; the index is built within the time. `scipy-geod` finds the nearest through the earth, which
is the nearest on it at these distances, and measures to it on the ellipsoid; the others measure in the plane of UTM,
where a meter is up to 0.04 % off. The answer is the sum and the greatest of the distances in meters.
"""

import data
from measure import Task, main, parser

TARGETS = "infra_100k"


def sum_and_greatest(meters):
    """The fingerprint of distances."""
    return [float(meters.sum()), float(meters.max())]


def pykdtree_plane(options):
    """A k-d tree in C."""
    from pykdtree.kdtree import KDTree
    points = data.pairs(options, f"points_{options.points}_utm.f64")
    targets = data.pairs(options, f"{TARGETS}_utm.f64")
    return Task(lambda: KDTree(targets).query(points)[0], sum_and_greatest)


def scipy_plane(options):
    """A k-d tree in C++."""
    from scipy.spatial import cKDTree
    points = data.pairs(options, f"points_{options.points}_utm.f64")
    targets = data.pairs(options, f"{TARGETS}_utm.f64")
    return Task(lambda: cKDTree(targets).query(points, workers=options.threads)[0], sum_and_greatest)


def earth_centered(ellipsoid, pairs):
    """Longitudes and latitudes as places in space, in meters from the center of the earth."""
    import numpy
    lon, lat = numpy.radians(pairs).T
    normal = ellipsoid.a / numpy.sqrt(1 - ellipsoid.es * numpy.sin(lat) ** 2)
    return numpy.c_[
        normal * numpy.cos(lat) * numpy.cos(lon),
        normal * numpy.cos(lat) * numpy.sin(lon),
        normal * (1 - ellipsoid.es) * numpy.sin(lat),
    ]


def scipy_geod(options):
    """A k-d tree in space, and the geodesic to what it finds."""
    import pyproj
    from scipy.spatial import cKDTree
    ellipsoid = pyproj.Geod(ellps="WGS84")
    points = data.pairs(options, f"points_{options.points}_ll.f64")
    targets = data.pairs(options, f"{TARGETS}_ll.f64")

    def work():
        tree = cKDTree(earth_centered(ellipsoid, targets))
        _, nearest = tree.query(earth_centered(ellipsoid, points), workers=options.threads)
        return ellipsoid.inv(points[:, 0], points[:, 1], targets[nearest, 0], targets[nearest, 1])[2]

    return Task(work, sum_and_greatest)


PEERS = {
    "pykdtree": pykdtree_plane,
    "scipy": scipy_plane,
    "scipy-geod": scipy_geod,
}

if __name__ == "__main__":
    arguments = parser(__doc__, PEERS)
    arguments.add_argument("--points", default="1m", choices=["100k", "1m"])
    chosen = arguments.parse_args()
    main("nearest_points", f"{chosen.points} points, 100k points", PEERS, chosen)
