"""Works out the page on scale from measurements: `python tests/bench/scale.py [MEASURED.json] --core-hour 0.04`.

With `--measure` it builds made-up editions of two sizes by one process first (stages.py), and keeps what that took in
measured/. Otherwise it takes what is named, or the newest there. Writes the tables of generator/docs/scale.md between
its two markers; nothing else on the page is changed. What is not measured is a parameter, and said on the page.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec
from figures import machine, today
from made_editions import REPOSITORY, Editions
from measured import run
from reckoning import Machines, Prices, Record, page

HERE = Path(__file__).resolve().parent
PAGE = REPOSITORY / "generator/docs/scale.md"
FILES = "scale-*.json"


def measure(sizes: list[int], ready: str | None) -> Path:
    """Builds editions of all sizes, and keeps the figures."""
    builds = []
    with tempfile.TemporaryDirectory(prefix="scale-") as work:
        editions = Editions(ready, Path(work))
        for size in sizes:
            edition = editions.copy(size, search=False)
            command = [sys.executable, HERE / "stages.py", edition, Path(work) / f"site-{size}"]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            build = json.loads(done.stdout)
            for search in (False, True):
                edition = editions.copy(size, search=search)
                whole = [sys.executable, "-m", "tahqiq", "build", "--executor", "processes:2"]
                build["bytes"]["peak with search" if search else "peak"] = run(whole, edition, True).memory
            builds.append(build)
            print(f"{size:,} articles: {build['whole']:.0f} s of CPU", flush=True)
    file = HERE / "measured" / f"scale-{today()}.json"
    file.parent.mkdir(exist_ok=True)
    said = f"python tests/bench/scale.py --measure {','.join(map(str, sizes))}"
    record = {"date": today(), "command": said, "machine": machine(), "builds": builds}
    file.write_bytes(msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n")
    return file


def newest() -> Path:
    """The last measurement that was kept."""
    found = sorted((HERE / "measured").glob(FILES))
    if not found:
        sys.exit("nothing is measured yet: begin with --measure 1000,4000")
    return found[-1]


def main() -> None:
    """Measures if it is asked to, and writes the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("measured", type=Path, nargs="?")
    parser.add_argument("--measure", metavar="SIZES", help="two numbers of articles, as 1000,4000")
    parser.add_argument("--edition", help="an edition that is there; {} stands for the number of articles")
    parser.add_argument("--cores", type=int, default=256, help="of all workers together")
    parser.add_argument("--core-hour", type=float, default=0.04, help="price of a core for an hour")
    parser.add_argument("--gb-month", type=float, default=0.02, help="price of a gigabyte kept for a month")
    parser.add_argument("--thousand-puts", type=float, default=0.005, help="price of 1,000 files put")
    parser.add_argument("--network", type=float, default=100.0, help="MB in a second to each worker")
    parser.add_argument("--memory", type=float, default=64.0, help="GB of the machine that builds")
    parser.add_argument("--disk", type=float, default=100.0, help="GB on each worker")
    given = parser.parse_args()
    sizes = [int(size) for size in given.measure.split(",")] if given.measure else []
    file = measure(sizes, given.edition) if sizes else given.measured or newest()
    record = msgspec.json.decode(file.read_bytes(), type=Record)
    prices = Prices(given.core_hour, given.gb_month, given.thousand_puts)
    machines = Machines(given.cores, given.network, given.memory, given.disk)
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), record, prices, machines), encoding="utf-8")


if __name__ == "__main__":
    main()
