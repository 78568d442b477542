#!/usr/bin/env python3
"""Write points with a number each as GeoJSON by RFC 7946. The answer is their count."""

import os
import tempfile

import data
from measure import Task, main, parser


def pyogrio_write(options):
    """GDAL's writer."""
    import geopandas
    import numpy
    import pyogrio
    import shapely
    positions = numpy.fromfile(data.path(options, f"points_{options.points}_ll.f64")).reshape(-1, 2)
    frame = geopandas.GeoDataFrame(
        {"id": numpy.arange(len(positions))}, geometry=shapely.points(positions), crs=4326)
    folder = tempfile.TemporaryDirectory()
    name = os.path.join(folder.name, "points.geojson")

    def work():
        if os.path.exists(name):
            os.remove(name)
        pyogrio.write_dataframe(frame, name, driver="GeoJSON", RFC7946="YES")
        return folder

    return Task(work, lambda _: [len(positions)])


PEERS = {"pyogrio": pyogrio_write}

if __name__ == "__main__":
    arguments = parser(__doc__, PEERS)
    arguments.add_argument("--points", default="1m", choices=["100k", "1m", "10m"])
    chosen = arguments.parse_args()
    main("write_geojson", f"{chosen.points} points", PEERS, chosen)
