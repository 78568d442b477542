#!/usr/bin/env python3
"""What lies within 5, 10, 25 and 50 km of a boundary, as polygons?

Buffers are made in the plane of UTM with 16 segments to a quarter of a circle. The answer is the area of each, in
square meters.
"""

import data
from measure import Task, main, parser

METERS = [5_000, 10_000, 25_000, 50_000]
SEGMENTS = 16


def as_list(areas):
    """Areas as a list."""
    return [float(area) for area in areas]


def boundary(options):
    """The polygon inside the boundary."""
    import numpy
    import shapely
    return shapely.Polygon(numpy.load(data.path(options, f"boundary_{options.boundary}_utm.npy")))


def shapely_buffers(options):
    """Each buffer from the boundary."""
    import shapely
    polygon = boundary(options)
    return Task(lambda: shapely.area(shapely.buffer(polygon, METERS, quad_segs=SEGMENTS)), as_list)


def shapely_chained(options):
    """Each buffer from the one before, which is smoother than the boundary. Errors of the arcs add up."""
    import shapely
    polygon = boundary(options)

    def work():
        grown, reached, areas = polygon, 0, []
        for meters in METERS:
            grown = shapely.buffer(grown, meters - reached, quad_segs=SEGMENTS)
            reached = meters
            areas.append(shapely.area(grown))
        return areas

    return Task(work, as_list)


PEERS = {
    "shapely": shapely_buffers,
    "shapely-chained": shapely_chained,
}

if __name__ == "__main__":
    arguments = parser(__doc__, PEERS)
    arguments.add_argument("--boundary", default="10k", choices=["1k", "10k", "100k"], help="vertices of the boundary")
    chosen = arguments.parse_args()
    main("buffers", f"4 buffers, {chosen.boundary} vertices", PEERS, chosen)
