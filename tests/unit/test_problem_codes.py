"""Each code of a problem has a bad example, and reports exactly what is expected of it."""

from __future__ import annotations

from pathlib import Path

import pytest

import editions
from tahqiq import pipeline
from tahqiq.check import all_codes
from tahqiq.evidence.codes import CODES as VERIFYING
from tahqiq.read.project import Project

PROBLEMS = Path(__file__).parents[1] / "problems"
EXAMPLES = sorted(path.parent.name for path in PROBLEMS.glob("*/bad.txt"))


def report(folder: Path) -> str:
    return "".join(f"{problem}\n" for problem in pipeline.checked(Project(folder)).problems)


def test_the_base_edition_is_sound(tmp_path: Path) -> None:
    assert report(editions.write(tmp_path, editions.base())) == ""


@pytest.mark.parametrize("code", EXAMPLES)
def test_example(code: str, tmp_path: Path) -> None:
    bad = (PROBLEMS / code / "bad.txt").read_text(encoding="utf-8")
    expected = (PROBLEMS / code / "expected.txt").read_text(encoding="utf-8")
    assert report(editions.write(tmp_path, editions.base(), bad)) == expected
    assert f"[{code}]" in expected


def test_every_code_has_an_example() -> None:
    examples = {path.parent.name for path in PROBLEMS.glob("*/expected.txt")}
    assert examples == all_codes().keys() - VERIFYING.keys()
