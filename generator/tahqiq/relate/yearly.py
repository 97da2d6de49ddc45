"""All that there is of an actor, by date: worked out once, and kept where it fills more than one page."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import msgspec

from tahqiq import dates
from tahqiq.model.stored import with_sum, without_sum
from tahqiq.relate.happened import Happened
from tahqiq.relate.ledger import Memory
from tahqiq.relate.named import Named
from tahqiq.relate.places import Filed, Index, Sheet, by_date, index
from tahqiq.relate.quoted import Quoted

SPOKEN, ABOUT, MENTION, EVENT = "spoken", "about", "mention", "event"
NEWEST = 50
"""So many of each kind are kept beside the pages, where there are several."""
_FACTS = ("naming actor", "spoken", "about", "events")
"""What is told here of an actor is the same until one of these changes."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Years(msgspec.Struct, frozen=True):
    """The pages of an actor, newest first, whose things are `kind id`; and by id those of each kind, newest first.

    Of these there are all if there is one page, else the newest. A mention's id is `article block`, and it stands
    under the date of its article.
    """

    sheets: tuple[Sheet, ...]
    spoken: tuple[str, ...]
    about: tuple[str, ...]
    mentions: tuple[str, ...]

    @property
    def index(self) -> Index:
        """The pages by key."""
        return Index({sheet.key: sheet for sheet in self.sheets})


_PACKED = msgspec.msgpack.Encoder()
_YEARS = msgspec.msgpack.Decoder(Years)


class Yearly(Named, Quoted, Happened):
    """Tells what there is of an actor.

    `of_actor` is kept for one, for all pages of an actor are made one after the other. `fresh_years` are those that
    were worked out and should be kept in the tables.
    """

    of_actor: Memory
    fresh_years: dict[str, bytes]

    def years(self, actor: str) -> Years:
        """All that there is of an actor."""
        return self.of_actor.of(actor, lambda: self._kept_years(actor) or self._years(actor))

    def _kept_years(self, actor: str) -> Years | None:
        query = "SELECT data FROM years WHERE actor = ?"
        row = self.answers.database.execute(query, (actor,)).fetchone()
        if row is None:
            return None
        self.answers.ledger.reads({f"{fact} {actor}" for fact in _FACTS})
        return _YEARS.decode(without_sum(row[0]))

    def _years(self, actor: str) -> Years:
        named = [(f"{article} {block}", date) for article, block, date in self.places_naming("actor", actor)]
        spoken, about = self.quote_dates(actor)
        things: list[Filed] = []
        for kind, found in ((MENTION, named), (SPOKEN, spoken), (ABOUT, about)):
            things.extend((f"{kind} {name}", _steps(date)) for name, date in found)
        events = reversed(self.events_of_actor(actor))
        things.extend((f"{EVENT} {e.id}", by_date(e.when.date)) for e in events)
        # The newest year comes first, whatever there is of it; `undated` is left to the end.
        things.sort(key=lambda thing: thing[1][0] if thing[1][0][0].isdecimal() else "", reverse=True)
        pages = index(things)
        most = NEWEST if pages.divided else None
        newest = [tuple(name for name, _ in found[:most]) for found in (spoken, about, named)]
        years = Years(tuple(pages.sheets.values()), *newest)
        if pages.divided:
            self.fresh_years[actor] = with_sum(_PACKED.encode(years))
        return years


@lru_cache(maxsize=16384)
def _steps(edtf: str) -> tuple[str, ...]:
    """Where a date of the edition is filed. A plain day tells it as it is written; there are thousands of them."""
    if _DAY.fullmatch(edtf):
        return edtf[:4], edtf[:7], edtf
    date = dates.parse(edtf)
    assert not isinstance(date, dates.Fault), f"{edtf}: filed from an unchecked manuscript"
    return by_date(date)


def keep_years(database: sqlite3.Connection, packed: Mapping[str, bytes]) -> None:
    """Keeps what was worked out of some actors."""
    database.executemany("INSERT OR REPLACE INTO years VALUES (?, ?)", packed.items())


def forget_years(database: sqlite3.Connection, facts: Iterable[str]) -> None:
    """Forgets what was kept of the actors of whom some facts have changed."""
    database.executemany("DELETE FROM years WHERE actor = ?", ((actor,) for actor in {*_actors(facts)}))


def _actors(facts: Iterable[str]) -> Iterator[str]:
    for fact in facts:
        asked, _, actor = fact.rpartition(" ")
        if asked in _FACTS:
            yield actor
