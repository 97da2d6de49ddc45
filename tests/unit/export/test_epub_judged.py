"""EPUBCheck, which the W3C keeps, finds nothing in any kind of book."""

from __future__ import annotations

from pathlib import Path

import pytest

import exported
from epubs import HOSTILE, THREE, judged, with_faces
from harness import REPOSITORY
from tahqiq.export.epub import article_books, edition_books
from tahqiq.render.publication import Publication


def found(
    publication: Publication, folder: Path, article: str, *kinds: str, whole: bool = False
) -> list[str]:
    """What it says of an article's books of some kinds and, with `whole`, of the edition's."""
    said: list[str] = []
    for path, data in [*article_books(publication, article), *(edition_books(publication) if whole else ())]:
        file = folder / Path(path).name
        if not kinds or file.name.split(".")[-2] in kinds:
            file.write_bytes(data)
            said += [f"{file.name}: {problem}" for problem in judged(file)]
    return said


def test_a_book_of_the_first_edition(tmp_path: Path) -> None:
    first = with_faces(exported.first_edition())
    assert found(first, tmp_path, next(iter(first.edition.articles)), "parallel") == []


@pytest.mark.slow
def test_all_books_of_the_first_edition(tmp_path: Path) -> None:
    first = with_faces(exported.first_edition())
    assert found(first, tmp_path, next(iter(first.edition.articles)), whole=True) == []


@pytest.mark.slow
def test_a_book_of_nearly_every_construct(tmp_path: Path) -> None:
    guide = with_faces(exported.published(REPOSITORY / "templates/guide"))
    assert found(guide, tmp_path, "first", "en", "parallel", whole=True) == []


@pytest.mark.slow
def test_small_and_hostile_books(tmp_path: Path) -> None:
    small = with_faces(exported.made_up(tmp_path / "small"))
    hostile = with_faces(exported.made_up(tmp_path / "hostile", HOSTILE))
    assert found(small, tmp_path, "visit", "ar", whole=True) == []
    assert found(hostile, tmp_path, "visit", whole=True) == []
    assert found(hostile, tmp_path, "edition", "en") == []


@pytest.mark.slow
def test_books_without_faces_or_address_and_in_three_languages(tmp_path: Path) -> None:
    bare = exported.made_up(tmp_path / "bare", HOSTILE, address="")
    three = with_faces(exported.made_up(tmp_path / "three", THREE))
    assert found(bare, tmp_path, "visit", "ar", "parallel", whole=True) == []
    assert found(three, tmp_path, "visit", "ckb", "parallel", whole=True) == []


def test_the_checker_checks(tmp_path: Path) -> None:
    first = exported.first_edition()
    path, data = next(iter(article_books(first, next(iter(first.edition.articles)))))
    file = tmp_path / Path(path).name
    file.write_bytes(data.replace(b'properties="nav"', b'properties="naw"'))
    assert any("ERROR" in problem or "FATAL" in problem for problem in judged(file))
