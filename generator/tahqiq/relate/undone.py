"""Undone: what articles and things still lack, how much of each kind, and where first; for the page that lists it.

A row stands for all of one kind in one article, so that an edition has no more rows than articles times kinds.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tahqiq.model import Actor, Article, Dating, Event, Term, Text
from tahqiq.relate.questions import Questions
from tahqiq.schema.vocabulary import VERBATIM_MODES

UNVERIFIED, STALE, UNSTAMPED, ALONE, UNDATED, UNPROVEN, UNADDRESSED, UNTOLD = OF_ARTICLES = (
    "unverified",
    "stale",
    "unstamped",
    "alone",
    "undated",
    "unproven",
    "unaddressed",
    "untold",
)
"""Quotes never found in the source; blocks of translations that are older than their original, or not stamped; blocks
that a language lacks; dates unknown or unexplained; sources without digest, without address; articles without summary.
"""
UNEXPLAINED, UNDESCRIBED = OF_THINGS = ("unexplained", "undescribed")
"""Events whose date is unknown or unexplained, actors that nothing is said of."""
ANY = "any"
"""Stands for an article of which anything is undone."""
PLACES = 5
"""So many places of a kind are kept of an article; of others there is only the number."""

Spot = tuple[str, str]
"""A language (of the text that is meant, or that lacks the block) and a block or a quote; either may be empty."""
Undone = tuple[str, int, bytes]
"""A row without the article that it is of: kind, how many, the first places, packed."""

_PACKED = msgspec.msgpack.Encoder()
NOWHERE = _PACKED.encode(())
"""No places, packed."""
_PLACES = msgspec.msgpack.Decoder(tuple[Spot, ...])


class Lacking(msgspec.Struct, frozen=True):
    """An article or a thing that lacks something: how often, and where first."""

    id: str
    times: int
    places: tuple[Spot, ...]


class Extent(msgspec.Struct, frozen=True):
    """How much of a kind is undone, in how many articles or things."""

    times: int
    things: int


def undone_in(article: Article, languages: tuple[str, ...]) -> tuple[Undone, ...]:
    """The rows of an article in an edition of some languages."""
    found: dict[str, list[Spot]] = {kind: [] for kind in OF_ARTICLES}
    for kind, language, place in (*_of_quotes(article), *_of_texts(article, languages), *_of_head(article)):
        found[kind].append((language, place))
    rows = tuple((kind, len(spots), _PACKED.encode(spots[:PLACES])) for kind, spots in found.items() if spots)
    every = sum(times for _, times, _ in rows)
    return (*rows, (ANY, every, NOWHERE)) if rows else ()


def undone_of(thing: Actor | Event | Term) -> str:
    """What a thing lacks: a kind, or nothing."""
    if isinstance(thing, Actor) and not thing.description:
        return UNDESCRIBED
    return UNEXPLAINED if isinstance(thing, Event) and _unexplained(thing.when) else ""


def _of_quotes(article: Article) -> Iterator[tuple[str, str, str]]:
    for quote in article.quotes:
        if quote.mode in VERBATIM_MODES and quote.evidence is None:
            yield UNVERIFIED, "", quote.id
        if quote.own_date and _unexplained(quote.when):
            yield UNDATED, "", quote.id


def _of_texts(article: Article, languages: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    for text in article.texts:
        for block in text.blocks:
            if block.stale:
                yield STALE, text.language, block.id
            if block.unstamped:
                yield UNSTAMPED, text.language, block.id
    known = {text.language: _names(text) for text in article.texts}
    every = [block for names in known.values() for block in names]
    for language in languages:
        there = known.get(language, {})
        if len(there) < len(every):
            yield from ((ALONE, language, block) for block in dict.fromkeys(every) if block not in there)


def _names(text: Text) -> dict[str, None]:
    return dict.fromkeys(block.id for block in text.blocks)


def _of_head(article: Article) -> Iterator[tuple[str, str, str]]:
    source = article.source
    if _unexplained(source.published):
        yield UNDATED, "", ""
    if not source.sha256:
        yield UNPROVEN, "", ""
    if not source.url and not source.archived:
        yield UNADDRESSED, "", ""
    if not article.summary:
        yield UNTOLD, "", ""


def _unexplained(when: Dating) -> bool:
    """Whether nobody knows a date, or how it is known (as the check's `date-unexplained` has it)."""
    known = when.date.earliest or when.date.latest
    return not known or not (when.stated or when.inferred)


class AskedUndone(Questions):
    """Questions about what is undone. Every answer about a kind hangs on one fact."""

    def undone(self, kind: str) -> Extent:
        """How much of a kind is undone in the whole edition."""
        query = "SELECT coalesce(sum(times), 0), count(*) FROM undone WHERE kind = ?"
        rows = self.at_hand.of(("undone", kind), lambda: self.answers.rows(f"undone {kind}", query, kind))
        times, things = rows[0]
        return Extent(int(str(times)), int(str(things)))

    def lacking(self, kind: str, limit: int) -> tuple[Lacking, ...]:
        """The articles, newest first, or the things by id, of which something of a kind is undone."""
        query = "SELECT thing, times, places FROM undone WHERE kind = ? ORDER BY date DESC, thing LIMIT ?"
        rows = self.answers.rows(f"undone {kind}", query, kind, limit)
        return tuple(
            Lacking(str(thing), int(str(times)), _PLACES.decode(places))  # type: ignore[arg-type]
            for thing, times, places in rows
        )

    def count_verified(self) -> int:
        """How many quotes are given word for word and were found in their source."""
        query = f"SELECT count(*) FROM quote WHERE verified AND mode IN {VERBATIM_MODES}"
        return self.number("count verified", query)

    def count_corrections(self) -> int:
        """How many corrections there are."""
        return self.number("count correction", "SELECT count(*) FROM correction")
