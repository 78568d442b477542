#!/usr/bin/env python3
"""Write every input of the benchmarks into a folder; what is there already is kept.

usage: generate.py DIR

The same seeds give the same numbers on every machine. All files together take about 2 GB.
"""

import argparse

import boundary
import points
import roads
import villages
from files import Folder


def main():
    """Read the arguments and make the inputs, small ones first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", metavar="DIR", help="where the inputs go")
    folder = Folder(parser.parse_args().folder)
    for part in (boundary, points, roads, villages):
        part.make(folder)
    folder.close()
    folder.say("done")


if __name__ == "__main__":
    main()
