"""Writes what comes of each golden edition, and what is said of dates; review the difference before you commit it."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from golden.outcome import CASES, FOLDER, outcome
from golden.worded_dates import FOLDER as DATES
from golden.worded_dates import worded_dates

(DATES / "expected.txt").write_text(worded_dates(), encoding="utf-8")

for case in CASES:
    with tempfile.TemporaryDirectory() as folder:
        (FOLDER / case / "expected.txt").write_text(outcome(case, Path(folder)), encoding="utf-8")
