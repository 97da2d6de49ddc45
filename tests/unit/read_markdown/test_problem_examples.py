"""Each code of a text's problems has a folder of examples, and reports exactly what is written there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import problem_reports
from tahqiq.read.markdown import CODES, parse

PROBLEMS = Path(__file__).parents[2] / "problems"
PACKAGE = Path(__file__).parents[3] / "generator/tahqiq/read/markdown"
EXAMPLES = sorted(path.parent.name for path in PROBLEMS.glob("*/bad.md"))


def report(text: str) -> str:
    return problem_reports.of_text(parse(text, "bad.md").problems, text)


@pytest.mark.parametrize("code", EXAMPLES)
def test_example(code: str) -> None:
    folder = PROBLEMS / code
    expected = (folder / "expected.txt").read_text(encoding="utf-8")
    assert report((folder / "bad.md").read_text(encoding="utf-8")) == expected
    assert set(re.findall(r"error\[([a-z-]+)\]", expected)) == {code}
    assert report((folder / "good.md").read_text(encoding="utf-8")) == ""


@pytest.mark.parametrize("code", CODES)
def test_published_example(code: str) -> None:
    entry = CODES[code]
    assert isinstance(entry.wrong, str)
    assert isinstance(entry.right, str)
    assert {problem.code for problem in parse(entry.wrong, "bad.md").problems} == {code}
    assert report(entry.right) == ""
    assert entry.summary.endswith(".")


def test_every_code_has_its_folder() -> None:
    assert set(EXAMPLES) == set(CODES)


def test_every_code_is_reported_somewhere() -> None:
    source = "".join(
        path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py") if path.parent.name != "codes"
    )
    assert [code for code in CODES if f'"{code}"' not in source] == []
