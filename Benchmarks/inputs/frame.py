"""The frame of all inputs: degrees on WGS 84, meters in UTM zone 50 south, and the box that holds the points."""

import numpy as np
import pyproj

WEST, EAST = 115.0, 118.5
SOUTH, NORTH = -2.5, 1.0

DEGREES = 4326
METERS = 32750

_FORWARD = pyproj.Transformer.from_crs(DEGREES, METERS, always_xy=True)
_INVERSE = pyproj.Transformer.from_crs(METERS, DEGREES, always_xy=True)


def to_utm(lon, lat):
    """Easting and northing of longitudes and latitudes, as two arrays."""
    return _FORWARD.transform(lon, lat)


def to_degrees(easting, northing):
    """Longitude and latitude of eastings and northings, as two arrays."""
    return _INVERSE.transform(easting, northing)


def to_rounded_degrees(easting, northing):
    """Longitude and latitude in whole units of 1e-7 degrees, so that text and binary files hold the same numbers."""
    lon, lat = to_degrees(easting, northing)
    return np.round(lon, 7), np.round(lat, 7)
