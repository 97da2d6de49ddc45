"""Measures whole builds: `python tests/bench/build_times.py [--articles N] [--runs R]`.

Builds the repository's edition, and one of N made-up articles where ../shared has the maker of editions.
Prints the median of R runs, the time of each run, and the peak memory of the process and its children.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
MAKER = REPOSITORY.parent / "shared/corpora/make_edition.py"


def build(edition: Path, site: Path) -> tuple[float, int]:
    """(wall seconds, peak resident kilobytes of the largest process) of one build."""
    command = [sys.executable, "-m", "tahqiq", "build", "--site", str(site)]
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=edition, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"the build of {edition} failed")
    return time.perf_counter() - started, usage.ru_maxrss


def measure(name: str, edition: Path, runs: int) -> None:
    """Cold: no site there yet. Warm: the site of the run before stands."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        cold, warm, memory = [], [], 0
        for _ in range(runs):
            shutil.rmtree(site, ignore_errors=True)
            for times in (cold, warm):
                seconds, peak = build(edition, site)
                times.append(seconds)
                memory = max(memory, peak)
        pages = sum(1 for _ in site.rglob("*.html"))
    for kind, times in (("cold", cold), ("warm", warm)):
        each = ", ".join(f"{t:.2f}" for t in times)
        print(f"{name:24} {kind}: median {statistics.median(times):.2f} s ({each}); {pages} pages")
    print(f"{name:24} peak memory {memory / 1024:.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    measure("this edition", REPOSITORY, given.runs)
    if not MAKER.is_file():
        print("no ../shared: the made-up edition is not measured")
        return
    with tempfile.TemporaryDirectory() as folder:
        edition = Path(folder) / "edition"
        command = [sys.executable, MAKER, edition, "--from", "synthetic", "--articles", str(given.articles)]
        subprocess.run(command, check=True)
        measure(f"{given.articles} made-up articles", edition, given.runs)


if __name__ == "__main__":
    main()
