"""Each code of a problem has a bad example, and reports exactly what is expected of it: words, places, and lengths.

After a deliberate change look at the difference of `python tests/problems/update.py`, line by line.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import editions
import problem_reports
import published_examples
from tahqiq.check import all_codes
from tahqiq.check.codes import Family, families
from tahqiq.check.templates import ON_PAGES
from tahqiq.evidence.codes import CODES as VERIFYING

PROBLEMS = Path(__file__).parents[1] / "problems"
EXAMPLES = sorted(path.parent.name for path in PROBLEMS.glob("*/bad.txt"))


def test_the_base_edition_is_sound(tmp_path: Path) -> None:
    assert problem_reports.of_edition(editions.write(tmp_path, editions.base())) == ""


@pytest.mark.parametrize("code", EXAMPLES)
def test_example(code: str, tmp_path: Path) -> None:
    bad = (PROBLEMS / code / "bad.txt").read_text(encoding="utf-8")
    expected = (PROBLEMS / code / "expected.txt").read_text(encoding="utf-8")
    assert problem_reports.of_edition(editions.write(tmp_path, editions.base(), bad)) == expected
    assert f"[{code}]" in expected


def test_every_code_has_an_example() -> None:
    examples = {path.parent.name for path in PROBLEMS.glob("*/expected.txt")}
    assert examples == all_codes().keys() - VERIFYING.keys() - ON_PAGES.keys()


@pytest.mark.parametrize("family", families(), ids=lambda family: family.name)
def test_published_examples(family: Family) -> None:
    expected = (PROBLEMS / "published" / f"{family.name}.txt").read_text(encoding="utf-8")
    assert published_examples.reported(family) == expected


def test_no_family_is_left_over() -> None:
    assert {path.stem for path in (PROBLEMS / "published").iterdir()} == {f.name for f in families()}
