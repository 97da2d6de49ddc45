"""Filing: the edition's own indexes, worked out from the tables and put there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import TypeVar, cast

from tahqiq import dates
from tahqiq.model import Actor, Term
from tahqiq.model.stored import unpacked
from tahqiq.relate.places import Index, file_actors, file_articles, file_dated, file_terms
from tahqiq.relate.sheets import packed_sheet, put_index, sheet_rows

T = TypeVar("T")

EVERY = ("articles", "quotes", "timeline", "actors", "glossary")
LOCATED = ("timeline", "glossary")
"""The indexes whose things have no page of their own, so that a link must know where they stand."""

DATED = {
    "articles": "SELECT id, edtf FROM article ORDER BY date DESC, id",
    "quotes": "SELECT article || '/' || id, edtf FROM quote ORDER BY date DESC, article, n",
    "timeline": "SELECT id, edtf FROM event ORDER BY date, id",
}


def file(database: sqlite3.Connection, languages: Iterable[str]) -> None:
    """Files everything."""
    for place, found in _indexes(database, languages, EVERY):
        put_index(database, place, found, located=place.partition(" ")[0] in LOCATED)


def refile(database: sqlite3.Connection, languages: Iterable[str], names: Iterable[str]) -> set[str]:
    """Files everything in some of the indexes anew; the facts (relations.py) that have changed."""
    facts: set[str] = set()
    for place, found in _indexes(database, languages, tuple(names)):
        located = place.partition(" ")[0] in LOCATED
        facts.update(_changed(database, place, found, located))
        put_index(database, place, found, located)
    return facts


def _changed(database: sqlite3.Connection, place: str, found: Index, located: bool) -> Iterator[str]:
    before = dict(sheet_rows(database, place))
    after = {key: packed_sheet(sheet) for key, sheet in found.sheets.items()}
    if list(before) != list(after):
        yield f"sheets {place}"
    yield from (f"sheet {place} {key}" for key in {**before, **after} if before.get(key) != after.get(key))
    if located:
        filed = dict(database.execute("SELECT thing, key FROM filed WHERE place = ?", (place,)).fetchall())
        files = {thing: sheet.key for sheet in found.sheets.values() for thing in sheet.things}
        things = (thing for thing in {**filed, **files} if filed.get(thing) != files.get(thing))
        yield from (f"filed {place} {thing}" for thing in things)


def _indexes(
    database: sqlite3.Connection, languages: Iterable[str], names: tuple[str, ...]
) -> Iterator[tuple[str, Index]]:
    yield from ((place, _dated(database, place)) for place in names if place in DATED)
    for language in languages:
        if "actors" in names:
            yield f"actors {language}", file_actors(_things(database, "actor", Actor), language)
        if "glossary" in names:
            yield f"glossary {language}", file_terms(_things(database, "term", Term), language)


def _dated(database: sqlite3.Connection, place: str) -> Index:
    things = (
        (name, cast(dates.EdtfDate, dates.parse(edtf))) for name, edtf in database.execute(DATED[place])
    )
    return file_articles(things) if place == "articles" else file_dated(things)


def _things(database: sqlite3.Connection, kind: str, type_: type[T]) -> Iterator[T]:
    rows = database.execute("SELECT data FROM thing WHERE kind = ? ORDER BY id", (kind,))
    return (unpacked(type_)(row[0]) for row in rows)
