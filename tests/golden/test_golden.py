"""Whole small editions, and what must come of them: `edition.txt` in, `expected.txt` out, both readable.

Each case names at its head the pages it is about. After a deliberate change look at the difference of
`python tests/golden/update.py`, line by line, before it is committed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from golden.outcome import CASES, outcome
from golden.worded_dates import FOLDER as DATES
from golden.worded_dates import worded_dates


@pytest.mark.parametrize("case", CASES)
def test_golden(case: str, tmp_path: Path) -> None:
    expected = (Path(__file__).parent / case / "expected.txt").read_text(encoding="utf-8")
    assert outcome(case, tmp_path) == expected


def test_what_is_said_of_dates() -> None:
    assert worded_dates() == (DATES / "expected.txt").read_text(encoding="utf-8")
