#!/usr/bin/env python3
"""Measure penyangga and its peers one after the other, in rounds, and hold their answers against each other.

usage: compare.py --data DIR --ours PENYANGGA_BENCH [--ikn IKN] [--jobs zones,shares] [--out FILE] [--markdown FILE]

Run it with the Python that has the packages of requirements.txt. Inputs come from inputs/generate.py. A peer that is
not installed, fails or takes too long is reported as not measured, with the reason. Exit: 0 done, 1 when answers
differ by more than their tolerance.
"""

import argparse
import dataclasses
import json
import os
import signal
import subprocess
import sys

from peers import machine, summary

HERE = os.path.dirname(os.path.abspath(__file__))


@dataclasses.dataclass(frozen=True)
class Comparison:
    """How far the answers of a peer may be from ours, relatively, and why."""

    tolerance: float = 0.0
    note: str = ""


SAME = Comparison()
FLOAT32 = Comparison(5e-3, "only comparable approximately: float32 coordinates misplace points near edges")
LOSES_POINTS = Comparison(1e-2, "only comparable approximately: loses points, some far from any edge")
ROUNDING = Comparison(1e-6)
NEAREST_IN_PLANE = Comparison(1e-6, "geodesics to the places that are nearest in the plane")
PLANE_METERS = Comparison(5e-4, "only comparable approximately: meters in the plane of UTM")
PLANE_BUFFERS = Comparison(3e-3, "only comparable approximately: arcs of 16 segments in the plane of UTM")
LORENZ = Comparison(1e-9)
RANDOM_ENDS = Comparison(2e-3, "other random numbers")
RANDOM_COUNT = Comparison(0.05, "other random numbers; esda shares deals between units, too")
ELLIPSOID = Comparison(2e-3, "ours on the ellipsoid: other areas than those in the plane")


@dataclasses.dataclass(frozen=True)
class Job:
    """A job: in which cases it is measured, and who takes part.

    What is slow are worse ways of a peer that takes part already: they are measured when asked for.
    """

    cases: list
    peers: dict
    small: list
    slow: dict = dataclasses.field(default_factory=dict)
    ours: dict = dataclasses.field(default_factory=lambda: {"penyangga": ([], SAME)})


JOBS = {
    "zones": Job(
        cases=[
            {"points": "1m", "boundary": "10k"}, {"points": "10m", "boundary": "10k"},
            {"points": "1m", "boundary": "100k"},
        ],
        small=[{"points": "100k", "boundary": "1k"}],
        peers={
            "shapely": SAME, "shapely-contains-xy": SAME, "shapely-tree": SAME, "pycanopy": SAME, "sedonadb": SAME,
            "geopandas": SAME, "duckdb": SAME, "clickhouse": FLOAT32, "clickhouse-constants": SAME,
        },
        slow={"duckdb-join": SAME, "clickhouse-cell": LOSES_POINTS},
    ),
    "rings": Job(
        cases=[{"points": "10m", "boundary": "10k"}],
        small=[{"points": "100k", "boundary": "1k"}],
        peers={},
    ),
    "nearest_lines": Job(
        cases=[{"points": "100k"}],
        small=[{"points": "100k"}],
        peers={
            "shapely": PLANE_METERS, "shapely-segments": PLANE_METERS, "shapely-geod": NEAREST_IN_PLANE,
            "geopandas": PLANE_METERS, "sedonadb": PLANE_METERS,
        },
    ),
    "nearest_points": Job(
        cases=[{"points": "1m"}],
        small=[{"points": "100k"}],
        peers={"pykdtree": PLANE_METERS, "scipy": PLANE_METERS, "scipy-geod": ROUNDING},
    ),
    "shares": Job(
        cases=[{"villages": "84k", "boundary": "10k"}, {"villages": "84k", "boundary": "100k"}],
        small=[{"villages": "1038", "boundary": "1k"}],
        peers={"shapely": ROUNDING, "shapely-clip": ROUNDING, "sedonadb": ROUNDING, "geopandas": ROUNDING},
        ours={"penyangga": (["--planar"], SAME), "penyangga-ellipsoid": ([], ELLIPSOID)},
    ),
    "buffers": Job(
        cases=[{"boundary": "10k"}],
        small=[{"boundary": "1k"}],
        peers={"shapely": PLANE_BUFFERS, "shapely-chained": PLANE_BUFFERS},
    ),
    "assign_csv": Job(
        cases=[{"points": "1m", "boundary": "10k"}, {"points": "10m", "boundary": "10k"}],
        small=[{"points": "100k", "boundary": "1k"}],
        peers={
            "shapely-pyarrow": SAME, "shapely-polars": SAME, "pycanopy": SAME, "sedonadb": SAME, "geopandas": SAME,
            "duckdb": SAME, "clickhouse": SAME,
        },
    ),
    "measures": Job(
        cases=[{"millions": "10"}],
        small=[{"millions": "1"}],
        peers={"numpy": LORENZ, "numpy-order": LORENZ, "numpy-sort": LORENZ},
    ),
    "bootstrap": Job(
        cases=[{"villages": "84000"}],
        small=[{"villages": "5000"}],
        peers={"numpy": RANDOM_ENDS, "numpy-resort": RANDOM_ENDS},
    ),
    "read_geojson": Job(
        cases=[{"villages": "84k"}],
        small=[{"villages": "1038"}],
        peers={"pyogrio": ROUNDING, "pyogrio-arrow": ROUNDING},
    ),
    "read_gpkg": Job(
        cases=[{"villages": "84k"}],
        small=[{"villages": "1038"}],
        peers={"pyogrio": ROUNDING, "pyogrio-arrow": ROUNDING},
    ),
    "write_geojson": Job(
        cases=[{"points": "1m"}],
        small=[{"points": "100k"}],
        peers={"pyogrio": SAME},
    ),
    "local_moran": Job(
        cases=[{"side": "290"}],
        small=[{"side": "40"}],
        peers={"esda": RANDOM_COUNT},
    ),
}


