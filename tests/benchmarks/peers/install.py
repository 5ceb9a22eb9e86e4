"""Gets the peers that the benchmarks compare with, into the user's cache and never into the project.

Needs Node.js with npm and an installed Chromium; what can't be had is left out and said.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from platformdirs import user_cache_path

VIS_TIMELINE, PLAYWRIGHT, MATPLOTLIB = "8.5.4", "1.64.1", "3.10"


def cache_folder() -> Path:
    return user_cache_path("timeline-app-benchmarks")


def node_modules() -> Path | None:
    """A folder with vis-timeline and playwright-core in ``node_modules``; None without npm."""
    folder = cache_folder() / f"node-{VIS_TIMELINE}-{PLAYWRIGHT}"
    if (folder / "node_modules" / "vis-timeline").is_dir():
        return folder
    if shutil.which("npm") is None:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    packages = [f"vis-timeline@{VIS_TIMELINE}", f"playwright-core@{PLAYWRIGHT}"]
    quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--legacy-peer-deps", "--silent"]
    command = ["npm", "install", *quiet, "--prefix", str(folder), *packages]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"vis-timeline can't be installed: {done.stderr.strip()[-300:]}")
        return None
    return folder


def chromium() -> str | None:
    """The installed Chromium."""
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    return next(filter(None, found), None)


def matplotlib_path() -> Path | None:
    """A folder to import matplotlib from, for Python's path; None where it can't be installed."""
    folder = (
        cache_folder() / f"matplotlib-{MATPLOTLIB}-py{sys.version_info[0]}{sys.version_info[1]}"
    )
    if (folder / "matplotlib").is_dir():
        return folder
    packages = [f"matplotlib=={MATPLOTLIB}.*"]
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--target",
        str(folder),
        *packages,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"matplotlib can't be installed: {done.stderr.strip()[-300:]}")
        return None
    return folder
