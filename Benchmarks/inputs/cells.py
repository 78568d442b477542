"""A box divided into cells that share their corners: the plan of the villages, before their borders are drawn."""

import numpy as np
from scipy.spatial import Voronoi

TOWNS = 40
GRID = 2.0  # meters; corners closer than this become one


def scatter_sites(count, box, rng):
    """Sites of villages: half of them anywhere, half around towns."""
    west, south, east, north = box
    sites = np.c_[rng.uniform(west, east, count), rng.uniform(south, north, count)]
    towns = np.c_[rng.uniform(west, east, TOWNS), rng.uniform(south, north, TOWNS)]
    spread = rng.uniform(0.03, 0.12, TOWNS) * (east - west)
    near = count // 2
    town = rng.integers(0, TOWNS, near)
    clustered = towns[town] + rng.normal(0, 1, (near, 2)) * spread[town][:, None]
    inside = ((clustered[:, 0] > west) & (clustered[:, 0] < east)
              & (clustered[:, 1] > south) & (clustered[:, 1] < north))
    sites[:near][inside] = clustered[inside]
    return sites


def bounded_voronoi(sites, box):
    """The Voronoi diagram of sites in a box; mirrored sites make its sides."""
    west, south, east, north = box
    x, y = sites[:, 0], sites[:, 1]
    return Voronoi(np.vstack([
        sites,
        np.c_[2 * west - x, y], np.c_[2 * east - x, y],
        np.c_[x, 2 * south - y], np.c_[x, 2 * north - y],
    ]))


def corners_of(diagram, site):
    """Numbers of the corners of the cell of a site."""
    return diagram.regions[diagram.point_region[site]]


def relaxed(sites, box):
    """Sites moved to the middle of their cells, so that no cell is a sliver."""
    diagram = bounded_voronoi(sites, box)
    return np.array([diagram.vertices[corners_of(diagram, site)].mean(0) for site in range(len(sites))])


def snap(corners, box):
    """Corners on a grid, those beside a side of the box on the side."""
    west, south, east, north = box
    snapped = np.round(corners / GRID) * GRID
    for axis, low, high in ((0, west, east), (1, south, north)):
        values = snapped[:, axis]
        snapped[:, axis] = np.where(
            np.abs(values - low) < 2 * GRID, low, np.where(np.abs(values - high) < 2 * GRID, high, values))
    return snapped


def divide(count, box, rng):
    """Positions of corners, and for each of `count` cells the numbers of its corners in order."""
    sites = scatter_sites(count, box, rng)
    for _ in range(2):
        sites = relaxed(sites, box)
    diagram = bounded_voronoi(sites, box)
    corners, number = np.unique(snap(diagram.vertices, box), axis=0, return_inverse=True)
    number = number.ravel()
    cells = []
    for site in range(count):
        ring = [int(corner) for corner in number[corners_of(diagram, site)]]
        cells.append([corner for place, corner in enumerate(ring) if corner != ring[place - 1]])
    return corners, cells