class NotMeasured(Exception):
    """Why there is no measurement."""


# ------------------------------------------------------------------------------------------------------------- commands

def our_assign_command(options):
    """How `ikn` puts points of a CSV file in zones; {points}, {zones} and {output} stand for the files."""
    if options.ikn is None:
        raise NotMeasured("no --ikn was given")
    return [
        options.ikn, "zones", "assign", "{points}", "--zones", "{zones}", "--no-distance",
        "--threads", str(options.threads), "--quiet", "-o", "{output}",
    ]


def peer_command(job, peer, case, options):
    """How a peer is measured."""
    settings = {**case, "data": options.data, "peer": peer, "threads": options.threads, "runs": options.runs}
    program = os.path.join(HERE, "peers", f"{job}.py")
    return [sys.executable, program] + [f"--{name}={value}" for name, value in settings.items()]


def our_command(job, flags, case, options):
    """How penyangga is measured."""
    if job == "assign_csv":
        return peer_command(job, "penyangga", case, options) + ["--", *our_assign_command(options)]
    settings = {**case, "data": options.data, "threads": options.threads, "runs": options.runs}
    arguments = [part for name, value in settings.items() for part in (f"--{name}", str(value))]
    return [options.ours, job.replace("_", "-"), *arguments, *flags]


def lines_of(command, limit):
    """The measurements that a program prints; raises NotMeasured with the reason when there are none.

    Programs run in this folder, above which `ikn` finds its project.
    """
    try:
        process = subprocess.Popen(
            command, cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
    except OSError as error:
        raise NotMeasured(str(error)) from error
    try:
        printed, complaints = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired as error:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise NotMeasured(f"took longer than {limit:g} s") from error
    if process.returncode != 0:
        last = (complaints.strip().splitlines() or [f"exit status {process.returncode}"])[-1]
        raise NotMeasured(last[:160])
    return [json.loads(line) for line in printed.splitlines()]


# --------------------------------------------------------------------------------------------------------------- rounds

def participants(job, case, options):
    """Who takes part in a job: for each name, what makes its command, and how its answers compare with ours."""
    entries = {}
    for name, (flags, comparison) in JOBS[job].ours.items():
        entries[name] = (lambda flags=flags: our_command(job, flags, case, options), comparison)
    peers = {**JOBS[job].peers, **JOBS[job].slow} if options.slow or options.peers else JOBS[job].peers
    for name, comparison in peers.items():
        if not options.peers or name in options.peers:
            entries[name] = (lambda name=name: peer_command(job, name, case, options), comparison)
    return entries


def measure_rounds(entries, title, options):
    """The rounds of each participant, and the reasons of those that could not be measured."""
    rounds, reasons = {name: [] for name in entries}, {}
    for number in range(1, options.rounds + 1):
        for name, (make_command, _) in entries.items():
            if name in reasons:
                continue
            try:
                lines = lines_of(make_command(), options.limit)
            except NotMeasured as reason:
                reasons[name] = str(reason)
                print(f"{title}, round {number}: {name} not measured: {reason}", file=sys.stderr, flush=True)
                continue
            rounds[name].append(lines)
            cpu = summary.round_median(lines, "cpu")
            print(f"{title}, round {number}: {name} {cpu:.3f} s of CPU", file=sys.stderr, flush=True)
    return rounds, reasons


def compare_case(job, case, options):
    """Measure one case of a job."""
    title = f"{job}: " + ", ".join(f"{name} {value}" for name, value in case.items())
    entries = participants(job, case, options)
    rounds, reasons = measure_rounds(entries, title, options)
    base = next(iter(JOBS[job].ours))
    results = []
    for name, (_, comparison) in entries.items():
        result = {"peer": name, "ours": name in JOBS[job].ours, "note": comparison.note}
        if name in reasons:
            result["not_measured"] = reasons[name]
        else:
            ours = None if name == base or base in reasons else rounds[base]
            result.update(summary.summarize(rounds[name], ours, comparison.tolerance))
        results.append(result)
    return {
        "job": job, "case": case, "title": title, "results": results,
        "left_out": sorted(JOBS[job].slow.keys() - entries.keys()),
    }


def write(path, text):
    """Write a text file, or to standard output where no path is given."""
    if path is None:
        sys.stdout.write(text)
        return
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def arguments():
    """What the program is told."""
    def names(text):
        return [name for name in text.split(",") if name]

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, type=os.path.abspath, metavar="DIR", help="the folder of inputs")
    parser.add_argument("--ours", required=True, type=os.path.abspath, metavar="FILE", help="our penyangga-bench")
    parser.add_argument("--ikn", type=os.path.abspath, metavar="FILE", help="our ikn, for assign_csv")
    parser.add_argument("--jobs", type=names, default=[], help=f"some of {','.join(JOBS)}")
    parser.add_argument("--peers", type=names, default=[], help="only these peers")
    parser.add_argument("--slow", action="store_true", help="also slow ways of the same peers")
    parser.add_argument("--small", action="store_true", help="small cases, to see that everything works")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--runs", type=int, default=3, help="timed runs in each round, of which the median counts")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--limit", type=float, default=900, help="seconds after which a program is ended")
    parser.add_argument("--out", metavar="FILE", help="where all figures go as JSON")
    parser.add_argument("--markdown", metavar="FILE", help="where the tables go; without it, standard output")
    options = parser.parse_args()
    unknown = set(options.jobs) - JOBS.keys()
    if unknown:
        parser.error(f"no such job: {', '.join(sorted(unknown))}")
    options.jobs = options.jobs or list(JOBS)
    return options


def main():
    """Measure what is asked, write the report, and say whether all answers agree."""
    options = arguments()
    report = {
        "machine": machine.describe(HERE), "threads": options.threads, "rounds": options.rounds,
        "runs": options.runs, "cases": [],
    }
    for job in options.jobs:
        for case in JOBS[job].small if options.small else JOBS[job].cases:
            report["cases"].append(compare_case(job, case, options))
            if options.out is not None:
                write(options.out, json.dumps(report, indent=2) + "\n")
    write(options.markdown, summary.markdown(report))
    found = [result["agreement"] for case in report["cases"] for result in case["results"] if "agreement" in result]
    return 0 if all(one["agrees"] for one in found) else 1


if __name__ == "__main__":
    sys.exit(main())
