"""What the oracles share: distances to edges and areas on the WGS 84 ellipsoid.

Edges are straight in longitude and latitude (RFC 7946, section 3.1.1): the point at fraction t of an edge from a to b
is a + t (b - a) in degrees. Such an edge is not a geodesic, so the nearest point on it is searched for, not computed
by a formula.
"""

import csv
import math

import numpy as np
from pyproj import Geod

EQUATORIAL_RADIUS = 6378137.0
FLATTENING = 1 / 298.257223563
E2 = FLATTENING * (2 - FLATTENING)
E = math.sqrt(E2)
POLAR_RADIUS = EQUATORIAL_RADIUS * (1 - FLATTENING)

# The least radius of curvature anywhere on the ellipsoid (along the meridian, at the equator).
LEAST_RADIUS = EQUATORIAL_RADIUS * (1 - E2)

GEOD = Geod(ellps="WGS84")
GOLDEN = (math.sqrt(5) - 1) / 2


def read_table(path):
    """The rows of a CSV file as dictionaries; lines that start with # are comments."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def read_outline(path):
    """The outline's positions, in order, closed, as an array of (longitude, latitude)."""
    rows = read_table(path)
    rows.sort(key=lambda row: int(row["sequence"]))
    ring = np.array([(float(row["longitude"]), float(row["latitude"])) for row in rows])
    if not np.array_equal(ring[0], ring[-1]):
        ring = np.vstack([ring, ring[:1]])
    return ring


def geodesic(lon1, lat1, lon2, lat2):
    """Geodesic distances in meters, element by element."""
    return GEOD.inv(*(np.ascontiguousarray(x, dtype=float) for x in (lon1, lat1, lon2, lat2)))[2]


def cartesian(lon, lat):
    """Earth-centred positions in meters of points on the ellipsoid."""
    lon, lat = np.radians(lon), np.radians(lat)
    n = EQUATORIAL_RADIUS / np.sqrt(1 - E2 * np.sin(lat) ** 2)
    return np.stack(
        [n * np.cos(lat) * np.cos(lon), n * np.cos(lat) * np.sin(lon), n * (1 - E2) * np.sin(lat)], axis=-1
    )


def inside(lon, lat, ring):
    """Whether points lie inside a closed ring, by counting crossings; on the edge, either answer."""
    lon, lat = np.asarray(lon, dtype=float), np.asarray(lat, dtype=float)
    odd = np.zeros(lon.shape, dtype=bool)
    for (x1, y1), (x2, y2) in zip(ring[:-1], ring[1:]):
        if y1 == y2:
            continue
        crosses = (y1 > lat) != (y2 > lat)
        odd ^= crosses & (lon < x1 + (lat - y1) / (y2 - y1) * (x2 - x1))
    return odd


def golden_section(lon, lat, a, b, low, high, steps=60):
    """The least distance from each point to its edge a-b for fractions between low and high."""

    def at(t):
        return geodesic(lon, lat, a[:, 0] + t * (b[:, 0] - a[:, 0]), a[:, 1] + t * (b[:, 1] - a[:, 1]))

    ends = np.minimum(at(low), at(high))
    low, high = low.copy(), high.copy()
    left, right = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
    at_left, at_right = at(left), at(right)
    for _ in range(steps):
        keep_left = at_left < at_right
        high = np.where(keep_left, right, high)
        low = np.where(keep_left, low, left)
        new_left, new_right = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
        probe = at(np.where(keep_left, new_left, new_right))
        at_left, at_right = np.where(keep_left, probe, at_right), np.where(keep_left, at_left, probe)
        left, right = new_left, new_right
    return np.minimum(np.minimum(at_left, at_right), ends)


