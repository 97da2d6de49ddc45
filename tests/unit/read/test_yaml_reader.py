"""YAML: values stay the text that was typed, everything knows its place, the rest of YAML is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.limits import NODES, VALUE_CHARACTERS
from tahqiq.problems import Place
from tahqiq.read.nodes import Mapping, Scalar
from tahqiq.read.yaml import parse


def read(text: str) -> Mapping:
    root, problems = parse(text, "f.yml")
    assert problems == ()
    assert root is not None
    return root


@pytest.mark.parametrize(
    "typed", ["no", "on", "012", "1e3", "12:30:45", "2024-08-16", "~", "null", "0x1F", "1_000", ".5", "yes"]
)
def test_values_are_the_text_that_was_typed(typed: str) -> None:
    assert read(f"key: {typed}\n").text("key") == typed


def test_places_count_from_one_in_code_points() -> None:
    root = read("name: {ar: العراق, en: Iraq}\nlist:\n  - one\n  - 'two'\n")
    en = root.at("name", "en")
    assert isinstance(en, Scalar)
    assert en.place == Place("f.yml", 1, 24, 4)
    items = root.get("list")
    assert [i.place.line for i in items.items] == [3, 4]  # type: ignore[union-attr]


def test_block_scalars_keep_their_lines() -> None:
    assert read("text: |\n  one\n  two\n").text("text") == "one\ntwo\n"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("a: 1\na: 2\n", ["yaml-duplicate-key"]),
        ("a: &x 1\nb: *x\n", ["yaml-anchor", "yaml-alias"]),
        ("a: !!int 1\n", ["yaml-tag"]),
        ("a: !python/object:os.system x\n", ["yaml-tag"]),
        ("<<: {a: 1}\n", ["yaml-merge-key"]),
        ("a: 1\n---\nb: 1\n", ["yaml-second-document"]),
        ("a: [1\n", ["yaml-syntax"]),
        ("a: \x07\n", ["yaml-syntax"]),
        ("", ["yaml-empty"]),
        ("- a\n", ["yaml-not-a-mapping"]),
        ("{a: 1}: b\n", ["yaml-key-not-text"]),
        ("a: " + "[" * 2000 + "]" * 2000, ["yaml-too-deep"]),
    ],
)
def test_what_is_refused(text: str, codes: list[str]) -> None:
    _, problems = parse(text, "f.yml")
    assert [p.code for p in problems] == codes


def test_the_rest_of_a_file_is_read_beside_a_problem() -> None:
    root, problems = parse("a: 1\na: 2\nb: 3\n", "f.yml")
    assert root is not None
    assert (root.text("a"), root.text("b")) == ("1", "3")
    assert problems[0].place == Place("f.yml", 2, 1, 1)


@given(st.text(max_size=200))
def test_never_raises(text: str) -> None:
    root, problems = parse(text, "f.yml")
    assert root is not None or problems


def test_more_parts_than_a_file_may_have() -> None:
    _, (problem,) = parse(f"a: [{'x,' * NODES * 2}x]\n", "x.yml")
    assert str(problem).endswith("error[over-limit]: the file has more than 100,000 parts; divide it")


@pytest.mark.parametrize(("more", "code"), [(0, None), (1, "over-limit")])
def test_values_up_to_the_limit(more: int, code: str | None) -> None:
    value = "x" * (VALUE_CHARACTERS + more)
    for text in (f"a: {value}\n", f'a: "{value}"\n'):
        root, problems = parse(text, "x.yml")
        assert [problem.code for problem in problems] == [code] * more
        assert root
        assert len(root.text("a")) == VALUE_CHARACTERS
        assert [problem.place.length for problem in problems] in ([], [len(value)], [len(value) + 2])
