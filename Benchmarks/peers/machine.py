"""On what, and with which versions, something was measured."""

import importlib.metadata
import os
import platform
import subprocess

PACKAGES = [
    "chdb", "chdb-core", "duckdb", "duckdb-extension-spatial", "geopandas", "numpy", "pandas", "polars", "pyarrow",
    "pycanopy", "pykdtree", "pyogrio", "pyproj", "scipy", "sedonadb", "shapely",
]


def field(path, key, separator):
    """The value of the first line of a file with this key, or "unknown"."""
    try:
        with open(path, encoding="utf-8") as file:
            for line in file:
                name, _, value = line.partition(separator)
                if name.strip() == key:
                    return value.strip().strip('"')
    except OSError:
        pass
    return "unknown"


def output_of(*command):
    """The first line that a command prints, or "unknown"."""
    try:
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return printed.strip().partition("\n")[0]


def commit(folder):
    """The commit that is checked out, and whether files differ from it."""
    changed = output_of("git", "-C", folder, "status", "--porcelain", "--untracked-files=no")
    return output_of("git", "-C", folder, "rev-parse", "HEAD") + (" with changes" if changed else "")


def versions():
    """The versions of the packages that peers need; those not installed are left out."""
    found = {"python": platform.python_version()}
    for name in PACKAGES:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    try:
        import pyproj
        import shapely
        found["GEOS of shapely"] = ".".join(map(str, shapely.geos_version))
        found["PROJ of pyproj"] = pyproj.proj_version_str
    except ImportError:
        pass
    return found


def describe(folder):
    """The machine, its load, the versions, and the commit of the project in a folder."""
    memory = field("/proc/meminfo", "MemTotal", ":").split()[0]
    return {
        "cpu": field("/proc/cpuinfo", "model name", ":"),
        "cores": os.cpu_count(),
        "memory_gb": round(int(memory) / 1024 ** 2, 1) if memory.isdigit() else None,
        "system": f"{field('/etc/os-release', 'PRETTY_NAME', '=')}, Linux {platform.release()}",
        "load_before": round(os.getloadavg()[0], 2),
        "swift": output_of("swift", "--version"),
        "commit": commit(folder),
        "versions": versions(),
    }
