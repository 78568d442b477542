#!/usr/bin/env python3
"""Check a table to which zones were added, and count its points by zone.

usage: assign_check.py POINTS_CSV ASSIGNED_CSV

The second table must have the rows of the first, in their order, and a column `zone` after its columns. Prints the
counts as a list of JSON: the core first, then the zones from near to far. Numbers of zones and names such as `core`
and `5-10 km` are understood; empty, -1 and `outside` are no zone.
"""

import json
import sys

import pyarrow.compute
import pyarrow.csv

NO_ZONE = {"", "-1", "outside"}


def nearness(label):
    """What zones are sorted by."""
    return -1 if label == "core" else float(label.split("-")[0])


def read(path):
    """A CSV file, its column of zones as text."""
    return pyarrow.csv.read_csv(
        path, convert_options=pyarrow.csv.ConvertOptions(column_types={"zone": pyarrow.string()}))


def counts(points, assigned):
    """Counts of points by zone; raises ValueError when the table of zones is not that of the points."""
    if assigned.column_names[:len(points.column_names) + 1] != points.column_names + ["zone"]:
        raise ValueError(f"columns are {assigned.column_names}")
    for name in points.column_names:
        if not points[name].equals(assigned[name].cast(points[name].type)):
            raise ValueError(f"column {name} is not that of the points")
    found = {item["values"]: item["counts"] for item in pyarrow.compute.value_counts(assigned["zone"]).to_pylist()}
    return [found[label] for label in sorted(found.keys() - NO_ZONE, key=nearness)]


if __name__ == "__main__":
    print(json.dumps(counts(read(sys.argv[1]), read(sys.argv[2]))))
