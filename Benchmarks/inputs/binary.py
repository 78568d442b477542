"""Raw little-endian files of lines and polygons, for readers without a library.

Polygons: int32 count; then for each polygon int32 rings, and for each ring int32 n and n pairs of float64. Rings are
closed: the last pair repeats the first.

Lines: int32 lines, int32 vertices, int32 offsets[lines + 1], then a pair of float64 for each vertex.
"""

import struct

import shapely


def write_polygons(path, polygons):
    """Write an array of polygons."""
    _, pairs, (ring_starts, polygon_starts) = shapely.to_ragged_array(polygons)
    pairs = pairs.astype("<f8")
    with open(path, "wb") as file:
        file.write(struct.pack("<i", len(polygons)))
        for first, last in zip(polygon_starts, polygon_starts[1:]):
            file.write(struct.pack("<i", last - first))
            for start, end in zip(ring_starts[first:last], ring_starts[first + 1:last + 1]):
                file.write(struct.pack("<i", end - start))
                file.write(pairs[start:end].tobytes())


def write_lines(path, lines):
    """Write an array of line strings."""
    _, pairs, (line_starts,) = shapely.to_ragged_array(lines)
    with open(path, "wb") as file:
        file.write(struct.pack("<ii", len(lines), len(pairs)))
        file.write(line_starts.astype("<i4").tobytes())
        file.write(pairs.astype("<f8").tobytes())
