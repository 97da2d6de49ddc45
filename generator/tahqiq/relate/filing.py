"""Filing: the edition's own indexes, worked out from the tables and put there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import TypeVar, cast

from tahqiq import dates
from tahqiq.model import Actor, Term
from tahqiq.model.stored import unpacked
from tahqiq.relate.places import Index, file_actors, file_articles, file_dated, file_terms
from tahqiq.relate.sheets import put_index

T = TypeVar("T")

DATED = {
    "articles": "SELECT id, edtf FROM article ORDER BY date DESC, id",
    "quotes": "SELECT article || '/' || id, edtf FROM quote ORDER BY date DESC, article, n",
    "timeline": "SELECT id, edtf FROM event ORDER BY date, id",
}


def file(database: sqlite3.Connection, languages: Iterable[str], only: Iterable[str] | None = None) -> None:
    """Files everything, or `only` in some of the indexes: articles, quotes, timeline, actors, glossary."""
    wanted = ("articles", "quotes", "timeline", "actors", "glossary") if only is None else tuple(only)
    for place in wanted:
        if place in DATED:
            put_index(database, place, _dated(database, place))
    for language in languages:
        if "actors" in wanted:
            put_index(database, f"actors {language}", file_actors(_things(database, "actor", Actor), language))
        if "glossary" in wanted:
            put_index(database, f"glossary {language}", file_terms(_things(database, "term", Term), language))


def _dated(database: sqlite3.Connection, place: str) -> Index:
    things = ((name, cast(dates.EdtfDate, dates.parse(edtf))) for name, edtf in database.execute(DATED[place]))
    return file_articles(things) if place == "articles" else file_dated(things)


def _things(database: sqlite3.Connection, kind: str, type_: type[T]) -> Iterator[T]:
    rows = database.execute("SELECT data FROM thing WHERE kind = ? ORDER BY id", (kind,))
    return (unpacked(type_)(row[0]) for row in rows)
