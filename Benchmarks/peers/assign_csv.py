#!/usr/bin/env python3
"""From a CSV file of points to one with their zones: a whole process, from its start to its end.

The answer is the number of points in each zone, counted in the written file, which is also checked, outside of the
time. Peak memory is that of the process; there is no memory before it. A command in place of the peer's own is given
after `--`: in it {points}, {zones} and {output} stand for the files.
"""

import json
import os
import subprocess
import sys
import tempfile
import time

import data
from assign_workers import PEERS
from measure import NOT_AVAILABLE, parser, report

HERE = os.path.dirname(os.path.abspath(__file__))


class Failed(Exception):
    """A process ended with another status than 0."""

    def __init__(self, status):
        super().__init__(f"exit status {status}")
        self.status = status


def timed_process(command):
    """What a process took. Errors go where those of this process go."""
    wall = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - wall
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise Failed(process.returncode)
    return {
        "cpu": round(usage.ru_utime + usage.ru_stime, 5),
        "wall": round(wall, 5),
        "peak_mb": round(usage.ru_maxrss / 1024, 1),
        "base_mb": 0.0,
        "build_cpu": None,
    }


def count_zones(points, assigned):
    """Counts of points by zone in a written file, found by a process of its own: so this one stays small."""
    command = [sys.executable, os.path.join(HERE, "assign_check.py"), points, assigned]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def run(command_for, points):
    """One run of a command that writes a file."""
    with tempfile.TemporaryDirectory() as folder:
        output = os.path.join(folder, "assigned.csv")
        figures = timed_process(command_for(output))
        return {**figures, "answer": count_zones(points, output)}


def main(options):
    """Run a peer once untimed, and then report each timed run."""
    files = {
        "points": os.path.abspath(data.path(options, f"points_{options.points}.csv")),
        "zones": os.path.abspath(data.path(options, f"zones_{options.boundary}.geojson")),
    }
    worker = [
        sys.executable, os.path.join(HERE, "assign_workers.py"), "--peer", options.peer, "--points", "{points}",
        "--zones", "{zones}", "--output", "{output}", "--threads", str(options.threads),
    ]

    def command_for(output):
        return [part.format(output=output, **files) for part in options.command or worker]

    case = f"{options.points} points, {options.boundary} vertices"
    try:
        run(command_for, files["points"])
        for _ in range(options.runs):
            report("assign_csv", case, options, run(command_for, files["points"]))
    except Failed as failure:
        sys.exit(failure.status if failure.status == NOT_AVAILABLE else 1)


if __name__ == "__main__":
    arguments = parser(__doc__, [*PEERS, "penyangga"])
    arguments.add_argument("--points", default="1m", choices=["100k", "1m", "10m"])
    arguments.add_argument("--boundary", default="10k", choices=["1k", "10k", "100k"], help="vertices of the boundary")
    arguments.add_argument("command", nargs="*", help="what is timed in place of the peer's own program")
    main(arguments.parse_args())
