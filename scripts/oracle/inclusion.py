#!/usr/bin/env python3
"""Share of each village's land inside an outline: inclusion.py VILLAGES_GEOJSON OUTLINE_CSV [CODE_PROPERTY] > FIXTURE

The result has the columns code, share (6 decimals), one row for every village that touches the outline, by code. Edges
are straight in longitude and latitude, so the overlay of the two planes is exact; areas are on the ellipsoid.
"""

import json
import sys

import numpy as np
from shapely.geometry import Polygon, shape

from ellipsoid import GEOD, polygon_area, read_outline


def area_of(geometry):
    """The area in square meters of the polygons in a geometry; lines and points have none."""
    if geometry.geom_type == "Polygon":
        if geometry.is_empty:
            return 0.0
        return polygon_area([np.asarray(r.coords)[:, :2] for r in (geometry.exterior, *geometry.interiors)])
    return sum(area_of(part) for part in getattr(geometry, "geoms", []))


def densified(geometry, degrees=5e-4):
    """The same area by PROJ, with edges cut to about 50 m."""
    return abs(GEOD.geometry_area_perimeter(geometry.segmentize(degrees))[0])


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    property_name = sys.argv[3] if len(sys.argv) == 4 else "kode"
    with open(sys.argv[1], encoding="utf-8") as file:
        features = json.load(file)["features"]
    outline = Polygon(read_outline(sys.argv[2]))
    rows, land = [], 0.0
    for feature in features:
        village = shape(feature["geometry"])
        if not village.intersects(outline):
            continue
        if not village.is_valid:
            sys.exit(f"inclusion: {feature['properties'][property_name]} is not valid")
        part = village.intersection(outline)
        area, whole = area_of(part), area_of(village)
        if abs(densified(village) - whole) > 1e-7 * whole:
            sys.exit(f"inclusion: {feature['properties'][property_name]}: the two areas differ")
        rows.append((feature["properties"][property_name], area / whole))
        land += area
    print("code,share")
    for code, share in sorted(rows):
        print(f"{code},{share:.6f}")
    print(
        f"inclusion: {len(rows)} villages touch the outline; {land / 1e4:.1f} ha of its {area_of(outline) / 1e4:.1f} ha"
        " are theirs",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
