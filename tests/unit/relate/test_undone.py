"""Undone: what articles and things lack, and which facts an edit changes."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

import editions
from tahqiq.model import build
from tahqiq.read import read_edition
from tahqiq.relate import Relations, change_article, change_thing, relate, rows_of
from tahqiq.relate.undone import ANY, OF_ARTICLES, OF_THINGS, PLACES, Extent

KINDS = (*OF_ARTICLES, *OF_THINGS)
MORE = """\
-- content/articles/visit/article.yml --
title: {ar: زيارة إلى البلدة, en: A visit to the town}
source: {language: ar, published: 2020-01-02, rights: quoted}
texts:
  ar: {kind: account}
  en: {kind: translation, of: ar}
quotes:
  hope: {speaker: hana, mode: indirect, date: 2020-01-01}
  words: {speaker: hana, mode: direct}
  later: {speaker: hana, mode: partial, date: XXXX, stated: {ar: يومًا}}
-- content/articles/visit/ar.md --
{#p1}
زارت [هناء]{actor=hana} البلدة.

{#p2}
وقالت إنها [تأمل]{quote=hope}، و[“غدًا”]{quote=words}، و[“بعد”]{quote=later}.

{#p3 .only}
ملاحظة.
-- content/articles/visit/en.md --
{#p1}
[Hana]{actor=hana} visited the town.

{#p2}
She [hopes]{quote=hope}, [“tomorrow”]{quote=words}, [“later”]{quote=later}.
-- content/articles/visit/article.lock.yml --
translations:
  en: {p1: 0123456789abcdef}
"""


def related(folder: Path, *texts: str) -> Relations:
    return relate(build(read_edition(editions.write(folder, editions.base(), *texts) / "content")))


def found(relations: Relations) -> dict[str, list[tuple[str, int, tuple[tuple[str, str], ...]]]]:
    """What is undone, by kind."""
    every = {kind: relations.lacking(kind, 9) for kind in KINDS}
    return {kind: [(one.id, one.times, one.places) for one in some] for kind, some in every.items() if some}


def test_what_an_edition_lacks(tmp_path: Path) -> None:
    assert found(related(tmp_path, MORE)) == {
        "unverified": [("visit", 2, (("", "words"), ("", "later")))],
        "stale": [("visit", 1, (("en", "p1"),))],
        "unstamped": [("visit", 1, (("en", "p2"),))],
        "alone": [("visit", 1, (("en", "p3"),))],
        # One that is not explained, one that is not known, and the article's own.
        "undated": [("visit", 3, (("", "hope"), ("", "later"), ("", "")))],
        "unproven": [("visit", 1, (("", ""),))],
        "unaddressed": [("visit", 1, (("", ""),))],
        "untold": [("visit", 1, (("", ""),))],
        "undescribed": [(name, 1, ()) for name in ("council", "hana", "town")],
    }


def test_articles_are_counted_once_whatever_they_lack(tmp_path: Path) -> None:
    relations = related(tmp_path, MORE)
    assert relations.undone(ANY) == Extent(11, 1)
    assert relations.undone("unverified") == Extent(2, 1)
    assert relations.undone("unexplained") == Extent(0, 0)
    assert relations.count_verified() == 0


def test_of_many_places_the_first_are_kept(tmp_path: Path) -> None:
    blocks = "".join(f"{{#n{n} .only}}\nملاحظة.\n\n" for n in range(PLACES + 3))
    relations = related(tmp_path, MORE, f"-- content/articles/visit/ar.md --\n{blocks}" + _rest())
    (one,) = relations.lacking("alone", 1)
    assert (one.times, [place for _, place in one.places]) == (PLACES + 4, [f"n{n}" for n in range(PLACES)])


def _rest() -> str:
    return MORE.partition("ar.md --\n")[2].partition("-- content")[0]


def rows(database: sqlite3.Connection) -> list[tuple[object, ...]]:
    return database.execute("SELECT * FROM undone ORDER BY kind, date, thing").fetchall()


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        (
            "hope: {speaker: hana, mode: indirect,",
            "hope: {speaker: hana, mode: direct,",
            {"unverified", "any"},
        ),
        ("{#p1}", "{#p1}\n", set()),
        ("title: {ar", "summary: {ar: ملخص, en: A summary}\ntitle: {ar", {"untold", "any"}),
        ("p1: 0123456789abcdef", "p2: 0123456789abcdef", {"stale", "unstamped"}),
        ("زارت", "رأت", set()),
    ],
)
def test_an_edit_changes_the_rows_and_names_the_facts(
    tmp_path: Path, old: str, new: str, kinds: set[str]
) -> None:
    before, after = related(tmp_path / "a", MORE), related(tmp_path / "b", MORE.replace(old, new, 1))
    edition, changed = before.edition, after.edition
    facts = change_article(
        before,
        rows_of(edition.articles["visit"], edition.languages, edition.actors),
        rows_of(changed.articles["visit"], changed.languages, changed.actors),
    )
    assert {fact for fact in facts if fact.startswith("undone ")} == {f"undone {kind}" for kind in kinds}
    assert rows(before.answers.database) == rows(after.answers.database)


def test_a_thing_that_is_described_lacks_nothing(tmp_path: Path) -> None:
    described = "-- content/actors/hana.yml --\nkind: person\nname: {ar: هناء, en: Hana}\ndescription: {ar: أ, en: A}\n"
    before, after = related(tmp_path / "a"), related(tmp_path / "b", described)
    facts = change_thing(before, "actor", before.edition.actors["hana"], after.edition.actors["hana"])
    assert "undone undescribed" in facts
    assert rows(before.answers.database) == rows(after.answers.database)


def test_what_the_page_asks_is_answered_by_indexes(tmp_path: Path) -> None:
    """However large the edition is, no article and no quote is looked at for a number."""
    relations = related(tmp_path, MORE)
    asked: list[str] = []
    relations.answers.database.set_trace_callback(asked.append)
    relations.undone("stale")
    relations.lacking("stale", 8)
    relations.count_verified()
    relations.answers.database.set_trace_callback(None)
    plans = [relations.answers.database.execute(f"EXPLAIN QUERY PLAN {query}").fetchall() for query in asked]
    assert [plan[0][-1] for plan in plans] == [
        "SEARCH undone USING COVERING INDEX undone_kind (kind=?)",
        "SEARCH undone USING INDEX undone_kind (kind=?)",
        "SCAN quote USING COVERING INDEX quote_verified",
    ]
