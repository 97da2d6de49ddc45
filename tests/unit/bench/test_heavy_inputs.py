"""Inputs just below every limit, and over it: judged within 5 s of a processor and 500 MB, each in its own process.

`tests/bench/heavy_inputs.py` runs its whole catalogue, with any command; the worst of it stand here.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from difflib import SequenceMatcher, unified_diff
from pathlib import Path
from random import Random

import heavy_inputs
import heavy_saying
import heavy_sound
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness import REPOSITORY
from tahqiq import limits
from tahqiq.check.hints import Hints
from tahqiq.dates import Fault, parse
from tahqiq.edits import patch
from tahqiq.matching import Allowance, Matching
from tahqiq.problems import Place, Problem, in_order
from tahqiq.read import markdown, yaml
from tahqiq.read.bounds import CODES
from tahqiq.read.controls import controls_in
from tahqiq.render.views import sheets

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


def blocks(prefix: str, count: int = 1_900) -> str:
    return "".join(f"\n{{#{prefix}{n}}}\na\n" for n in range(count))


def behind(**texts: str) -> dict[str, str]:
    """Texts of the small edition's article with more behind them."""
    known = heavy_inputs.base()
    files = {tag: f"content/articles/visit/{tag}.md" for tag in texts}
    return {files[tag]: known[files[tag]] + text for tag, text in texts.items()}


QUADRATIC: dict[str, tuple[str, dict[str, str]]] = {
    # Each block that the other language lacks has a hint at the nearest of all its names.
    "hints": ("check", behind(ar=blocks("q"), en=blocks("r"))),
    # All actors of a block are tied to each other.
    "ties": ("check", heavy_sound.in_one_event(1_500)),
    # Each name is asked whether it lies over another.
    "names": ("suggest visit", behind(en=blocks("q", 1) + "Hanaa " * 3_000 + "\n")),
    # Each quotation has the whole sentence around it, and each is asked whether it lies over another.
    "said": ("suggest visit --patch", dict(heavy_saying.catalogue())["said-of-whom"]()),
    # Each block is looked for in all others, and each name among the annotations of its block.
    "annotated": ("suggest visit", dict(heavy_sound.catalogue())["mentions-in-blocks"]()),
    # Each word may be the last name of thousands, of whom one was named before.
    "last names": ("suggest visit", dict(heavy_saying.catalogue())["last-names"]()),
}


@pytest.mark.parametrize("name", QUADRATIC)
def test_what_grew_with_the_square(name: str, tmp_path: Path) -> None:
    command, files = QUADRATIC[name]
    ended = heavy_inputs.run(heavy_inputs.write(tmp_path, files), command.split(), 2 * heavy_inputs.SECONDS)
    assert ended.status in (0, 1), ended.output[-2000:]
    assert "Traceback" not in ended.output
    assert ended.megabytes < heavy_inputs.MEGABYTES


def test_two_sequences_are_compared_within_the_allowance() -> None:
    random = Random(1)
    one, other = ([random.choice("ab") for _ in range(20_000)] for _ in range(2))
    allowance = Allowance(1_000_000)
    codes = Matching(one, other, allowance).get_opcodes()
    assert allowance.left >= 0
    assert [item for _, _, _, start, end in codes for item in other[start:end]] == other
    assert [item for _, start, end, _, _ in codes for item in one[start:end]] == one


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_with_enough_allowance_it_is_difflib(one: list[str], other: list[str]) -> None:
    expected = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    assert Matching(one, other, Allowance()).get_opcodes() == expected


@given(st.lists(st.sampled_from(["a", "b", ""])), st.lists(st.sampled_from(["a", "b", ""])))
def test_patches_are_those_of_difflib(one: list[str], other: list[str]) -> None:
    before, after = (("\n".join(["x", *lines, ""])) for lines in (one, other))
    lines = unified_diff(before.splitlines(True), after.splitlines(True), "a/f", "b/f")
    assert patch("f", before, after) == "".join(lines)


@pytest.mark.parametrize("at", [-1, 0, 70, 4_000, 7_999])
def test_a_page_of_thousands_leads_to_those_beside_it(at: int) -> None:
    near = list(sheets._near(at, 8_000))
    assert len(near) <= sheets.BESIDE + 2
    assert {0, 7_999, max(at, 0)} <= {*near}
    assert list(sheets._near(3, 31)) == list(range(31))


def test_hints_among_thousands_are_the_nearest() -> None:
    known = [f"{word}-{n}" for n in range(3_000) for word in ("council", "town")]
    hints = Hints()
    assert hints.nearest("cuoncil-77", known) == 'did you mean "council-77"?'
    assert hints.nearest("concil-2042", known) == 'did you mean "council-2042"?'
    for n in range(limits.HINTS):
        hints.nearest(f"nothing of the kind {n}", known)
    assert hints.nearest("cuoncil-78", known) == ""
    assert hints.nearest("cuoncil-77", known) == 'did you mean "council-77"?'


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("- a\n\n" + "- a\n" * limits.LINES, (limits.LINES + 1, 1)),
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
        "\n".join(["a" * 19_000, "", "b" * 19_000, "", "c" * 19_000]),
        "a\n" * 9_000 + "\n" + "b\n" * 9_000 + "\n" * 5_000,
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
        "a: [" + "b, " * limits.ITEMS + "b]\n",
        "".join(f"k{n}: b\n" for n in range(limits.ITEMS + 1)),
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
        limits.TEXT_CHARACTERS, limits.BLOCK_CHARACTERS, limits.BLOCKS, limits.LINES, limits.BLOCK_ACTORS,
        limits.VALUE_CHARACTERS, limits.NAME_CHARACTERS, limits.ITEMS, limits.NODES, limits.LANGUAGES,
        limits.FORMER_IDS, limits.SILENCES, limits.ADDRESS_CHARACTERS, limits.LABELLED_CHARACTERS,
        limits.MARKS, limits.PAGES,
    )  # fmt: skip
    assert stated == {f"{number:,}" for number in known}


# What is no limit of what an editor writes, but of reports and of another program.
NOT_WRITTEN = {
    "AGAIN_BYTES",
    "MESSAGE_CHARACTERS",
    "PANDOC_SECONDS",
    "PANDOC_PATIENCE",
    "PANDOC_MEGABYTES",
    "PANDOC_BYTES",
}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_manual_states_every_limit(language: str) -> None:
    page = (REPOSITORY / "templates" / "manual" / "problems" / f"{language}.md").read_text(encoding="utf-8")
    section = page[page.index("{#limits}") : page.index("{#programs}")]
    stated = Counter(int(re.sub("[,٬]", "", number)) for number in re.findall(r"\d[\d,٬]*", section))
    named = {name: value for name, value in vars(limits).items() if name.isupper()}
    assert stated == Counter(value for name, value in named.items() if name not in NOT_WRITTEN)


@pytest.mark.parametrize(("program", "runs"), [("reading", 2_000), ("checking", 200)])
def test_nothing_is_raised(program: str, runs: int, tmp_path: Path) -> None:
    pytest.importorskip("atheris")
    asked = [f"-runs={runs}", "-seed=1", "-max_len=400", f"-artifact_prefix={tmp_path}/"]
    done = subprocess.run(
        [sys.executable, str(REPOSITORY / "tests" / "fuzz" / f"{program}.py"), *asked],
        cwd=tmp_path, env=dict(os.environ), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
