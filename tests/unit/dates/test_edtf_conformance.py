"""The conformance list of EDTF, which lies outside this repository: every row is judged as it says.

Rows that the list's own sources disagree on are marked so in it, and are ours to decide. Rows of level 2
on which we differ for good are named in known_differences.tsv, with the reason.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tahqiq.dates import EdtfDate, parse

CASES = Path(__file__).parents[4] / "shared" / "corpora" / "edtf" / "edtf_cases.tsv"
DIFFERENCES = Path(__file__).with_name("known_differences.tsv")


def rows(file: Path) -> list[list[str]]:
    """The cells of a tab-separated file without its header; cells may begin or end with spaces."""
    return [line.split("\t") for line in file.read_text(encoding="utf-8").split("\n")[1:] if line]


def test_every_row_is_judged_as_listed() -> None:
    if not CASES.is_file():
        pytest.skip(f"no conformance list at {CASES}")
    known = {value for value, *_ in rows(DIFFERENCES)}
    judged = [row for row in rows(CASES) if "do not judge on it" not in row[4]]
    wrong = {
        value
        for value, expected, *_ in judged
        if isinstance(parse(value), EdtfDate) is not (expected == "valid")
    }
    assert len(judged) > 350
    assert wrong == known


def test_known_differences_are_of_level_2_and_have_reasons() -> None:
    for value, level, reason in rows(DIFFERENCES):
        assert level == "2" and reason, value
