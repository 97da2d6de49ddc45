"""A site that is renewed after each of many edits is the one that a whole build makes, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import books
from odd_edits import MISTAKES, WHOLE
from random_edits import ORDINARY, book, change_actor, change_title
from renewals import Twins, contents, renew, shrunk
from text_edits import change_words

SIZES = {"little": (3, 4, 2, 1, 3, 0), "larger": (6, 9, 6, 5, 14, 4)}
"""How much there is at first of articles, actors, events, terms, quotes and so on, members."""
EDITS = st.lists(st.tuples(st.sampled_from(sorted(ORDINARY)), st.integers(0, 999)), min_size=1, max_size=3)


@pytest.fixture(scope="module", autouse=True)
def small_limits() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        shrunk(patch)
        yield


@pytest.mark.slow
@settings(max_examples=6, derandomize=True, database=None)
@given(st.sampled_from(sorted(SIZES)), st.integers(0, 999), st.lists(EDITS, min_size=5, max_size=8))
def test_edits_in_any_order(size: str, seed: int, steps: list[list[tuple[str, int]]]) -> None:
    with TemporaryDirectory() as folder:
        twins = Twins(Path(folder), book(Random(seed), *SIZES[size]), books.settings(search=True))
        for step in steps:
            for name, number in step:
                ORDINARY[name](twins.book, Random(number))
            unseen = twins.unseen
            found = twins.step()
            # A page of a shape that was never seen needs the theme; nothing else does.
            assert found is not None or twins.unseen > unseen
            assert twins.differences() == []


@pytest.mark.slow
def test_every_kind_of_edit_is_renewed(tmp_path: Path) -> None:
    twins = Twins(tmp_path, book(Random(1)), books.settings(search=True))
    for name, edit in ORDINARY.items():
        before = twins.book.files()
        for number in range(100):
            edit(twins.book, Random(number))
            if twins.book.files() != before:
                break
        found = twins.step()
        assert found is not None, name
        assert found.made or found.removed, name
        assert twins.differences() == [], name


@pytest.mark.slow
def test_what_others_may_understand_otherwise_is_built_as_a_whole(tmp_path: Path) -> None:
    twins = Twins(tmp_path, book(Random(2)), books.settings())
    for number, (name, edit) in enumerate(WHOLE.items()):
        edit(twins.book, Random(number))
        twins.step()
        assert twins.differences() == [], name
    change_words(twins.book, Random(3))
    assert twins.step() is not None
    assert twins.differences() == []


@pytest.mark.slow
def test_mistakes_change_nothing(tmp_path: Path) -> None:
    twins = Twins(tmp_path, book(Random(3)), books.settings())
    for name, mistake in MISTAKES.items():
        found, expected = twins.mistaken(mistake, Random(5))
        assert found == expected != [], name
        change_title(twins.book, Random(len(name)))
        assert twins.step() is not None
        assert twins.differences() == []


@pytest.mark.slow
def test_what_is_only_touched_is_not_made_again(tmp_path: Path) -> None:
    twins = Twins(tmp_path, book(Random(4)), books.settings())
    before = contents(twins.kept / "site")
    for path in (twins.kept / "content").rglob("*-1*/*"):
        path.touch()
    for path in (twins.kept / "content").rglob("*-1.yml"):
        path.touch()
    found = renew(twins.kept)
    assert (found.made, found.removed) == (0, 0)
    assert contents(twins.kept / "site") == before


@pytest.mark.slow
def test_what_others_are_called_is_found_with_what_names_them(tmp_path: Path) -> None:
    """A quote is found by its speaker, an event by those in it, a role by the body that it is of."""
    twins = Twins(tmp_path, book(Random(8)), books.settings(search=True))
    for name in sorted(twins.book.actors):
        called = twins.book.actors[name]["name"]
        twins.book.actors[name]["name"] = {tag: f"{text} Renamed" for tag, text in called.items()}
        twins.step()
        assert twins.differences() == [], name


@pytest.mark.slow
@pytest.mark.parametrize("extra", ["search", "previews"])
def test_with_all_that_a_site_can_have(tmp_path: Path, extra: str) -> None:
    twins = Twins(tmp_path, book(Random(6)), books.settings(**{extra: True}))
    for edit in (change_words, change_title, change_actor):
        edit(twins.book, Random(7))
        assert twins.step() is not None
        assert twins.differences() == []


@pytest.mark.slow
def test_what_is_silenced_is_neither_said_nor_counted(tmp_path: Path) -> None:
    twins = Twins(tmp_path, book(Random(9)), books.settings())
    article = twins.book.articles["article-0"]
    for key in ("stated", "inferred"):
        article.head["source"].pop(key, None)
    twins.step()

    def unexplained() -> int:
        found = twins.step()
        assert found is not None
        assert twins.differences() == []
        return sum(problem.code == "date-unexplained" for problem in found.problems)

    article.head["title"] = {tag: f"{text}!" for tag, text in article.head["title"].items()}
    said = unexplained()
    article.head["silenced"] = [{"code": "date-unexplained", "reason": "It is known otherwise."}]
    assert unexplained() == said - 1
    del article.head["silenced"]
    assert unexplained() == said
