"""Reading polygons of villages with their attributes, whatever the format.

The answer is the number of features and of positions, and the middle of the box around them.
"""

import data
from measure import Task, main, parser


def contents(geometries):
    """Counts and the middle of the box."""
    import numpy
    import shapely
    west, south, east, north = shapely.total_bounds(geometries)
    return [len(geometries), int(numpy.sum(shapely.get_num_coordinates(geometries))),
            float((west + east) / 2), float((south + north) / 2)]


def pyogrio_frame(options, ending):
    """GDAL's reader, attributes into a frame and geometries into Shapely."""
    import pyogrio
    name = data.path(options, f"villages_{options.villages}.{ending}")
    return Task(lambda: pyogrio.read_dataframe(name), lambda frame: contents(frame.geometry.values))


def pyogrio_arrow(options, ending):
    """GDAL's columns of Arrow, geometries as WKB that nobody has looked into."""
    import pyogrio
    import shapely
    name = data.path(options, f"villages_{options.villages}.{ending}")

    def answer(result):
        meta, table = result
        return contents(shapely.from_wkb(table[meta["geometry_name"] or "wkb_geometry"].to_numpy(zero_copy_only=False)))

    return Task(lambda: pyogrio.read_arrow(name), answer)


def run(description, job, ending):
    """Measure the peer that is asked for."""
    peers = {
        "pyogrio": lambda options: pyogrio_frame(options, ending),
        "pyogrio-arrow": lambda options: pyogrio_arrow(options, ending),
    }
    arguments = parser(description, peers)
    arguments.add_argument("--villages", default="84k", choices=["1038", "84k"])
    chosen = arguments.parse_args()
    main(job, f"{chosen.villages} polygons", peers, chosen)
