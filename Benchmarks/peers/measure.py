"""What the peers of every job share: arguments, threads, and timed runs.

A peer is a function that takes the options, loads its inputs, and returns a `Task`. It imports what it needs itself, so
that a missing package takes away this peer only.
"""

import argparse
import dataclasses
import gc
import json
import os
import resource
import sys
import time
from typing import Any, Callable, Optional

NOT_AVAILABLE = 69  # exit status when the package of a peer is not installed
THREAD_VARIABLES = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "POLARS_MAX_THREADS",
    "RAYON_NUM_THREADS",
    "TOKIO_WORKER_THREADS",
)


@dataclasses.dataclass
class Task:
    """What is timed, how its result becomes a fingerprint, and what it took to prepare an index before."""

    work: Callable[[], Any]
    answer: Callable[[Any], list]
    build_cpu: Optional[float] = None


def used_cpu(whose):
    """User and system time in seconds."""
    usage = resource.getrusage(whose)
    return usage.ru_utime + usage.ru_stime


def cpu_seconds():
    """User and system time of this process, of all its threads, and of its finished children."""
    return used_cpu(resource.RUSAGE_SELF) + used_cpu(resource.RUSAGE_CHILDREN)


def cpu_of(work):
    """The CPU time that a call takes."""
    before = cpu_seconds()
    work()
    return cpu_seconds() - before


def memory_mb(key):
    """A figure of the status of this process, such as VmRSS."""
    with open("/proc/self/status", encoding="ascii") as status:
        for line in status:
            if line.startswith(key + ":"):
                return int(line.split()[1]) / 1024
    raise KeyError(key)


def reset_peak_memory():
    """Let VmHWM count anew."""
    with open("/proc/self/clear_refs", "w", encoding="ascii") as file:
        file.write("5")


def run(task):
    """One timed run: what it took, and the fingerprint of its answer."""
    gc.collect()
    reset_peak_memory()
    base = memory_mb("VmRSS")
    cpu, wall = cpu_seconds(), time.perf_counter()
    result = task.work()
    wall, cpu = time.perf_counter() - wall, cpu_seconds() - cpu
    return {
        "cpu": round(cpu, 5),
        "wall": round(wall, 5),
        "peak_mb": round(memory_mb("VmHWM"), 1),
        "base_mb": round(base, 1),
        "build_cpu": None if task.build_cpu is None else round(task.build_cpu, 5),
        "answer": task.answer(result),
    }


def parser(description, peers):
    """The arguments that all jobs have."""
    made = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--data", required=True, metavar="DIR", help="the folder of inputs")
    made.add_argument("--peer", required=True, choices=peers)
    made.add_argument("--threads", type=int, default=1, help="how many threads share the work")
    made.add_argument("--runs", type=int, default=3, help="how many runs are timed, after one that is not")
    return made


def limit_threads(count):
    """Tell libraries how many threads they have. This comes before they are imported."""
    for name in THREAD_VARIABLES:
        os.environ[name] = str(count)


def prepared(peer, options):
    """The task of a peer; without its package, the program ends."""
    limit_threads(options.threads)
    try:
        return peer(options)
    except ImportError as error:
        print(f"not installed: {error}", file=sys.stderr)
        raise SystemExit(NOT_AVAILABLE) from error


def report(job, case, options, figures):
    """Print one run as a line of JSON."""
    line = {"job": job, "peer": options.peer, "case": case, "threads": options.threads, **figures}
    print(json.dumps(line), flush=True)


def main(job, case, peers, options):
    """Prepare a peer, run it once untimed, and then report each timed run."""
    task = prepared(peers[options.peer], options)
    task.work()
    for _ in range(options.runs):
        report(job, case, options, run(task))
