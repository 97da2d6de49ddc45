"""Inputs just below every limit, and over it: judged within 5 s of a processor and 500 MB, each in its own process.

`tests/bench/heavy_inputs.py` runs its whole catalogue, with any command; the worst of it stand here.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import heavy_inputs
import pytest

from harness import REPOSITORY
from tahqiq import limits
from tahqiq.dates import Fault, parse
from tahqiq.problems import Place, Problem, in_order
from tahqiq.read import markdown, yaml
from tahqiq.read.bounds import CODES
from tahqiq.read.controls import controls_in

WORST = (
    "text-links-open",
    "text-many-mentions",
    "text-notes-circle",
    "yaml-more-block-lists",
    "actor-memberships",
    "name-bidi",
    "date-set-spans",
    "ring-of-memberships",
)


@pytest.mark.parametrize("name", WORST)
def test_bounded(name: str, tmp_path: Path) -> None:
    files = heavy_inputs.catalogue()[name]()
    ended = heavy_inputs.run(heavy_inputs.write(tmp_path, files), ["check"], heavy_inputs.SECONDS)
    assert ended.status in (0, 1), ended.output[-2000:]
    assert "Traceback" not in ended.output
    assert ended.megabytes < heavy_inputs.MEGABYTES


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a" * (limits.TEXT_CHARACTERS + 1), (0, 0)),
        ("{#a}\nb\n\n" + "a " * (limits.BLOCK_CHARACTERS // 2 + 1), (4, 1)),
        ("a\n\n" * (limits.BLOCKS + 1), (2 * limits.BLOCKS + 1, 1)),
    ],
)
def test_markdown_over_a_limit(text: str, place: tuple[int, int]) -> None:
    (problem,) = markdown.parse(text, "a.md").problems
    assert problem.code == "over-limit"
    assert (problem.place.line, problem.place.column) == place
    assert problem.hint


@pytest.mark.parametrize(
    "text",
    [
        "a" * limits.BLOCK_CHARACTERS,
        "a\n\n" * (limits.BLOCKS - 1) + "a",
        "\n".join(["a" * 40_000, "", "b" * 40_000, "", "c" * 40_000]),
    ],
)
def test_markdown_within_limits(text: str) -> None:
    assert "over-limit" not in {problem.code for problem in markdown.parse(text, "a.md").problems}


@pytest.mark.parametrize(
    "text",
    [
        "#" * (limits.TEXT_CHARACTERS + 1),
        f"a: {'b' * (limits.VALUE_CHARACTERS + 1)}\n",
        f"{'b' * (limits.VALUE_CHARACTERS + 1)}: a\n",
        "? " + "b\n? " * limits.NODES,
        "a: [" + "[], " * limits.NODES + "]\n",
    ],
)
def test_yaml_over_a_limit(text: str) -> None:
    codes = [problem.code for problem in yaml.parse(text, "a.yml")[1]]
    assert codes[0] in ("over-limit", "yaml-syntax")
    assert len(codes) < 3


def test_a_value_within_the_limit() -> None:
    root, problems = yaml.parse(f"a: {'b' * limits.VALUE_CHARACTERS}\n", "a.yml")
    assert root is not None
    assert not problems


def test_a_date_over_the_limit() -> None:
    sets = "{" + "2020," * (limits.DATE_CHARACTERS // 5) + "2021}"
    assert isinstance(parse(sets), Fault)
    assert not isinstance(parse(sets.replace("2020,", "", 2)), Fault)


def of(count: int, code: str = "double-space", message: str = "two spaces") -> list[Problem]:
    return [Problem(Place("a.md", line + 1), code, message, "write one") for line in range(count)]


def test_a_long_report_is_counted() -> None:
    told = in_order([*of(limits.PROBLEMS + 500), *of(3, "tatweel")])
    assert len(told) == limits.PROBLEMS + 1 + 3
    assert told[-1].message == "this, and 499 more like it in this file: two spaces"
    assert told[-1].place.line == limits.PROBLEMS + 1
    assert in_order(told) == told


@pytest.mark.parametrize("count", [limits.PROBLEMS, limits.PROBLEMS + 1])
def test_what_is_no_long_report_is_told_whole(count: int) -> None:
    assert list(in_order(of(count))) == of(count)


def test_long_sentences_are_shortened() -> None:
    (told,) = in_order(of(1, message="a" * 50_000 + " is no date"))
    assert len(told.message) <= limits.MESSAGE_CHARACTERS
    assert "a … a" in told.message
    assert told.message.endswith(" is no date")


def test_places_of_control_characters() -> None:
    places = [(p.place.line, p.place.column) for p in controls_in("a\x01\n\n\x02b\x03", "a.md")]
    assert places == [(1, 2), (3, 1), (3, 3)]


def test_the_explanation_states_the_limits() -> None:
    stated = set(re.findall(r"[\d,]*\d", CODES["over-limit"].summary))
    known = (
        limits.TEXT_CHARACTERS, limits.BLOCK_CHARACTERS, limits.BLOCKS, limits.VALUE_CHARACTERS, limits.NODES,
    )  # fmt: skip
    assert stated == {f"{number:,}" for number in known}


@pytest.mark.parametrize(("program", "runs"), [("reading", 2_000), ("checking", 200)])
def test_nothing_is_raised(program: str, runs: int, tmp_path: Path) -> None:
    pytest.importorskip("atheris")
    asked = [f"-runs={runs}", "-seed=1", "-max_len=400", f"-artifact_prefix={tmp_path}/"]
    done = subprocess.run(
        [sys.executable, str(REPOSITORY / "tests" / "fuzz" / f"{program}.py"), *asked],
        cwd=tmp_path, env=dict(os.environ), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
