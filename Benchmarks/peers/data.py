"""Reading the inputs."""

import os


def path(options, name):
    """Where an input is."""
    return os.path.join(options.data, name)


def pairs(options, name):
    """A file of raw float64 as an array of pairs."""
    import numpy
    return numpy.fromfile(path(options, name), dtype="<f8").reshape(-1, 2)


def columns(options, name):
    """A file of raw pairs as two arrays."""
    import numpy
    return tuple(numpy.ascontiguousarray(column) for column in pairs(options, name).T)


def geometries(options, name):
    """The geometries of a GeoParquet file, as an array of shapely's."""
    import geopandas
    import numpy
    return numpy.asarray(geopandas.read_parquet(path(options, name)).geometry.values)


def well_known_binary(options, name):
    """The geometries of a GeoParquet file as WKB. What is read from it anew has no index yet."""
    import shapely
    return shapely.to_wkb(geometries(options, name))
