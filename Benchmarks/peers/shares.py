#!/usr/bin/env python3
"""How much land of the villages lies in each of five zones?

Areas are those in the plane of UTM. Villages and zones come without an index, so that building it is part of the time.
The answer is the area in each zone, in square meters.
"""

import data
import engines
from measure import Task, main, parser

ZONES = 5


def as_list(areas):
    """Areas by zone as a list."""
    return [float(area) for area in areas]


def in_order(areas):
    """Pairs of zone and area as a list."""
    areas = dict(areas)
    return [float(areas.get(zone, 0)) for zone in range(ZONES)]


def inputs(options):
    """Villages and zones as WKB."""
    return (data.well_known_binary(options, f"villages_{options.villages}_utm.parquet"),
            data.well_known_binary(options, f"zones_{options.boundary}_utm.parquet"))


def candidates(village_wkb, zone_wkb):
    """Villages and zones, the pairs of them that meet, and which of these villages lie whole in the zone."""
    import shapely
    villages, zones = shapely.from_wkb(village_wkb), shapely.from_wkb(zone_wkb)
    shapely.prepare(zones)
    zone, village = shapely.STRtree(villages).query(zones, predicate="intersects")
    return villages, zones, zone, village, shapely.contains_properly(zones[zone], villages[village])


def sums(zone, areas):
    """Areas added up by zone."""
    import numpy
    return numpy.bincount(zone, areas, minlength=ZONES)


def shapely_prepared(options):
    """Only villages that are not whole in a zone are cut."""
    import shapely
    wkb = inputs(options)

    def work():
        villages, zones, zone, village, whole = candidates(*wkb)
        areas = shapely.area(villages)[village]
        cut = ~whole
        areas[cut] = shapely.area(shapely.intersection(villages[village[cut]], zones[zone[cut]]))
        return sums(zone, areas)

    return Task(work, as_list)


def shapely_clipped(options):
    """As before, and the zone is first cut to the box of the village, which is much cheaper."""
    import numpy
    import shapely
    wkb = inputs(options)

    def work():
        villages, zones, zone, village, whole = candidates(*wkb)
        areas = shapely.area(villages)[village]
        cut = numpy.nonzero(~whole)[0]
        boxes = shapely.bounds(villages[village[cut]])
        near = [shapely.clip_by_rect(zones[zone[pair]], *box) for pair, box in zip(cut, boxes)]
        areas[cut] = shapely.area(shapely.intersection(villages[village[cut]], near))
        return sums(zone, areas)

    return Task(work, as_list)


def geopandas_overlay(options):
    """The overlay of two frames."""
    import geopandas
    import shapely
    village_wkb, zone_wkb = inputs(options)

    def work():
        villages = geopandas.GeoDataFrame(geometry=shapely.from_wkb(village_wkb), crs=32750)
        zones = geopandas.GeoDataFrame({"zone": range(ZONES)}, geometry=shapely.from_wkb(zone_wkb), crs=32750)
        pieces = geopandas.overlay(villages, zones, how="intersection", keep_geom_type=False)
        return pieces.area.groupby(pieces["zone"]).sum()

    return Task(work, lambda areas: in_order(areas.items()))


def sedonadb_join(options):
    """A join in SQL."""
    context = engines.sedona_context(options.threads)
    for view, name in (("villages", f"villages_{options.villages}"), ("zones", f"zones_{options.boundary}")):
        context.read_parquet(data.path(options, f"{name}_utm.parquet")).to_memtable().to_view(view)
    statement = """
        SELECT z.zone, sum(ST_Area(ST_Intersection(v.geometry, z.geometry))) AS area
        FROM villages AS v JOIN zones AS z ON ST_Intersects(v.geometry, z.geometry) GROUP BY z.zone"""
    return Task(
        lambda: context.sql(statement).to_pandas(), lambda rows: in_order(zip(rows["zone"], rows["area"])))


PEERS = {
    "shapely": shapely_prepared,
    "shapely-clip": shapely_clipped,
    "sedonadb": sedonadb_join,
    "geopandas": geopandas_overlay,
}

if __name__ == "__main__":
    arguments = parser(__doc__, PEERS)
    arguments.add_argument("--villages", default="84k", choices=["1038", "84k"])
    arguments.add_argument("--boundary", default="10k", choices=["1k", "10k", "100k"], help="vertices of the boundary")
    chosen = arguments.parse_args()
    main("shares", f"{chosen.villages} polygons, {chosen.boundary} vertices", PEERS, chosen)
