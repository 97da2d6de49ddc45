"""However an edition is read, as a whole or in pieces, the same is found in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path, PurePath

import pytest

import editions
from tahqiq.check import check
from tahqiq.read import Manuscript, read_articles, read_edition, read_rest, read_things
from tahqiq.read.pieces import read_piece
from tahqiq.read.scan import part_of_path, scan
from tahqiq.store import Disk, Entry

BAD = sorted((Path(editions.__file__).parent / "problems").glob("*/bad.txt"))
ODD = """\
-- content/actors/deep/inner.yml --
kind: person
-- content/articles/loose.md --
Words.
-- content/articles/empty/notes.txt --
Words.
-- content/pages/loose.md --
Words.
-- symlink content/terms/link.yml truce.yml --
-- symlink content/drafts articles --
-- content/loose.txt --
Words.
-- content/.hidden/x.yml --
Words.
"""
NO_EDITION = "-- delete content/edition.yml --\n-- content/edition.yml/x.txt --\nA folder of that name.\n"


def entry(content: Path, piece: str) -> Entry | None:
    """What lies there, as its folder lists it."""
    folder, _, name = piece.rpartition("/")
    return next((found for found in Disk(str(content)).entries(folder) if found.name == name), None)


def in_pieces(content: Path) -> Manuscript:
    """An edition read piece by piece, put together."""
    pieces = {piece for piece in scan(content, 0) if not piece.startswith(".")} | {"edition.yml"}
    found = [read_piece(content, "content", piece, entry(content, piece)) for piece in sorted(pieces)]
    whole = Manuscript(
        edition=next((one.edition for one in found if one.edition), None),
        problems=tuple(problem for one in found for problem in one.problems),
    )
    for one in found:
        for kind in ("actors", "events", "terms", "articles", "pages"):
            getattr(whole, kind).update(getattr(one, kind))
    return whole


@pytest.mark.parametrize("more", [*(path.parent.name for path in BAD), ODD, NO_EDITION])
def test_pieces_together_are_the_whole(more: str, tmp_path: Path) -> None:
    text = more if more.startswith("--") else (BAD[0].parents[1] / more / "bad.txt").read_text("utf-8")
    content = editions.write(tmp_path, editions.base(), text) / "content"
    whole, pieces = read_edition(content), in_pieces(content)
    assert Counter(pieces.problems) == Counter(whole.problems)
    assert replace(pieces, problems=()) == replace(whole, problems=())
    rest, articles = read_rest(content)
    assert read_articles(content, "content", articles).articles == whole.articles
    assert (rest.edition, rest.actors, rest.pages) == (whole.edition, whole.actors, whole.pages)


def test_a_piece_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    content = editions.write(tmp_path, editions.base()) / "content"
    for piece in ("actors/nobody.yml", "articles/nothing", "pages", "notes.txt"):
        assert read_piece(content, "content", piece, None) == Manuscript()
    (missing,) = read_piece(content, "content", "edition.yml", None).problems
    assert str(missing).startswith("content/edition.yml: error[missing-edition]")


def test_some_things_are_read_alone(tmp_path: Path) -> None:
    content = editions.write(tmp_path, editions.base()) / "content"
    whole = read_edition(content)
    found = read_things(content, "content", {"actor": ["hana", "town"], "term": ["truce"]})
    assert found.actors == {name: whole.actors[name] for name in ("hana", "town")}
    assert (found.terms, found.events, found.articles) == (whole.terms, {}, {})
    with pytest.raises(OSError):
        read_things(content, "content", {"event": ["nothing"]})


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("edition.yml", "edition.yml"),
        ("actors/iraq.yml", "actors/iraq.yml"),
        ("events/visit.yml", "events/visit.yml"),
        ("terms/truce.yml", "terms/truce.yml"),
        ("articles/visit/ar.md", "articles/visit"),
        ("articles/visit/deep/ar.md", "articles/visit"),
        ("articles/loose.md", "articles/loose.md"),
        ("articles", "articles"),
        ("pages/about/ar.md", "pages"),
        ("drafts/new/ar.md", "drafts"),
        (".", ""),
    ],
)
def test_the_part_that_a_file_belongs_to(path: str, part: str) -> None:
    assert part_of_path(PurePath(path)) == part


def test_every_file_belongs_to_a_part_that_the_scan_knows(tmp_path: Path) -> None:
    content = editions.write(tmp_path, editions.base()) / "content"
    files = [path.relative_to(content) for path in content.rglob("*") if path.is_file()]
    assert {part_of_path(path) for path in files} == set(scan(content, 0))
    assert check(in_pieces(content)) == ()