class Outline:
    """Rings cut into short pieces, for the distance of many points to them.

    The coarse stage measures straight through the earth to every piece, which bounds the geodesic from both sides: a
    chord is never longer than the geodesic, and never shorter than on a circle of the least radius of curvature. The
    fine stage searches every piece the bounds cannot rule out, by golden section with geodesics.
    """

    def __init__(self, rings, piece=250.0):
        starts, ends = [], []
        for ring in rings:
            for a, b in zip(ring[:-1], ring[1:]):
                count = max(1, math.ceil(float(geodesic(a[:1], a[1:], b[:1], b[1:])[0]) / piece))
                t = np.linspace(0, 1, count + 1)[:, None]
                path = a + t * (b - a)
                path[-1] = b
                starts.append(path[:-1])
                ends.append(path[1:])
        self.rings = rings
        self.a, self.b = np.vstack(starts), np.vstack(ends)
        self.a3, self.b3 = cartesian(*self.a.T), cartesian(*self.b.T)
        self.length2 = np.maximum(((self.b3 - self.a3) ** 2).sum(axis=1), 1e-12)
        # How far a piece may bow from its chord: once for the curve of the earth, once for the edge not being a
        # geodesic (curvature tan(latitude) / radius), doubled.
        steepest = np.tan(np.radians(np.abs(np.concatenate([self.a[:, 1], self.b[:, 1]])).max()))
        self.sag = 2 * float(self.length2.max()) / (8 * LEAST_RADIUS) * (1 + steepest)

    def covers(self, lon, lat):
        """Whether points lie inside, by the even-odd rule over all rings."""
        odd = np.zeros(np.shape(lon), dtype=bool)
        for ring in self.rings:
            odd ^= inside(lon, lat, ring)
        return odd

    def distance_to_edges(self, lon, lat, chunk=400):
        """The least geodesic distance in meters from each point to the edges."""
        lon, lat = np.asarray(lon, dtype=float), np.asarray(lat, dtype=float)
        best = np.empty(len(lon))
        along = self.b3 - self.a3
        offset = (self.a3 * along).sum(axis=1)
        a_square, a_along = (self.a3**2).sum(axis=1), offset
        for start in range(0, len(lon), chunk):
            part = slice(start, start + chunk)
            p = cartesian(lon[part], lat[part])
            dot_along = p @ along.T
            t = np.clip((dot_along - a_along) / self.length2, 0, 1)
            # |p - a - t (b - a)|^2, expanded so that the large matrices are products.
            square = (
                (p**2).sum(axis=1)[:, None]
                + a_square
                - 2 * (p @ self.a3.T)
                - 2 * t * (dot_along - a_along)
                + t * t * self.length2
            )
            # The expansion cancels numbers near 4e13: allow for a square that is wrong by one part in 1e14.
            chord = np.sqrt(np.maximum(square, 0))
            nearest = np.sqrt(np.maximum(square.min(axis=1), 0) + 2.0) + self.sag
            limit = 2 * LEAST_RADIUS * np.arcsin(nearest / (2 * LEAST_RADIUS)) + self.sag
            row, piece = np.nonzero(np.sqrt(np.maximum(chord**2 - 2.0, 0)) <= limit[:, None])
            found = golden_section(
                lon[part][row],
                lat[part][row],
                self.a[piece],
                self.b[piece],
                np.zeros(len(row)),
                np.ones(len(row)),
                steps=40,
            )
            least = np.full(len(p), np.inf)
            np.minimum.at(least, row, found)
            best[part] = least
        return best

    def distance(self, lon, lat):
        """The geodesic distance in meters from each point to the area: 0 inside and on the boundary."""
        return np.where(self.covers(lon, lat), 0.0, self.distance_to_edges(lon, lat))


NODES, WEIGHTS = np.polynomial.legendre.leggauss(24)


def strip(latitude):
    """The area in square meters, per radian of longitude, between the equator and a latitude in degrees."""
    s = np.sin(np.radians(latitude))
    return POLAR_RADIUS**2 / 2 * (s / (1 - E2 * s * s) + np.arctanh(E * s) / E)


def ring_area(ring):
    """The area in square meters inside a closed ring, positive when counter-clockwise.

    Green's theorem turns the area into the integral of `strip` over longitude along the edges; along an edge that is
    straight in longitude and latitude, Gauss-Legendre quadrature with 24 nodes a degree is exact to rounding.
    """
    parts = []
    for (x1, y1), (x2, y2) in zip(ring[:-1], ring[1:]):
        if x1 == x2:
            continue
        count = max(1, math.ceil(max(abs(x2 - x1), abs(y2 - y1))))
        for k in range(count):
            t = (k + (NODES + 1) / 2) / count
            mean = float((WEIGHTS * strip(y1 + t * (y2 - y1))).sum()) / 2
            parts.append(-mean * math.radians(x2 - x1) / count)
    return math.fsum(parts)


def polygon_area(rings):
    """The area in square meters of a polygon: its first ring without the others."""
    outer, *holes = [abs(ring_area(np.asarray(ring, dtype=float))) for ring in rings]
    return outer - sum(holes)
