#!/usr/bin/env python3
"""Read polygons of villages out of GeoJSON, with their attributes. The answer is that of reading.py."""

from reading import run

if __name__ == "__main__":
    run(__doc__, "read_geojson", "geojson")
