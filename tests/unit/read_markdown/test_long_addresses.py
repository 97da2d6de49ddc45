"""Addresses of links are bounded, one by one and where a label says a long one again and again."""

from __future__ import annotations

import pytest

from tahqiq.limits import ADDRESS_CHARACTERS, LABELLED_CHARACTERS
from tahqiq.problems import Problem
from tahqiq.read.markdown import parse, plain_block

LONGEST = "https://a.example/".ljust(ADDRESS_CHARACTERS, "b")
USES = LABELLED_CHARACTERS // ADDRESS_CHARACTERS


def problems(text: str) -> tuple[Problem, ...]:
    return parse("# t\n\n" + text, "t.md").problems


@pytest.mark.parametrize("form", ["[a]({})", "[a](<{}>)", "<{}>", "[a]\n\n[a]: {}"])
def test_one_address(form: str) -> None:
    assert problems(form.format(LONGEST)) == ()
    (problem,) = problems(form.format(LONGEST + "b"))
    assert (problem.code, problem.place.line, problem.place.column) == ("over-limit", 3, 1)
    assert problem.message == "the link's address has more than 2,000 characters"


def labelled(links: int) -> str:
    return "[a] " * links + f"\n\n[a]: {LONGEST}"


def test_addresses_by_label_within_the_limit() -> None:
    assert problems(labelled(USES)) == ()


@pytest.mark.parametrize("more", [1, 1_000])
def test_addresses_by_label_together(more: int) -> None:
    (problem,) = problems(labelled(USES + more))
    assert (problem.code, problem.place.column, problem.place.length) == ("over-limit", 4 * USES + 1, 3)
    assert problem.message == "what the labels of this file stand for has more than 500,000 characters"


def test_titles_count() -> None:
    assert [problem.code for problem in problems(labelled(USES) + ' "b"')] == ["over-limit"]


def test_links_over_the_limit_stay_words() -> None:
    document = parse(labelled(USES + 1), "t.md").document
    assert plain_block(document.blocks[0]).endswith("a [a]")
