"""A part is taken from the shelf as it was put there, by this process or by another whose places are known."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tahqiq.crew import Processes
from tahqiq.publish import shelf as shelves
from tahqiq.publish.shelf import DiskShelf, Place

ARTICLES = [f"article-{n}" for n in range(8)]


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[DiskShelf]:
    """A shelf of this process."""
    found = DiskShelf(str(tmp_path))
    yield found


def text(language: str, key: str) -> str:
    return f"<p lang={language}>«{key}» قال</p>"


def facts(key: str) -> frozenset[str]:
    return frozenset({f"quote {key}", "actor iraq"})


def fill(shelf: DiskShelf, article: str) -> None:
    for quote in ("first", "second"):
        for language in ("ar", "en"):
            key = f"{article}/{quote}"
            shelf.put(language, key, text(language, key), facts(key))


def filled(folder: str, article: str) -> dict[str, Place]:
    """The work of another process."""
    shelf = DiskShelf(folder)
    fill(shelf, article)
    return shelf.fresh()


def there(shelf: DiskShelf, article: str) -> None:
    for quote in ("first", "second"):
        for language in ("ar", "en"):
            key = f"{article}/{quote}"
            assert shelf.taken(language, key) == (text(language, key), facts(key))
    assert shelf.taken("en", f"{article}/third") is None


def test_what_other_processes_put_there(
    tmp_path: Path, shelf: DiskShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelves, "OPEN", 3)
    for places in Processes(2).each(filled, str(tmp_path), ARTICLES):
        shelf.know(places)
    for article in (*ARTICLES, *reversed(ARTICLES)):
        there(shelf, article)


def filled_again(shelf: DiskShelf, article: str) -> dict[str, Place]:
    """The work of a process that was forked with a shelf, on which things lie already."""
    fill(shelf, article)
    return shelf.fresh()


def test_processes_with_one_shelf_do_not_write_into_each_others_files(
    tmp_path: Path, shelf: DiskShelf
) -> None:
    fill(shelf, "one")
    own = shelf.fresh()["one"][0]
    for places in Processes(2).each(filled_again, shelf, ARTICLES):
        assert own not in {file for file, _, _ in places.values()}
        shelf.know(places)
    for article in ("one", *ARTICLES):
        there(shelf, article)
    assert len([*tmp_path.iterdir()]) <= 3, "a file for each process, not for each job"


def test_what_it_looked_into_is_closed_with_it(tmp_path: Path) -> None:
    def is_open() -> bool:
        held = Path("/proc/self/fd").iterdir()
        return any(str(tmp_path) in os.path.realpath(file) for file in held)

    places = filled(str(tmp_path), "one")
    found = DiskShelf(str(tmp_path))
    found.know(places)
    there(found, "one")
    assert is_open()
    del found
    assert not is_open()


def test_what_this_process_put_there(shelf: DiskShelf) -> None:
    for article in ARTICLES:
        fill(shelf, article)
        there(shelf, article)
    for article in ARTICLES:
        there(shelf, article)
    assert set(shelf.fresh()) == set(ARTICLES)
    assert shelf.fresh() == {}


def test_what_is_put_in_a_closed_box_is_found_by_who_put_it(shelf: DiskShelf) -> None:
    fill(shelf, "one")
    shelf.fresh()
    shelf.put("en", "one/third", "late", {"quote one/third"})
    assert shelf.taken("en", "one/third") == ("late", frozenset({"quote one/third"}))
    assert shelf.taken("en", "one/first") == (text("en", "one/first"), facts("one/first"))
    assert shelf.fresh() == {}


def test_an_empty_shelf_has_nothing(shelf: DiskShelf) -> None:
    assert shelf.taken("en", "one/first") is None
