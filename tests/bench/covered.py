"""Which lines and branches of the rooms that others build on are run by their tests; less than the goal ends with 1.

python tests/bench/covered.py [--keep FILE]

Lines are those that coverage.py counts as statements; a branch is a way out of a line that has several. Run are the
tests that know these rooms: whole builds would run nearly every line, and notice little.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "generator/tahqiq"
ROOMS = ("check", "read", "dates", "relate")
TESTS = (
    *(f"tests/unit/{room}" for room in (*ROOMS, "read_markdown", "renewal", "schema")),
    "tests/golden", "tests/unit/test_never_raises.py", "tests/unit/test_explanations.py",
    "tests/unit/test_problem_codes.py", "tests/unit/author/test_import_documents.py",
    "tests/unit/author/test_renaming.py", "tests/unit/author/test_stamps.py",
)  # fmt: skip
LINES, BRANCHES = 95.0, 90.0
"""The goals, in percent."""


class Share(NamedTuple):
    """How many of so many."""

    covered: int
    of: int

    @property
    def percent(self) -> float:
        """In percent; all of nothing."""
        return 100 * self.covered / self.of if self.of else 100.0


def shares(report: Mapping[str, Any], room: str) -> tuple[Share, Share]:
    """The lines and the branches of a room, from coverage.py's report in JSON."""
    found = [
        file["summary"]
        for path, file in report["files"].items()
        if Path(path).as_posix().partition("tahqiq/")[2].startswith(f"{room}/")
    ]

    def added(covered: str, of: str) -> Share:
        return Share(sum(one[covered] for one in found), sum(one[of] for one in found))

    return added("covered_lines", "num_statements"), added("covered_branches", "num_branches")


def run(data: Path) -> Mapping[str, Any]:
    """Runs the tests, and reports."""
    coverage = [sys.executable, "-m", "coverage"]
    sources = ",".join(str(PACKAGE / room) for room in ROOMS)
    there = [test for test in TESTS if (ROOT / test).exists()]
    options = ["--branch", f"--source={sources}", f"--data-file={data}"]
    subprocess.run(
        [*coverage, "run", *options, "-m", "pytest", "-q", "-p", "no:cacheprovider", *there],
        cwd=ROOT,
        check=True,
    )
    report = data.with_suffix(".json")
    subprocess.run([*coverage, "json", "-q", f"--data-file={data}", "-o", str(report)], cwd=ROOT, check=True)
    found: Mapping[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return found


def main() -> int:
    """Prints a line for each room."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--keep", type=Path, help="where to leave coverage.py's data, and its report beside it"
    )
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        report = run(asked.keep.resolve() if asked.keep else Path(folder) / "coverage.dat")
    short = False
    for room in ROOMS:
        lines, branches = shares(report, room)
        reached = lines.percent >= LINES and branches.percent >= BRANCHES
        short |= not reached
        found = f"{room:7} lines {lines.percent:5.1f} %   branches {branches.percent:5.1f} %"
        print(found if reached else f"{found}   too few")
    return int(short)


if __name__ == "__main__":
    sys.exit(main())
