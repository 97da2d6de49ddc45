"""What is stored comes back as it was: every thing of every edition at hand, and dates of every kind."""

from __future__ import annotations

import pickle
from pathlib import Path

import msgspec
import pytest

import editions
from golden.outcome import CASES
from harness import REPOSITORY
from tahqiq.check import check
from tahqiq.dates import EdtfDate, parse
from tahqiq.model import (
    Actor,
    Article,
    Correction,
    Edition,
    EditorialPage,
    Event,
    Localised,
    Term,
    build,
    build_rest,
    model_article,
)
from tahqiq.model.stored import Damaged, packed, unpacked
from tahqiq.paths import guide
from tahqiq.problems import has_errors
from tahqiq.read import read_edition

TESTS = Path(editions.__file__).parent
PICTURE = """\
-- content/articles/visit/map.png --
\\x89PNG\\x00\\xFF
"""
DATES = ("2024", "2024-22", "1985-04-12T23:20:30Z", "Y17E80", "1950S2", "../2020", "[1667,1670..1672]")


def held(edition: Edition) -> int:
    """Stores every thing and takes it back; how many there were."""
    unpack = (
        (edition.articles.values(), unpacked(Article)),
        (edition.actors.values(), unpacked(Actor)),
        (edition.events.values(), unpacked(Event)),
        (edition.terms.values(), unpacked(Term)),
        (edition.pages, unpacked(EditorialPage)),
    )
    count = 0
    for things, taken_back in unpack:
        for thing in things:
            back = taken_back(packed(thing))
            assert back == thing
            # Equality of dates is that of their texts; so look at what is beside it too.
            assert repr(back) == repr(thing)
            assert packed(back) == packed(thing)
            assert pickle.loads(pickle.dumps(thing)) == thing
            count += 1
    return count


@pytest.mark.parametrize("content", [REPOSITORY / "content", guide()], ids=["repository", "guide"])
def test_edition(content: Path) -> None:
    assert held(build(read_edition(content))) > 10


@pytest.mark.parametrize("case", CASES)
def test_golden(case: str, tmp_path: Path) -> None:
    text = (TESTS / "golden" / case / "edition.txt").read_text(encoding="utf-8")
    body = text.partition("-- ")[1] + text.partition("-- ")[2]
    folder = editions.write(tmp_path, editions.base(), PICTURE, body)
    assert held(build(read_edition(folder / "content"))) > 5


def test_examples(tmp_path: Path) -> None:
    found = 0
    for path in sorted(TESTS.glob("problems/*/bad.txt")):
        folder = tmp_path / path.parent.name
        editions.write(folder, editions.base(), path.read_text(encoding="utf-8"))
        manuscript = read_edition(folder / "content")
        if not has_errors(check(manuscript)):
            found += held(build(manuscript))
    assert found > 50


@pytest.mark.parametrize("text", DATES)
def test_date(text: str) -> None:
    date = parse(text)
    assert isinstance(date, EdtfDate)
    edition = build(read_edition(guide()))
    article = next(iter(edition.articles.values()))
    correction = Correction(date, Localised((("", "x"),)))
    back = unpacked(Article)(packed(msgspec.structs.replace(article, corrections=(correction,))))
    kept = back.corrections[0].date
    assert (type(kept), kept, kept.order) == (type(date), date, date.order)


def test_a_picture_is_kept(tmp_path: Path) -> None:
    folder = editions.write(tmp_path, editions.base(), PICTURE)
    article = build(read_edition(folder / "content")).articles["visit"]
    assert unpacked(Article)(packed(article)).pictures[0].data == b"\x89PNG\x00\xff\n"


def test_other_bytes_are_refused() -> None:
    event = next(iter(build(read_edition(guide())).events.values()))
    assert isinstance(unpacked(Event)(packed(event)), Event)
    with pytest.raises(msgspec.DecodeError):
        unpacked(Article)(packed(event))
    with pytest.raises(Damaged):
        unpacked(Event)(
            packed(event).replace(event.when.date.text.encode(), b"x" * len(event.when.date.text))
        )


def test_the_rest_and_each_article_are_the_edition() -> None:
    manuscript = read_edition(REPOSITORY / "content")
    rest = build_rest(manuscript)
    assert rest.articles == {}
    articles = {name: model_article(name, folder) for name, folder in manuscript.articles.items()}
    assert msgspec.structs.replace(rest, articles=articles) == build(manuscript)
