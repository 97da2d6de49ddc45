"""Fuzzes the check: files of the small sound edition changed at a place: `checking.py [-runs=N -seed=N]`.

Three bytes say which file, where and how much of it goes; the rest is what comes there. Nothing may be raised.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))
import editions

with atheris.instrument_imports(include=["tahqiq"]):
    from tahqiq.check import check
    from tahqiq.read import read_edition
    from tahqiq.store import Disk, Proposed

FOLDER = tempfile.TemporaryDirectory()
ROOT = editions.write(Path(FOLDER.name), editions.base()) / "content"
FILES = {str(file.relative_to(ROOT)): file.read_bytes() for file in sorted(ROOT.rglob("*")) if file.is_file()}
NAMES = tuple(FILES)


def one(data: bytes) -> None:
    """One edition in which a file was changed, read and judged."""
    if len(data) < 3:
        return
    name = NAMES[data[0] % len(NAMES)]
    whole = FILES[name]
    at = data[1] * len(whole) // 256
    changed = whole[:at] + data[3:] + whole[at + data[2] % 32 :]
    problems = check(read_edition(Proposed(Disk(str(ROOT)), {name: changed})))
    assert all(problem.code and problem.message and problem.place.file for problem in problems)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
